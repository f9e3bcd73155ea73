package plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import acceptance.Comparison;
import acceptance.Listed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Plane here, beside what its Helm chart renders by default. */
class ChartTest {

    private static final Path RENDER = Path.of("../../../shared/acceptance/plane.yaml");

    private static final String APP = "key %s of Secret plane-app-secrets, required";
    private static final String STORE = "key * of Secret plane-doc-store-secrets, required";
    private static final String OURS = "'%s' of ConfigMap plane-backend";

    private static final String SECRETS = "Forklift holds no secret's value: prerequisites() says which to make";
    private static final String COMPOSED = "put together in the pod, so that a password is kept once";
    private static final String NO_SECRET = "it is no secret";
    private static final String NO_READER = "nobody reads it there";
    private static final String PROBED = "what does not answer gets no requests, and what hangs is restarted";
    private static final String READ_ONLY = "the root is read-only";
    private static final String NGINX = "the root is read-only, and this is where nginx writes";
    private static final String NAMED = "ports are named, and named after what is spoken there";
    private static final String LOADER = "the file by which probes see how a Celery process is";
    private static final String SIZED =
            "without requests a pod is evicted first, and without a limit it takes the node's memory";
    private static final String TIME = "time for requests, tasks or a clean end";
    private static final String PINNED = "latest is another one tomorrow";
    private static final String NO_EXEC =
            "the script does not exec Celery, which then is never asked to stop, and loses its tasks";

