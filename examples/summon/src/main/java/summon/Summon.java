package summon;

import dev.forklift.Stack;
import dev.forklift.components.celery.CeleryBeat;
import dev.forklift.components.celery.CeleryWorker;
import dev.forklift.components.celery.Pool;
import dev.forklift.components.celery.Schedule;
import dev.forklift.components.command.ChannelsWorker;
import dev.forklift.components.command.ManagementCommand;
import dev.forklift.components.companion.CompanionService;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.Migrate;
import dev.forklift.components.files.MediaFiles;
import dev.forklift.components.files.StaticFiles;
import dev.forklift.components.identity.AwsRole;
import dev.forklift.components.ingress.CertManager;
import dev.forklift.components.monitoring.Alerts;
import dev.forklift.components.monitoring.ServiceMonitor;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import dev.forklift.components.objectstorage.S3;
import dev.forklift.components.observability.NewRelic;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.rabbitmq.RabbitMq;
import dev.forklift.components.redis.Redis;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.components.secrets.ExternalSecret;
import dev.forklift.components.secrets.SecretStore;
import dev.forklift.components.traefik.MiddlewarePort;
import dev.forklift.components.traefik.TraefikMiddleware;
import dev.forklift.components.traefik.TraefikRoute;
import dev.forklift.components.web.Daphne;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.SecretKey;
import dev.forklift.resource.SecretHandle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A tenant: the Django monolith, and all that it lives with. */
public final class Summon {

    private static final Map<String, String> COMPANIONS = new TreeMap<>(Map.of(
            "dispatch",
            "/dispatch",
            "business-portal",
            "/business",
            "trip-share",
            "/trips",
            "hw-aux",
            "/hardware",
            "pulse",
            "/pulse",
            "customer-portal",
            "/customer"));
    private static final List<String> SECRETS =
            List.of("SECRET_KEY", "FERNET_KEYS", "SUPERUSER_PASSWORD", "NEW_RELIC_LICENSE_KEY");

    private Summon() {}

    /**
     * {@return a tenant in an environment}
     *
     * @param t the tenant
     * @param env the environment
     */
    public static Stack of(Tenant t, Environment env) {
        // spotless:off
        return Stack.named(t.name()).namespace("summon-" + env.id()).profile(env.profile()).define(s -> {
            s.networkPolicies(n -> n.ingressController("traefik").metricsFrom("monitoring"));

            SecretHandle secrets = env.isDev() ? s.secret("app-secrets", x -> SECRETS.forEach(key -> x.data(key, "for-development-only")))
                    : s.add("app-secrets", ExternalSecret.from(SecretStore.cluster("aws"), e -> e.all("summon/" + env.id() + "/" + t.name(), SECRETS.toArray(String[]::new))));
            PostgresPort db = env.isDev()
                    ? s.add("postgres", Postgres.inCluster(p -> p.database(t.name()).user("summon").developmentPassword("summon")))
                    : s.add("postgres", Postgres.external(t.name() + ".eu-west-1.rds.amazonaws.com", p -> p
                            .database(t.name()).user("summon").password(SecretKey.external(t.name() + "-postgres", "password"))));
            AmqpPort amqp = env.isDev()
                    ? s.add("rabbitmq", RabbitMq.inCluster(r -> r.vhost(t.name()).user("summon").developmentPassword("summon")))
                    : s.add("rabbitmq", RabbitMq.onCluster("rabbitmq", "messaging", r -> r.vhost(t.name()).user("summon")));
            RedisPort cache = s.add("cache", Redis.inCluster(r -> r.forCache().memory("128Mi")));
            RedisPort redis = s.add("redis", Redis.inCluster(r -> r.forChannelLayer().memory("256Mi")));
            ObjectStoragePort bucket = s.add("bucket", S3.external("summon-" + env.id() + "-" + t.name(), x -> x.region("eu-west-1").workloadIdentity()));

            Django django = s.add("summon", DjangoProject.of(t.image(), db, d -> {
                d.settingsModule(t.project() + ".settings").secretKey(secrets.key("SECRET_KEY")).env("FERNET_KEYS", secrets.key("FERNET_KEYS"))
                        .cache(cache).channelLayer(redis).broker(amqp).imagePullSecret("pull-secret")
                        .setting("DEBUG", env.debug()).setting("TENANT", t.name()).setting("SESSION_COOKIE_AGE", 1_209_600)
                        .settingsFile("/etc/config/summon.yaml")
                        .use(NewRelic.licenseKey(secrets.key("NEW_RELIC_LICENSE_KEY"), t.name() + "-" + env.id()));
                if (!env.isDev()) {
                    d.identity(AwsRole.of("arn:aws:iam::111122223333:role/summon-" + env.id() + "-" + t.name())).use(MediaFiles.inBucket(bucket));
                }
            }));

            s.add("migrate", Migrate.of(django, m -> {
                m.superuser("dispatcher", "dispatcher@summon.example.com", secrets.key("SUPERUSER_PASSWORD"));
                if (!env.isDev()) {
                    m.backup(bucket).pause(Duration.ofSeconds(30));
                }
            }));
            HttpPort web = s.add("web", Gunicorn.of(django, t.project() + ".wsgi:application", g -> g.replicas(env.web()).health("/healthz")),
                    o -> o.workload(w -> w.resources(r -> r.cpu("50m").memory("800M"))));
            HttpPort daphne = s.add("daphne", Daphne.of(django, t.project() + ".asgi:application", d -> d.replicas(env.daphne()).health("/healthz")));
            s.add("channelworker", ChannelsWorker.of(django, "summon", w -> w.replicas(env.channelworker())));
            HttpPort files = s.add("static", StaticFiles.nginx(django, "/app/staticfiles", n -> n.replicas(env.statics())));
            s.add("celeryd", CeleryWorker.of(django, w -> w.queues("default", "mail").replicas(env.celeryd())
                    .pool(env.isDev() ? Pool.PREFORK : Pool.EVENTLET).concurrency(env.isDev() ? 2 : 30)));
            s.add("celerybeat", CeleryBeat.of(django, b -> b.schedule(Schedule.onVolume("1Gi"))));
            s.add("kafkaconsumer", ManagementCommand.forever(django, "consume_kafka", c -> c.replicas(0)));

            MiddlewarePort staff = s.add("staff", TraefikMiddleware.forwardAuth("https://auth." + env.domain() + "/verify", f -> f.trustForwardHeader()));
            Map<String, HttpPort> companions = new TreeMap<>();
            COMPANIONS.forEach((name, path) -> companions.put(path, s.add(name, CompanionService.of(
                    "us.gcr.io/ridecell/" + name + ":" + t.companions().getOrDefault(name, "off"), 8000,
                    c -> c.enabled(t.companions().containsKey(name)).replicas(env.daphne())))));
            s.add("edge", TraefikRoute.at(t.name() + "." + env.domain(), r -> {
                r.tls(CertManager.clusterIssuer("letsencrypt-prod"))
                        .route("/admin", web, p -> p.middlewares(staff)).websocket("/websockets", daphne).route("/static", files).route("/", web);
                companions.forEach(r::route);
            }));
            s.add("monitoring", ServiceMonitor.of(web.at(), m -> m.label("release", "kube-prometheus-stack")));
            s.add("alerts", Alerts.of(a -> a.label("release", "kube-prometheus-stack").alertLabel("tenant", t.name())));
        });
        // spotless:on
    }
}
