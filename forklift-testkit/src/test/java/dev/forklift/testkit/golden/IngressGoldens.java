package dev.forklift.testkit.golden;

import dev.forklift.components.ingress.AlbOptions;
import dev.forklift.components.ingress.CertManager;
import dev.forklift.components.ingress.CloudflareOptions;
import dev.forklift.components.ingress.DnsOptions;
import dev.forklift.components.ingress.Ingress;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** An Ingress, and the project that learns its hosts. */
final class IngressGoldens implements Goldens {

    private static final String CERTIFICATE = "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b";

    @Override
    public List<Class<?>> options() {
        return List.of(Ingress.Options.class, AlbOptions.class, CloudflareOptions.class, DnsOptions.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                ingress("default", (shop, i) -> i.route("/", shop.web())),
                ingress(
                        "traefik",
                        (shop, i) -> i.traefik()
                                .tls(CertManager.clusterIssuer("letsencrypt-prod"))
                                .route("/ws", shop.live())
                                .route("/", shop.web())),
                ingress(
                        "nginx",
                        (shop, i) -> i.nginx()
                                .tls(CertManager.issuer("own"))
                                .alsoAt("www.example.com", "*.shop.example.com")
                                .websocket("/ws", shop.live())
                                .exact("/healthz", shop.web())
                                .route("/", shop.web())
                                .bodySize("20m")
                                .timeout(Duration.ofMinutes(2))
                                .sticky()
                                .trustedProxies("10.42.0.0/16")
                                .allowFrom("10.0.0.0/8")
                                .externalDns(d -> d.target("lb.example.com").ttl(Duration.ofMinutes(1)))
                                .annotation("nginx.ingress.kubernetes.io/limit-rps", "50")),
                ingress(
                        "another-class",
                        (shop, i) -> i.className("haproxy").tls("shop-tls").route("/", shop.web())),
                ingress(
                        "tls-that-ends-before",
                        (shop, i) -> i.nginx().tlsEndsBefore().route("/", shop.web())),
                ingress(
                        "load-balancer-of-aws",
                        (shop, i) -> i.alb(a -> a.internal()
                                        .certificateArn(CERTIFICATE)
                                        .healthCheckPath("/healthz")
                                        .successCodes("200-399")
                                        .group("shared"))
                                .websocket("/ws", shop.live())
                                .route("/", shop.web())),
                ingress(
                        "load-balancer-of-aws-that-finds-its-certificate",
                        (shop, i) -> i.alb(a -> a.discoverCertificate()).route("/", shop.web())),
                ingress(
                        "behind-cloudflare",
                        (shop, i) -> i.nginx()
                                .cloudflare(c -> c.target("lb.example.com")
                                        .only("203.0.113.0/24")
                                        .originCertificate("cloudflare-origin"))
                                .route("/", shop.web())));
    }

    private static GoldenCase ingress(String name, BiConsumer<Shop, Ingress.Options> options) {
        return new GoldenCase(
                name, (s, shop) -> s.add("edge", Ingress.at("shop.example.com", i -> options.accept(shop, i))));
    }
}