    // spotless:off
    private static final List<Listed> LISTED = List.of(
            // Objects
            new Listed("Secret *", "there", "-", SECRETS),
            new Listed("ConfigMap plane-live-vars", "there", "-", "two values of one process stand in its pod"),
            new Listed("ConfigMap plane-worker", "-", "there", LOADER),
            new Listed("ConfigMap plane-beat-worker", "-", "there", LOADER),
            new Listed("ConfigMap plane-rabbitmq", "-", "there", "its memory limit and its plugins"),
            // Pods
            new Listed("* / annotation timestamp", "*", "-", "the time of the render: each upgrade restarts everything, changed or not"),
            new Listed("* / serviceAccount", "ServiceAccount plane-backend", "ServiceAccount ", "only the project's processes share an account; none has a token"),
            new Listed("* / terminationGracePeriodSeconds", "-", "*", TIME),
            new Listed("Job plane-minio-bucket / terminationGracePeriodSeconds", "120", "-", "its shell ends at once"),
            new Listed("Job * / restartPolicy", "OnFailure", "Never", "the pod that failed stays, with its log"),
            new Listed("Job plane-minio-bucket / backoffLimit", "6", "-", "Kubernetes' own 6"),
            new Listed("StatefulSet * / replicas", "-", "1", "Kubernetes' own 1, written"),
            new Listed("* / wait-for-migrations", "-", "init container", "no process runs on a database that is not migrated; the scripts of worker and beat did this"),
            new Listed("Job plane-api-migrate / wait-for-database", "-", "init container", "the script does it, too, without an end"),
            new Listed("Job plane-minio-bucket / init", "init container", "-", "the container itself waits until MinIO answers, not only for its name"),
            // Commands and images
            new Listed("Deployment plane-worker / worker / command", "./bin/docker-entrypoint-worker.sh", "python3 /opt/forklift/forklift_celery.py -A plane worker *", NO_EXEC),
            new Listed("Deployment plane-beat-worker / beat-worker / command", "./bin/docker-entrypoint-beat.sh", "python3 /opt/forklift/forklift_celery.py -A plane beat *", NO_EXEC),
            new Listed("Job plane-minio-bucket / bucket / command", "/bin/sh -c /usr/bin/mc alias set *; exit 0;", "/bin/sh -c *mc mb --ignore-existing storage/uploads\nmc anonymous set private storage/uploads\n", "open, the bucket lists every upload to everybody, and Plane signs each address; a bucket that could not be made is no success"),
            new Listed("StatefulSet plane-minio / minio / command", "server /data --console-address :9090", "server --certs-dir /tmp/certs /data", "its console is not served to the cluster"),
            new Listed("StatefulSet plane-pgdb / pgdb / command", "-", "postgres -c max_connections=100 -c shared_buffers=250MB", "a quarter of the memory limit"),
            new Listed("StatefulSet plane-redis / redis / command", "-", "*--maxmemory 144mb --maxmemory-policy noeviction *--appendonly yes*", "what it keeps for others is not dropped, and outlives its pod"),
            new Listed("StatefulSet plane-minio / minio / image", "minio/minio:latest", "quay.io/minio/minio:RELEASE.*", PINNED),
            new Listed("Job plane-minio-bucket / bucket / image", "minio/mc:latest", "quay.io/minio/mc:RELEASE.*", PINNED),
            // Ports and routes
            new Listed("Deployment * / port *", "-", "http", NAMED),
            new Listed("StatefulSet * / port *", "-", "*", NAMED),
            new Listed("Service plane-rabbitmq / port metrics", "-", "15692 to metrics", "for Prometheus"),
            new Listed("Service plane-minio / port minio-console-9090", "9090 to 9090", "-", "its console is not served to the cluster"),
            new Listed("IngressRoute plane-ingress / route *", "Service *:8000 through Middleware plane-body-limit", "Service plane-api:http through Middleware plane-body-limit", NAMED),
            new Listed("IngressRoute plane-ingress / route *", "Service *:3000 through Middleware plane-body-limit", "Service *:http through Middleware plane-body-limit", NAMED),
            new Listed("IngressRoute plane-ingress / route *", "Service plane-minio:9000 through Middleware plane-body-limit", "Service plane-minio:s3 through Middleware plane-body-limit", NAMED),
            new Listed("Middleware plane-body-limit / settings", "{\"buffering\":{\"maxRequestBodyBytes\":2.097152E7}}", "{\"buffering\":{\"maxRequestBodyBytes\":20971520}}", "the same number, of the type that Traefik has for it"),
            // Environment of the project
            new Listed("* / env DATABASE_URL", APP.formatted("DATABASE_URL"), "'postgres://plane:$(DATABASE_PASSWORD)@plane-pgdb:5432/plane?sslmode=disable'", COMPOSED),
            new Listed("* / env DATABASE_PASSWORD", "-", "key POSTGRES_PASSWORD of Secret plane-pgdb-secrets, required", COMPOSED),
            new Listed("* / env AMQP_URL", APP.formatted("AMQP_URL"), "'amqp://plane:$(CELERY_BROKER_PASSWORD)@plane-rabbitmq:5672/%2F'", COMPOSED),
            new Listed("* / env CELERY_BROKER_PASSWORD", "-", "key RABBITMQ_DEFAULT_PASS of Secret plane-rabbitmq-secrets, required", COMPOSED),
            new Listed("* / env REDIS_URL", APP.formatted("REDIS_URL"), "'redis://plane-redis:6379/0'", NO_SECRET),
            new Listed("* / env AWS_S3_BUCKET_NAME", STORE, OURS.formatted("uploads"), NO_SECRET),
            new Listed("* / env AWS_S3_ENDPOINT_URL", STORE, OURS.formatted("http://plane-minio:9000"), NO_SECRET),
            new Listed("* / env FILE_SIZE_LIMIT", STORE, OURS.formatted("5242880"), NO_SECRET),
            new Listed("* / env USE_MINIO", STORE, OURS.formatted("1"), NO_SECRET),
            new Listed("Deployment * / env MINIO_ROOT_*", STORE, "-", NO_READER),
            new Listed("Job * / env MINIO_ROOT_*", STORE, "-", NO_READER),
            new Listed("* / env CORS_ALLOWED_ORIGINS", OURS.formatted("http://plane.example.com,https://plane.example.com"), OURS.formatted("http://plane.example.com"), "what is routed: nothing answers by https"),
            new Listed("* / env ALLOWED_HOSTS", "-", OURS.formatted("plane.example.com,plane-api"), "Plane's default is *, any host"),
            new Listed("* / env DJANGO_SETTINGS_MODULE", "-", OURS.formatted("plane.settings.production"), "what manage.py has by default, written"),
            new Listed("* / env HOME", "-", "'/tmp'*", READ_ONLY),
            new Listed("* / env PYTHON*", "-", OURS.formatted("1"), "what the image has by default, written"),
            new Listed("Deployment plane-api / api / env FORWARDED_ALLOW_IPS", "-", "'*'", "without it the scheme that Traefik says is not believed"),
            // Environment of the others
            new Listed("Deployment plane-live / live / env API_BASE_URL", "'http://plane-api.demo.svc.cluster.local:8000/'*", "'http://plane-api:8000/'", "the same Service, whatever the cluster's domain is"),
            new Listed("Deployment plane-live / live / env LIVE_BASE_PATH", "'/live'*", "'/live'", "two values of one process stand in its pod"),
            new Listed("Deployment plane-live / live / env REDIS_URL", "key REDIS_URL of Secret plane-live-secrets, required", "'redis://plane-redis:6379/'", NO_SECRET),
            new Listed("Deployment plane-live / live / env LIVE_SERVER_SECRET_KEY", "* of Secret plane-live-secrets, required", APP.formatted("LIVE_SERVER_SECRET_KEY"), "both ends have to know the same key, so it is kept once"),
            new Listed("StatefulSet plane-minio / minio / env MINIO_ROOT_USER", STORE, "key AWS_ACCESS_KEY_ID of Secret plane-doc-store-secrets, required", "the same value, kept once"),
            new Listed("StatefulSet plane-minio / minio / env MINIO_ROOT_PASSWORD", STORE, "key AWS_SECRET_ACCESS_KEY of Secret plane-doc-store-secrets, required", "the same value, kept once"),
            new Listed("StatefulSet plane-minio / minio / env *", STORE, "-", NO_READER),
            new Listed("Job plane-minio-bucket / bucket / env *", STORE, "-", "given by the names that its commands have"),
            new Listed("Job plane-minio-bucket / bucket / env *", "-", STORE, "given by the names that its commands have"),
            new Listed("Job plane-minio-bucket / bucket / env STORAGE", "-", "'http://plane-minio:9000'", "given by the names that its commands have"),
            new Listed("Job plane-minio-bucket / bucket / env MC_CONFIG_DIR", "-", "'/tmp/mc'", READ_ONLY),
            new Listed("StatefulSet plane-pgdb / pgdb / env PGDATA", "'/var/lib/postgresql/data/plane'", "'/var/lib/postgresql/data/pgdata'", "another directory of the claim; to take over a claim, say it in an override"),
            new Listed("StatefulSet plane-pgdb / pgdb / env POSTGRES_DB", "key * of Secret plane-pgdb-secrets, required", "'plane'", NO_SECRET),
            new Listed("StatefulSet plane-pgdb / pgdb / env POSTGRES_USER", "key * of Secret plane-pgdb-secrets, required", "'plane'", NO_SECRET),
            new Listed("StatefulSet plane-pgdb / pgdb / env POSTGRES_INITDB_ARGS", "-", "'--data-checksums'", "a broken disk is noticed"),
            new Listed("StatefulSet plane-rabbitmq / rabbitmq / env RABBITMQ_DEFAULT_USER", "key * of Secret plane-rabbitmq-secrets, required", "'plane'", NO_SECRET),
            new Listed("StatefulSet plane-rabbitmq / rabbitmq / env *", "-", "*", "its data is found again by a pod of another name, and nobody else joins it"),
            // Volumes
            new Listed("* / mount /tmp", "-", "emptyDir tmp*", READ_ONLY),
            new Listed("* / mount /code/plane/logs", "-", "emptyDir logs", READ_ONLY),
            new Listed("* / mount /code/plane/static-assets", "-", "emptyDir static", READ_ONLY),
            new Listed("* / mount /opt/forklift", "-", "ConfigMap plane-*", LOADER),
            new Listed("* / mount /run", "-", "emptyDir run", NGINX),
            new Listed("* / mount /var/cache/nginx", "-", "emptyDir cache", NGINX),
            new Listed("StatefulSet plane-pgdb / pgdb / mount /dev/shm", "-", "emptyDir shm", "parallel queries need more than 64 MiB"),
            new Listed("StatefulSet plane-pgdb / pgdb / mount /var/run/postgresql", "-", "emptyDir run", READ_ONLY),
            new Listed("StatefulSet plane-rabbitmq / rabbitmq / mount /var/lib/rabbitmq", "* / claim data", "emptyDir home", "the claim holds the data alone, so that the cookie keeps its mode"),
            new Listed("StatefulSet plane-rabbitmq / rabbitmq / mount /var/lib/rabbitmq/mnesia", "-", "* / claim data", "the claim holds the data alone, so that the cookie keeps its mode"),
            new Listed("StatefulSet plane-rabbitmq / rabbitmq / mount *", "-", "*", READ_ONLY),
            new Listed("StatefulSet plane-rabbitmq / claim data / storage", "100Mi", "1Gi", "below 50 MB of free disk nobody may publish"),
            new Listed("StatefulSet plane-redis / claim data / storage", "100Mi", "1Gi", "its log is rewritten beside the old one"),
            // Probes
            new Listed("* / startupProbe*", "-", "*", PROBED),
            new Listed("* / readinessProbe*", "-", "*", PROBED),
            new Listed("* / livenessProbe*", "-", "*", PROBED),
            new Listed("Deployment plane-api / api / readinessProbe failureThreshold", "30", "-", "its start has 5 minutes by the startup probe"),
            new Listed("Deployment plane-api / api / readinessProbe periodSeconds", "10", "5", "a pod that is ready is used sooner"),
            new Listed("Deployment plane-api / api / readinessProbe timeoutSeconds", "1", "5", "the first request imports the project"),
            // Resources
            new Listed("* / limits cpu", "500m", "-", "a limit throttles where CPU is idle"),
            new Listed("* / limits memory", "-", "*", SIZED),
            new Listed("* / requests *", "-", "*", SIZED));

