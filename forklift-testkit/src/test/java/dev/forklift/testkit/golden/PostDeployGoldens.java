package dev.forklift.testkit.golden;

import dev.forklift.components.django.PostDeploy;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Commands after a rollout, and what they may ask the API server. */
final class PostDeployGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(PostDeploy.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                contract("default", p -> {}),
                contract(
                        "every-option",
                        p -> p.args("--batch=500")
                                .then("clearsessions")
                                .settle(Duration.ofMinutes(5))
                                .rolledOutWithin(Duration.ofHours(1))
                                .backoffLimit(0)));
    }

    private static GoldenCase contract(String name, Consumer<PostDeploy.Options> options) {
        return new GoldenCase(
                name, (s, shop) -> s.add("contract", PostDeploy.of(shop.django(), "drop_old_prices", options)));
    }
}
