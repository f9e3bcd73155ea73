package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final String CHART = """
            kind: ConfigMap
            metadata: {name: app}
            data: {HOST: db, DEBUG: "0"}
            ---
            kind: Deployment
            metadata: {name: app-web}
            spec:
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                  - name: uwsgi
                    image: app:1
                    ports: [{name: http, containerPort: 8000}]
                    readinessProbe: {httpGet: {path: /ready, port: http}}
                    envFrom: [{configMapRef: {name: app}}]
                    env:
                    - {name: DEBUG, value: "1"}
                    - {name: KEY, valueFrom: {secretKeyRef: {name: app, key: key}}}
            ---
            kind: Service
            metadata: {name: app-web}
            spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]}
            """;

    private static List<String> differences(String ours, Map<String, String> names) throws IOException {
        return Comparison.of(CHART, ours, names).differences().stream()
                .map(Difference::toString)
                .toList();
    }

    @Test
    void a_render_does_not_differ_from_itself() throws IOException {
        assertThat(differences(CHART, Map.of())).isEmpty();
    }

    @Test
    void an_object_and_a_container_may_have_other_names() throws IOException {
        String ours = CHART.replace(
                        "kind: ConfigMap\nmetadata: {name: app}", "kind: ConfigMap\nmetadata: {name: x-0a1b2c3d}")
                .replace("configMapRef: {name: app}", "configMapRef: {name: x-0a1b2c3d}")
                .replace("name: uwsgi", "name: web");

        assertThat(differences(
                        ours,
                        Map.of(
                                "ConfigMap app",
                                "ConfigMap x",
                                "Deployment app-web / uwsgi",
                                "Deployment app-web / web")))
                .isEmpty();
    }

    @Test
    void what_a_container_sees_is_compared_by_its_source() throws IOException {
        assertThat(differences(CHART.replace("key: key", "key: other").replace("HOST: db", "HOST: sql"), Map.of()))
                .containsExactly(
                        "Deployment app-web / uwsgi / env HOST: 'db' of ConfigMap app → 'sql' of ConfigMap app",
                        "Deployment app-web / uwsgi / env KEY: key key of Secret app, required → key other of Secret app, required");
    }

    @Test
    void a_probe_is_compared_by_what_it_asks_and_a_service_by_whom_it_selects() throws IOException {
        assertThat(differences(
                        CHART.replace("containerPort: 8000", "containerPort: 8080")
                                .replace("selector: {app: web}", "selector: {app: api}"),
                        Map.of()))
                .containsExactly(
                        "Deployment app-web / uwsgi / port 8000: http → -",
                        "Deployment app-web / uwsgi / port 8080: - → http",
                        "Deployment app-web / uwsgi / readinessProbe: GET :8000/ready → GET :8080/ready",
                        "Service app-web / pods: Deployment app-web → ");
    }

    @Test
    void a_container_that_is_missing_is_one_difference() throws IOException {
        assertThat(differences(CHART.replace("name: uwsgi", "name: web"), Map.of()))
                .containsExactly(
                        "Deployment app-web / uwsgi: container → -", "Deployment app-web / web: - → container");
    }

    @Test
    void a_listed_difference_explains_no_other() throws IOException {
        Comparison changed =
                Comparison.of(CHART, CHART.replace("app:1", "app:2").replace("port: 80,", "port: 81,"), Map.of());
        Listed image = new Listed("* / image", "app:1", "app:2", "a newer release");
        Listed gone = new Listed("* / image", "app:1", "app:3", "a newer release");

        assertThat(changed.unlisted(List.of(image)))
                .extracting(Difference::where)
                .containsExactly("Service app-web / port http");
        assertThat(changed.gone(List.of(image, gone))).containsExactly(gone);
    }

    private static final String STATEFUL = """
            kind: Secret
            metadata: {name: keys}
            stringData: {USER: REDACTED}
            ---
            kind: StatefulSet
            metadata: {name: db}
            spec:
              template:
                spec:
                  containers:
                  - name: db
                    envFrom: [{secretRef: {name: keys}}]
                    volumeMounts: [{name: data, mountPath: /data}]
              volumeClaimTemplates:
              - metadata: {name: data}
                spec: {resources: {requests: {storage: 1Gi}}}
            """;

    @Test
    void keys_of_a_secret_and_claims_of_a_set_are_compared() throws IOException {
        String ours = STATEFUL.replace("USER: REDACTED", "NAME: REDACTED")
                .replace("storage: 1Gi", "storage: 2Gi")
                .replace("mountPath: /data", "mountPath: /var/data");

        assertThat(Comparison.of(STATEFUL, ours, Map.of()).differences())
                .extracting(Difference::toString)
                .containsExactly(
                        "StatefulSet db / claim data / storage: 1Gi → 2Gi",
                        "StatefulSet db / db / env NAME: - → key NAME of Secret keys, required",
                        "StatefulSet db / db / env USER: key USER of Secret keys, required → -",
                        "StatefulSet db / db / mount /data: StatefulSet db / claim data → -",
                        "StatefulSet db / db / mount /var/data: - → StatefulSet db / claim data");
    }

    private static final String ROUTE = """
            kind: IngressRoute
            metadata: {name: edge}
            spec:
              entryPoints: [web]
              routes:
              - match: PathPrefix(`/`)
                middlewares: [{name: limit}]
                services: [{name: app, port: 80}]
            ---
            kind: Middleware
            metadata: {name: limit}
            spec: {buffering: {maxRequestBodyBytes: 1}}
            """;

    @Test
    void routes_of_traefik_are_compared_by_where_they_lead_and_what_they_pass() throws IOException {
        String ours = ROUTE.replace("port: 80", "port: 81").replace("Bytes: 1", "Bytes: 2");

        assertThat(Comparison.of(ROUTE, ours, Map.of()).differences())
                .extracting(Difference::toString)
                .containsExactly(
                        "IngressRoute edge / route PathPrefix(`/`): Service app:80 through Middleware limit → "
                                + "Service app:81 through Middleware limit",
                        "Middleware limit / settings: {\"buffering\":{\"maxRequestBodyBytes\":1}} → "
                                + "{\"buffering\":{\"maxRequestBodyBytes\":2}}");
    }
}
