package dev.forklift.components.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.declare.Finding;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPHeader;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class UwsgiTest {

    private static final String NGINX = "nginxinc/nginx-unprivileged:1.29-alpine";

    @Test
    void speaks_http_itself_and_finishes_its_requests_when_it_is_asked_to_stop() {
        assertThat(command(u -> {})).isEqualTo("""
                        uwsgi --module shop.wsgi:application --http-socket 0.0.0.0:8000 --master --need-app --die-on-term \
                        --hook-master-start unix_signal:15 gracefully_kill_them_all --worker-reload-mercy 60 --processes 2 \
                        --threads 4 --harakiri 60 --max-requests 1200 --buffer-size 8192""");
    }

    @Test
    void says_what_it_is_told() {
        assertThat(command(u -> u.processes(4)
                        .threads(1)
                        .harakiri(Duration.ofSeconds(20))
                        .maxRequests(0)
                        .bufferSize(16384)
                        .stats(1717)
                        .args("--lazy-apps")))
                .contains("--worker-reload-mercy 20 --processes 4 --threads 1 --harakiri 20 --buffer-size 16384")
                .endsWith("--stats 127.0.0.1:1717 --stats-http --lazy-apps")
                .doesNotContain("--max-requests");
    }

    @Test
    void has_the_time_of_its_longest_request_to_stop() {
        assertThat(pod(shop(u -> {})).getTerminationGracePeriodSeconds()).isEqualTo(71);
        assertThat(pod(shop(u -> u.gracefulTimeout(Duration.ofSeconds(10)))).getTerminationGracePeriodSeconds())
                .isEqualTo(21);
    }

    @Test
    void behind_nginx_the_service_targets_nginx_and_readiness_is_asked_through_it() {
        Stack shop = shop(u -> u.nginx(NGINX));

        ServicePort port = shop.graph()
                .get(io.fabric8.kubernetes.api.model.Service.class, "web")
                .getSpec()
                .getPorts()
                .get(0);
        assertThat(port.getPort()).isEqualTo(8080);
        assertThat(port.getTargetPort().getStrVal()).isEqualTo("http");
        Container nginx = container(shop, "nginx");
        assertThat(nginx.getPorts().get(0).getContainerPort()).isEqualTo(8080);
        assertThat(nginx.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/healthz");
        assertThat(nginx.getReadinessProbe().getHttpGet().getHttpHeaders())
                .extracting(HTTPHeader::getName)
                .containsExactly("Host", "X-Forwarded-Proto");
        assertThat(nginx.getLivenessProbe().getTcpSocket()).isNotNull();
        assertThat(container(shop, "web")
                        .getReadinessProbe()
                        .getTcpSocket()
                        .getPort()
                        .getStrVal())
                .isEqualTo("uwsgi");
        assertThat(container(shop, "web").getCommand()).contains("--socket").doesNotContain("--http-socket");
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void nginx_passes_on_by_uwsgis_protocol_and_writes_to_tmp_alone() {
        Stack shop = shop(u -> u.nginx(NGINX, n -> n.bodySize(50).port(8081)));

        String configuration = shop.graph().all(ConfigMap.class).stream()
                .filter(c -> c.getData().containsKey("nginx.conf"))
                .findFirst()
                .orElseThrow()
                .getData()
                .get("nginx.conf");
        assertThat(configuration)
                .contains("uwsgi_pass 127.0.0.1:8000;", "listen 8081;", "client_max_body_size 50m;")
                .contains("uwsgi_read_timeout 65s;", "pid /tmp/nginx.pid;");
        assertThat(container(shop, "nginx").getSecurityContext().getReadOnlyRootFilesystem())
                .isTrue();
    }

    @Test
    void nginx_stops_taking_requests_before_uwsgi_does() {
        Stack shop = shop(u -> u.nginx(NGINX).preStop(Duration.ofSeconds(10)));

        assertThat(waits(shop, "nginx")).isEqualTo(10);
        assertThat(waits(shop, "web")).isEqualTo(12);
        assertThat(pod(shop).getTerminationGracePeriodSeconds()).isEqualTo(12 + 60 + 5);
    }

    @Test
    void a_script_is_told_by_its_environment_to_finish_what_is_served() {
        Container web = container(
                shop(u -> u.entrypoint("/entrypoint-uwsgi.sh").gracefulTimeout(Duration.ofSeconds(20))), "web");

        assertThat(web.getEnv())
                .filteredOn(e -> e.getName().startsWith("UWSGI_"))
                .extracting(e -> e.getName() + "=" + e.getValue())
                .containsExactly(
                        "UWSGI_MASTER=true",
                        "UWSGI_DIE_ON_TERM=true",
                        "UWSGI_HOOK_MASTER_START=unix_signal:15 gracefully_kill_them_all",
                        "UWSGI_WORKER_RELOAD_MERCY=20");
    }

    private static long waits(Stack shop, String container) {
        return container(shop, container).getLifecycle().getPreStop().getSleep().getSeconds();
    }

    @Test
    void an_image_may_start_it_by_a_script_and_bring_its_nginx_along() {
        Stack shop = shop(u -> u.port(8081)
                .liveness("/login")
                .entrypoint("/entrypoint-uwsgi.sh")
                .nginx(
                        "defectdojo/defectdojo-nginx:3.2.0",
                        n -> n.ownConfiguration().liveness("/nginx_health")));

        Container web = container(shop, "web");
        assertThat(web.getCommand()).containsExactly("/entrypoint-uwsgi.sh");
        assertThat(web.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/login");
        assertThat(web.getPorts().get(0).getContainerPort()).isEqualTo(8081);
        Container nginx = container(shop, "nginx");
        assertThat(nginx.getCommand()).isEmpty();
        assertThat(nginx.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/nginx_health");
        assertThat(shop.graph().all(ConfigMap.class)).hasSize(1);
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void mistakes_are_found() {
        assertThat(ids(u -> u.nginx(NGINX, n -> n.port(8000)))).containsExactly("forklift.E179");
        assertThat(ids(u -> u.nginx(""))).containsExactly("forklift.E179");
        assertThat(ids(u -> u.entrypoint("/x.sh").processes(4))).containsExactly("forklift.E175");
        assertThat(ids(u -> u.entrypoint())).containsExactly("forklift.E177");
        assertThat(ids(u -> u.harakiri(Duration.ZERO).bufferSize(1)))
                .containsExactlyInAnyOrder("forklift.E132", "forklift.E131");
    }

    private static List<String> ids(Consumer<Uwsgi.Options> options) {
        return shop(options).check().findings().stream().map(Finding::id).toList();
    }

    private static Stack shop(Consumer<Uwsgi.Options> options) {
        return Projects.stack((s, django) -> s.add("web", Uwsgi.of(django, "shop.wsgi:application", u -> {
            u.health("/healthz");
            options.accept(u);
        })));
    }

    private static String command(Consumer<Uwsgi.Options> options) {
        return String.join(" ", container(shop(options), "web").getCommand());
    }

    private static PodSpec pod(Stack shop) {
        return shop.graph().deployment("web").getSpec().getTemplate().getSpec();
    }

    private static Container container(Stack shop, String name) {
        return pod(shop).getContainers().stream()
                .filter(c -> c.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
