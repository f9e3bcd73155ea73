package dev.forklift.components.traefik;

import static dev.forklift.components.Edges.found;
import static dev.forklift.components.Edges.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.Ref;
import io.fabric8.kubernetes.api.model.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TraefikMiddlewareTest {

    private static String written(TraefikMiddleware middleware) {
        Stack shop = Stack.named("shop").define(s -> s.add("m", middleware));
        assertThat(found(shop)).isEmpty();
        return spec(shop, "Middleware", "m").toString();
    }

    @Test
    void asks_somebody_outside_whether_a_request_may_pass() {
        assertThat(written(TraefikMiddleware.forwardAuth(
                        "https://auth.example.com/verify",
                        f -> f.trustForwardHeader()
                                .authRequestHeaders("Cookie")
                                .authResponseHeaders("X-Auth-Request-User", "X-Auth-Request-Email"))))
                .isEqualTo("{\"forwardAuth\":{\"address\":\"https://auth.example.com/verify\","
                        + "\"authRequestHeaders\":[\"Cookie\"],"
                        + "\"authResponseHeaders\":[\"X-Auth-Request-User\",\"X-Auth-Request-Email\"],"
                        + "\"trustForwardHeader\":true}}");
    }

    @Test
    void asks_a_process_of_the_stack_by_a_name_that_is_known_in_traefiks_namespace() {
        Stack shop = Projects.stack((s, django) -> {
            HttpPort web = s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")));
            s.add("m", TraefikMiddleware.forwardAuth(web, "/verify", f -> {}));
        });
        assertThat(spec(shop, "Middleware", "m").at("/forwardAuth/address").asText())
                .isEqualTo("http://shop-web.shop.svc:8000/verify");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void changes_headers() {
        assertThat(written(TraefikMiddleware.headers(h -> h.hsts(Duration.ofDays(365), true)
                        .frameDeny()
                        .contentTypeNosniff()
                        .referrerPolicy("same-origin")
                        .contentSecurityPolicy("default-src 'self'")
                        .permissionsPolicy("geolocation=()")
                        .request("X-Tenant", "shop")
                        .response("Server", ""))))
                .isEqualTo("{\"headers\":{\"contentSecurityPolicy\":\"default-src 'self'\",\"contentTypeNosniff\":true,"
                        + "\"customRequestHeaders\":{\"X-Tenant\":\"shop\"},\"customResponseHeaders\":{\"Server\":\"\"},"
                        + "\"frameDeny\":true,\"permissionsPolicy\":\"geolocation=()\",\"referrerPolicy\":\"same-origin\","
                        + "\"stsIncludeSubdomains\":true,\"stsSeconds\":31536000}}");
    }

    @Test
    void bounds_requests() {
        assertThat(written(TraefikMiddleware.rateLimit(
                        100, r -> r.burst(50).period(Duration.ofMinutes(1)).byHeader("X-Api-Key"))))
                .isEqualTo("{\"rateLimit\":{\"average\":100,\"burst\":50,\"period\":\"60s\","
                        + "\"sourceCriterion\":{\"requestHeaderName\":\"X-Api-Key\"}}}");
        assertThat(written(TraefikMiddleware.rateLimit(5, r -> r.behind(2))))
                .isEqualTo("{\"rateLimit\":{\"average\":5,\"sourceCriterion\":{\"ipStrategy\":{\"depth\":2}}}}");
        assertThat(written(TraefikMiddleware.buffering("20Mi")))
                .isEqualTo("{\"buffering\":{\"maxRequestBodyBytes\":20971520}}");
        assertThat(written(TraefikMiddleware.inFlight(20))).isEqualTo("{\"inFlightReq\":{\"amount\":20}}");
        assertThat(written(TraefikMiddleware.retry(3, Duration.ofMillis(100))))
                .isEqualTo("{\"retry\":{\"attempts\":3,\"initialInterval\":\"100ms\"}}");
    }

    @Test
    void lets_some_in() {
        assertThat(written(TraefikMiddleware.ipAllowList("203.0.113.0/24", "2400:cb00::/32")))
                .isEqualTo("{\"ipAllowList\":{\"sourceRange\":[\"203.0.113.0/24\",\"2400:cb00::/32\"]}}");
        assertThat(written(TraefikMiddleware.basicAuth("shop-staff")))
                .isEqualTo("{\"basicAuth\":{\"secret\":\"shop-staff\"}}");
    }

    @Test
    void takes_the_users_from_a_secret_of_the_stack() {
        Stack shop = Stack.named("shop").define(s -> {
            Ref<Secret> users = s.secret(
                            "users", c -> c.data("users", "ann:$apr1$x").stableName())
                    .ref();
            s.add("m", TraefikMiddleware.basicAuth(users));
        });
        assertThat(spec(shop, "Middleware", "m").at("/basicAuth/secret").asText())
                .isEqualTo("shop-users");
        assertThat(shop.check().errors()).isEmpty();
    }

    @Test
    void sends_elsewhere_and_takes_away_and_compresses() {
        assertThat(written(TraefikMiddleware.redirectToHttps()))
                .isEqualTo("{\"redirectScheme\":{\"permanent\":true,\"scheme\":\"https\"}}");
        assertThat(written(TraefikMiddleware.redirectRegex("^https://www\\.a\\.example/(.*)", "https://a.example/$1")))
                .isEqualTo("{\"redirectRegex\":{\"permanent\":true,\"regex\":\"^https://www\\\\.a\\\\.example/(.*)\","
                        + "\"replacement\":\"https://a.example/$1\"}}");
        assertThat(written(TraefikMiddleware.stripPrefix("/api")))
                .isEqualTo("{\"stripPrefix\":{\"prefixes\":[\"/api\"]}}");
        assertThat(written(TraefikMiddleware.compress())).isEqualTo("{\"compress\":{}}");
    }

    @Test
    void tls_options_are_spoken_in_traefiks_words() {
        Stack shop = Stack.named("shop")
                .define(s -> s.add(
                        "tls",
                        TraefikTlsOption.atLeast(
                                TlsVersion.TLS_1_2,
                                t -> t.sniStrict()
                                        .cipherSuites("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
                                        .clientCertificate("cloudflare-ca"))));
        assertThat(spec(shop, "TLSOption", "tls").toString())
                .isEqualTo("{\"cipherSuites\":[\"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256\"],"
                        + "\"clientAuth\":{\"clientAuthType\":\"RequireAndVerifyClientCert\",\"secretNames\":[\"cloudflare-ca\"]},"
                        + "\"minVersion\":\"VersionTLS12\",\"sniStrict\":true}");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void what_is_patched_into_two_middlewares_is_a_finding() {
        Stack shop = Stack.named("shop")
                .define(s -> s.add(
                        "m",
                        TraefikMiddleware.compress(),
                        o -> o.mergePatch(Traefik.Middleware.class, "{\"spec\":{\"retry\":{\"attempts\":2}}}")));
        assertThat(found(shop)).containsExactly("forklift.E253 a Middleware that is compress and retry");
    }
}
