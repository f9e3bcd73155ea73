package dev.forklift.testkit.arbitraries;

import dev.forklift.components.celery.CeleryBeat;
import dev.forklift.components.celery.CeleryWorker;
import dev.forklift.components.celery.CpuScalingOptions;
import dev.forklift.components.celery.Pool;
import dev.forklift.components.celery.QueueScalingOptions;
import dev.forklift.components.celery.Schedule;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.declare.SecretKey;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random Celery workers and beats. */
public final class CeleryComponents {

    private static final int MOST = 5;
    private static final Arbitrary<String> LEVELS = Arbitraries.of("DEBUG", "INFO", "WARNING", "ERROR");
    private static final Arbitrary<String> APPS = Arbitraries.of("shop", "shop.celery", "shop.celery:app");
    private static final Arbitrary<String> NO_APPS = Arbitraries.of("", "shop celery", "1shop", "shop:", "shop/celery");

    /** A Django project with a broker. */
    static final Need<Django> DJANGO = Need.of(
                    Django.class,
                    "its-celery-django",
                    around -> DjangoProject.of(
                            "shop:1",
                            around.get(DataServices.POSTGRES, 0),
                            d -> d.secretKey(SecretKey.external("shop-app", "SECRET_KEY"))
                                    .broker(around.get(DataServices.RABBIT_MQ, 0))))
            .where(django -> django.broker().isPresent());

    private CeleryComponents() {}

    /** {@return workers} */
    public static Arbitrary<Blueprint<CeleryWorker>> workers() {
        Options<CeleryWorker.Options> options = worker().with(
                        "concurrency", Arbitraries.integers().between(1, 64), CeleryWorker.Options::concurrency)
                .with(
                        "maxTasksPerChild",
                        Arbitraries.integers().between(1, 1000),
                        CeleryWorker.Options::maxTasksPerChild)
                .with("maxMemoryPerChild", Arbitraries.of("128Mi", "1G"), CeleryWorker.Options::maxMemoryPerChild);
        Options<CeleryWorker.Options> pools =
                worker().with("pool", Arbitraries.of(Pool.values()), CeleryWorker.Options::pool);
        Options<CeleryWorker.Options> scripted = Options.<CeleryWorker.Options>of("CeleryWorker.Options")
                .with("entrypoint", Arbitraries.of("/entrypoint.sh"), (o, script) -> o.entrypoint(script, "worker"))
                .with("queues", Arbitraries.of("default", "mail"), (o, queue) -> o.queues(queue))
                .with("longestTask", Values.seconds(1, 7200), CeleryWorker.Options::longestTask)
                .with("replicas", Arbitraries.integers().between(0, 5), CeleryWorker.Options::replicas);
        return Arbitraries.oneOf(
                workers(options.lambdas(MOST)), workers(pools.lambdas(MOST)), workers(scripted.lambdas(MOST)));
    }

    /** {@return workers of invalid input} */
    public static Arbitrary<Blueprint<CeleryWorker>> invalidWorkers() {
        return workers(Options.<CeleryWorker.Options>of("CeleryWorker.Options")
                .with("app", NO_APPS, CeleryWorker.Options::app)
                .with("queues", Arbitraries.of("", "a b", "a,b"), (o, queue) -> o.queues(queue))
                .with("concurrency", Arbitraries.of(0, -1), CeleryWorker.Options::concurrency)
                .with("prefetch", Arbitraries.of(0, -1), CeleryWorker.Options::prefetch)
                .with("maxTasksPerChild", Arbitraries.of(0, -1), CeleryWorker.Options::maxTasksPerChild)
                .with("maxMemoryPerChild", Values.invalidQuantities(), CeleryWorker.Options::maxMemoryPerChild)
                .with("longestTask", Values.invalidSeconds(), CeleryWorker.Options::longestTask)
                .with("logLevel", Arbitraries.of("", "info", "TRACE"), CeleryWorker.Options::logLevel)
                .with("memory", Values.invalidQuantities(), (o, memory) -> o.memory(memory))
                .with("replicas", Arbitraries.of(-1, -9), CeleryWorker.Options::replicas)
                .with("args", Arbitraries.of("-B", "--beat", "--autoscale=1,2"), (o, arg) -> o.args(arg))
                .with("between", Arbitraries.of(-1, 11), (o, n) -> o.queues("x").autoscale(a -> a.between(n, 10)))
                .someOf(2));
    }

    private static Arbitrary<Blueprint<CeleryWorker>> workers(Arbitrary<Lambda<CeleryWorker.Options>> lambdas) {
        return Combinators.combine(lambdas, Options.which())
                .as((lambda, which) -> Blueprint.of(
                        "CeleryWorker.of(" + Source.handle(DJANGO, which),
                        lambda,
                        around -> CeleryWorker.of(around.get(DJANGO, which), lambda.in(around))));
    }

