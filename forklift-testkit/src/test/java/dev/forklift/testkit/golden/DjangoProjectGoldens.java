package dev.forklift.testkit.golden;

import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.EnvironmentStyle;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Text;
import dev.forklift.workload.Volume;
import java.util.List;
import java.util.function.BiConsumer;

/** A project with a process that shows its environment, in each of the three styles. */
final class DjangoProjectGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(DjangoProject.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                project("default", (shop, d) -> d.secretKey(Shop.key("SECRET_KEY"))),
                project("services-by-urls", DjangoProjectGoldens::services),
                project("services-by-parts", (shop, d) -> services(shop, d.environment(EnvironmentStyle.SPLIT))),
                project("services-in-a-file", (shop, d) -> services(shop, d.environment(EnvironmentStyle.FILE))),
                project(
                        "broker-in-redis",
                        (shop, d) -> d.secretKey(Shop.key("SECRET_KEY")).broker(shop.redis())),
                project("every-option", DjangoProjectGoldens::everyOption));
    }

    private static GoldenCase project(String name, BiConsumer<Shop, DjangoProject.Options> options) {
        return new GoldenCase(
                name,
                (s, shop) -> s.add(
                        "consumer",
                        Shop.process(s.add(
                                "project", DjangoProject.of(Shop.IMAGE, shop.db(), d -> options.accept(shop, d))))));
    }

    private static void services(Shop shop, DjangoProject.Options d) {
        d.secretKey(Shop.key("SECRET_KEY"))
                .settingsModule("shop.settings.production")
                .broker(shop.broker())
                .results(shop.redis())
                .channelLayer(shop.redis());
    }

    private static void everyOption(Shop shop, DjangoProject.Options d) {
        d.secretKey(Shop.key("SECRET_KEY"))
                .secretKeyFallback(Shop.key("OLD_SECRET_KEY"))
                .settingsModule("shop.settings.production")
                .environment(EnvironmentStyle.URLS)
                .replica(shop.db())
                .cache(shop.redis())
                .broker(shop.broker())
                .env("GREETING", "hello")
                .env("SEARCH_URL", Text.of("http://").plus(shop.web().at().hostAndPort()))
                .env("SENTRY_DSN", Shop.key("SENTRY_DSN"))
                .envName("DATABASE_URL", "SHOP_DATABASE")
                .use(o -> o.env("AGENT", "on"))
                .mount("/srv/media", Volume.emptyDir("media"), false)
                .connectsTo(Endpoint.external("smtp.example.com", 587))
                .allowedHosts("shop.example.com", ".example.org")
                .manage("python", "manage.py")
                .pullPolicy("Always")
                .imagePullSecret("registry");
    }
}
