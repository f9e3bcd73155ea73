package dev.forklift.testkit.golden;

import dev.forklift.components.secrets.ComposedValue;
import dev.forklift.components.secrets.ExternalSecret;
import dev.forklift.components.secrets.SecretStore;
import java.time.Duration;
import java.util.List;

/** A Secret that is fetched. */
final class ExternalSecretGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(ExternalSecret.Options.class, ComposedValue.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase(
                        "default",
                        (s, shop) -> s.add(
                                "fetched",
                                ExternalSecret.from(SecretStore.named("vault"), e -> e.key("SECRET_KEY", "shop")))),
                new GoldenCase(
                        "once",
                        (s, shop) -> s.add(
                                "fetched",
                                ExternalSecret.from(
                                        SecretStore.named("vault"),
                                        e -> e.key("SECRET_KEY", "shop").once()))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> s.add(
                                "fetched",
                                ExternalSecret.from(
                                        SecretStore.cluster("aws"),
                                        e -> e.key("PASSWORD", "shop/db", "password")
                                                .all("shop/env", "A", "B")
                                                .composed(
                                                        "URL",
                                                        v -> v.text("postgres://shop:")
                                                                .encoded("PASSWORD")
                                                                .text("@db/shop?a=")
                                                                .key("A")
                                                                .text("&b=")
                                                                .json("B"))
                                                .file("app.yml", "A", "B")
                                                .refresh(Duration.ofMinutes(5))
                                                .type("example.com/own")
                                                .secretName("shop-secrets")
                                                .deletedWithItsValues()))));
    }
}
