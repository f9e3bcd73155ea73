package dev.forklift.components.keda;

import dev.forklift.components.SpecStyle;
import dev.forklift.declare.Notes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** What is said of scaling by KEDA. */
@Value.Immutable
@SpecStyle
public interface KedaScalingSpec {

    /**
     * What holds while KEDA cannot ask.
     *
     * @param failures after how many failures it holds
     * @param pods how many pods run then
     */
    record Fallback(int failures, int pods) {}

    /**
     * {@return this much said}
     *
     * @param authentication the id of the objects by which KEDA gets its secrets
     * @param least the fewest pods
     * @param most the most pods
     * @param poll how often it looks
     * @param cooldown how long nothing has to be there to do before the last pod goes
     * @param scaleInAfter how long fewer pods have to be enough before the others go
     * @param fallback what holds while KEDA cannot ask
     * @param triggers what it looks at
     */
    static KedaScalingSpec of(
            String authentication,
            int least,
            int most,
            Duration poll,
            Duration cooldown,
            Optional<Duration> scaleInAfter,
            Optional<Fallback> fallback,
            List<KedaTrigger> triggers) {
        return ImmutableKedaScalingSpec.builder()
                .authentication(authentication)
                .least(least)
                .most(most)
                .poll(poll)
                .cooldown(cooldown)
                .scaleInAfter(scaleInAfter)
                .fallback(fallback)
                .triggers(triggers)
                .build();
    }

    /**
     * {@return what options say; what does not go together is noted}
     *
     * @param notes where mistakes are noted
     * @param options triggers, at least one, and bounds
     */
    static KedaScalingSpec said(Notes notes, Consumer<KedaScalingOptions> options) {
        KedaScalingOptions said = new KedaScalingOptions(notes);
        options.accept(said);
        return said.build();
    }

    /**
     * {@return whether an autoscaler can wait so long before it scales in}
     *
     * @param window how long
     */
    static boolean isScaleInWindow(Duration window) {
        return !window.isNegative() && window.toNanosPart() == 0 && window.compareTo(Duration.ofHours(1)) <= 0;
    }

    /** {@return the fewest pods} */
    default int least() {
        return 1;
    }

    /** {@return the most pods} */
    default int most() {
        return 10;
    }

    /** {@return how often it looks} */
    default Duration poll() {
        return Duration.ofSeconds(15);
    }

    /** {@return how long nothing has to be there to do before the last pod goes} */
    default Duration cooldown() {
        return Duration.ofMinutes(5);
    }

    /** {@return how long fewer pods have to be enough before the others go; Kubernetes' five minutes where nothing is said} */
    Optional<Duration> scaleInAfter();

    /** {@return what holds while KEDA cannot ask} */
    Optional<Fallback> fallback();

    /** {@return what it looks at} */
    List<KedaTrigger> triggers();

    /** {@return the id of the objects by which KEDA gets its secrets} */
    default String authentication() {
        return "trigger";
    }
}
