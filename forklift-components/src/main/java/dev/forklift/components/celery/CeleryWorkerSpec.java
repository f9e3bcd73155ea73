package dev.forklift.components.celery;

import dev.forklift.components.SpecStyle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a worker. */
@Value.Immutable
@SpecStyle
public interface CeleryWorkerSpec {

    /** {@return where the Celery app is; the package of the settings module where nothing is said} */
    Optional<String> app();

    /** {@return the queues it takes tasks from; all that the app declares where there are none} */
    List<String> queues();

    /** {@return how tasks run beside each other} */
    default Pool pool() {
        return Pool.PREFORK;
    }

    /** {@return how many tasks run beside each other; the pool's own number where nothing is said} */
    Optional<Integer> concurrency();

    /** {@return how many tasks it fetches ahead, for each that it runs} */
    default int prefetch() {
        return 1;
    }

    /** {@return whether child processes are replaced when they are old or large} */
    default boolean replacesChildren() {
        return true;
    }

    /** {@return after how many tasks a child process is replaced} */
    default int maxTasksPerChild() {
        return 100;
    }

    /** {@return from which size on a child process is replaced, as a quantity; its share of the memory limit by default} */
    Optional<String> maxMemoryPerChild();

    /** {@return how long a task may take, and so how long a worker may take to stop} */
    default Duration longestTask() {
        return Duration.ofMinutes(5);
    }

    /** {@return the log level} */
    default String logLevel() {
        return "INFO";
    }

    /** {@return how much memory is asked for, as a quantity; the profile says it where it is empty} */
    Optional<String> memoryRequest();

    /** {@return how much memory it may use, as a quantity; the profile says it where it is empty} */
    Optional<String> memoryLimit();

    /** {@return how many pods run; the profile says it where it is empty} */
    Optional<Integer> replicas();

    /** {@return what decides how many pods run, where that is no fixed number} */
    Optional<Scaling> scaling();

    /** {@return what is run in place of Celery's command; nothing where it is empty} */
    List<String> entrypoint();

    /** {@return further arguments of {@code celery worker}} */
    List<String> args();
}
