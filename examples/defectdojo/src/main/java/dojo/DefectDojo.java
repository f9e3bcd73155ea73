package dojo;

import dev.forklift.Stack;
import dev.forklift.check.Report;
import dev.forklift.component.Overrides;
import dev.forklift.components.celery.CeleryBeat;
import dev.forklift.components.celery.CeleryWorker;
import dev.forklift.components.celery.Pool;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.EnvironmentStyle;
import dev.forklift.components.django.Migrate;
import dev.forklift.components.files.MediaFiles;
import dev.forklift.components.files.MediaPort;
import dev.forklift.components.ingress.Ingress;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.redis.Redis;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.components.web.HttpPort;
import dev.forklift.components.web.Uwsgi;
import dev.forklift.declare.Outsider;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import dev.forklift.workload.AutoscaleOptions;
import dev.forklift.workload.ContainerOptions;
import dev.forklift.workload.Profile;
import dev.forklift.workload.SafeDefault;
import dev.forklift.workload.Volume;
import dev.forklift.workload.WorkloadOptions;
import io.fabric8.kubernetes.api.model.Secret;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * DefectDojo with everything that its Helm chart can switch on: uWSGI behind an nginx in its pod, Celery, media on a claim,
 * autoscaling, budgets, network policies and metrics; Postgres and Valkey in the cluster.
 */
public final class DefectDojo {

    private static final String RUN = "/run/defectdojo";
    private static final String SOCKET = RUN + "/uwsgi.sock";
    private static final Volume SOCKETS = Volume.emptyDir("run");

    private DefectDojo() {}

    // spotless:off
    /** {@return the deployment} */
    public static Stack full() {
        return Stack.named("defectdojo-full").namespace("demo").profile(Profile.production().withUser(1001)).define(s -> {
            PostgresPort db = s.add("postgresql", Postgres.inCluster(pg -> pg.database("defectdojo").user("defectdojo")
                    .password(SecretKey.external("defectdojo-postgresql-specific", "postgresql-password"))));
            RedisPort valkey = s.add("valkey", Redis.inCluster(r -> r.forBroker().image("valkey/valkey:8.1")
                    .password(SecretKey.external("defectdojo-valkey-specific", "valkey-password"))));
            MediaPort media = s.add("django-media", MediaFiles.onClaim("5Gi", m -> m.root("/app/media")));
            Django dojo = s.add("dojo", DjangoProject.of("defectdojo/defectdojo-django:3.2.0", db, d -> settings(d.broker(valkey).use(media))));

            s.add("initializer", Migrate.of(dojo, m -> m.entrypoint("/entrypoint-initializer.sh").backoffLimit(1)), DefectDojo::initializer);
            HttpPort web = s.add("django", Uwsgi.of(dojo, "dojo.wsgi:application", DefectDojo::uwsgi), o -> django(o, media));
            s.add("celery-worker", CeleryWorker.of(dojo, w -> w
                    .entrypoint("/entrypoint-celery-worker.sh").pool(Pool.SOLO).memory("256Mi", "512Mi")),
                o -> o.deployment(d -> d.autoscale(DefectDojo::busy).resources(r -> r.cpu("100m"))));
            s.add("celery-beat", CeleryBeat.of(dojo, b -> b.entrypoint("/entrypoint-celery-beat.sh")),
                o -> o.workload(w -> w.mount(RUN, SOCKETS).resources(r -> r.cpu("100m").memory("128Mi", "256Mi"))));
            s.add("edge", Ingress.at("defectdojo.default.minikube.local", i -> i.tls("defectdojo-tls").route("/", web)));

            s.networkPolicies(n -> n.ingressController("ingress-nginx").metricsFrom("monitoring"));
        });
    }

    /** {@return what is found in it, but for what is accepted} */
    public static Report check() {
        return full().check().suppress("forklift.W020", "Deployment defectdojo-full-django",
                "an exporter that does not answer is no reason to send the pod no requests");
    }

