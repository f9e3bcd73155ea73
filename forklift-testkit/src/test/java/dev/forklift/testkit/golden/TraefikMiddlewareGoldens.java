package dev.forklift.testkit.golden;

import dev.forklift.components.traefik.ForwardAuthOptions;
import dev.forklift.components.traefik.HeadersOptions;
import dev.forklift.components.traefik.RateLimitOptions;
import dev.forklift.components.traefik.TraefikMiddleware;
import java.time.Duration;
import java.util.List;

/** Middlewares of every kind. */
final class TraefikMiddlewareGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(ForwardAuthOptions.class, HeadersOptions.class, RateLimitOptions.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                middleware(
                        "forward-auth",
                        TraefikMiddleware.forwardAuth(
                                "https://auth.example.com/verify",
                                f -> f.trustForwardHeader()
                                        .authRequestHeaders("Cookie")
                                        .authResponseHeaders("X-Auth-Request-User"))),
                new GoldenCase(
                        "forward-auth-by-a-process",
                        (s, shop) -> s.add("m", TraefikMiddleware.forwardAuth(shop.web(), "/verify", f -> {}))),
                middleware(
                        "headers",
                        TraefikMiddleware.headers(h -> h.hsts(Duration.ofDays(365), true)
                                .frameDeny()
                                .contentTypeNosniff()
                                .referrerPolicy("same-origin")
                                .contentSecurityPolicy("default-src 'self'")
                                .permissionsPolicy("geolocation=()")
                                .request("X-Tenant", "shop")
                                .response("Server", ""))),
                middleware(
                        "rate-limit",
                        TraefikMiddleware.rateLimit(
                                100,
                                r -> r.burst(50).period(Duration.ofMinutes(1)).behind(1))),
                middleware("rate-limit-by-key", TraefikMiddleware.rateLimit(5, r -> r.byHeader("X-Api-Key"))),
                middleware("buffering", TraefikMiddleware.buffering("20Mi")),
                middleware("basic-auth", TraefikMiddleware.basicAuth("staff")),
                middleware("ip-allow-list", TraefikMiddleware.ipAllowList("203.0.113.0/24")),
                middleware("in-flight", TraefikMiddleware.inFlight(20)),
                middleware("retry", TraefikMiddleware.retry(3, Duration.ofMillis(100))),
                middleware("compress", TraefikMiddleware.compress()),
                middleware("redirect-to-https", TraefikMiddleware.redirectToHttps()),
                middleware(
                        "redirect-regex",
                        TraefikMiddleware.redirectRegex("^https://www\\.a\\.example/(.*)", "https://a.example/$1")),
                middleware("strip-prefix", TraefikMiddleware.stripPrefix("/api")));
    }

    private static GoldenCase middleware(String name, TraefikMiddleware middleware) {
        return new GoldenCase(name, (s, shop) -> s.add("m", middleware));
    }
}
