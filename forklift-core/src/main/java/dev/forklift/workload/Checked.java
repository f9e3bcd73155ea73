package dev.forklift.workload;

import dev.forklift.declare.Draft;
import dev.forklift.kube.Quantities;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Numbers, durations and quantities as Kubernetes takes them; null, and a finding, where one is not. */
final class Checked {

    private Checked() {}

    static @Nullable Integer seconds(Draft owner, Duration duration, int least) {
        boolean ok = owner.require(
                duration.toSeconds() >= least
                        && duration.toNanosPart() == 0
                        && duration.toSeconds() <= Integer.MAX_VALUE,
                "forklift.E013",
                duration + " is no duration that fits here",
                "Kubernetes counts whole seconds here, at least " + least,
                "Duration.ofSeconds(" + Math.max(least, duration.toSeconds()) + ")");
        return ok ? (int) duration.toSeconds() : null;
    }

    static @Nullable Integer atLeast(Draft owner, int value, int least, String what) {
        boolean ok = owner.require(
                value >= least,
                "forklift.E013",
                what + "(" + value + ")",
                "it is at least " + least,
                what + "(" + least + ")");
        return ok ? value : null;
    }

    static @Nullable Quantity quantity(Draft owner, String text) {
        String problem = Quantities.problem(text).orElse("");
        boolean ok = owner.require(
                problem.isEmpty(),
                "forklift.E014",
                "'" + text + "' is no quantity",
                problem,
                "a quantity such as 250m or 256Mi");
        return ok ? new Quantity(text) : null;
    }
}
