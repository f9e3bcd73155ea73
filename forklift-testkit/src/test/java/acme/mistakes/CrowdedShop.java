package acme.mistakes;

import dev.forklift.Stack;
import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.components.celery.CeleryBeat;
import dev.forklift.components.celery.CeleryWorker;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.Migrate;
import dev.forklift.components.ingress.Ingress;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.redis.Redis;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.SecretKey;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.Workload;

/** A shop with twelve mistakes, and three components that lack one thing. */
final class CrowdedShop {

    private static final String IMAGE = "registry.example.com/shop:1.42.0";

    private CrowdedShop() {}

    static Stack stack() {
        return Stack.named("shop").define(s -> {
            PostgresPort db = s.add("db", Postgres.external("db.example.com", p -> {
                p.user("shop").password(key("db"));
                p.port(0); // 1
            }));
            RedisPort cache = s.add("cache", Redis.inCluster(r -> r.forCache().memory("256MB"))); // 2
            DjangoProject project = DjangoProject.of(IMAGE, db, d -> settings(d, cache)); // 13
            Django django = s.add("django", project);
            s.add("migrate", Migrate.of(django, m -> m.backoffLimit(-1))); // 4
            HttpPort web = s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("healthz"))); // 5
            s.add("search", new Search(django));
            s.add("celery-default", CeleryWorker.of(django, w -> w.concurrency(0))); // 9
            s.add("celery-mail", CeleryWorker.of(django), o -> o.container("agent", c -> c.args("-q"))); // 10
            s.add("celery-beat", CeleryBeat.of(django), o -> o.replicas(2)); // 11
            s.add("edge", Ingress.at("shop.example.com", i -> i.tls("shop-tls").route("shop", web))); // 12
        });
    }

    private static void settings(DjangoProject.Options options, RedisPort cache) {
        options.settingsModule("shop.settings").secretKey(key("SECRET_KEY")).cache(cache);
        options.env("PAYMENT_TOKEN", "hunter2"); // 3
    }

    private static SecretKey key(String name) {
        return SecretKey.external("shop", name);
    }

    /** A user's own component, with three mistakes in it. */
    record Search(Django django) implements Component<NoPort> {
        @Override
        public NoPort define(Scope s) {
            Workload server = s.deployment(w -> {
                w.image("opensearchproject/opensearch:2.19.1").port("http", 9200);
                w.env("1ST_NODE", "yes"); // 6
            });
            server.service().endpoint("https"); // 7
            s.deployment("indexer", this::indexer); // 8
            return NoPort.INSTANCE;
        }

        private void indexer(DeploymentOptions options) {
            django.process(options).command("python", "manage.py", "index");
            options.env("SEARCH_URL", "http://$(SEARCH_HOST)/").probes(p -> p.readiness(r -> r.exec("indexed")));
        }
    }
}
