package dev.forklift.components.monitoring;

import dev.forklift.components.SpecStyle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.immutables.value.Value;

/** What is said of a stack's alerts. */
@Value.Immutable
@SpecStyle
public interface AlertsSpec {

    /**
     * An alert of the user's own.
     *
     * @param name its name
     * @param expression PromQL
     * @param lasting how long it has to hold
     * @param severity its label {@code severity}
     * @param summary what a person reads
     */
    record Own(String name, String expression, Duration lasting, String severity, String summary) {}

    /** {@return those that are left out} */
    Set<StandardAlert> without();

    /** {@return how long some have to last} */
    Map<StandardAlert, Duration> lasting();

    /** {@return how bad some are} */
    Map<StandardAlert, String> severities();

    /** {@return how many tasks a queue may have} */
    default long queueLength() {
        return 1000;
    }

    /** {@return how many tasks single queues may have} */
    Map<String, Long> queueLengths();

    /** {@return who counts the tasks} */
    default QueueMetric queueMetric() {
        return QueueMetric.CELERY_EXPORTER;
    }

    /** {@return how many percent of the answers may be errors of the server} */
    default int errorPercent() {
        return 5;
    }

    /** {@return how often a container may be started anew in a quarter of an hour} */
    default int restarts() {
        return 3;
    }

    /** {@return alerts of the user's own} */
    List<Own> own();

    /** {@return labels by which Prometheus finds the rules} */
    Map<String, String> labels();

    /** {@return labels of every alert} */
    Map<String, String> alertLabels();

    /** {@return annotations of every alert} */
    Map<String, String> alertAnnotations();
}
