package dev.forklift.testkit.golden;

import dev.forklift.components.command.RqWorker;
import java.time.Duration;
import java.util.List;

/** Workers of RQ. */
final class RqWorkerGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(RqWorker.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase("default", (s, shop) -> s.add("rq", RqWorker.of(shop.django(), shop.redis()))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> s.add(
                                "rq",
                                RqWorker.of(
                                        shop.django(),
                                        shop.redis(),
                                        w -> w.queues("high", "default")
                                                .longestJob(Duration.ofMinutes(15))
                                                .workerTtl(Duration.ofMinutes(2))
                                                .withScheduler()
                                                .startupWithin(Duration.ofMinutes(5))
                                                .replicas(3)
                                                .args("--max-jobs=500")))),
                new GoldenCase(
                        "autoscaled",
                        (s, shop) -> s.add(
                                "rq",
                                RqWorker.of(
                                        shop.django(),
                                        shop.redis(),
                                        w -> w.autoscale(a -> a.between(2, 8).cpu(60))))));
    }
}
