package dev.forklift.components.celery;

import dev.forklift.components.SpecStyle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of beat. How many run is nothing that can be said. */
@Value.Immutable
@SpecStyle
public interface CeleryBeatSpec {

    /** {@return where the Celery app is; the package of the settings module where nothing is said} */
    Optional<String> app();

    /** {@return where beat keeps what is due} */
    default Schedule schedule() {
        return Schedule.inPod();
    }

    /** {@return how long it sleeps at the most; the scheduler's own number where nothing is said} */
    Optional<Duration> maxInterval();

    /** {@return what is run in place of Celery's command; nothing where it is empty} */
    List<String> entrypoint();

    /** {@return the log level} */
    default String logLevel() {
        return "INFO";
    }
}
