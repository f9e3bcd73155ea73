package dev.forklift.testkit.arbitraries;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.celery.QueueScalingOptions;
import dev.forklift.components.keda.KedaScaling;
import dev.forklift.components.keda.KedaScalingOptions;
import dev.forklift.components.keda.KedaTrigger;
import dev.forklift.components.web.WebOptions;
import dev.forklift.declare.Ref;
import dev.forklift.workload.AutoscaleOptions;
import dev.forklift.workload.ScalingRulesOptions;
import dev.forklift.workload.VerticalAutoscaleOptions;
import dev.forklift.workload.Workload;
import dev.forklift.workload.WorkloadOptions;
import io.fabric8.kubernetes.api.model.Service;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random autoscalers. */
public final class ScalingComponents {

    private static final int MOST = 4;

    private ScalingComponents() {}

    /**
     * A workload of its own with what scales it, so that no two scale one.
     *
     * @param options what is said of the scaling
     */
    public record Scaled(Consumer<KedaScalingOptions> options) implements Component<Workload> {
        @Override
        public Workload define(Scope scope) {
            Workload workload = scope.deployment(
                    w -> w.image("consumer:1").port("metrics", 9100).probes(p -> p.readiness(r -> r.tcp("metrics"))));
            scope.add("scaling", KedaScaling.of(workload, options));
            return workload;
        }
    }

    /** {@return workloads that KEDA scales} */
    public static Arbitrary<Blueprint<Scaled>> scaled() {
        return scaled(bounds().with("cooldown", Values.seconds(1, 900), KedaScalingOptions::cooldown)
                .with("scaleInAfter", Values.seconds(0, 3600), KedaScalingOptions::scaleInAfter)
                .with("poll", Values.seconds(1, 60), KedaScalingOptions::poll)
                .with("fallback", Arbitraries.of(1, 3), Arbitraries.of(0, 2), KedaScalingOptions::fallback)
                .with("trigger", "trigger", triggers(), KedaScalingOptions::trigger)
                .need(
                        "redis",
                        "triggerRedis",
                        DataServices.KEEPING_REDIS,
                        (o, redis) -> o.trigger(KedaTrigger.redisList(redis, "jobs", 5))
                                .trigger(KedaTrigger.rqQueue(redis, "q", 5)))
                .need(
                        "amqp",
                        "triggerAmqp",
                        DataServices.RABBIT_MQ,
                        (o, amqp) -> o.trigger(KedaTrigger.rabbitMqQueue(amqp, "jobs", 5)))
                .need(
                        "database",
                        "triggerDatabase",
                        DataServices.POSTGRES,
                        (o, database) -> o.trigger(KedaTrigger.postgresQuery(database, "SELECT 1", 5)))
                .lambdas(MOST));
    }

    private static Options<KedaScalingOptions> bounds() {
        return Options.<KedaScalingOptions>of("KedaScalingOptions")
                .with("between", Arbitraries.of(0, 1, 2), Arbitraries.of(2, 20), KedaScalingOptions::between);
    }

    private static Arbitrary<KedaTrigger> triggers() {
        return Arbitraries.of(
                KedaTrigger.cron("Europe/Berlin", "0 8 * * 1-5", "0 18 * * 1-5", 3),
                KedaTrigger.prometheus("http://prometheus.monitoring.svc:9090", "sum(up)", "0.5"),
                KedaTrigger.cpu(80),
                KedaTrigger.memory(80));
    }

    private static Arbitrary<KedaTrigger> invalidTriggers() {
        return Arbitraries.of(
                KedaTrigger.cron("Berlin", "0 8 * * *", "0 9 * * *", 1),
                KedaTrigger.cron("UTC", "0 8", "0 9 * * *", 1),
                KedaTrigger.cron("UTC", "0 8 * * *", "0 9 * * *", 0),
                KedaTrigger.prometheus("prometheus", "up", "1"),
                KedaTrigger.prometheus("http://prometheus", "", "1"),
                KedaTrigger.prometheus("http://prometheus", "up", "many"),
                KedaTrigger.cpu(0));
    }

