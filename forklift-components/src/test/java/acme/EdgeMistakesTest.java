package acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.component.Component;
import dev.forklift.components.Edges;
import dev.forklift.components.certmanager.Certificate;
import dev.forklift.components.certmanager.Issuer;
import dev.forklift.components.certmanager.KeyAlgorithm;
import dev.forklift.components.gateway.Gateway;
import dev.forklift.components.gateway.GatewayPort;
import dev.forklift.components.gateway.GatewayRoute;
import dev.forklift.components.ingress.CertManager;
import dev.forklift.components.ingress.Ingress;
import dev.forklift.components.openshift.OpenShiftRoute;
import dev.forklift.components.traefik.TlsVersion;
import dev.forklift.components.traefik.TraefikMiddleware;
import dev.forklift.components.traefik.TraefikRoute;
import dev.forklift.components.traefik.TraefikTlsOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EdgeMistakesTest {

    private static List<String> found(Edges.Edge edge) {
        return Edges.found(Edges.shop(edge));
    }

    private static List<String> alone(Component<?> component) {
        return Edges.found(Stack.named("shop").define(s -> s.add("edge", component)));
    }

    @Test
    void every_way_of_routing_refuses_what_is_no_host_and_no_path_and_no_route() {
        assertThat(found((s, to) ->
                        TraefikRoute.at("https://a.example", r -> r.tls("x").route("a b", to.web()))))
                .containsExactly("forklift.E160 'https://a.example' is no host", "forklift.E161 'a b' is no path");
        assertThat(found((s, to) -> GatewayRoute.at("a.example", GatewayPort.external("g"), r -> {})))
                .containsExactly("forklift.E163 a GatewayRoute without routes");
        assertThat(found((s, to) -> OpenShiftRoute.at(
                        "a.example", r -> r.route("/", to.web()).route("/", to.live()))))
                .containsExactly("forklift.E162 the path '/' is routed twice");
    }

    @Test
    void dns_records_are_said_once_and_traefiks_need_a_target() {
        assertThat(found((s, to) -> TraefikRoute.at(
                        "a.example",
                        r -> r.tls("x")
                                .externalDns(d -> {})
                                .cloudflare(c -> c.only("173.245.48.0"))
                                .route("/", to.web()))))
                .containsExactly(
                        "forklift.E162 cloudflare(…) says the DNS records a second time",
                        "forklift.E240 only(\"173.245.48.0\")",
                        "forklift.E244 external-dns does not learn what the hosts point to");
    }

    @Test
    void networks_are_networks() {
        assertThat(found((s, to) -> Ingress.at(
                        "a.example",
                        i -> i.nginx()
                                .tls("x")
                                .allowFrom(
                                        "10.0.0.256/8",
                                        "10.0.0.0/33",
                                        "10.0.0/8",
                                        "2400:cb00::/129",
                                        "::/0",
                                        "10.0.0.0/8")
                                .route("/", to.web()))))
                .containsExactly(
                        "forklift.E240 allowFrom(\"10.0.0.0/33\")",
                        "forklift.E240 allowFrom(\"10.0.0.256/8\")",
                        "forklift.E240 allowFrom(\"10.0.0/8\")",
                        "forklift.E240 allowFrom(\"2400:cb00::/129\")");
    }

    @Test
    void a_traefik_route_without_tls_does_not_speak_of_it() {
        assertThat(found((s, to) ->
                        TraefikRoute.at("a.example", r -> r.redirectHttp().route("/", to.web()))))
                .containsExactly(
                        "forklift.E245 a TraefikRoute without TLS that speaks of it",
                        "forklift.W161 'a.example' is served without TLS");
    }

    @Test
    void a_gateway_route_has_no_certificate_and_holds_nobody_off() {
        assertThat(found((s, to) -> GatewayRoute.at(
                        "a.example",
                        GatewayPort.external("g"),
                        r -> r.tls("x")
                                .allowFrom("10.0.0.0/8")
                                .timeout(Duration.ZERO)
                                .requestHeader("X Y", "z")
                                .redirectHttp("H T")
                                .route("/", to.web()))))
                .containsExactly(
                        "forklift.E240 redirectHttp(\"H T\")",
                        "forklift.E240 requestHeader(\"X Y\", …)",
                        "forklift.E240 timeout(PT0S)",
                        "forklift.E241 a GatewayRoute has no certificate of its own",
                        "forklift.W240 allowFrom(…) is said to nobody");
    }

    @Test
    void a_gateway_listens_to_something() {
        assertThat(alone(Gateway.ofClass(
                        "C", g -> g.https("a b", CertManager.issuer("x")).https("a.example", "X"))))
                .containsExactly(
                        "forklift.E160 'a b' is no host",
                        "forklift.E164 'C' is no class of Gateways",
                        "forklift.E164 'X' is no name of a Secret",
                        "forklift.E240 a Gateway that listens to nothing");
    }

    @Test
    void middlewares_are_told_what_traefik_understands() {
        assertThat(alone(TraefikMiddleware.forwardAuth("auth", f -> f.authResponseHeaders("X Y"))))
                .containsExactly(
                        "forklift.E240 authResponseHeaders(\"X Y\")", "forklift.E240 forwardAuth(\"auth\", …)");
        assertThat(alone(TraefikMiddleware.rateLimit(
                        0, r -> r.burst(0).period(Duration.ZERO).behind(0))))
                .containsExactly(
                        "forklift.E240 behind(0)",
                        "forklift.E240 burst(0)",
                        "forklift.E240 period(PT0S)",
                        "forklift.E240 rateLimit(0)");
        assertThat(alone(TraefikMiddleware.headers(h -> h.request("X", "a\nb"))))
                .containsExactly(
                        "forklift.E240 headers(…) that says nothing",
                        "forklift.E240 request(\"X\", …) with a line break in the value");
        assertThat(alone(TraefikMiddleware.buffering("20MB"))).containsExactly("forklift.E240 buffering(\"20MB\")");
        assertThat(alone(TraefikMiddleware.basicAuth("A B")))
                .containsExactly("forklift.E164 'A B' is no name of a Secret");
        assertThat(alone(TraefikTlsOption.atLeast(TlsVersion.TLS_1_2, t -> t.cipherSuites("AES"))))
                .containsExactly("forklift.E240 cipherSuites(\"AES\")");
    }

    @Test
    void issuers_and_certificates_are_ones_that_can_be() {
        assertThat(alone(Issuer.acme("nobody", a -> {})))
                .containsExactly(
                        "forklift.E240 Issuer.acme(\"nobody\", …)",
                        "forklift.E242 an ACME issuer that can prove nothing");
        assertThat(alone(Certificate.of(
                        CertManager.issuer("own"),
                        "a.example",
                        c -> c.duration(Duration.ofDays(2))
                                .renewBefore(Duration.ofDays(3))
                                .key(KeyAlgorithm.RSA, 1024)
                                .secretName("X"))))
                .contains(
                        "forklift.E164 'X' is no name of a Secret",
                        "forklift.E240 a certificate for PT48H that is renewed PT72H before its end",
                        "forklift.E240 key(RSA, 1024)");
    }
}
