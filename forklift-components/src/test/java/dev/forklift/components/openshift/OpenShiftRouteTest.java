package dev.forklift.components.openshift;

import static dev.forklift.components.Edges.allowedHosts;
import static dev.forklift.components.Edges.found;
import static dev.forklift.components.Edges.shop;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forklift.Stack;
import dev.forklift.components.Edges.Servers;
import dev.forklift.components.ingress.CertManager;
import dev.forklift.kube.KubeMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

final class OpenShiftRouteTest {

    private static Stack routed(BiConsumer<OpenShiftRoute.Options, Servers> options) {
        return shop((s, to) -> OpenShiftRoute.at("shop.apps.example.com", r -> options.accept(r, to)));
    }

    private static List<HasMetadata> routes(Stack shop) {
        return shop.graph().of("edge").stream()
                .filter(o -> o.getKind().equals("Route"))
                .toList();
    }

    private static JsonNode route(Stack shop, String name) {
        return routes(shop).stream()
                .filter(o -> o.getMetadata().getName().equals(name))
                .map(KubeMapper::toTree)
                .findFirst()
                .orElseThrow(() -> new AssertionError(routes(shop)));
    }

    @Test
    void has_a_route_for_each_path_with_tls_that_ends_at_the_router() {
        Stack shop = routed((r, to) -> r.websocket("/ws", to.live()).route("/", to.web()));
        assertThat(routes(shop))
                .extracting(o -> o.getMetadata().getName())
                .containsExactly("shop-edge-root", "shop-edge-ws");
        assertThat(route(shop, "shop-edge-ws").path("spec").toString())
                .isEqualTo(
                        "{\"host\":\"shop.apps.example.com\",\"path\":\"/ws\",\"port\":{\"targetPort\":\"http\"},"
                                + "\"tls\":{\"insecureEdgeTerminationPolicy\":\"Redirect\",\"termination\":\"edge\"},"
                                + "\"to\":{\"kind\":\"Service\",\"name\":\"shop-live\",\"weight\":100},\"wildcardPolicy\":\"None\"}");
        assertThat(route(shop, "shop-edge-ws").at("/metadata/annotations").toString())
                .contains("\"haproxy.router.openshift.io/timeout-tunnel\":\"3600s\"");
        assertThat(allowedHosts(shop)).isEqualTo("shop.apps.example.com,shop-live,shop-web");
        assertThat(shop.graph().configMap("django").getData())
                .containsEntry("CSRF_TRUSTED_ORIGINS", "https://shop.apps.example.com");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void reads_a_certificate_from_a_secret_and_lets_the_router_do_so() {
        Stack shop = routed(
                (r, to) -> r.tls(CertManager.clusterIssuer("letsencrypt")).route("/", to.web()));
        assertThat(route(shop, "shop-edge-root")
                        .at("/spec/tls/externalCertificate/name")
                        .asText())
                .isEqualTo("shop.apps.example.com-tls");
        assertThat(shop.graph().get(Role.class, "edge").getRules())
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.getResourceNames()).containsExactly("shop.apps.example.com-tls");
                    assertThat(rule.getVerbs()).containsExactly("get", "list", "watch");
                });
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void says_times_and_networks_and_stickiness_in_the_routers_words() {
        Stack shop = routed((r, to) -> r.timeout(Duration.ofMinutes(2))
                .sticky()
                .reencrypt()
                .allowFrom("203.0.113.0/24", "198.51.100.7/32")
                .alsoAt("*.shop.example.com")
                .route("/a/b_c", to.web()));
        JsonNode first = KubeMapper.toTree(routes(shop).get(0));
        assertThat(routes(shop)).hasSize(2);
        assertThat(first.at("/metadata/annotations").toString())
                .isEqualTo("{\"haproxy.router.openshift.io/ip_allowlist\":\"203.0.113.0/24 198.51.100.7/32\","
                        + "\"haproxy.router.openshift.io/timeout\":\"120s\"}");
        assertThat(routes(shop).stream()
                        .map(o ->
                                KubeMapper.toTree(o).at("/spec/wildcardPolicy").asText()))
                .containsExactlyInAnyOrder("None", "Subdomain");
        assertThat(first.at("/spec/tls/termination").asText()).isEqualTo("reencrypt");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void an_exact_path_is_refused_since_more_would_be_routed() {
        assertThat(found(routed((r, to) -> r.exact("/robots.txt", to.web()))))
                .containsExactly("forklift.E246 exact(\"/robots.txt\", …) at OpenShift's router");
    }

    @Test
    void a_service_that_is_not_there_is_a_finding_in_patched_routes() {
        Stack shop = routed((r, to) -> r.route("/", to.web()))
                .with("edge", o -> o.mergePatch(OpenShift.Route.class, "{\"spec\":{\"to\":{\"name\":\"gone\"}}}"));
        assertThat(found(shop)).containsExactly("forklift.E020 there is no Service 'gone'");
    }
}
