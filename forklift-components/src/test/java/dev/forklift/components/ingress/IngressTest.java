package dev.forklift.components.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.web.Daphne;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.Finding;
import dev.forklift.workload.Profile;
import io.fabric8.certmanager.api.model.v1.Certificate;
import io.fabric8.certmanager.api.model.v1.CertificateSpec;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

final class IngressTest {

    private record Servers(HttpPort web, HttpPort live) {}

    private static Stack shop(BiConsumer<Ingress.Options, Servers> options) {
        return Projects.stack((s, django) -> {
            Servers servers = new Servers(
                    s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz"))),
                    s.add("live", Daphne.of(django, "shop.asgi:application", d -> d.health("/healthz"))));
            s.add("edge", Ingress.at("shop.example.com", i -> options.accept(i, servers)));
        });
    }

    private static io.fabric8.kubernetes.api.model.networking.v1.IngressSpec spec(Stack shop) {
        return shop.graph().ingress("edge").getSpec();
    }

    private static Map<String, String> annotations(Stack shop) {
        return shop.graph().ingress("edge").getMetadata().getAnnotations();
    }

    private static void issued(Ingress.Options ingress, Servers to) {
        ingress.traefik()
                .tls(CertManager.clusterIssuer("letsencrypt-prod"))
                .websocket("/ws", to.live())
                .route("/", to.web());
    }

    @Test
    void routes_every_path_of_every_host_to_its_process() {
        Stack shop = shop((i, to) -> {
            issued(i, to);
            i.alsoAt("www.shop.example.com").exact("/robots.txt", to.web());
        });
        assertThat(spec(shop).getIngressClassName()).isEqualTo("traefik");
        assertThat(spec(shop).getRules())
                .extracting(IngressRule::getHost)
                .containsExactly("shop.example.com", "www.shop.example.com");
        assertThat(spec(shop).getRules())
                .allSatisfy(
                        rule -> assertThat(rule.getHttp().getPaths().stream().map(IngressTest::line))
                                .containsExactly(
                                        "Prefix /ws -> shop-live:http",
                                        "Prefix / -> shop-web:http",
                                        "Exact /robots.txt -> shop-web:http"));
        assertThat(shop.check().findings()).isEmpty();
    }

    private static String line(HTTPIngressPath path) {
        var service = path.getBackend().getService();
        return path.getPathType() + " " + path.getPath() + " -> " + service.getName() + ":"
                + service.getPort().getName();
    }

    @Test
    void has_its_certificate_issued() {
        Stack shop = shop((i, to) -> {
            issued(i, to);
            i.alsoAt("www.shop.example.com");
        });
        CertificateSpec certificate =
                shop.graph().get(Certificate.class, "edge").getSpec();
        assertThat(certificate.getDnsNames()).containsExactly("shop.example.com", "www.shop.example.com");
        assertThat(certificate.getIssuerRef().getKind()).isEqualTo("ClusterIssuer");
        assertThat(certificate.getIssuerRef().getName()).isEqualTo("letsencrypt-prod");
        assertThat(spec(shop).getTls()).singleElement().satisfies(tls -> {
            assertThat(tls.getHosts()).isEqualTo(certificate.getDnsNames());
            assertThat(tls.getSecretName())
                    .isEqualTo(certificate.getSecretName())
                    .isEqualTo("shop.example.com-tls");
        });
    }

    @Test
    void takes_an_issuer_of_the_namespace() {
        Stack shop = shop((i, to) -> i.nginx().tls(CertManager.issuer("own")).route("/", to.web()));
        assertThat(shop.graph()
                        .get(Certificate.class, "edge")
                        .getSpec()
                        .getIssuerRef()
                        .getKind())
                .isEqualTo("Issuer");
    }

