package dev.forklift.testkit.golden;

import dev.forklift.components.gateway.Gateway;
import dev.forklift.components.ingress.CertManager;
import java.util.List;
import java.util.function.Consumer;

/** A Gateway of the stack's own. */
final class GatewayGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(Gateway.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                gateway("default", g -> g.https("shop.example.com", "shop-tls")),
                gateway(
                        "every-option",
                        g -> g.http()
                                .https("shop.example.com", CertManager.clusterIssuer("letsencrypt"))
                                .https("*.shop.example.com", "wildcard-tls")
                                .allNamespaces()
                                .infrastructureAnnotation(
                                        "service.beta.kubernetes.io/aws-load-balancer-scheme", "internal")
                                .dnsTarget("lb.example.com")));
    }

    private static GoldenCase gateway(String name, Consumer<Gateway.Options> options) {
        return new GoldenCase(name, (s, shop) -> s.add("gateway", Gateway.ofClass("cilium", options)));
    }
}
