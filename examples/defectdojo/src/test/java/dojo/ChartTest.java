package dojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import acceptance.Comparison;
import acceptance.Listed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** DefectDojo here, beside what its Helm chart renders with the same switches. */
class ChartTest {

    private static final Path RENDER = Path.of("../../../shared/acceptance/defectdojo-full.yaml");

    private static final String DJANGO = "Deployment defectdojo-full-django";
    private static final String WORKER = "Deployment defectdojo-full-celery-worker";
    private static final String BEAT = "Deployment defectdojo-full-celery-beat";
    private static final String INITIALIZER = "Job defectdojo-full-initializer";

    /** What the chart calls otherwise. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("Job defectdojo-full-initializer-2026-11-23-09-27", INITIALIZER), // the time of the render
            Map.entry(INITIALIZER + " / wait-for-db", INITIALIZER + " / wait-for-database"),
            Map.entry("ServiceAccount defectdojo-full", "ServiceAccount defectdojo-full-dojo"),
            Map.entry("ConfigMap defectdojo-full", "ConfigMap defectdojo-full-dojo"),
            Map.entry("Ingress defectdojo-full", "Ingress defectdojo-full-edge"),
            Map.entry(
                    "NetworkPolicy defectdojo-full-networkpolicy",
                    "NetworkPolicy defectdojo-full-network-default-deny"),
            Map.entry("NetworkPolicy defectdojo-full-networkpolicy-django", "NetworkPolicy defectdojo-full-django"),
            Map.entry(DJANGO + " / uwsgi", DJANGO + " / django"),
            Map.entry(WORKER + " / celery", WORKER + " / celery-worker"),
            Map.entry(BEAT + " / celery", BEAT + " / celery-beat"),
            Map.entry(DJANGO + " / db-migration-checker", DJANGO + " / wait-for-migrations"),
            Map.entry(WORKER + " / db-migration-checker", WORKER + " / wait-for-migrations"),
            Map.entry(BEAT + " / db-migration-checker", BEAT + " / wait-for-migrations"));

    private static final String SAME_AS_PROCESS = "an init container sees what its process sees";
    private static final String ONE_QUESTION = "nginx answers for both, so that uWSGI is asked for its port";
    private static final String NO_READER = "nobody reads it there";
    private static final String EMPTY = "the image's own default is the same";
    private static final String SERVER = "the chart's subcharts are left out of its render";
    private static final String POLICIES =
            "derived: each pod may open and take the connections that it needs, and no others";

    // spotless:off
    private static final List<Listed> LISTED = List.of(
            // Objects
            new Listed("Pod defectdojo-full-unit-tests", "there", "-", "a hook of `helm test`, which nothing here runs"),
            new Listed("Secret *", "there", "-", "Forklift holds no secret's value: prerequisites() says which to make"),
            new Listed("ConfigMap defectdojo-full-celery-*", "-", "there", "the file by which probes see how a Celery process is"),
            new Listed("StatefulSet *", "-", "there", SERVER),
            new Listed("Service defectdojo-full-postgresql", "-", "there", SERVER),
            new Listed("Service defectdojo-full-valkey", "-", "there", SERVER),
            new Listed("NetworkPolicy *", "-", "there", POLICIES),
            new Listed("NetworkPolicy defectdojo-full-django / ports", "[8080]", "[5432, 6379, 8080, 9113]", POLICIES),
            new Listed("NetworkPolicy defectdojo-full-network-default-deny / pods", "*" + INITIALIZER, "*" + INITIALIZER + ", StatefulSet defectdojo-full-postgresql, StatefulSet defectdojo-full-valkey", SERVER),
            new Listed("PodDisruptionBudget * / minAvailable", "50%", "-", "one pod at a time, whatever the autoscaler makes of their number"),
            new Listed("PodDisruptionBudget * / maxUnavailable", "-", "1", "one pod at a time, whatever the autoscaler makes of their number"),
            // Pods
            new Listed("* / annotation checksum/*", "*", "-", "a ConfigMap's name is a hash of its content, so that a change rolls its readers"),
            new Listed(INITIALIZER + " / ttlSecondsAfterFinished", "60", "-", "applied again, a Job that was deleted would run again"),
            new Listed(DJANGO + " / terminationGracePeriodSeconds", "60", "73", "8 s until every node knows, 60 s for the longest request, 5 s to spare"),
            new Listed(WORKER + " / terminationGracePeriodSeconds", "300", "315", "a task has the 300 s, and the worker 15 s to leave"),
            // Commands
            new Listed(DJANGO + " / django / command", "-", "/entrypoint-uwsgi.sh", "the image's entrypoint, written"),
            new Listed("Deployment * / command", "/entrypoint-celery-*.sh", "/bin/sh -c *exec \"$0\"*/entrypoint-celery-*.sh", "the same script, with a loader by which probes see how Celery is"),
            new Listed("* / wait-for-migrations / command", "*/app/manage.py migrate --check*", "*python3 manage.py migrate --check*", "the same question"),
            new Listed(INITIALIZER + " / wait-for-database / command", "*/wait-for-it.sh*", "*connection.ensure_connection()*", "an open port is no database yet"),
            // Ports
            new Listed(DJANGO + " / django / port 8081", "http-uwsgi", "uwsgi", "a port's name is Forklift's"),
            // Environment
            new Listed("* / env HOME", "-", "'/tmp'*", "the root is read-only"),
            new Listed("* / env PYTHON*", "-", "'1'*", "logs come at once, and nothing is written beside modules"),
            new Listed("* / env DJANGO_SETTINGS_MODULE", "-", "'dojo.settings.settings'*", "the image's default, written"),
            new Listed("* / env DATABASE_SSLMODE", "-", "'disable'*", "DefectDojo has no such setting"),
            new Listed("* / env MEDIA_*", "-", "*", "what DefectDojo has by default"),
            new Listed("* / env DD_CSRF_TRUSTED_ORIGINS", "-", "'https://defectdojo.default.minikube.local'*", "without it forms behind TLS may answer 403"),
            new Listed("* / env DD_ALLOWED_HOSTS", "'defectdojo.default.minikube.local'*", "'defectdojo.default.minikube.local,defectdojo-full-django'*", "other pods ask by the Service's name"),
            new Listed("* / env DD_CELERY_BROKER_PATH", "'//'*", "'0'*", "the same database of Valkey"),
            new Listed("* / env DD_CELERY_BROKER_PARAMS", "''*", "-", EMPTY),
            new Listed("* / env DD_CELERY_BROKER_USER", "''*", "-", EMPTY),
            new Listed("* / env DD_CELERY_WORKER_*", "''*", "-", EMPTY),
            new Listed("* / env DD_SECRET_KEY", "*, optional", "*, required", "Django does not start without it"),
            new Listed("* / env DD_CREDENTIAL_AES_256_KEY", "*, optional", "*, required", "a credential that was stored is lost without it"),
            new Listed("* / env DD_CREDENTIAL_AES_256_KEY", "-", "key * of Secret defectdojo-full, required", "tasks read stored credentials, too"),
            new Listed("* / wait-for-* / env DD_*", "-", "key * of Secret *, required", SAME_AS_PROCESS),
            new Listed(DJANGO + " / wait-for-migrations / env DD_*_COOKIE_SECURE", "-", "'True'", SAME_AS_PROCESS),
            new Listed("Deployment * / env DD_ADMIN_*", "* of ConfigMap *", "-", NO_READER),
            new Listed("Deployment * / env DD_INITIALIZE", "* of ConfigMap *", "-", NO_READER),
            new Listed("Job * / env DD_ADMIN_*", "* of ConfigMap *", "'*'", "the initializer alone reads it"),
            new Listed("Job * / env DD_INITIALIZE", "* of ConfigMap *", "'true'", "the initializer alone reads it"),
            new Listed("Job * / initializer / env DD_ADMIN_PASSWORD", "*, optional", "*, required", "without it the administrator has a password that nobody chose"),
            new Listed("Job * / initializer / env METRICS_HTTP_AUTH_PASSWORD", "*, optional", "-", NO_READER),
            new Listed("Job * / initializer / env DD_*", "-", "key * of Secret *, required", "each key that it reads, instead of all"),
            new Listed("* / env DD_UWSGI_PASS", "* of ConfigMap *", "-", NO_READER),
            new Listed("* / env DD_UWSGI_HOST", "* of ConfigMap *", "-", NO_READER),
            new Listed("* / env NGINX_METRICS_ENABLED", "* of ConfigMap *", "-", NO_READER),
            new Listed("* / env METRICS_HTTP_AUTH_USER", "* of ConfigMap *", "-", NO_READER),
            new Listed(DJANGO + " / nginx / env DD_UWSGI_*", "'*' of ConfigMap *", "'*'", "nginx is given what it reads, instead of all"),
            new Listed(DJANGO + " / nginx / env NGINX_METRICS_ENABLED", "'true' of ConfigMap *", "'true'", "nginx is given what it reads, instead of all"),
            new Listed(DJANGO + " / nginx / env METRICS_HTTP_AUTH_USER", "'monitoring' of ConfigMap *", "'monitoring'", "nginx is given what it reads, instead of all"),
            new Listed(DJANGO + " / nginx / env DD_*", "* of ConfigMap *", "-", "nginx is given what it reads, instead of all"),
            new Listed(DJANGO + " / * / env UWSGI_*", "-", "'*'", "uWSGI finishes what it serves when it is asked to stop; in the chart it cuts it off"),
            // Volumes
            new Listed("* / mount /tmp", "-", "emptyDir tmp*", "the root is read-only"),
            new Listed("* / mount /opt/forklift", "-", "ConfigMap defectdojo-full-celery-*", "the file by which probes see how a Celery process is"),
            new Listed("* / mount /app/media", "-", "PersistentVolumeClaim defectdojo-full-django-media", "tasks read what was uploaded; in the chart only the web does"),
            new Listed("* / wait-for-migrations / mount /run/defectdojo", "-", "emptyDir run", SAME_AS_PROCESS),
            new Listed(BEAT + " / * / mount /var/lib/celery", "-", "emptyDir schedule", "where beat keeps its schedule; this image's script keeps it in /run/defectdojo"),
            // Probes
            new Listed("Deployment defectdojo-full-celery-* / *Probe*", "-", "*", "a Celery process that hangs is restarted; in the chart it stays"),
            new Listed(DJANGO + " / django / readinessProbe*", "-", "*", ONE_QUESTION),
            new Listed(DJANGO + " / django / startupProbe*", "-", "*", ONE_QUESTION),
            new Listed(DJANGO + " / * header X-Forwarded-Proto", "-", "https", "a probe asks as the proxy does"),
            new Listed(DJANGO + " / * failureThreshold", "6", "-", "Kubernetes' own 3"),
            new Listed(DJANGO + " / nginx / readinessProbe periodSeconds", "10", "5", "a pod that is ready is used sooner"),
            new Listed(DJANGO + " / nginx / startupProbe periodSeconds", "5", "2", "150 s in smaller steps"),
            new Listed(DJANGO + " / nginx / startupProbe failureThreshold", "30", "75", "150 s in smaller steps"),
            new Listed(DJANGO + " / nginx / startupProbe timeoutSeconds", "1", "5", "the first request imports the project"),
            // Resources
            new Listed(DJANGO + " / django / limits memory", "512Mi", "1Gi", "four processes take 600 MB after the first requests: with 512Mi one after the other is killed, and its request answers 502"),
            new Listed(DJANGO + " / django / requests memory", "256Mi", "768Mi", "what it takes; with less the autoscaler keeps the most pods, busy or not"),
            new Listed(WORKER + " / celery-worker / requests memory", "128Mi", "256Mi", "an idle worker takes 150 MB; with less the autoscaler keeps the most pods, busy or not"),
            new Listed("* / limits cpu", "*", "-", "a limit throttles where CPU is idle"),
            new Listed("* / wait-for-migrations / limits memory", "200Mi", "512Mi", "the profile's for init containers"),
            new Listed("* / wait-for-* / requests *", "*", "*", "the profile's for init containers"),
            new Listed(DJANGO + " / metrics / requests *", "-", "*", "the profile's for sidecars"),
            new Listed(DJANGO + " / metrics / limits memory", "-", "128Mi", "the profile's for sidecars"));
    // spotless:on

    private static Comparison comparison() throws IOException {
        assumeThat(Files.exists(RENDER))
                .as("the chart's render is not here (%s), so there is nothing to compare with", RENDER)
                .isTrue();
        return Comparison.of(RENDER, DefectDojo.full(), NAMES);
    }

    @Test
    void what_the_chart_deploys_is_there_and_each_difference_has_its_reason() throws IOException {
        assertThat(comparison().unlisted(LISTED)).isEmpty();
    }

    @Test
    void each_difference_that_is_listed_is_there() throws IOException {
        assertThat(comparison().gone(LISTED)).isEmpty();
    }

    @Test
    void a_change_of_the_stack_is_noticed() throws IOException {
        comparison();

        assertThat(Comparison.of(
                                RENDER,
                                DefectDojo.full()
                                        .with("celery-worker", o -> o.workload(w -> w.image("other:1")))
                                        .with("django", o -> o.service(x -> x.port("http", 81))),
                                NAMES)
                        .unlisted(LISTED))
                .extracting(difference -> difference.where() + " " + difference.ours())
                .containsExactlyInAnyOrder(
                        WORKER + " / celery-worker / image other:1",
                        WORKER + " / wait-for-migrations / image other:1",
                        "Service defectdojo-full-django / port http 81 to http");
    }
}
