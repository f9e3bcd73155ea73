package dev.forklift.testkit.golden;

import dev.forklift.components.ingress.CertManager;
import dev.forklift.components.openshift.OpenShiftRoute;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** Routes of OpenShift's, which knows no exact(…) path. */
final class OpenShiftRouteGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(OpenShiftRoute.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                route("default", (shop, r) -> r.websocket("/ws", shop.live()).route("/", shop.web())),
                route(
                        "every-option",
                        (shop, r) -> r.tls(CertManager.clusterIssuer("letsencrypt"))
                                .alsoAt("*.shop.example.com")
                                .reencrypt()
                                .sticky()
                                .timeout(Duration.ofMinutes(2))
                                .allowFrom("203.0.113.0/24")
                                .trustedProxies("10.0.0.0/8")
                                .externalDns(d -> d.ttl(Duration.ofMinutes(5)))
                                .route("/api/v1", shop.web())),
                route(
                        "behind-cloudflare",
                        (shop, r) -> r.tlsEndsBefore()
                                .plainHttp()
                                .cloudflare(c -> c.only("173.245.48.0/20"))
                                .route("/", shop.web())));
    }

    private static GoldenCase route(String name, BiConsumer<Shop, OpenShiftRoute.Options> options) {
        return new GoldenCase(
                name, (s, shop) -> s.add("edge", OpenShiftRoute.at("shop.example.com", r -> options.accept(shop, r))));
    }
}