    /** What goes with every pool. */
    private static Options<CeleryWorker.Options> worker() {
        return Options.<CeleryWorker.Options>of("CeleryWorker.Options")
                .with("app", APPS, CeleryWorker.Options::app)
                .with("queues", Arbitraries.of("default", "mail", "Größe"), (o, queue) -> o.queues(queue))
                .with("prefetch", Arbitraries.integers().between(1, 10), CeleryWorker.Options::prefetch)
                .flag("keepChildren", CeleryWorker.Options::keepChildren)
                .with("longestTask", Values.seconds(1, 7200), CeleryWorker.Options::longestTask)
                .with("logLevel", LEVELS, CeleryWorker.Options::logLevel)
                .with("memory", "memory", Arbitraries.of("256Mi", "1Gi"), (o, memory) -> o.memory(memory))
                .with("memory", "memoryAndLimit", Arbitraries.of("256Mi", "1Gi"), (o, least) -> o.memory(least, "2Gi"))
                .with("scale", "replicas", Arbitraries.integers().between(0, 5), CeleryWorker.Options::replicas)
                .nested(
                        "scale",
                        "autoscale",
                        queueScaling(),
                        (o, scaling) -> o.queues("scaled").autoscale(scaling))
                .nested("scale", "autoscaleCpu", cpuScaling(), CeleryWorker.Options::autoscaleCpu)
                .with("args", Arbitraries.of("--events", "--time-limit=60"), (o, arg) -> o.args(arg));
    }

    private static Arbitrary<Lambda<QueueScalingOptions>> queueScaling() {
        return ScalingComponents.queues(Options.of("QueueScalingOptions"))
                .with("queueLength", Arbitraries.integers().between(1, 500), QueueScalingOptions::queueLength)
                .with("between", Arbitraries.of(0, 1, 2), Arbitraries.of(2, 20), QueueScalingOptions::between)
                .with("poll", Values.seconds(1, 60), QueueScalingOptions::poll)
                .with("cooldown", Values.seconds(7200, 9000), QueueScalingOptions::cooldown)
                .with("scaleInAfter", Values.seconds(0, 3600), QueueScalingOptions::scaleInAfter)
                .with("priorities", Arbitraries.of(3, 6, 9), (o, step) -> o.priorities(step))
                .lambdas(3);
    }

    private static Arbitrary<Lambda<CpuScalingOptions>> cpuScaling() {
        return Options.<CpuScalingOptions>of("CpuScalingOptions")
                .with("utilization", Arbitraries.integers().between(1, 100), CpuScalingOptions::utilization)
                .with("between", Arbitraries.of(1, 2), Arbitraries.of(2, 20), CpuScalingOptions::between)
                .lambdas(2);
    }

    /** {@return beats} */
    public static Arbitrary<Blueprint<CeleryBeat>> beats() {
        return beats(Options.<CeleryBeat.Options>of("CeleryBeat.Options")
                .with("app", APPS, CeleryBeat.Options::app)
                .with("schedule", "schedule", schedules(), CeleryBeat.Options::schedule)
                .need(
                        "schedule",
                        "scheduleRedBeat",
                        DataServices.KEEPING_REDIS,
                        (o, redis) -> o.schedule(Schedule.redBeat(redis)))
                .with("started", "maxInterval", Values.seconds(1, 600), CeleryBeat.Options::maxInterval)
                .with("started", "logLevel", LEVELS, CeleryBeat.Options::logLevel)
                .with("started", "entrypoint", Arbitraries.of("/beat.sh"), (o, script) -> o.entrypoint(script))
                .lambdas(MOST));
    }

    private static Arbitrary<Schedule> schedules() {
        return Arbitraries.of(
                Schedule.inPod(), Schedule.onVolume("1Gi"), Schedule.onVolume("64Mi"), Schedule.inDatabase());
    }

    /** {@return beats of invalid input} */
    public static Arbitrary<Blueprint<CeleryBeat>> invalidBeats() {
        return beats(Options.<CeleryBeat.Options>of("CeleryBeat.Options")
                .with("app", NO_APPS, CeleryBeat.Options::app)
                .with("schedule", Values.invalidQuantities().map(Schedule::onVolume), CeleryBeat.Options::schedule)
                .with("maxInterval", Values.invalidSeconds(), CeleryBeat.Options::maxInterval)
                .with("logLevel", Arbitraries.of("", "info"), CeleryBeat.Options::logLevel)
                .someOf(2));
    }

    private static Arbitrary<Blueprint<CeleryBeat>> beats(Arbitrary<Lambda<CeleryBeat.Options>> lambdas) {
        return Combinators.combine(lambdas, Options.which())
                .as((lambda, which) -> Blueprint.of(
                        "CeleryBeat.of(" + Source.handle(DJANGO, which),
                        lambda,
                        around -> CeleryBeat.of(around.get(DJANGO, which), lambda.in(around))));
    }
}
