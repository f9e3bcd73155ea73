package dev.forklift.components.monitoring;

import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Notes;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The alerts of a stack, as a PrometheusRule: of each {@link StandardAlert} what the stack has something for. Most look at what
 * kube-state-metrics counts. The Prometheus Operator has to be in the cluster.
 *
 * <pre>{@code
 * s.add("alerts", Alerts.of(a -> a.label("release", "kube-prometheus-stack").queueLength(500)));
 * }</pre>
 *
 * <p>Source: <a href="https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/">Alerting rules</a>, <a
 * href="https://github.com/kubernetes/kube-state-metrics/tree/main/docs">kube-state-metrics</a>.
 */
public final class Alerts implements Component<NoPort> {

    private final AlertsSpec spec;
    private final Notes notes;

    private Alerts(AlertsSpec spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return the alerts of the stack}
     *
     * @param options thresholds, labels, which are left out and which are added
     */
    public static Alerts of(Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes);
        options.accept(said);
        return new Alerts(said.spec.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    /** {@return what was said of them} */
    public AlertsSpec spec() {
        return spec;
    }

    @Override
    public NoPort define(Scope scope) {
        scope.objectAtFinish("", GenericKubernetesResource.class, facts -> (me, naming) -> rules(facts, me, naming));
        return NoPort.INSTANCE;
    }

    private GenericKubernetesResource rules(Facts facts, Identity me, Naming naming) {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("name", me.name());
        group.put("rules", new Rules(spec, facts, me, naming).all());
        return Scrape.rules(Map.of("groups", List.of(group)), spec.labels());
    }

    /** What can be said of alerts. */
    public static final class Options {

        private final Notes notes;
        private final ImmutableAlertsSpec.Builder spec = ImmutableAlertsSpec.builder();

        private Options(Notes notes) {
            this.notes = notes;
        }

        /**
         * Leaves one out.
         *
         * @param alert which
         * @return these options
         */
        public Options without(StandardAlert alert) {
            spec.without(alert);
            return this;
        }

        /**
         * Sets how long something has to last before it is an alert.
         *
         * @param alert which
         * @param atLeast whole seconds, from 0
         * @return these options
         */
        public Options lasting(StandardAlert alert, Duration atLeast) {
            if (isLasting(atLeast)) {
                spec.lasting(alert, atLeast);
            }
            return this;
        }

        /**
         * Sets an alert's label {@code severity}, by which Alertmanager routes it.
         *
         * @param alert which
         * @param severity such as {@code critical}
         * @return these options
         */
        public Options severity(StandardAlert alert, String severity) {
            if (require(
                    !severity.isBlank(),
                    "a severity without a name",
                    "Alertmanager routes alerts by it",
                    "severity(StandardAlert.RESTARTS, \"warning\")")) {
                spec.severities(alert, severity);
            }
            return this;
        }

        /**
         * Sets how many tasks a queue may have. The queues are those that workers of the stack name.
         *
         * @param tasks from 0; 1000 by default
         * @return these options
         */
        public Options queueLength(long tasks) {
            if (atLeast("queueLength", tasks, 0)) {
                spec.queueLength(tasks);
            }
            return this;
        }

        /**
         * Sets how many tasks one queue may have.
         *
         * @param queue the queue, of the stack's workers or another
         * @param tasks from 0
         * @return these options
         */
        public Options queueLength(String queue, long tasks) {
            if (atLeast("queueLength", tasks, 0)) {
                spec.queueLengths(queue, tasks);
            }
            return this;
        }

        /**
         * Sets who counts the tasks.
         *
         * @param metric {@link QueueMetric#CELERY_EXPORTER} by default
         * @return these options
         */
        public Options queueMetric(QueueMetric metric) {
            spec.queueMetric(metric);
            return this;
        }

        /**
         * Sets how many of the answers may be errors of the server. django-prometheus counts them.
         *
         * @param percent 0 to 100; 5 by default
         * @return these options
         */
        public Options errorPercent(int percent) {
            if (atLeast("errorPercent", percent, 0)
                    && require(percent <= 100, "errorPercent(" + percent + ")", "100 are all", "errorPercent(5)")) {
                spec.errorPercent(percent);
            }
            return this;
        }

        /**
         * Sets how often a container may be started anew in a quarter of an hour.
         *
         * @param times from 0; 3 by default
         * @return these options
         */
        public Options restarts(int times) {
            if (atLeast("restarts", times, 0)) {
                spec.restarts(times);
            }
            return this;
        }

        /**
         * Adds an alert of your own.
         *
         * @param name a word, such as {@code CheckoutSlow}
         * @param expression PromQL that gives something when it is time
         * @param lasting how long it has to hold, whole seconds from 0
         * @param severity its label {@code severity}
         * @param summary what a person reads
         * @return these options
         */
        public Options alert(String name, String expression, Duration lasting, String severity, String summary) {
            if (require(
                            name.matches("[A-Za-z_][A-Za-z0-9_]*") && !expression.isBlank(),
                            "the alert '" + name + "'",
                            "it has a name that is a word, and an expression",
                            "alert(\"CheckoutSlow\", \"…\", Duration.ofMinutes(10), \"warning\", \"checkouts are slow\")")
                    && isLasting(lasting)) {
                spec.own(new AlertsSpec.Own(name, expression, lasting, severity, summary));
            }
            return this;
        }

        /**
         * Adds a label by which Prometheus finds the rules: it reads only those that its {@code ruleSelector} selects.
         *
         * @param key a qualified name, such as {@code release}
         * @param value a label value
         * @return these options
         */
        public Options label(String key, String value) {
            if (require(
                    Names.isLabelKey(key) && Names.isLabelValue(value),
                    "'" + key + "=" + value + "' is no label",
                    "a key is a qualified name; a value has at most 63 letters, digits, '-', '_' and '.'",
                    "label(\"release\", \"kube-prometheus-stack\")")) {
                spec.labels(key, value);
            }
            return this;
        }

        /**
         * Adds a label to every alert, by which Alertmanager routes it.
         *
         * @param name a word, such as {@code team}
         * @param value any text
         * @return these options
         */
        public Options alertLabel(String name, String value) {
            if (isWord(name)) {
                spec.alertLabels(name, value);
            }
            return this;
        }

        /**
         * Adds an annotation to every alert.
         *
         * @param name a word, such as {@code runbook_url}
         * @param value any text
         * @return these options
         */
        public Options alertAnnotation(String name, String value) {
            if (isWord(name)) {
                spec.alertAnnotations(name, value);
            }
            return this;
        }

        private boolean isWord(String name) {
            return require(
                    name.matches("[A-Za-z_][A-Za-z0-9_]*"),
                    "'" + name + "' is no label of an alert",
                    "labels and annotations of alerts are words of letters, digits and '_'",
                    "alertLabel(\"team\", \"shop\")");
        }

        private boolean isLasting(Duration value) {
            return require(
                    !value.isNegative() && value.toNanosPart() == 0 && value.toSeconds() <= Integer.MAX_VALUE,
                    "an alert that lasts " + value,
                    "it is counted in whole seconds, from 0",
                    "Duration.ofMinutes(10)");
        }

        private boolean atLeast(String option, long value, long least) {
            return require(
                    value >= least, option + "(" + value + ")", "it is at least " + least, option + "(" + least + ")");
        }

        private boolean require(boolean ok, String title, String because, String fix) {
            if (!ok) {
                notes.refuse("forklift.E287", title, because, fix);
            }
            return ok;
        }
    }
}
