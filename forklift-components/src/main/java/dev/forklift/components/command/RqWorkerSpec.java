package dev.forklift.components.command;

import dev.forklift.components.SpecStyle;
import dev.forklift.components.redis.RedisPort;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of an RQ worker. */
@Value.Immutable
@SpecStyle
public interface RqWorkerSpec {

    /** {@return where the queues lie} */
    RedisPort redis();

    /** {@return the queues it takes jobs from, the most urgent first; {@code default} where there are none} */
    List<String> queues();

    /** {@return how long a job may take} */
    default Duration longestJob() {
        return Duration.ofMinutes(3);
    }

    /** {@return how long RQ takes it for alive after it was heard last} */
    default Duration workerTtl() {
        return Duration.ofMinutes(2);
    }

    /** {@return whether it puts jobs that are due into their queues, too} */
    default boolean withScheduler() {
        return false;
    }

    /** {@return how long it may take until it runs} */
    default Duration startupWithin() {
        return Duration.ofMinutes(2);
    }

    /** {@return how many pods run; the profile's number for the role {@code worker} where nothing is said} */
    Optional<Scale> scale();

    /** {@return further arguments} */
    List<String> args();
}
