package dev.forklift.testkit.golden;

import dev.forklift.components.command.RqScheduler;
import java.time.Duration;
import java.util.List;

/** The scheduler of RQ. */
final class RqSchedulerGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(RqScheduler.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase(
                        "default", (s, shop) -> s.add("rq-scheduler", RqScheduler.of(shop.django(), shop.redis()))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> s.add(
                                "rq-scheduler",
                                RqScheduler.of(
                                        shop.django(),
                                        shop.redis(),
                                        r -> r.queue("high").interval(Duration.ofSeconds(10))))));
    }
}
