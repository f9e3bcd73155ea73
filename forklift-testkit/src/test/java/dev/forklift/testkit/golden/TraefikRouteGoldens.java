package dev.forklift.testkit.golden;

import dev.forklift.components.ingress.CertManager;
import dev.forklift.components.traefik.MiddlewarePort;
import dev.forklift.components.traefik.TlsOptionPort;
import dev.forklift.components.traefik.TraefikPathOptions;
import dev.forklift.components.traefik.TraefikRoute;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** Routes of Traefik's. */
final class TraefikRouteGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(TraefikRoute.Options.class, TraefikPathOptions.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                traefik(
                        "default",
                        (shop, r) -> r.tls(CertManager.clusterIssuer("letsencrypt-prod"))
                                .websocket("/ws", shop.live())
                                .route("/", shop.web())),
                traefik(
                        "every-option",
                        (shop, r) -> r.certResolver("le")
                                .alsoAt("www.example.com", "*.shop.example.com")
                                .entryPoints("public")
                                .tlsOption(TlsOptionPort.external("modern"))
                                .redirectHttp()
                                .allowFrom("203.0.113.0/24")
                                .trustedProxies("10.0.0.0/8")
                                .externalDns(d -> d.target("lb.example.com").ttl(Duration.ofMinutes(5)))
                                .middlewares(MiddlewarePort.external("headers"))
                                .route(
                                        "/admin",
                                        shop.web(),
                                        p -> p.middlewares(MiddlewarePort.external("staff"))
                                                .priority(500)
                                                .sticky())
                                .exact("/robots.txt", shop.web())
                                .route("/", shop.web())),
                traefik(
                        "behind-cloudflare",
                        (shop, r) -> r.tlsEndsBefore()
                                .cloudflare(c -> c.only("173.245.48.0/20").target("lb.example.com"))
                                .route("/", shop.web())));
    }

    private static GoldenCase traefik(String name, BiConsumer<Shop, TraefikRoute.Options> options) {
        return new GoldenCase(
                name, (s, shop) -> s.add("edge", TraefikRoute.at("shop.example.com", r -> options.accept(shop, r))));
    }
}
