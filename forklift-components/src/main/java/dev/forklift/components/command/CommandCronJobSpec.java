package dev.forklift.components.command;

import dev.forklift.components.SpecStyle;
import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a management command that is run by the clock. */
@Value.Immutable
@SpecStyle
public interface CommandCronJobSpec {

    /** {@return the command} */
    CommandSpec command();

    /** {@return when it is run} */
    String schedule();

    /** {@return the time zone of the schedule; the control plane's where nothing is said} */
    Optional<String> timeZone();

    /** {@return whether a run may start while the one before it still runs} */
    default boolean overlapping() {
        return false;
    }

    /** {@return whether no run is started} */
    default boolean suspended() {
        return false;
    }

    /** {@return how late a run may start} */
    default Duration startingDeadline() {
        return Duration.ofMinutes(10);
    }

    /** {@return how many Jobs that succeeded are kept} */
    default int succeeded() {
        return 1;
    }

    /** {@return how many Jobs that failed are kept} */
    default int failed() {
        return 3;
    }

    /** {@return how often a run is tried again; Kubernetes' own number where nothing is said} */
    Optional<Integer> backoffLimit();

    /** {@return how long a run may take, retries included} */
    Optional<Duration> deadline();
}