    /** The Services' ports: the chart's name, the number, and ours. */
    private static final List<List<String>> PORTS = List.of(
            List.of("api", "api-8000", "8000", "http"),
            List.of("web", "web-3000", "3000", "http"),
            List.of("space", "space-3000", "3000", "http"),
            List.of("admin", "admin-3000", "3000", "http"),
            List.of("live", "live-3000", "3000", "http"),
            List.of("pgdb", "pg-5432", "5432", "postgres"),
            List.of("redis", "redis-6379", "6379", "redis"),
            List.of("rabbitmq", "rabbitmq-5672", "5672", "amqp"),
            List.of("rabbitmq", "rabbitmq-mgmt-15672", "15672", "management"),
            List.of("minio", "minio-api-9000", "9000", "s3"));
    // spotless:on

    private static List<Listed> listed() {
        List<Listed> all = new ArrayList<>(LISTED);
        for (List<String> port : PORTS) {
            String service = "Service plane-" + port.get(0) + " / port ";
            all.add(new Listed(service + port.get(1), port.get(2) + " to " + port.get(2), "-", NAMED));
            all.add(new Listed(service + port.get(3), "-", port.get(2) + " to " + port.get(3), NAMED));
        }
        return all;
    }

    /** What the chart calls otherwise. */
    private static Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        names.put("ServiceAccount plane-srv-account", "ServiceAccount plane-backend");
        names.put("ConfigMap plane-app-vars", "ConfigMap plane-backend");
        List.of("api", "worker", "beat-worker", "live", "web", "space", "admin")
                .forEach(part -> workload(names, "Deployment", part));
        for (String part : List.of("pgdb", "redis", "rabbitmq", "minio")) {
            String set = workload(names, "StatefulSet", part);
            names.put(set + " / claim pvc-plane-" + part + "-vol", set + " / claim data");
        }
        names.put("Job plane-api-migrate-1", "Job plane-api-migrate");
        names.put("Job plane-api-migrate / plane-api-migrate", "Job plane-api-migrate / api-migrate");
        names.put("Job plane-minio-bucket-1", "Job plane-minio-bucket");
        names.put("Job plane-minio-bucket / plane-minio-bucket", "Job plane-minio-bucket / bucket");
        List.of("spaces", "god-mode", "api", "auth", "live", "uploads").forEach(path -> path(names, path));
        return names;
    }

    private static String workload(Map<String, String> names, String kind, String part) {
        String ours = kind + " plane-" + part;
        names.put(ours + "-wl", ours);
        names.put(ours + " / plane-" + part, ours + " / " + part);
        return ours;
    }

    /** The chart's PathPrefix of /api fits /apis, too; here it is a path and all below it. */
    private static void path(Map<String, String> names, String path) {
        String route = "IngressRoute plane-ingress / route Host(`plane.example.com`) && ";
        names.put(
                route + "PathPrefix(`/" + path + "`)",
                route + "(Path(`/" + path + "`) || PathPrefix(`/" + path + "/`))");
    }

    private static Comparison comparison() throws IOException {
        assumeThat(Files.exists(RENDER))
                .as("the chart's render is not here (%s), so there is nothing to compare with", RENDER)
                .isTrue();
        return Comparison.of(RENDER, Plane.communityEdition(), names());
    }

    @Test
    void what_the_chart_deploys_is_there_and_each_difference_has_its_reason() throws IOException {
        assertThat(comparison().unlisted(listed())).isEmpty();
    }

    @Test
    void each_difference_that_is_listed_is_there() throws IOException {
        assertThat(comparison().gone(listed())).isEmpty();
    }

    @Test
    void a_part_that_is_missing_is_noticed() throws IOException {
        comparison();
        Comparison without = Comparison.of(
                RENDER, Plane.communityEdition().with("live", o -> o.service(x -> x.name("elsewhere"))), names());

        assertThat(without.unlisted(listed())).extracting(Object::toString).contains("Service plane-live: there → -");
    }
}
