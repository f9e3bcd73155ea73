package tenants;

import dev.forklift.Stack;
import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Gate;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.workload.ContainerDsl;
import dev.forklift.workload.Volume;
import dev.forklift.workload.Workload;
import dev.forklift.workload.WorkloadOptions;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import java.time.Duration;
import java.util.List;

/** One tenant of a fleet: a Django installation of about 40 objects, with everything in it that is common in production. */
final class Tenant {

    private static final String IMAGE = "registry.example.com/shop:1.42.0";

    private Tenant() {}

    static Stack named(String name) {
        return Stack.named(name).define(Tenant::define);
    }

    private static void define(Scope s) {
        Endpoint db = s.add("db", new Server("postgres:17.5", "postgresql", 5432, "10Gi"));
        Endpoint cache = s.add("cache", new Server("redis:8.0", "redis", 6379, "1Gi"));
        Endpoint layer = s.add("channel-layer", new Server("redis:8.0", "redis", 6379, "1Gi"));
        Endpoint amqp = s.add("rabbitmq", new Server("rabbitmq:4.1", "amqp", 5672, "5Gi"));
        Project django = s.add("django", new Django(db, cache, layer, amqp));
        Endpoint web = s.add("web", new Web(django, "gunicorn"));
        Endpoint live = s.add("live", new Web(django, "daphne"));
        for (String queue : List.of("default", "mail", "reports", "search", "images", "billing")) {
            s.add("celery-" + queue, new Worker(django, queue));
        }
        s.add(
                "celery-beat",
                scope -> scope.deployment(w -> django.process(w)
                        .command("celery", "-A", "shop", "beat")
                        .replicas(1)
                        .recreate()
                        .probes(p -> p.readiness(r -> r.exec("test", "-e", "/var/run/celery/beat.pid")))
                        .mount("/var/run/celery", Volume.emptyDir("run"))));
        s.add(
                "clear-sessions",
                scope -> scope.cronJob(
                        "0 3 * * *", w -> django.process(w).command("python", "manage.py", "clearsessions")));
        s.add(
                "backup",
                scope -> scope.cronJob(
                        "0 4 * * *",
                        w -> w.image("postgres:17.5")
                                .env("PGHOST", db.host())
                                .env("PGPASSWORD", SecretKey.external("db", "password"))
                                .command("pg_dump", "--file=/tmp/dump")));
        s.add(
                "edge",
                scope -> scope.ingress(i -> i.className("traefik")
                        .route("shop.example.com", "/", web)
                        .route("shop.example.com", "/ws", live)
                        .tls(List.of("shop.example.com"), Ref.external(Secret.class, "shop-tls"))));
    }

    /** A data service: a StatefulSet with its volume, its settings and its Service. */
    private record Server(String image, String port, int number, String size) implements Component<Endpoint> {
        @Override
        public Endpoint define(Scope s) {
            ConfigMapHandle settings = s.configMap(c -> c.data("server.conf", "port " + number + "\nmaxclients 512\n"));
            Workload server = s.statefulSet(w -> w.image(image)
                    .port(port, number)
                    .env("SERVER_PASSWORD", SecretKey.external(s.path().id(), "password"))
                    .mount("/etc/server", Volume.configMap("settings", settings))
                    .mount("/var/lib/data", Volume.perPod("data", size))
                    .probes(p -> p.readiness(r -> r.tcp(port).period(Duration.ofSeconds(5)))));
            return server.service().endpoint(port);
        }
    }

    /** What every process of the project has in common. */
    private record Project(ConfigMapHandle settings, Ref<ServiceAccount> account, Text database, Gate migrated) {
        <W extends WorkloadOptions<W>> W process(W w) {
            environment(w);
            return w.serviceAccount(account)
                    .after(migrated)
                    .init("migrated", c -> c.likeMain().command("python", "manage.py", "migrate", "--check"));
        }

        private void environment(ContainerDsl<?> c) {
            c.image(IMAGE).envFrom(settings).env("DB_PASSWORD", SecretKey.external("db", "password"));
            c.env("SECRET_KEY", SecretKey.external("django", "secret-key"));
            c.env("DATABASE_URL", database);
            for (String key : List.of("EMAIL", "STRIPE", "SENTRY", "S3", "SEARCH")) {
                c.env(key + "_KEY", SecretKey.external("django", key.toLowerCase(java.util.Locale.ROOT)));
            }
        }
    }

    private record Django(Endpoint db, Endpoint cache, Endpoint layer, Endpoint amqp) implements Component<Project> {
        @Override
        public Project define(Scope s) {
            ConfigMapHandle settings = s.configMap(c -> c.data("DJANGO_SETTINGS_MODULE", "shop.settings.production")
                    .data("CACHE_URL", Text.of("redis://").plus(cache.hostAndPort()))
                    .data("CHANNEL_LAYER_URL", Text.of("redis://").plus(layer.hostAndPort()))
                    .data("BROKER_URL", Text.of("amqp://").plus(amqp.hostAndPort())));
            Ref<ServiceAccount> account = s.serviceAccount(a -> a.annotation("example.com/role", "shop"));
            s.role("leases", account, r -> r.allow("coordination.k8s.io", List.of("leases"), List.of("get", "update")));
            Text database = Text.of("postgres://shop:$(DB_PASSWORD)@")
                    .plus(db.hostAndPort())
                    .plus("/shop");
            Gate migrated = s.job(
                            "migrate",
                            w -> w.image(IMAGE)
                                    .command("python", "manage.py", "migrate")
                                    .env("DB_PASSWORD", SecretKey.external("db", "password"))
                                    .env("DATABASE_URL", database))
                    .succeeded();
            return new Project(settings, account, database, migrated);
        }
    }

    private record Web(Project django, String server) implements Component<Endpoint> {
        @Override
        public Endpoint define(Scope s) {
            Workload web = s.deployment(w -> django.process(w)
                    .role("web")
                    .args(server, "--bind", ":8000")
                    .port("http", 8000)
                    .autoscale(a -> a.between(2, 10).cpu(70))
                    .lifecycle(l -> l.sleepBeforeStop(Duration.ofSeconds(5)))
                    .probes(p -> p.readiness(r -> r.http("/healthz", "http").header("X-Forwarded-Proto", "https"))
                            .liveness(l -> l.http("/alive", "http"))));
            return web.service().endpoint("http");
        }
    }

    private record Worker(Project django, String queue) implements Component<Ref<?>> {
        @Override
        public Ref<?> define(Scope s) {
            return s.deployment(w -> django.process(w)
                            .role("worker")
                            .args("celery", "-A", "shop", "worker", "-Q", queue)
                            .replicas(2)
                            .stopsWithin(Duration.ofMinutes(5))
                            .probes(p -> p.readiness(r -> r.exec("test", "-e", "/tmp/ready"))
                                    .liveness(l -> l.exec("find", "/tmp/heartbeat", "-mmin", "-1"))))
                    .ref();
        }
    }
}
