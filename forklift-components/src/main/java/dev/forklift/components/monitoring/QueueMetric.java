package dev.forklift.components.monitoring;

/** Who counts the tasks in a queue. */
public enum QueueMetric {
    /** <a href="https://github.com/danihodovic/celery-exporter">celery-exporter</a>: {@code celery_queue_length}. */
    CELERY_EXPORTER("celery_queue_length", "queue_name"),
    /**
     * RabbitMQ itself, asked for {@code /metrics/detailed?family=queue_coarse_metrics}: {@code rabbitmq_detailed_queue_messages}.
     */
    RABBITMQ("rabbitmq_detailed_queue_messages", "queue");

    private final String metric;
    private final String label;

    QueueMetric(String metric, String label) {
        this.metric = metric;
        this.label = label;
    }

    String metric() {
        return metric;
    }

    String label() {
        return label;
    }
}
