package dev.forklift.testkit.golden;

import dev.forklift.components.celery.CeleryWorker;
import dev.forklift.components.celery.CpuScalingOptions;
import dev.forklift.components.celery.Pool;
import dev.forklift.components.celery.QueueScalingOptions;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.keda.KedaTrigger;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Celery workers, whose number is fixed, or follows their queues or their CPU. */
final class CeleryWorkerGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(CeleryWorker.Options.class, QueueScalingOptions.class, CpuScalingOptions.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                worker("by-a-script", o -> o.entrypoint("/entrypoint-celery.sh")),
                worker("default", w -> {}),
                worker(
                        "every-option",
                        w -> w.app("shop.celery:app")
                                .queues("default", "mail")
                                .pool(Pool.PREFORK)
                                .concurrency(4)
                                .prefetch(2)
                                .maxTasksPerChild(50)
                                .maxMemoryPerChild("250Mi")
                                .longestTask(Duration.ofMinutes(15))
                                .logLevel("WARNING")
                                .memory("1Gi", "1536Mi")
                                .replicas(3)
                                .args("-E")),
                worker("other-pool", w -> w.pool(Pool.GEVENT).concurrency(200)),
                worker("started-by-a-script", w -> w.entrypoint("/entrypoint-worker.sh")),
                worker("children-kept", w -> w.keepChildren()),
                worker(
                        "scaled-by-queues",
                        w -> w.queues("default", "mail")
                                .autoscale(a -> a.queueLength(100)
                                        .between(1, 10)
                                        .poll(Duration.ofSeconds(15))
                                        .cooldown(Duration.ofMinutes(10))
                                        .scaleInAfter(Duration.ofMinutes(2))
                                        .also(KedaTrigger.cron("UTC", "0 8 * * *", "0 9 * * *", 3))
                                        .fallback(3, 4))),
                worker(
                        "scaled-by-cpu",
                        w -> w.autoscaleCpu(c -> c.utilization(70).between(2, 6))),
                new GoldenCase(
                        "scaled-by-queues-in-redis",
                        (s, shop) -> s.add(
                                "celery",
                                CeleryWorker.of(
                                        s.add(
                                                "project",
                                                DjangoProject.of(
                                                        Shop.IMAGE,
                                                        shop.db(),
                                                        d -> d.secretKey(Shop.key("SECRET_KEY"))
                                                                .broker(shop.redis()))),
                                        w -> w.queues("default").autoscale(a -> a.priorities(3, 6, 9))))));
    }

    private static GoldenCase worker(String name, Consumer<CeleryWorker.Options> options) {
        return new GoldenCase(name, (s, shop) -> s.add("celery", CeleryWorker.of(shop.django(), options)));
    }
}
