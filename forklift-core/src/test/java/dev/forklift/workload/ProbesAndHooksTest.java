package dev.forklift.workload;

import static dev.forklift.Stacks.errors;
import static dev.forklift.Stacks.web;
import static dev.forklift.Stacks.webYaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ProbesAndHooksTest {

    @Test
    void http_with_headers() {
        Probe probe = readiness(p -> p.http("/healthz", "http").header("Host", "shop.example.com"));

        assertThat(probe.getHttpGet().getPath()).isEqualTo("/healthz");
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
        assertThat(probe.getHttpGet().getHttpHeaders())
                .singleElement()
                .extracting("value")
                .isEqualTo("shop.example.com");
    }

    @Test
    void tcp_exec_and_grpc() {
        assertThat(readiness(p -> p.tcp("http")).getTcpSocket().getPort().getStrVal())
                .isEqualTo("http");
        assertThat(readiness(p -> p.exec("ready", "--now")).getExec().getCommand())
                .containsExactly("ready", "--now");
        assertThat(readiness(p -> p.grpc(9000)).getGrpc().getPort()).isEqualTo(9000);
    }

    @Test
    void timing_is_whole_seconds() {
        Probe probe = readiness(p -> p.tcp("http")
                .period(Duration.ofSeconds(7))
                .timeout(Duration.ofSeconds(3))
                .failures(4)
                .successes(2)
                .initialDelay(Duration.ofSeconds(1)));

        assertThat(probe)
                .extracting(
                        "periodSeconds",
                        "timeoutSeconds",
                        "failureThreshold",
                        "successThreshold",
                        "initialDelaySeconds")
                .containsExactly(7, 3, 4, 2, 1);
        assertThat(errors(web(w -> w.probes(p -> p.liveness(l -> l.tcp("http").period(Duration.ofMillis(1500)))))))
                .hasSize(1);
    }

    @Test
    void a_startup_probe_asks_what_readiness_asks_for_two_minutes() {
        Probe startup = container(p -> p.http("/healthz", "http")).getStartupProbe();

        assertThat(startup.getHttpGet().getPath()).isEqualTo("/healthz");
        assertThat(startup.getPeriodSeconds() * startup.getFailureThreshold()).isEqualTo(120);
    }

    @Test
    void a_container_with_a_port_is_probed_without_being_told() {
        Container container = web(w -> {})
                .graph()
                .deployment("web")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);

        assertThat(container.getReadinessProbe().getTcpSocket().getPort().getStrVal())
                .isEqualTo("http");
        assertThat(container.getStartupProbe()).isNotNull();
        assertThat(container.getLivenessProbe()).isNull();
    }

    @Test
    void the_grace_period_is_hook_and_stopping_and_five_seconds() {
        assertThat(webYaml(w -> w.stopsWithin(Duration.ofSeconds(30))
                        .lifecycle(l -> l.sleepBeforeStop(Duration.ofSeconds(10)))))
                .contains("terminationGracePeriodSeconds: 45")
                .contains("sleep:", "seconds: 10");
    }

    @Test
    void the_longest_hook_of_all_containers_counts() {
        assertThat(webYaml(w -> w.stopsWithin(Duration.ofSeconds(10))
                        .nativeSidecar(
                                "proxy",
                                c -> c.image("proxy:1")
                                        .port("proxy", 9000)
                                        .lifecycle(l -> l.beforeStop(Duration.ofSeconds(20), "drain")))
                        .lifecycle(l -> l.afterStart("warm"))))
                .contains("terminationGracePeriodSeconds: 35")
                .contains("postStart:");
    }

    private static Probe readiness(Consumer<ProbeOptions> probe) {
        return container(probe).getReadinessProbe();
    }

    private static Container container(Consumer<ProbeOptions> readiness) {
        return web(w -> w.probes(p -> p.readiness(readiness)))
                .graph()
                .deployment("web")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }
}
