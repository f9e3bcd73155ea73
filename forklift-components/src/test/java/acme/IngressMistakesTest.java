package acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.ingress.CertManager;
import dev.forklift.components.ingress.Ingress;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.components.web.HttpPort;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

final class IngressMistakesTest {

    private static List<String> found(BiFunction<HttpPort, String, Ingress> edge) {
        Stack shop = Projects.stack((s, django) -> {
            HttpPort web = s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")));
            s.add("edge", edge.apply(web, "shop.example.com"));
        });
        return shop.check().findings().stream()
                .map(f -> f.id() + " " + f.title())
                .toList();
    }

    @Test
    void an_ingress_without_routes_is_refused() {
        assertThat(found((web, host) -> Ingress.at(host, i -> i.nginx())))
                .containsExactly("forklift.E163 an Ingress without routes");
    }

    @Test
    void hosts_and_paths_are_ones_and_are_said_once() {
        assertThat(found((web, host) -> Ingress.at(
                        "https://shop.example.com/",
                        i -> i.tls("shop-tls")
                                .alsoAt(host, host)
                                .route("/", web)
                                .route("/api/", web)
                                .websocket("/api", web)
                                .exact("/api", web)
                                .route("ws", web))))
                .containsExactly(
                        "forklift.E160 'https://shop.example.com/' is no host",
                        "forklift.E161 'ws' is no path",
                        "forklift.E162 the host 'shop.example.com' is said twice",
                        "forklift.E162 the path '/api' is routed twice");
    }

    @Test
    void names_are_names_and_tls_is_said_once() {
        assertThat(found((web, host) -> Ingress.at(
                        host,
                        i -> i.nginx("My Class")
                                .tls(CertManager.issuer("Let's Encrypt"))
                                .tls("Shop TLS")
                                .tls("shop-tls")
                                .tls(CertManager.clusterIssuer("letsencrypt-prod"))
                                .route("/", web))))
                .containsExactly(
                        "forklift.E162 TLS is said twice",
                        "forklift.E164 'Let's Encrypt' is no issuer",
                        "forklift.E164 'My Class' is no ingress class",
                        "forklift.E164 'Shop TLS' is no name of a Secret");
    }

    @Test
    void what_only_nginx_is_told_is_a_warning_where_nginx_is_not() {
        assertThat(found((web, host) -> Ingress.at(
                        host,
                        i -> i.traefik()
                                .tls("shop-tls")
                                .bodySize("20m")
                                .timeout(Duration.ofSeconds(90))
                                .route("/", web))))
                .containsExactly(
                        "forklift.W160 bodySize(\"20m\") is said to nobody",
                        "forklift.W160 timeout(PT1M30S) is said to nobody");
    }

    @Test
    void sizes_and_times_are_ones() {
        assertThat(found((web, host) -> Ingress.at(
                        host,
                        i -> i.nginx()
                                .tls("shop-tls")
                                .bodySize("20 MB")
                                .timeout(Duration.ZERO)
                                .route("/", web))))
                .containsExactly("forklift.E165 bodySize(\"20 MB\")", "forklift.E165 timeout(PT0S)");
    }

    @Test
    void a_finding_is_at_the_line_of_what_is_wrong() {
        Stack shop = Projects.stack((s, django) -> {
            HttpPort web = s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")));
            s.add("edge", Ingress.at("shop.example.com", i -> {
                i.tls("shop-tls").route("/", web);
                i.bodySize("1m");
                i.route("/", web);
            }));
        });
        assertThat(shop.check().findings()).hasSize(2);
        assertThat(shop.check().findings().get(0).site().line()
                        - shop.check().findings().get(1).site().line())
                .isEqualTo(1);
    }
}
