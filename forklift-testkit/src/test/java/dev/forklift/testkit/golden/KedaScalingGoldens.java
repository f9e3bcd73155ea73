package dev.forklift.testkit.golden;

import dev.forklift.components.keda.KedaScaling;
import dev.forklift.components.keda.KedaScalingOptions;
import dev.forklift.components.keda.KedaTrigger;
import dev.forklift.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** A workload that KEDA scales. */
final class KedaScalingGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(KedaScalingOptions.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                scaled("default", (shop, k) -> k.trigger(KedaTrigger.redisList(shop.redis(), "jobs", 20))),
                scaled(
                        "every-option",
                        (shop, k) -> k.between(0, 20)
                                .poll(Duration.ofSeconds(5))
                                .cooldown(Duration.ofMinutes(30))
                                .scaleInAfter(Duration.ofMinutes(2))
                                .fallback(3, 2)
                                .trigger(KedaTrigger.rqQueue(shop.redis(), "default", 20))
                                .trigger(KedaTrigger.rabbitMqQueue(shop.broker(), "jobs", 100))
                                .trigger(KedaTrigger.postgresQuery(shop.db(), "SELECT count(*) FROM jobs", 5))
                                .trigger(KedaTrigger.cron("Europe/Berlin", "0 8 * * 1-5", "0 18 * * 1-5", 4))
                                .trigger(KedaTrigger.prometheus(
                                        "http://prometheus.monitoring.svc:9090", "sum(up)", "0.5"))
                                .trigger(KedaTrigger.cpu(80))
                                .trigger(KedaTrigger.memory(80))));
    }

    private static GoldenCase scaled(String name, BiConsumer<Shop, KedaScalingOptions> options) {
        return new GoldenCase(name, (s, shop) -> {
            Workload consumer =
                    s.deployment("consumer", w -> w.image("shop:1").probes(p -> p.readiness(r -> r.exec("ok"))));
            s.add("scaling", KedaScaling.of(consumer, k -> options.accept(shop, k)));
        });
    }
}
