package dev.forklift.components.monitoring;

import dev.forklift.components.celery.BeatWorkload;
import dev.forklift.components.celery.QueueConsumer;
import dev.forklift.components.django.ReleaseStep;
import dev.forklift.components.django.WebProcess;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rules of one stack: an alert for what there is in it, and none for what there is not. */
final class Rules {

    private final AlertsSpec spec;
    private final Facts facts;
    private final Identity me;
    private final Naming naming;

    Rules(AlertsSpec spec, Facts facts, Identity me, Naming naming) {
        this.spec = spec;
        this.facts = facts;
        this.me = me;
        this.naming = naming;
    }

    List<Map<String, Object>> all() {
        List<Map<String, Object>> rules = new ArrayList<>();
        for (StandardAlert alert : StandardAlert.values()) {
            if (!spec.without().contains(alert)) {
                expressions(alert).forEach(expression -> rules.add(standard(alert, expression)));
            }
        }
        spec.own()
                .forEach(own ->
                        rules.add(rule(own.name(), own.expression(), own.lasting(), own.severity(), own.summary())));
        return rules;
    }

    private List<String> expressions(StandardAlert alert) {
        return switch (alert) {
            case QUEUE_TOO_LONG -> queues();
            case BEAT_SILENT -> beats();
            case MIGRATIONS_PENDING -> isMigrated() ? List.of(waiting() + " == 1") : List.of();
            case MIGRATION_FAILED -> migrations();
            case SERVER_ERRORS -> facts.of(WebProcess.class).isEmpty() ? List.of() : List.of(errors());
            case RESTARTS ->
                List.of("increase(" + pods("kube_pod_container_status_restarts_total") + "[15m]) > " + spec.restarts());
            case BUDGET_EXCEEDED -> List.of(budgets("current") + " < " + budgets("desired"));
        };
    }

    private List<String> queues() {
        TreeSet<String> names = new TreeSet<>(spec.queueLengths().keySet());
        facts.of(QueueConsumer.class).forEach(consumer -> names.add(consumer.queue()));
        return names.stream()
                .map(queue -> "max by (" + spec.queueMetric().label() + ") ("
                        + Series.of(spec.queueMetric().metric())
                                .where("namespace", me.namespace())
                                .where(spec.queueMetric().label(), queue)
                        + ") > " + spec.queueLengths().getOrDefault(queue, spec.queueLength()))
                .toList();
    }

    private List<String> beats() {
        return facts.of(BeatWorkload.class).stream()
                .map(beat -> "absent("
                        + Series.of("kube_deployment_status_replicas_available")
                                .where("namespace", me.namespace())
                                .where("deployment", naming.nameOf(beat.workload()))
                        + " > 0)")
                .toList();
    }

    private boolean isMigrated() {
        return !facts.of(ReleaseStep.class).isEmpty();
    }

    private Series waiting() {
        return pods("kube_pod_init_container_status_running").where("container", ReleaseStep.WAITING);
    }

    private List<String> migrations() {
        return facts.of(ReleaseStep.class).stream()
                .map(step -> Series.of("kube_job_status_failed")
                                .where("namespace", me.namespace())
                                .where("job_name", naming.nameOf(step.gate().object()))
                        + " > 0")
                .toList();
    }

    private String errors() {
        String metric = "django_http_responses_total_by_status_total";
        String failed = "sum(rate(" + pods(metric).matching("status", "5..") + "[5m]))";
        String all = "sum(rate(" + pods(metric) + "[5m]))";
        return "100 * " + failed + " / " + all + " > " + spec.errorPercent();
    }

    private Series pods(String metric) {
        return Series.of(metric).where("namespace", me.namespace()).matching("pod", stack() + "-.*");
    }

    private Series budgets(String which) {
        return Series.of("kube_poddisruptionbudget_status_" + which + "_healthy")
                .where("namespace", me.namespace())
                .matching("poddisruptionbudget", stack() + "-.*");
    }

    private String stack() {
        return me.labels().getOrDefault("app.kubernetes.io/instance", "");
    }

    private Map<String, Object> standard(StandardAlert alert, String expression) {
        return rule(
                alert.alertName(),
                expression,
                spec.lasting().getOrDefault(alert, alert.lasting()),
                spec.severities().getOrDefault(alert, alert.severity()),
                alert.summary().replace("%s", spec.queueMetric().label()));
    }

    private Map<String, Object> rule(
            String name, String expression, Duration lasting, String severity, String summary) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("alert", name);
        rule.put("expr", expression);
        if (!lasting.isZero()) {
            rule.put("for", lasting.toSeconds() + "s");
        }
        Map<String, String> labels = new TreeMap<>(spec.alertLabels());
        labels.put("severity", severity);
        labels.put("stack", stack());
        rule.put("labels", labels);
        Map<String, String> annotations = new TreeMap<>(spec.alertAnnotations());
        annotations.put("summary", stack() + ": " + summary);
        rule.put("annotations", annotations);
        return rule;
    }
}
