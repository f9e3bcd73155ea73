package dev.forklift.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.declare.Finding;
import dev.forklift.workload.Workload;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngressShapeTest {

    private static List<String> found(String merge) {
        Stack shop = Stack.named("shop").define(s -> {
            Workload web = s.deployment("web", w -> w.image("web:1").port("http", 8000));
            s.add(
                    "edge",
                    e -> {
                        e.ingress(i -> i.className("nginx")
                                .route("shop.example.com", "/", web.service().endpoint("http")));
                        return dev.forklift.component.NoPort.INSTANCE;
                    },
                    o -> o.mergePatch(Ingress.class, merge));
        });
        return shop.check().findings().stream()
                .filter(f -> f.id().equals("forklift.E258"))
                .map(Finding::title)
                .toList();
    }

    private static String path(String path) {
        return "{\"spec\":{\"rules\":[{\"host\":\"a.example\",\"http\":{\"paths\":[" + path + "]}}]}}";
    }

    private static final String BACKEND =
            "\"backend\":{\"service\":{\"name\":\"shop-web\",\"port\":{\"name\":\"http\"}}}";

    @Test
    void an_ingress_that_routes_is_right() {
        assertThat(found("{}")).isEmpty();
        assertThat(found(path("{\"path\":\"/a\",\"pathType\":\"Exact\"," + BACKEND + "}")))
                .isEmpty();
        assertThat(found(path("{\"path\":\"/a//b\",\"pathType\":\"ImplementationSpecific\"," + BACKEND + "}")))
                .isEmpty();
    }

    @Test
    void one_without_rules_routes_nothing() {
        assertThat(found("{\"spec\":{\"rules\":null}}")).containsExactly("an Ingress without rules");
        assertThat(found(path(""))).containsExactly("the rule of 'a.example' has no paths");
    }

    @Test
    void hosts_and_paths_are_ones() {
        assertThat(found("{\"spec\":{\"rules\":[{\"host\":\"10.0.0.1\"}]}}"))
                .containsExactly("'10.0.0.1' is no host of a route");
        assertThat(found(path("{\"path\":\"api/\",\"pathType\":\"Prefix\"," + BACKEND + "}")))
                .containsExactly("'api/' is no path of a route");
        assertThat(found(path("{\"path\":\"/a/../b\",\"pathType\":\"Exact\"," + BACKEND + "}")))
                .containsExactly("'/a/../b' is no path of a route");
        assertThat(found(path("{\"path\":\"/a\"," + BACKEND + "}"))).containsExactly("'' is no type of a path");
    }

    @Test
    void a_backend_is_one_service_by_one_port() {
        assertThat(found(path("{\"path\":\"/\",\"pathType\":\"Prefix\",\"backend\":{}}")))
                .containsExactly("a backend that is not exactly one of a Service and a resource");
        assertThat(found(path("{\"path\":\"/\",\"pathType\":\"Prefix\",\"backend\":{\"service\":{\"name\":\"shop-web\","
                        + "\"port\":{\"name\":\"http\",\"number\":80}}}}")))
                .containsExactly("a route to shop-web without a port, or with a name and a number");
    }

    @Test
    void classes_and_certificates_are_said_rightly() {
        assertThat(found("{\"metadata\":{\"annotations\":{\"kubernetes.io/ingress.class\":\"traefik\"}}}"))
                .containsExactly("an Ingress of two classes: nginx, and traefik by annotation");
        assertThat(found("{\"spec\":{\"tls\":[{\"hosts\":[\"A_b\"],\"secretName\":\"X\"}]}}"))
                .containsExactly("TLS for [A_b] by 'X'");
    }
}
