package dev.forklift.testkit.golden;

import dev.forklift.components.ingress.CertManager;
import dev.forklift.components.ingress.Ingress;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** An Ingress, and the project that learns its hosts. */
final class IngressGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(Ingress.Options.class);
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
                                .annotation("nginx.ingress.kubernetes.io/limit-rps", "50")),
                ingress(
                        "another-class",
                        (shop, i) -> i.className("haproxy").tls("shop-tls").route("/", shop.web())));
    }

    private static GoldenCase ingress(String name, BiConsumer<Shop, Ingress.Options> options) {
        return new GoldenCase(
                name, (s, shop) -> s.add("edge", Ingress.at("shop.example.com", i -> options.accept(shop, i))));
    }
}
