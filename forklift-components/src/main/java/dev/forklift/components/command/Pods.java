package dev.forklift.components.command;

import dev.forklift.declare.Notes;
import dev.forklift.workload.AutoscaleOptions;
import dev.forklift.workload.DeploymentOptions;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How many pods run: one answer of several that are possible. */
final class Pods {

    private final Numbers numbers;
    private final Set<String> answers = new LinkedHashSet<>();
    private @Nullable Scale scale;

    Pods(Notes notes) {
        this.numbers = new Numbers(notes);
    }

    Optional<Scale> scale() {
        return Optional.ofNullable(scale);
    }

    void replicas(int count) {
        if (numbers.atLeast(count, 0, "replicas") && only("replicas(" + count + ")")) {
            scale = new Scale.Fixed(count);
        }
    }

    void autoscale(Consumer<AutoscaleOptions> options) {
        if (only("autoscale(…)")) {
            scale = new Scale.Automatic(options);
        }
    }

    void single(String because) {
        if (only("single(…)")) {
            scale = new Scale.Single(because);
        }
    }

    private boolean only(String answer) {
        answers.add(answer);
        return numbers.require(
                answers.size() == 1,
                "forklift.E173",
                String.join(" beside ", answers),
                "two answers to how many pods run undo each other",
                "one of them");
    }

    static void onto(DeploymentOptions w, Optional<Scale> scale) {
        scale.ifPresent(s -> s.onto(w));
    }
}
