package dev.forklift.components.monitoring;

import dev.forklift.declare.Notes;
import dev.forklift.kube.Names;
import java.time.Duration;

/** What can be said of how Prometheus asks. */
public final class ScrapeOptions {

    private final Notes notes;
    private final ImmutableScrapeSpec.Builder spec = ImmutableScrapeSpec.builder();
    private Duration interval = Duration.ZERO;
    private Duration timeout = Duration.ZERO;

    ScrapeOptions(Notes notes) {
        this.notes = notes;
    }

    ScrapeSpec build() {
        boolean both = !interval.isZero() && !timeout.isZero();
        require(
                !both || timeout.compareTo(interval) <= 0,
                "a timeout of " + timeout + " and an interval of " + interval,
                "the operator leaves out a target whose answers may take longer than the time between two of them",
                "a timeout that is not longer than the interval");
        return spec.build();
    }

    /**
     * Sets the path that is asked.
     *
     * @param path begins with {@code /}; {@code /metrics} by default
     * @return these options
     */
    public ScrapeOptions path(String path) {
        if (require(
                path.startsWith("/") && path.chars().noneMatch(Character::isWhitespace),
                "path(\"" + path + "\")",
                "a path begins with '/' and has no blanks in it",
                "path(\"/metrics\")")) {
            spec.path(path);
        }
        return this;
    }

    /**
     * Sets how often it is asked.
     *
     * @param every whole seconds, at least 1; as Prometheus is set up by default
     * @return these options
     */
    public ScrapeOptions interval(Duration every) {
        if (seconds("interval", every)) {
            spec.interval(every);
            interval = every;
        }
        return this;
    }

    /**
     * Sets how long an answer may take.
     *
     * @param atMost whole seconds, at least 1, not longer than the interval; as Prometheus is set up by default
     * @return these options
     */
    public ScrapeOptions timeout(Duration atMost) {
        if (seconds("timeout", atMost)) {
            spec.timeout(atMost);
            timeout = atMost;
        }
        return this;
    }

    /**
     * Adds a label by which Prometheus finds the monitor: it reads only those that its {@code serviceMonitorSelector} or {@code
     * podMonitorSelector} selects.
     *
     * @param key a qualified name, such as {@code release}
     * @param value a label value, such as {@code kube-prometheus-stack}
     * @return these options
     */
    public ScrapeOptions label(String key, String value) {
        if (require(
                Names.isLabelKey(key) && Names.isLabelValue(value),
                "'" + key + "=" + value + "' is no label",
                "a key is a qualified name; a value has at most 63 letters, digits, '-', '_' and '.'",
                "label(\"release\", \"kube-prometheus-stack\")")) {
            spec.labels(key, value);
        }
        return this;
    }

    private boolean seconds(String option, Duration value) {
        return require(
                value.toSeconds() >= 1 && value.toNanosPart() == 0 && value.toSeconds() <= Integer.MAX_VALUE,
                option + "(" + value + ")",
                "it is counted in whole seconds, at least 1",
                option + "(Duration.ofSeconds(30))");
    }

    private boolean require(boolean ok, String title, String because, String fix) {
        if (!ok) {
            notes.refuse("forklift.E285", title, because, fix);
        }
        return ok;
    }
}
