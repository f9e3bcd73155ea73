package dev.forklift.components.web;

import static dev.forklift.components.Projects.env;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.component.Component;
import dev.forklift.components.Projects;
import dev.forklift.components.django.Django;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class AsgiServersTest {

    private static final String APPLICATION = "shop.asgi:application";

    private static PodSpec pod(Function<Django, Component<HttpPort>> server) {
        Stack shop = Projects.stack((s, django) -> s.add("live", server.apply(django)));
        assertThat(shop.check().findings()).isEmpty();
        return shop.graph().deployment("live").getSpec().getTemplate().getSpec();
    }

    private static String command(Function<Django, Component<HttpPort>> server) {
        return String.join(" ", pod(server).getContainers().get(0).getCommand());
    }

    @Test
    void uvicorn_is_the_first_process_with_everything_said() {
        assertThat(command(django -> Uvicorn.of(django, APPLICATION)))
                .isEqualTo("uvicorn shop.asgi:application --host 0.0.0.0 --port 8000 --workers 1 --proxy-headers"
                        + " --timeout-keep-alive 95 --timeout-graceful-shutdown 30");
    }

    @Test
    void uvicorn_says_what_it_is_told() {
        assertThat(command(django -> Uvicorn.of(
                        django,
                        APPLICATION,
                        u -> u.workers(3)
                                .health("/healthz")
                                .gracefulTimeout(Duration.ofSeconds(12))
                                .keepAlive(Duration.ofSeconds(3))
                                .port(8080)
                                .args("--no-server-header"))))
                .isEqualTo("uvicorn shop.asgi:application --host 0.0.0.0 --port 8080 --workers 3 --proxy-headers"
                        + " --timeout-keep-alive 3 --timeout-graceful-shutdown 12 --no-server-header");
    }

    @Test
    void daphne_is_the_first_process_with_everything_said() {
        assertThat(command(django -> Daphne.of(django, APPLICATION)))
                .isEqualTo("daphne -b 0.0.0.0 -p 8000 --proxy-headers --ping-interval 20 --ping-timeout 30"
                        + " --application-close-timeout 10 shop.asgi:application");
    }

    @Test
    void daphne_says_what_it_is_told() {
        assertThat(command(django -> Daphne.of(
                        django,
                        APPLICATION,
                        d -> d.httpTimeout(Duration.ofSeconds(60))
                                .websocketTimeout(Duration.ofHours(2))
                                .websocketConnectTimeout(Duration.ofSeconds(8))
                                .pingInterval(Duration.ofSeconds(15))
                                .pingTimeout(Duration.ofSeconds(25))
                                .applicationCloseTimeout(Duration.ofSeconds(5))
                                .args("--no-server-name"))))
                .isEqualTo("daphne -b 0.0.0.0 -p 8000 --proxy-headers --http-timeout 60 --websocket_timeout 7200"
                        + " --websocket_connect_timeout 8 --ping-interval 15 --ping-timeout 25"
                        + " --application-close-timeout 5 --no-server-name shop.asgi:application");
    }

    @Test
    void connections_are_closed_after_each_request() {
        Container uvicorn =
                pod(django -> Uvicorn.of(django, APPLICATION)).getContainers().get(0);
        Container daphne =
                pod(django -> Daphne.of(django, APPLICATION)).getContainers().get(0);
        assertThat(env(uvicorn, "CONN_MAX_AGE")).isEqualTo("0");
        assertThat(env(daphne, "CONN_MAX_AGE")).isEqualTo("0");
    }

    @Test
    void health_is_asked_by_http_where_a_path_is_said_and_of_the_port_where_none_is() {
        Container plain =
                pod(django -> Daphne.of(django, APPLICATION)).getContainers().get(0);
        Container asked = pod(django -> Daphne.of(django, APPLICATION, d -> d.health("/healthz")))
                .getContainers()
                .get(0);
        assertThat(plain.getReadinessProbe().getTcpSocket()).isNotNull();
        assertThat(asked.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/healthz");
        assertThat(asked.getLivenessProbe().getTcpSocket()).isNotNull();
    }

    @Test
    void have_the_time_to_stop() {
        assertThat(pod(django -> Uvicorn.of(django, APPLICATION)).getTerminationGracePeriodSeconds())
                .isEqualTo(41);
        assertThat(pod(django -> Daphne.of(django, APPLICATION)).getTerminationGracePeriodSeconds())
                .isEqualTo(21);
    }
}
