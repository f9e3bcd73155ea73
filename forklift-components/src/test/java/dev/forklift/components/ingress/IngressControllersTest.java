package dev.forklift.components.ingress;

import static dev.forklift.components.Edges.found;
import static dev.forklift.components.Edges.shop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Edges.Servers;
import dev.forklift.components.Projects;
import dev.forklift.render.Manifests;
import io.fabric8.kubernetes.api.model.Container;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** An Ingress in the words of each controller. */
final class IngressControllersTest {

    private static Stack routed(BiConsumer<Ingress.Options, Servers> options) {
        return shop((s, to) -> Ingress.at("shop.example.com", i -> options.accept(i, to)));
    }

    private static Map<String, String> annotations(Stack shop, String prefix) {
        Map<String, String> all = new java.util.TreeMap<>();
        shop.graph().ingress("edge").getMetadata().getAnnotations().forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                all.put(key.substring(prefix.length()), value);
            }
        });
        return all;
    }

    @Test
    void an_application_load_balancer_serves_the_pods_by_https() {
        Stack shop =
                routed((i, to) -> i.alb(a -> a.certificateArn("arn:aws:acm:eu-west-1:123456789012:certificate/1b2c")
                                .healthCheckPath("/healthz")
                                .group("shop"))
                        .sticky()
                        .allowFrom("203.0.113.0/24")
                        .websocket("/ws", to.live())
                        .route("/", to.web()));
        assertThat(annotations(shop, "alb.ingress.kubernetes.io/"))
                .containsExactly(
                        Map.entry("certificate-arn", "arn:aws:acm:eu-west-1:123456789012:certificate/1b2c"),
                        Map.entry("group.name", "shop"),
                        Map.entry("healthcheck-path", "/healthz"),
                        Map.entry("inbound-cidrs", "203.0.113.0/24"),
                        Map.entry("listen-ports", "[{\"HTTP\": 80}, {\"HTTPS\": 443}]"),
                        Map.entry("load-balancer-attributes", "idle_timeout.timeout_seconds=3600"),
                        Map.entry("scheme", "internet-facing"),
                        Map.entry("ssl-redirect", "443"),
                        Map.entry("success-codes", "200-499"),
                        Map.entry("target-group-attributes", "stickiness.enabled=true,stickiness.type=lb_cookie"),
                        Map.entry("target-type", "ip"));
        assertThat(shop.graph().ingress("edge").getSpec().getIngressClassName()).isEqualTo("alb");
        assertThat(shop.graph().configMap("django").getData())
                .containsEntry("CSRF_TRUSTED_ORIGINS", "https://shop.example.com");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void an_internal_load_balancer_finds_its_certificate_itself() {
        Stack shop =
                routed((i, to) -> i.alb(a -> a.internal().discoverCertificate().successCodes("200-399"))
                        .timeout(Duration.ofSeconds(90))
                        .route("/", to.web()));
        assertThat(annotations(shop, "alb.ingress.kubernetes.io/"))
                .containsEntry("scheme", "internal")
                .containsEntry("success-codes", "200-399")
                .containsEntry("load-balancer-attributes", "idle_timeout.timeout_seconds=90")
                .containsKey("ssl-redirect")
                .doesNotContainKey("certificate-arn");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void a_load_balancer_takes_no_certificate_from_a_secret_and_waits_no_longer_than_aws_lets_it() {
        assertThat(found(routed((i, to) -> i.alb(a -> a.discoverCertificate())
                        .tls("shop-tls")
                        .timeout(Duration.ofHours(2))
                        .route("/", to.web()))))
                .containsExactly(
                        "forklift.E240 an Application Load Balancer waits no longer than 4000 seconds",
                        "forklift.E241 an Application Load Balancer has no use for a Secret with a certificate");
    }

    @Test
    void nginx_is_told_of_stickiness_and_networks_and_of_tls_before_it() {
        Stack shop = routed((i, to) -> i.nginx()
                .tlsEndsBefore()
                .sticky()
                .allowFrom("203.0.113.0/24", "10.0.0.0/8")
                .route("/", to.web()));
        assertThat(annotations(shop, "nginx.ingress.kubernetes.io/"))
                .containsExactly(
                        Map.entry("affinity", "cookie"),
                        Map.entry("force-ssl-redirect", "true"),
                        Map.entry("session-cookie-change-on-failure", "true"),
                        Map.entry("whitelist-source-range", "203.0.113.0/24,10.0.0.0/8"));
        assertThat(shop.graph().configMap("django").getData())
                .containsEntry("CSRF_TRUSTED_ORIGINS", "https://shop.example.com");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void external_dns_is_told_what_the_hosts_point_to() {
        Stack shop = routed((i, to) -> i.nginx()
                .tls("shop-tls")
                .alsoAt("www.example.com")
                .externalDns(d -> d.target("lb.example.com").ttl(Duration.ofMinutes(5)))
                .route("/", to.web()));
        assertThat(annotations(shop, "external-dns.alpha.kubernetes.io/"))
                .containsExactly(
                        Map.entry("hostname", "shop.example.com,www.example.com"),
                        Map.entry("target", "lb.example.com"),
                        Map.entry("ttl", "300"));
    }

    @Test
    void cloudflare_stands_before_nginx() {
        Stack shop = routed((i, to) -> i.nginx()
                .cloudflare(c -> c.only("173.245.48.0/20").originCertificate("cloudflare-origin"))
                .route("/", to.web()));
        assertThat(annotations(shop, ""))
                .containsEntry("external-dns.alpha.kubernetes.io/cloudflare-proxied", "true")
                .containsEntry("nginx.ingress.kubernetes.io/whitelist-source-range", "173.245.48.0/20");
        assertThat(shop.graph().ingress("edge").getSpec().getTls().get(0).getSecretName())
                .isEqualTo("cloudflare-origin");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void a_process_believes_the_proxies_that_are_said_and_cloudflare_behind_them() {
        Stack shop = routed((i, to) -> i.nginx()
                .trustedProxies("10.0.0.0/8")
                .cloudflare(c -> c.only("173.245.48.0/20").originCertificate("cloudflare-origin"))
                .route("/", to.web()));
        assertThat(Projects.env(container(shop, "web"), "FORWARDED_ALLOW_IPS")).isEqualTo("10.0.0.0/8,173.245.48.0/20");
        assertThat(Projects.env(container(shop, "live"), "FORWARDED_ALLOW_IPS")).isEqualTo("*");
    }

    private static Container container(Stack shop, String path) {
        return shop.graph()
                .deployment(path)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    @Test
    void where_policies_are_derived_the_controller_reaches_the_processes_and_the_pods_that_prove_hosts() {
        Stack shop = shop((s, to) -> {
            s.networkPolicies(n -> n.ingressController("traefik"));
            return Ingress.at(
                    "shop.example.com",
                    i -> i.nginx().tls(CertManager.clusterIssuer("letsencrypt")).route("/", to.web()));
        });
        String policies = shop.render(Manifests.stream()).text();
        assertThat(policies).contains("acme.cert-manager.io/http01-solver: \"true\"", "port: 8089");
        assertThat(shop.check().errors()).isEmpty();
    }

    @Test
    void what_a_controller_cannot_be_told_is_a_warning() {
        assertThat(found(routed((i, to) -> i.traefik()
                        .tls("shop-tls")
                        .sticky()
                        .cloudflare(c -> c.only("173.245.48.0/20"))
                        .route("/", to.web()))))
                .containsExactly("forklift.W160 only(…) is said to nobody", "forklift.W160 sticky() is said to nobody");
        assertThat(found(routed((i, to) ->
                        i.alb(a -> a.discoverCertificate()).bodySize("20m").route("/", to.web()))))
                .containsExactly("forklift.W160 bodySize(\"20m\") is said to nobody");
    }
}
