package dev.forklift.testkit.golden;

import dev.forklift.components.gateway.GatewayPort;
import dev.forklift.components.gateway.GatewayRoute;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** Routes of Gateways'. They take no tls(…): it ends at the Gateway. */
final class GatewayRouteGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(GatewayRoute.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                route("default", GatewayPort.external("public", "infra"), (shop, r) -> r.route("/", shop.web())),
                route(
                        "every-option",
                        GatewayPort.external("public", "infra").section("https"),
                        (shop, r) -> r.alsoAt("*.shop.example.com")
                                .requestHeader("X-Tenant", "shop")
                                .responseHeader("Server", "")
                                .timeout(Duration.ofSeconds(30))
                                .redirectHttp("http")
                                .trustedProxies("10.0.0.0/8")
                                .externalDns(d -> d.ttl(Duration.ofMinutes(5)))
                                .websocket("/ws", shop.live())
                                .exact("/robots.txt", shop.web())
                                .route("/", shop.web())),
                route(
                        "behind-cloudflare",
                        GatewayPort.external("public").plain(),
                        (shop, r) -> r.tlsEndsBefore()
                                .cloudflare(c -> c.target("lb.example.com"))
                                .allowFrom("203.0.113.0/24")
                                .route("/", shop.web())));
    }

    private static GoldenCase route(String name, GatewayPort gateway, BiConsumer<Shop, GatewayRoute.Options> options) {
        return new GoldenCase(
                name,
                (s, shop) -> s.add("edge", GatewayRoute.at("shop.example.com", gateway, r -> options.accept(shop, r))));
    }
}