    private static void settings(DjangoProject.Options d) {
        Stream.of("SECRET_KEY", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS",
                        "DATABASE_HOST", "DATABASE_PORT", "DATABASE_NAME", "DATABASE_USER", "DATABASE_PASSWORD",
                        "CELERY_BROKER_HOST", "CELERY_BROKER_PORT", "CELERY_BROKER_PASSWORD")
                .forEach(name -> d.envName(name, "DD_" + name));
        d.envName("CELERY_BROKER_TRANSPORT", "DD_CELERY_BROKER_SCHEME")
                .envName("CELERY_BROKER_DB", "DD_CELERY_BROKER_PATH")
                .settingsModule("dojo.settings.settings").environment(EnvironmentStyle.SPLIT)
                .secretKey(key("DD_SECRET_KEY"))
                .env("DD_CREDENTIAL_AES_256_KEY", key("DD_CREDENTIAL_AES_256_KEY"))
                .envFromIfPresent(Ref.external(Secret.class, "defectdojo-full-extrasecrets"))
                .env("DD_SITE_URL", "http://localhost:8080")
                .env("DD_DATABASE_ENGINE", "django.db.backends.postgresql")
                .env("DD_CELERY_LOG_LEVEL", "INFO").env("DD_CELERY_WORKER_POOL_TYPE", "solo")
                .env("DD_UWSGI_ENDPOINT", SOCKET)
                .env("DD_UWSGI_NUM_OF_PROCESSES", "4").env("DD_UWSGI_NUM_OF_THREADS", "4")
                .env("DD_DJANGO_METRICS_ENABLED", "true");
    }

    private static void initializer(Overrides o) {
        o.workload(w -> w.env("DD_INITIALIZE", "true")
                .env("DD_ADMIN_USER", "admin").env("DD_ADMIN_MAIL", "admin@defectdojo.local")
                .env("DD_ADMIN_FIRST_NAME", "Admin").env("DD_ADMIN_LAST_NAME", "User")
                .env("DD_ADMIN_PASSWORD", key("DD_ADMIN_PASSWORD"))
                .resources(r -> r.cpu("100m").memory("256Mi", "512Mi")));
    }

    private static void uwsgi(Uwsgi.Options u) {
        u.entrypoint("/entrypoint-uwsgi.sh").port(8081)
                .health("/uwsgi_health").liveness("/login?force_login_form&next=/").startupWithin(Duration.ofSeconds(150))
                .autoscale(DefectDojo::busy)
                .nginx("defectdojo/defectdojo-nginx:3.2.0", n -> n.ownConfiguration().liveness("/nginx_health"));
    }

    private static void django(Overrides o, MediaPort media) {
        o.workload(w -> exporter(w.mount(RUN, SOCKETS)
                .env("DD_SESSION_COOKIE_SECURE", "True").env("DD_CSRF_COOKIE_SECURE", "True")
                .resources(r -> r.cpu("100m").memory("768Mi", "1Gi"))));
        o.container("nginx", c -> nginx(c, media));
        o.service(x -> x.port("http", 80).port("http-metrics", 9113));
    }

    private static void nginx(ContainerOptions c, MediaPort media) {
        c.mount(RUN, SOCKETS).mount("/usr/share/nginx/html/media", media.volume())
                .env("DD_UWSGI_PASS", "unix://" + SOCKET).env("DD_UWSGI_HOST", "localhost")
                .env("NGINX_METRICS_ENABLED", "true")
                .env("METRICS_HTTP_AUTH_USER", "monitoring").env("METRICS_HTTP_AUTH_PASSWORD", key("METRICS_HTTP_AUTH_PASSWORD"))
                .env("USE_TLS", "false").env("GENERATE_TLS_CERTIFICATE", "false")
                .security(x -> x.runAs(1001, 0))
                .without(SafeDefault.READ_ONLY_ROOT, "its entrypoint edits nginx.conf, which belongs to group 0")
                .resources(r -> r.cpu("100m").memory("128Mi", "256Mi"));
    }

    private static void exporter(WorkloadOptions<?> w) {
        w.sidecar("metrics", c -> c.image("nginx/nginx-prometheus-exporter:1.5.1")
                        .command("/usr/bin/nginx-prometheus-exporter")
                        .args("--nginx.scrape-uri", "http://127.0.0.1:8080/nginx_status")
                        .port("http-metrics", 9113)
                        .probes(p -> p.liveness(q -> q.http("/metrics", "http-metrics")
                                .initialDelay(Duration.ofSeconds(15)).period(Duration.ofSeconds(20)))))
                .admits(Outsider.METRICS_SCRAPER, "http-metrics")
                .podAnnotation("prometheus.io/scrape", "true").podAnnotation("prometheus.io/scheme", "http")
                .podAnnotation("prometheus.io/port", "9113").podAnnotation("prometheus.io/path", "/metrics");
    }

    private static void busy(AutoscaleOptions a) {
        a.between(2, 5).cpu(80).memory(80);
    }

    private static SecretKey key(String name) {
        return SecretKey.external("defectdojo-full", name);
    }
    // spotless:on
}
