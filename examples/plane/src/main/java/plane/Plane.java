package plane;

import dev.forklift.Stack;
import dev.forklift.check.Report;
import dev.forklift.components.celery.CeleryBeat;
import dev.forklift.components.celery.CeleryWorker;
import dev.forklift.components.celery.Schedule;
import dev.forklift.components.companion.CompanionService;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.Integration;
import dev.forklift.components.django.Migrate;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import dev.forklift.components.objectstorage.S3;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.rabbitmq.RabbitMq;
import dev.forklift.components.redis.Redis;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.components.traefik.MiddlewarePort;
import dev.forklift.components.traefik.TraefikMiddleware;
import dev.forklift.components.traefik.TraefikRoute;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import dev.forklift.workload.ContainerResources;
import dev.forklift.workload.Profile;
import dev.forklift.workload.Volume;
import dev.forklift.workload.WorkloadOptions;
import java.time.Duration;
import java.util.List;

/** Plane CE as its Helm chart deploys it: the project, its front ends, its data services and the routes of Traefik. */
public final class Plane {

    private static final String HOST = "plane.example.com";
    private static final String SITE = "http://" + HOST;
    private static final long IMAGES_USER = 1000;

    private Plane() {}

    /** {@return Plane, with everything that it needs in the cluster} */
    public static Stack communityEdition() {
        // spotless:off
        return Stack.named("plane").namespace("demo").profile(small()).define(s -> {
            PostgresPort db = s.add("pgdb", Postgres.inCluster(pg -> pg
                    .version("15.7-alpine").runAs(70, 70).user("plane").storage("1Gi").memory("1000Mi")
                    .password(SecretKey.external("plane-pgdb-secrets", "POSTGRES_PASSWORD"))));
            RedisPort redis = s.add("redis", Redis.inCluster(r -> r
                    .valkey().version("7.2.11-alpine").runAs(999, 1000).forResults().storage("1Gi").memory("256Mi")));
            AmqpPort amqp = s.add("rabbitmq", RabbitMq.inCluster(r -> r
                    .version("3.13.6-management-alpine").runAs(100, 101).user("plane").storage("1Gi").memory("1000Mi")
                    .password(SecretKey.external("plane-rabbitmq-secrets", "RABBITMQ_DEFAULT_PASS"))));
            ObjectStoragePort uploads = s.add("minio", S3.inCluster("uploads", m -> m
                    .storage("1Gi").credentials(store("AWS_ACCESS_KEY_ID"), store("AWS_SECRET_ACCESS_KEY"))));

            Django plane = s.add("backend", DjangoProject.of(image("backend"), db, d -> d
                    .settingsModule("plane.settings.production").secretKey(app("SECRET_KEY"))
                    .cache(redis).envName("CACHE_URL", "REDIS_URL")
                    .broker(amqp).envName("CELERY_BROKER_URL", "AMQP_URL")
                    .envName("CSRF_TRUSTED_ORIGINS", "CORS_ALLOWED_ORIGINS")
                    .use(uploadsTo(uploads)).use(Plane::settings)));

            s.add("api-migrate", Migrate.of(plane, m -> m.entrypoint("./bin/docker-entrypoint-migrator.sh").backoffLimit(3)));
            HttpPort api = s.add("api", Gunicorn.of(plane, "plane.asgi:application", g -> g
                    .entrypoint("./bin/docker-entrypoint-api.sh").health("/").startupWithin(Duration.ofMinutes(5))));
            // The scripts of worker and beat do not exec Celery, so it is never asked to stop: Celery is started without them.
            s.add("worker", CeleryWorker.of(plane));
            s.add("beat-worker", CeleryBeat.of(plane, b -> b.schedule(Schedule.inDatabase())));

            HttpPort live = s.add("live", CompanionService.of(image("live"), 3000, c -> c
                    .env("LIVE_BASE_PATH", "/live")
                    .env("API_BASE_URL", Text.of("http://").plus(api.at().hostAndPort()).plus("/"))
                    .env("REDIS_URL", Text.of("redis://").plus(redis.at().hostAndPort()).plus("/"))
                    .env("LIVE_SERVER_SECRET_KEY", app("LIVE_SERVER_SECRET_KEY"))));
            HttpPort space = s.add("space", CompanionService.of(image("space"), 3000, c -> c.env("HOME", "/tmp")));
            HttpPort admin = s.add("admin", CompanionService.of(image("admin"), 3000), o -> o.workload(Plane::nginx));
            HttpPort web = s.add("web", CompanionService.of(image("frontend"), 3000), o -> o.workload(Plane::nginx));

            MiddlewarePort limit = s.add("body-limit", TraefikMiddleware.buffering("20Mi"));
            s.add("ingress", TraefikRoute.at(HOST, r -> r.middlewares(limit)
                    .route("/spaces", space).route("/god-mode", admin)
                    .route("/api", api).route("/auth", api)
                    .websocket("/live", live)
                    .route("/uploads", new HttpPort(uploads.at().orElseThrow()))
                    .route("/", web)));
        });
        // spotless:on
    }

    /** {@return what is found in it, but for what is accepted} */
    public static Report check() {
        String reason = "as the chart has it by default: end TLS before Traefik, or say tls(…) at the route";
        return communityEdition().check().suppress("forklift.W161", "ingress", reason);
    }

    /** One pod of each, and what the chart asks for. */
    private static Profile small() {
        ContainerResources each = new ContainerResources("50m", "50Mi", "1000Mi");
        Profile profile = Profile.development().withName("community").withUser(IMAGES_USER);
        for (String role : List.of("web", "worker", "scheduler", "job", "init")) {
            profile = profile.withResources(role, each);
        }
        return profile;
    }

    private static void settings(DjangoProject.Options d) {
        d.env("DEBUG", "0")
                .env("DOCKERIZED", "1")
                .env("SENTRY_DSN", "")
                .env("SENTRY_ENVIRONMENT", "")
                .env("GUNICORN_WORKERS", "1")
                .env("API_KEY_RATE_LIMIT", "60/minute")
                .env("WEB_URL", SITE)
                .env("LIVE_SERVER_SECRET_KEY", app("LIVE_SERVER_SECRET_KEY"))
                .mount("/code/plane/logs", Volume.emptyDir("logs"), false)
                .mount("/code/plane/static-assets", Volume.emptyDir("static"), false);
    }

    /** Browsers reach the bucket by the site's own address, under the bucket's name. */
    private static Integration uploadsTo(ObjectStoragePort bucket) {
        return d -> d.env("USE_MINIO", "1")
                .env("MINIO_ENDPOINT_SSL", "0")
                .env("FILE_SIZE_LIMIT", "5242880")
                .env("AWS_S3_BUCKET_NAME", bucket.bucket())
                .env("AWS_S3_ENDPOINT_URL", bucket.endpointUrl())
                .env("AWS_ACCESS_KEY_ID", store("AWS_ACCESS_KEY_ID"))
                .env("AWS_SECRET_ACCESS_KEY", store("AWS_SECRET_ACCESS_KEY"));
    }

    private static void nginx(WorkloadOptions<?> w) {
        w.mount("/var/cache/nginx", Volume.emptyDir("cache")).mount("/run", Volume.emptyDir("run"));
    }

    private static String image(String part) {
        return "artifacts.plane.so/makeplane/plane-" + part + ":v1.4.1";
    }

    private static SecretKey app(String key) {
        return SecretKey.external("plane-app-secrets", key);
    }

    private static SecretKey store(String key) {
        return SecretKey.external("plane-doc-store-secrets", key);
    }
}
