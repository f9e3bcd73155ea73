package dev.forklift.testkit.golden;

import dev.forklift.components.celery.Flower;
import java.util.List;

/** Flower, which shows what Celery does. */
final class FlowerGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(Flower.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase(
                        "default",
                        (s, shop) ->
                                s.add("flower", Flower.of(shop.django(), f -> f.basicAuth(Shop.key("flower-users"))))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> s.add(
                                "flower",
                                Flower.of(
                                        shop.django(),
                                        f -> f.basicAuth(Shop.key("flower-users"))
                                                .urlPrefix("flower")
                                                .maxTasks(5000)
                                                .image("registry.example.com/flower:2")))),
                new GoldenCase(
                        "behind-forward-auth",
                        (s, shop) -> s.add("flower", Flower.of(shop.django(), f -> f.behindForwardAuth()))));
    }
}