    /** {@return the same of invalid input} */
    public static Arbitrary<Blueprint<Scaled>> invalidScaled() {
        return scaled(Options.<KedaScalingOptions>of("KedaScalingOptions")
                .with("between", Arbitraries.of(-1, 11), (o, n) -> o.between(n, 10))
                .with("cooldown", DjangoComponents.noSeconds(), KedaScalingOptions::cooldown)
                .with("poll", DjangoComponents.noSeconds(), KedaScalingOptions::poll)
                .with("scaleInAfter", Values.seconds(3601, 9000), KedaScalingOptions::scaleInAfter)
                .with("fallback", Arbitraries.of(0, -1), (o, n) -> o.fallback(n, 1))
                .with("trigger", invalidTriggers(), KedaScalingOptions::trigger)
                .someOf(2));
    }

    private static Arbitrary<Blueprint<Scaled>> scaled(Arbitrary<Lambda<KedaScalingOptions>> lambdas) {
        return lambdas.map(lambda -> Blueprint.of("Scaled.of(consumer", lambda, around -> {
            Consumer<KedaScalingOptions> said = lambda.in(around);
            return new Scaled(k -> said.accept(k.trigger(KedaTrigger.cron("UTC", "0 1 * * *", "0 2 * * *", 1))));
        }));
    }

    /** What KEDA does for a web process. */
    static <O extends WebOptions<O>> Options<O> web(Options<O> own) {
        return own.nested(
                "scale",
                "keda",
                bounds().lambdas(1),
                (o, keda) -> o.keda(k -> keda.accept(k.trigger(KedaTrigger.cron("UTC", "0 1 * * *", "0 2 * * *", 1)))));
    }

    /** What KEDA looks at beside Celery's queues. */
    static Options<QueueScalingOptions> queues(Options<QueueScalingOptions> own) {
        return own.with("also", triggers(), QueueScalingOptions::also)
                .with("fallback", Arbitraries.of(1, 3), Arbitraries.of(0, 2), QueueScalingOptions::fallback);
    }

    /** Metrics and the speed of an autoscaler of Kubernetes. */
    static Options<AutoscaleOptions> autoscale(Options<AutoscaleOptions> own) {
        return own.with("pods", Arbitraries.of("requests"), Arbitraries.of("10", "500m"), AutoscaleOptions::pods)
                .with(
                        "external",
                        Values.labelValues().filter(v -> !v.isEmpty()),
                        (o, value) -> o.external("queue", "100", m -> m.where("name", value)))
                .with(
                        "object",
                        Arbitraries.of("1k", "10"),
                        (o, value) -> o.object(Ref.external(Service.class, "edge"), "requests", value, m -> m.total()))
                .nested("scaleUp", rules().lambdas(3), AutoscaleOptions::scaleUp)
                .nested("scaleDown", rules().lambdas(3), AutoscaleOptions::scaleDown);
    }

    private static Options<ScalingRulesOptions> rules() {
        return Options.<ScalingRulesOptions>of("ScalingRulesOptions")
                .with("pods", Arbitraries.of(1, 4), Values.seconds(1, 1800), ScalingRulesOptions::pods)
                .with("percent", Arbitraries.of(10, 100), Values.seconds(1, 1800), ScalingRulesOptions::percent)
                .with("stable", Values.seconds(0, 3600), ScalingRulesOptions::stable)
                .with("select", "smallestStep", Arbitraries.just("x"), (o, x) -> o.smallestStep())
                .with("select", "never", Arbitraries.just("x"), (o, x) -> o.never());
    }

    /** A vertical autoscaler; one that changes something stands in place of whatever counts by it. */
    static <O extends WorkloadOptions<?>> Options<O> vertical(Options<O> own) {
        return own.nested(
                "scale",
                "verticalAutoscale",
                Options.<VerticalAutoscaleOptions>of("VerticalAutoscaleOptions")
                        .with("mode", "recommendOnly", Arbitraries.just("x"), (o, x) -> o.recommendOnly())
                        .with("mode", "whenPodsStart", Arbitraries.just("x"), (o, x) -> o.whenPodsStart())
                        .with("mode", "byEviction", Arbitraries.just("x"), (o, x) -> o.byEviction())
                        .with("mode", "inPlace", Arbitraries.just("x"), (o, x) -> o.inPlace())
                        .with("cpu", Arbitraries.of("50m", "100m"), (o, least) -> o.cpu(least, "2"))
                        .with("memory", Arbitraries.of("64Mi", "1Gi"), (o, least) -> o.memory(least, "2Gi"))
                        .flag("memoryOnly", VerticalAutoscaleOptions::memoryOnly)
                        .lambdas(3),
                (o, v) -> o.verticalAutoscale(v));
    }
}
