package dev.forklift.components.command;

import dev.forklift.components.SpecStyle;
import dev.forklift.components.redis.RedisPort;
import java.time.Duration;
import org.immutables.value.Value;

/** What is said of rq-scheduler. How many run is nothing that can be said. */
@Value.Immutable
@SpecStyle
public interface RqSchedulerSpec {

    /** {@return where the queues lie} */
    RedisPort redis();

    /** {@return the queue whose Redis it looks into} */
    default String queue() {
        return "default";
    }

    /** {@return how often it looks for jobs that are due} */
    default Duration interval() {
        return Duration.ofMinutes(1);
    }
}
