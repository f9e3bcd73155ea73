package dev.forklift.components.monitoring;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A selector of PromQL: a metric and what its labels have to be.
 *
 * <p>Source: <a href="https://prometheus.io/docs/prometheus/latest/querying/basics/">Querying basics</a>.
 */
final class Series {

    private final String metric;
    private final Map<String, String> labels = new TreeMap<>();

    private Series(String metric) {
        this.metric = metric;
    }

    static Series of(String metric) {
        return new Series(metric);
    }

    Series where(String label, String value) {
        labels.put(label, "=" + quoted(value));
        return this;
    }

    Series matching(String label, String expression) {
        labels.put(label, "=~" + quoted(expression));
        return this;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** {@return the selector as Prometheus reads it} */
    @Override
    public String toString() {
        return metric
                + labels.entrySet().stream()
                        .map(label -> label.getKey() + label.getValue())
                        .collect(Collectors.joining(", ", "{", "}"));
    }
}
