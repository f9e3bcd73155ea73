package dev.forklift.components.traefik;

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
import dev.forklift.components.ingress.PathRoute;
import dev.forklift.declare.Endpoint;
import dev.forklift.render.Manifests;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

final class TraefikRouteTest {

    private static Stack routed(BiConsumer<TraefikRoute.Options, Servers> options) {
        return shop((s, to) -> TraefikRoute.at("shop.example.com", r -> options.accept(r, to)));
    }

    private static List<String> lines(Stack shop) {
        List<String> lines = new ArrayList<>();
        for (JsonNode route : spec(shop, "IngressRoute", "edge").path("routes")) {
            JsonNode service = route.path("services").path(0);
            lines.add(route.path("priority").asInt() + " " + route.path("match").asText() + " -> "
                    + service.path("name").asText() + ":" + service.path("port").asText());
        }
        return lines;
    }

    @Test
    void routes_paths_to_processes_and_the_longest_path_wins() {
        Stack shop = routed((r, to) -> r.tls("shop-tls")
                .websocket("/ws", to.live())
                .exact("/robots.txt", to.web())
                .route("/", to.web()));
        assertThat(lines(shop))
                .containsExactly(
                        "66 Host(`shop.example.com`) && (Path(`/ws`) || PathPrefix(`/ws/`)) -> shop-live:http",
                        "83 Host(`shop.example.com`) && Path(`/robots.txt`) -> shop-web:http",
                        "62 Host(`shop.example.com`) && PathPrefix(`/`) -> shop-web:http");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void hosts_behind_a_star_give_way_to_whole_ones() {
        Stack shop = routed((r, to) ->
                r.tls("shop-tls").alsoAt("www.example.com", "*.example.com").route("/", to.web()));
        assertThat(lines(shop))
                .containsExactly(
                        "62 (Host(`shop.example.com`) || Host(`www.example.com`)) && PathPrefix(`/`) -> shop-web:http",
                        "2 HostRegexp(`^[^.]+\\.example\\.com$`) && PathPrefix(`/`) -> shop-web:http");
        assertThat(allowedHosts(shop)).isEqualTo("shop.example.com,www.example.com,.example.com,shop-live,shop-web");
    }

    @Test
    void a_backtick_in_a_path_stays_in_the_path() {
        Endpoint anywhere = Endpoint.external("example.com", 80);
        assertThat(Rule.of(List.of("a.example"), new PathRoute("/a`) || Host(`b", true, false, anywhere)))
                .isEqualTo("Host(`a.example`) && Path(\"/a`) || Host(`b\")");
        assertThat(Rule.literal("`\\\"")).isEqualTo("\"`\\\\\\\"\"");
    }

    @Test
    void sends_the_requests_of_a_path_through_its_middlewares_after_those_of_all() {
        Stack shop = shop((s, to) -> {
            MiddlewarePort staff = s.add("staff", TraefikMiddleware.forwardAuth("https://auth.example.com/", f -> {}));
            MiddlewarePort small = s.add("small", TraefikMiddleware.buffering("20Mi"));
            return TraefikRoute.at(
                    "shop.example.com",
                    r -> r.tls("shop-tls")
                            .middlewares(small, MiddlewarePort.external("theirs"))
                            .route(
                                    "/admin",
                                    to.web(),
                                    p -> p.middlewares(staff).priority(500).sticky())
                            .route("/", to.web()));
        });
        JsonNode routes = spec(shop, "IngressRoute", "edge").path("routes");
        assertThat(routes.get(0).path("middlewares").findValuesAsText("name"))
                .containsExactly("shop-small", "theirs", "shop-staff");
        assertThat(routes.get(0).path("priority").asInt()).isEqualTo(500);
        assertThat(routes.get(0).at("/services/0/sticky/cookie/secure").asBoolean())
                .isTrue();
        assertThat(routes.get(1).path("middlewares").findValuesAsText("name")).containsExactly("shop-small", "theirs");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void serves_https_with_a_certificate_of_cert_managers() {
        Stack shop = routed((r, to) ->
                r.tls(CertManager.clusterIssuer("letsencrypt")).redirectHttp().route("/", to.web()));
        JsonNode spec = spec(shop, "IngressRoute", "edge");
        assertThat(spec.path("entryPoints").path(0).asText()).isEqualTo("websecure");
        assertThat(spec.at("/tls/secretName").asText()).isEqualTo("shop.example.com-tls");
        assertThat(spec(shop, "Certificate", "edge").at("/issuerRef/kind").asText())
                .isEqualTo("ClusterIssuer");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void sends_http_to_https_but_for_acme_challenges() {
        Stack shop = routed((r, to) -> r.tls("shop-tls").redirectHttp().route("/", to.web()));
        assertThat(shop.render(Manifests.stream()).text())
                .contains("""
                        spec:
                          entryPoints:
                          - web
                          routes:
                          - kind: Rule
                            match: Host(`shop.example.com`)
                            middlewares:
                            - name: shop-edge-https
                            priority: 1
                            services:
                            - kind: TraefikService
                              name: noop@internal
                        """, "redirectScheme:\n    permanent: true\n    scheme: https\n");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void serves_https_with_a_certificate_of_traefiks_own() {
        Stack shop = shop((s, to) -> {
            TlsOptionPort modern = s.add("modern", TraefikTlsOption.atLeast(TlsVersion.TLS_1_3, t -> t.sniStrict()));
            return TraefikRoute.at(
                    "shop.example.com",
                    r -> r.certResolver("le")
                            .alsoAt("*.shop.example.com")
                            .tlsOption(modern)
                            .entryPoints("public")
                            .route("/", to.web()));
        });
        JsonNode spec = spec(shop, "IngressRoute", "edge");
        assertThat(spec.path("entryPoints").path(0).asText()).isEqualTo("public");
        assertThat(spec.path("tls").toString())
                .contains(
                        "\"certResolver\":\"le\"",
                        "\"main\":\"shop.example.com\"",
                        "\"sans\":[\"*.shop.example.com\"]",
                        "\"options\":{\"name\":\"shop-modern\"}");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void lets_nobody_in_but_cloudflare() {
        Stack shop = routed((r, to) -> r.cloudflare(c -> c.only("173.245.48.0/20", "2400:cb00::/32")
                        .target("lb.example.com")
                        .originCertificate("cloudflare-origin"))
                .route("/", to.web()));
        assertThat(spec(shop, "Middleware", "edge").toString())
                .isEqualTo("{\"ipAllowList\":{\"sourceRange\":[\"173.245.48.0/20\",\"2400:cb00::/32\"]}}");
        assertThat(spec(shop, "IngressRoute", "edge")
                        .at("/routes/0/middlewares/0/name")
                        .asText())
                .isEqualTo("shop-edge-allow-from");
        assertThat(tree(shop, "IngressRoute", "edge")
                        .at("/metadata/annotations")
                        .toString())
                .isEqualTo("{\"external-dns.alpha.kubernetes.io/cloudflare-proxied\":\"true\","
                        + "\"external-dns.alpha.kubernetes.io/hostname\":\"shop.example.com\","
                        + "\"external-dns.alpha.kubernetes.io/target\":\"lb.example.com\"}");
        assertThat(spec(shop, "IngressRoute", "edge").at("/tls/secretName").asText())
                .isEqualTo("cloudflare-origin");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void where_tls_ends_before_traefik_the_hosts_are_trusted_by_https_all_the_same() {
        Stack shop = routed((r, to) -> r.tlsEndsBefore().route("/", to.web()));
        assertThat(spec(shop, "IngressRoute", "edge")
                        .path("entryPoints")
                        .path(0)
                        .asText())
                .isEqualTo("web");
        assertThat(shop.graph().configMap("django").getData())
                .containsEntry("CSRF_TRUSTED_ORIGINS", "https://shop.example.com");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void without_tls_is_a_warning() {
        assertThat(found(routed((r, to) -> r.route("/", to.web()))))
                .containsExactly("forklift.W161 'shop.example.com' is served without TLS");
    }

    @Test
    void a_middleware_of_another_stack_and_one_that_is_not_there_are_findings() {
        MiddlewarePort[] foreign = {null};
        Stack.named("other").define(s -> foreign[0] = s.add("m", TraefikMiddleware.compress()));
        assertThat(found(routed(
                        (r, to) -> r.tls("shop-tls").middlewares(foreign[0]).route("/", to.web()))))
                .containsExactly("forklift.E004 Middleware m belongs to another stack");
        Stack patched = shop((s, to) -> TraefikRoute.at(
                        "shop.example.com", r -> r.tls("shop-tls").route("/", to.web())))
                .with(
                        "edge",
                        o -> o.jsonPatch(
                                Traefik.IngressRoute.class,
                                "[{\"op\":\"add\",\"path\":\"/spec/routes/0/middlewares\",\"value\":[{\"name\":\"gone\"}]},"
                                        + "{\"op\":\"replace\",\"path\":\"/spec/routes/0/services/0/port\",\"value\":\"https\"}]"));
        assertThat(found(patched))
                .containsExactly(
                        "forklift.E020 there is no Middleware 'gone'",
                        "forklift.E024 a route leads to the port 'https', which Service shop-web does not have");
    }
}
