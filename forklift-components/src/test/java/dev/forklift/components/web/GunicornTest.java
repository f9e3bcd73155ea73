package dev.forklift.components.web;

import static dev.forklift.components.Projects.env;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.ingress.Route;
import dev.forklift.workload.Profile;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPHeader;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class GunicornTest {

    private static Stack shop(Consumer<Gunicorn.Options> options) {
        return Projects.stack((s, django) -> s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> {
            g.health("/healthz");
            options.accept(g);
        })));
    }

    private static PodSpec pod(Stack shop) {
        return shop.graph().deployment("web").getSpec().getTemplate().getSpec();
    }

    private static Container container(Stack shop) {
        return pod(shop).getContainers().get(0);
    }

    private static String command(Consumer<Gunicorn.Options> options) {
        return String.join(" ", container(shop(options)).getCommand());
    }

    @Test
    void is_the_first_process_with_everything_said() {
        assertThat(command(g -> {})).isEqualTo("""
                        gunicorn shop.wsgi:application --config /etc/forklift/gunicorn/gunicorn.conf.py \
                        --bind 0.0.0.0:8000 --workers 2 --threads 4 --worker-tmp-dir /dev/shm --access-logfile - \
                        --timeout 30 --graceful-timeout 30 --keep-alive 95 --max-requests 1200 --max-requests-jitter 120""");
    }

    @Test
    void says_what_it_is_told() {
        assertThat(command(g -> g.workers(3)
                        .threads(8)
                        .timeout(Duration.ofSeconds(20))
                        .gracefulTimeout(Duration.ofSeconds(40))
                        .keepAlive(Duration.ofSeconds(5))
                        .maxRequests(500)
                        .port(9000)
                        .args("--preload")))
                .contains("--bind 0.0.0.0:9000 --workers 3 --threads 8")
                .contains(
                        "--timeout 20 --graceful-timeout 40 --keep-alive 5 --max-requests 500 --max-requests-jitter 50")
                .endsWith(" --preload");
    }

    @Test
    void opens_no_control_socket_whatever_its_version() {
        Stack shop = shop(g -> {});
        ConfigMap settings = shop.graph().all(ConfigMap.class).stream()
                .filter(c -> c.getMetadata().getName().startsWith("shop-web-gunicorn-"))
                .findFirst()
                .orElseThrow();
        assertThat(settings.getData().get("gunicorn.conf.py")).contains("control_socket_disable = True");
        assertThat(container(shop).getVolumeMounts())
                .anyMatch(m -> m.getMountPath().equals("/etc/forklift/gunicorn"));
    }

    @Test
    void opens_a_control_socket_where_one_is_asked_for() {
        Stack shop = shop(g -> g.controlSocket("/tmp/gunicorn.ctl"));
        assertThat(container(shop).getCommand())
                .contains("--control-socket", "/tmp/gunicorn.ctl")
                .doesNotContain("--config");
        assertThat(shop.graph().all(ConfigMap.class)).hasSize(1);
    }

    @Test
    void waits_before_it_stops_and_has_the_time_to() {
        PodSpec pod = pod(shop(g -> g.preStop(Duration.ofSeconds(10)).gracefulTimeout(Duration.ofSeconds(50))));
        assertThat(pod.getContainers()
                        .get(0)
                        .getLifecycle()
                        .getPreStop()
                        .getSleep()
                        .getSeconds())
                .isEqualTo(10);
        assertThat(pod.getTerminationGracePeriodSeconds()).isEqualTo(65);
    }

    @Test
    void has_41_seconds_to_stop_by_default() {
        assertThat(pod(shop(g -> {})).getTerminationGracePeriodSeconds()).isEqualTo(41);
    }

    @Test
    void probes_name_its_service_and_https_where_no_host_is_routed_to_it() {
        Probe readiness = container(shop(g -> {})).getReadinessProbe();
        assertThat(readiness.getHttpGet().getPath()).isEqualTo("/healthz");
        assertThat(headers(readiness)).isEqualTo(Map.of("Host", "shop-web", "X-Forwarded-Proto", "https"));
    }

    @Test
    void probes_name_the_first_host_that_is_routed_to_it() {
        Stack shop = Projects.stack((s, django) -> {
            HttpPort web = s.add(
                    "web",
                    Gunicorn.of(
                            django,
                            "shop.wsgi:application",
                            g -> g.health("/healthz").liveness("/livez")));
            s.declare(new Route("*.example.com", "/", web.at(), true));
            s.declare(new Route("shop.example.com", "/", web.at(), true));
        });
        Container container = container(shop);
        assertThat(headers(container.getReadinessProbe())).containsEntry("Host", "shop.example.com");
        assertThat(headers(container.getStartupProbe())).containsEntry("Host", "shop.example.com");
        assertThat(headers(container.getLivenessProbe())).containsEntry("X-Forwarded-Proto", "https");
    }

    @Test
    void liveness_asks_the_port_and_so_no_database() {
        Container container = container(shop(g -> {}));
        assertThat(container.getLivenessProbe().getHttpGet()).isNull();
        assertThat(container.getLivenessProbe().getTcpSocket().getPort().getStrVal())
                .isEqualTo("http");
    }

    @Test
    void may_take_its_time_to_start() {
        Probe startup =
                container(shop(g -> g.startupWithin(Duration.ofMinutes(5)))).getStartupProbe();
        assertThat(startup.getPeriodSeconds() * startup.getFailureThreshold()).isEqualTo(300);
    }

    @Test
    void believes_any_proxy_or_those_that_are_named() {
        assertThat(env(container(shop(g -> {})), "FORWARDED_ALLOW_IPS")).isEqualTo("*");
        assertThat(env(container(shop(g -> g.forwardedAllowIps("10.0.0.0/8"))), "FORWARDED_ALLOW_IPS"))
                .isEqualTo("10.0.0.0/8");
    }

    @Test
    void has_a_web_processs_replicas_or_its_own_or_an_autoscalers() {
        int profile = Profile.production().replicasOf("web");
        assertThat(shop(g -> {}).graph().deployment("web").getSpec().getReplicas())
                .isEqualTo(profile);
        assertThat(shop(g -> g.replicas(5)).graph().deployment("web").getSpec().getReplicas())
                .isEqualTo(5);
        Stack scaled = shop(g -> g.autoscale(a -> a.between(2, 6)));
        assertThat(scaled.graph().deployment("web").getSpec().getReplicas()).isNull();
        assertThat(scaled.graph()
                        .get(HorizontalPodAutoscaler.class, "web")
                        .getSpec()
                        .getMaxReplicas())
                .isEqualTo(6);
    }

    @Test
    void its_service_belongs_to_the_projects_allowed_hosts() {
        assertThat(shop(g -> {}).graph().configMap("django").getData()).containsEntry("ALLOWED_HOSTS", "shop-web");
    }

    @Test
    void has_nothing_to_complain_about() {
        assertThat(shop(g -> {}).check().findings()).isEmpty();
    }

    @Test
    void keeps_its_headers_when_an_override_asks_another_path() {
        Stack shop = shop(g -> {})
                .with("web", o -> o.workload(w -> w.probes(p -> p.readiness(r -> r.http("/other", "http")))));
        assertThat(headers(container(shop).getReadinessProbe())).containsKeys("Host", "X-Forwarded-Proto");
    }

    private static Map<String, String> headers(Probe probe) {
        Map<String, String> headers = new TreeMap<>();
        for (HTTPHeader header : probe.getHttpGet().getHttpHeaders()) {
            headers.put(header.getName(), header.getValue());
        }
        return headers;
    }
}