    @Test
    void takes_a_certificate_that_is_there() {
        Stack shop = shop((i, to) -> i.nginx().tls("shop-tls").route("/", to.web()));
        assertThat(shop.graph().all(Certificate.class)).isEmpty();
        assertThat(spec(shop).getTls().get(0).getSecretName()).isEqualTo("shop-tls");
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void a_wildcards_certificate_lies_in_a_secret_that_can_exist() {
        Stack shop = Projects.stack((s, django) -> {
            HttpPort web = s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")));
            s.add(
                    "edge",
                    Ingress.at(
                            "*.example.com",
                            i -> i.tls(CertManager.issuer("own")).route("/", web)));
        });
        assertThat(spec(shop).getTls().get(0).getSecretName()).isEqualTo("wildcard.example.com-tls");
        assertThat(shop.graph().configMap("django").getData())
                .containsEntry("ALLOWED_HOSTS", ".example.com,shop-web")
                .containsEntry("CSRF_TRUSTED_ORIGINS", "https://*.example.com");
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void tells_nginx_how_much_and_how_long() {
        Stack shop = shop((i, to) -> i.bodySize("20m")
                .timeout(Duration.ofSeconds(90))
                .nginx("internal")
                .tls("shop-tls")
                .route("/", to.web()));
        assertThat(spec(shop).getIngressClassName()).isEqualTo("internal");
        assertThat(annotations(shop))
                .containsEntry("nginx.ingress.kubernetes.io/proxy-body-size", "20m")
                .containsEntry("nginx.ingress.kubernetes.io/proxy-read-timeout", "90")
                .containsEntry("nginx.ingress.kubernetes.io/proxy-send-timeout", "90");
    }

    @Test
    void nginx_keeps_a_silent_websocket_for_an_hour() {
        Stack shop = shop(
                (i, to) -> i.nginx().tls("shop-tls").websocket("/ws", to.live()).route("/", to.web()));
        assertThat(annotations(shop)).containsEntry("nginx.ingress.kubernetes.io/proxy-read-timeout", "3600");
    }

    @Test
    void leaves_the_class_to_the_cluster_or_to_the_user() {
        assertThat(spec(shop((i, to) -> i.tls("shop-tls").route("/", to.web()))).getIngressClassName())
                .isNull();
        Stack own = shop((i, to) -> i.className("contour")
                .annotation("projectcontour.io/websocket-routes", "/ws")
                .tls("shop-tls")
                .route("/", to.web()));
        assertThat(spec(own).getIngressClassName()).isEqualTo("contour");
        assertThat(annotations(own)).containsEntry("projectcontour.io/websocket-routes", "/ws");
    }

    @Test
    void its_hosts_are_allowed_and_trusted_and_probed() {
        Stack shop = shop(IngressTest::issued);
        assertThat(shop.graph().configMap("django").getData())
                .containsEntry("ALLOWED_HOSTS", "shop.example.com,shop-live,shop-web")
                .containsEntry("CSRF_TRUSTED_ORIGINS", "https://shop.example.com");
        assertThat(shop.graph()
                        .deployment("live")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getReadinessProbe()
                        .getHttpGet()
                        .getHttpHeaders())
                .anyMatch(h -> h.getName().equals("Host") && h.getValue().equals("shop.example.com"));
    }

    @Test
    void without_tls_is_a_warning_but_in_development() {
        BiConsumer<Ingress.Options, Servers> plain = (i, to) -> i.route("/", to.web());
        assertThat(shop(plain).check().findings()).extracting(Finding::id).containsExactly("forklift.W161");
        Stack development = Stack.named("shop")
                .profile(Profile.development())
                .define(s -> s.add(
                        "edge",
                        Ingress.at(
                                "shop.localhost",
                                i -> i.route(
                                        "/",
                                        s.add(
                                                "web",
                                                Gunicorn.of(
                                                        Projects.django(s, d -> {}),
                                                        "shop.wsgi:application",
                                                        g -> g.health("/healthz")))))));
        assertThat(development.check().findings()).isEmpty();
        assertThat(development.graph().configMap("django").getData())
                .containsEntry("CSRF_TRUSTED_ORIGINS", "http://shop.localhost");
    }

    @Test
    void a_process_of_another_stack_is_refused() {
        HttpPort[] foreign = new HttpPort[1];
        Projects.stack((s, django) -> foreign[0] = s.add("web", Gunicorn.of(django, "shop.wsgi:application")));
        Stack shop = shop((i, to) -> i.tls("shop-tls").route("/", foreign[0]));
        assertThat(shop.check().errors()).extracting(Finding::id).isEqualTo(List.of("forklift.E004"));
    }
}
