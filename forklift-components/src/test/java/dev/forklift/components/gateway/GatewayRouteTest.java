package dev.forklift.components.gateway;

import static dev.forklift.components.Edges.allowedHosts;
import static dev.forklift.components.Edges.found;
import static dev.forklift.components.Edges.shop;
import static dev.forklift.components.Edges.spec;
import static dev.forklift.components.Edges.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forklift.Stack;
import dev.forklift.components.Edges.Servers;
import dev.forklift.components.ingress.CertManager;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

final class GatewayRouteTest {

    private static Stack routed(BiConsumer<GatewayRoute.Options, Servers> options) {
        return shop((s, to) -> GatewayRoute.at(
                "shop.example.com",
                GatewayPort.external("public", "infra").section("https"),
                r -> options.accept(r, to)));
    }

    @Test
    void routes_paths_to_the_ports_of_services() {
        Stack shop = routed((r, to) -> r.timeout(Duration.ofSeconds(30))
                .websocket("/ws", to.live())
                .exact("/robots.txt", to.web())
                .route("/", to.web()));
        JsonNode spec = spec(shop, "HTTPRoute", "edge");
        assertThat(spec.path("parentRefs").toString())
                .isEqualTo("[{\"name\":\"public\",\"namespace\":\"infra\",\"sectionName\":\"https\"}]");
        assertThat(spec.path("hostnames").toString()).isEqualTo("[\"shop.example.com\"]");
        assertThat(spec.at("/rules/0").toString())
                .isEqualTo("{\"backendRefs\":[{\"name\":\"shop-live\",\"port\":8000}],"
                        + "\"matches\":[{\"path\":{\"type\":\"PathPrefix\",\"value\":\"/ws\"}}]}");
        assertThat(spec.at("/rules/1/matches/0/path/type").asText()).isEqualTo("Exact");
        assertThat(spec.at("/rules/2/timeouts/request").asText()).isEqualTo("30s");
        assertThat(allowedHosts(shop)).isEqualTo("shop.example.com,shop-live,shop-web");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void changes_headers() {
        Stack shop = routed((r, to) -> r.requestHeader("X-Tenant", "shop")
                .responseHeader("Server", "")
                .responseHeader("X-Frame-Options", "DENY")
                .route("/", to.web()));
        JsonNode filters = spec(shop, "HTTPRoute", "edge").at("/rules/0/filters");
        assertThat(filters.get(0).at("/requestHeaderModifier/set").toString())
                .isEqualTo("[{\"name\":\"X-Tenant\",\"value\":\"shop\"}]");
        assertThat(filters.get(1).path("responseHeaderModifier").toString())
                .isEqualTo("{\"remove\":[\"Server\"],\"set\":[{\"name\":\"X-Frame-Options\",\"value\":\"DENY\"}]}");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void a_gateway_of_the_stacks_own_serves_its_hosts_with_certificates() {
        Stack shop = shop((s, to) -> {
            GatewayPort gateway = s.add(
                    "gateway",
                    Gateway.ofClass(
                            "cilium",
                            g -> g.http()
                                    .https("shop.example.com", CertManager.clusterIssuer("letsencrypt"))
                                    .https("*.shop.example.com", "wildcard-tls")
                                    .infrastructureAnnotation(
                                            "service.beta.kubernetes.io/aws-load-balancer-scheme", "internet-facing")
                                    .dnsTarget("lb.example.com")));
            return GatewayRoute.at(
                    "shop.example.com",
                    gateway.section("https"),
                    r -> r.redirectHttp("http").route("/", to.web()));
        });
        JsonNode listeners = spec(shop, "Gateway", "gateway").path("listeners");
        assertThat(listeners.findValuesAsText("name"))
                .containsExactly("http", "https", "shop.example.com-tls", "https-2", "wildcard-tls");
        assertThat(listeners.get(1).path("tls").toString())
                .isEqualTo(
                        "{\"certificateRefs\":[{\"kind\":\"Secret\",\"name\":\"shop.example.com-tls\"}],\"mode\":\"Terminate\"}");
        assertThat(listeners.get(0).at("/allowedRoutes/namespaces/from").asText())
                .isEqualTo("Same");
        assertThat(spec(shop, "Certificate", "gateway").path("dnsNames").toString())
                .isEqualTo("[\"shop.example.com\"]");
        assertThat(tree(shop, "Gateway", "gateway").at("/metadata/annotations").toString())
                .contains("lb.example.com");
        JsonNode redirect = shop.graph().of("edge").stream()
                .filter(o -> o.getMetadata().getName().equals("shop-edge-http"))
                .map(dev.forklift.kube.KubeMapper::toTree)
                .map(t -> t.path("spec"))
                .findFirst()
                .orElseThrow();
        assertThat(redirect.at("/parentRefs/0/sectionName").asText()).isEqualTo("http");
        assertThat(redirect.at("/rules/0").toString())
                .isEqualTo(
                        "{\"filters\":[{\"type\":\"RequestRedirect\",\"requestRedirect\":{\"scheme\":\"https\",\"statusCode\":301}}]}");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void a_section_that_the_gateway_does_not_have_is_a_finding() {
        Stack shop = shop((s, to) -> {
            GatewayPort gateway = s.add("gateway", Gateway.ofClass("cilium", g -> g.https("a.example", "a-tls")));
            return GatewayRoute.at("a.example", gateway.section("tls"), r -> r.route("/", to.web()));
        });
        assertThat(found(shop)).containsExactly("forklift.E257 Gateway 'shop-gateway' has no listener 'tls'");
    }

    @Test
    void a_gateway_reached_by_http_alone_makes_origins_of_http() {
        Stack shop = shop((s, to) -> GatewayRoute.at(
                "shop.example.com", GatewayPort.external("public").plain(), r -> r.route("/", to.web())));
        assertThat(shop.graph().configMap("django").getData())
                .containsEntry("CSRF_TRUSTED_ORIGINS", "http://shop.example.com");
        assertThat(found(shop)).containsExactly("forklift.W161 'shop.example.com' is served without TLS");
    }

    @Test
    void what_the_api_server_refuses_is_found_in_patched_routes() {
        Stack shop = routed((r, to) -> r.route("/", to.web()))
                .with(
                        "edge",
                        o -> o.mergePatch(
                                HTTPRoute.class,
                                "{\"spec\":{\"rules\":[{\"matches\":[{\"path\":{\"type\":\"PathPrefix\",\"value\":\"/a/../b\"}}],"
                                        + "\"filters\":[{\"type\":\"RequestRedirect\",\"requestRedirect\":{}},"
                                        + "{\"type\":\"URLRewrite\",\"cors\":{}}],"
                                        + "\"backendRefs\":[{\"name\":\"shop-web\"},{\"name\":\"gone\",\"port\":80}]}]}}"));
        assertThat(found(shop))
                .contains(
                        "forklift.E020 there is no Service 'gone'",
                        "forklift.E255 '/a/../b' is no path of a route",
                        "forklift.E255 a route to Service 'shop-web' without a port",
                        "forklift.E255 a filter URLRewrite without urlRewrite, or with something else",
                        "forklift.E255 a rule that redirects and rewrites",
                        "forklift.E255 a rule that redirects and routes");
    }

    @Test
    void more_paths_than_a_route_takes_are_a_finding() {
        Stack shop = routed((r, to) -> {
            for (int i = 0; i < 17; i++) {
                r.route("/" + i, to.web());
            }
        });
        assertThat(found(shop)).containsExactly("forklift.E255 a route of 17 paths");
    }

    @Test
    void two_listeners_for_one_host_are_a_finding() {
        Stack shop = Stack.named("shop")
                .define(s -> s.add(
                        "gateway",
                        Gateway.ofClass("cilium", g -> g.https("a.example", "x").https("a.example", "y"))));
        assertThat(found(shop)).containsExactly("forklift.E256 two listeners for 'a.example' on port 443");
    }
}
