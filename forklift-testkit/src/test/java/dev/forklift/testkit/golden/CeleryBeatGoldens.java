package dev.forklift.testkit.golden;

import dev.forklift.components.celery.CeleryBeat;
import dev.forklift.components.celery.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** Celery's beat, with each place for its schedule. */
final class CeleryBeatGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(CeleryBeat.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                beat("by-a-script", (shop, o) -> o.entrypoint("/entrypoint-celery.sh")),
                beat("default", (shop, b) -> {}),
                beat("on-a-volume", (shop, b) -> b.schedule(Schedule.onVolume("100Mi"))),
                beat("started-by-a-script", (shop, b) -> b.entrypoint("/entrypoint-beat.sh")),
                beat("in-the-database", (shop, b) -> b.schedule(Schedule.inDatabase())),
                beat(
                        "every-option",
                        (shop, b) -> b.app("shop.celery:app")
                                .schedule(Schedule.redBeat(shop.redis()))
                                .maxInterval(Duration.ofSeconds(5))
                                .logLevel("WARNING")));
    }

    private static GoldenCase beat(String name, BiConsumer<Shop, CeleryBeat.Options> options) {
        return new GoldenCase(
                name, (s, shop) -> s.add("celery-beat", CeleryBeat.of(shop.django(), b -> options.accept(shop, b))));
    }
}
