package dev.forklift.testkit.golden;

import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.EnvironmentStyle;
import dev.forklift.components.identity.AwsRole;
import dev.forklift.components.mail.Smtp;
import dev.forklift.components.observability.DjangoPrometheus;
import dev.forklift.components.observability.NewRelic;
import dev.forklift.components.observability.OpenTelemetry;
import dev.forklift.components.observability.Sentry;
import dev.forklift.components.secrets.Reloader;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Ref;
import dev.forklift.declare.Text;
import dev.forklift.workload.Field;
import dev.forklift.workload.Volume;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Map;
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
                project("typed-settings-in-yaml", (shop, d) -> settings(d.secretKey(Shop.key("SECRET_KEY")))),
                project("watched", DjangoProjectGoldens::watched),
                project("every-option", DjangoProjectGoldens::everyOption));
    }

    private static void settings(DjangoProject.Options d) {
        d.environment(EnvironmentStyle.FILE)
                .settingsFile("/etc/config/shop.yaml")
                .setting("DEBUG", false)
                .setting("SESSION_COOKIE_AGE", 3600)
                .setting("SAMPLE_RATE", 0.5)
                .setting("TIME_ZONE", "Europe/Berlin")
                .setting("ADMINS", List.of(List.of("Ann", "ann@example.com")))
                .setting("FEATURES", Map.of("checkout", true))
                .secretFile("/etc/saml/sp.key", Shop.key("saml"));
    }

    private static void watched(Shop shop, DjangoProject.Options d) {
        d.secretKey(Shop.key("SECRET_KEY"))
                .use(Sentry.dsn(
                        Shop.key("SENTRY_DSN"), o -> o.environment("production").tracesSampleRate(0.1)))
                .use(NewRelic.licenseKey(Shop.key("newrelic"), "shop"))
                .use(OpenTelemetry.to(Endpoint.external("otel-collector.monitoring.svc", 4317), "shop"))
                .use(DjangoPrometheus.metrics())
                .use(Smtp.at("smtp.example.com", m -> m.login("shop", Shop.key("mail"))))
                .use(Reloader.auto());
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
                .envFrom(Ref.external(Secret.class, "shop-mail"))
                .envFromIfPresent(Ref.external(Secret.class, "shop-extra"))
                .envName("DATABASE_URL", "SHOP_DATABASE")
                .use(o -> o.env("AGENT_IMAGE", o.imageName())
                        .accepts(!o.imageName().isEmpty(), "shop.E001", "no image", "it is reported", "an image"))
                .env("POD_IP", Field.podIp())
                .composedEnv("POD_URL", Text.of("http://$(POD_IP):8000"))
                .setting("DEBUG", false)
                .settingsFile("/etc/config/shop.json")
                .secretFile("/etc/saml/sp.key", Shop.key("saml"))
                .label("example.com/team", "shop")
                .annotation("example.com/owner", "Ann")
                .identity(AwsRole.of("arn:aws:iam::111122223333:role/shop"))
                .mount("/srv/media", Volume.emptyDir("media"), false)
                .connectsTo(Endpoint.external("smtp.example.com", 587))
                .allowedHosts("shop.example.com", ".example.org")
                .manage("python", "manage.py")
                .pullPolicy("Always")
                .imagePullSecret("registry");
    }
}
