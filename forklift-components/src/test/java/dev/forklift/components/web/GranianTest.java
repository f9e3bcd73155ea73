package dev.forklift.components.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.declare.Finding;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class GranianTest {

    @Test
    void serves_wsgi_in_threads() {
        assertThat(wsgi(g -> {}).getCommand())
                .containsExactly(
                        "granian",
                        "--interface",
                        "wsgi",
                        "--host",
                        "0.0.0.0",
                        "--port",
                        "8000",
                        "--workers",
                        "1",
                        "--blocking-threads",
                        "4",
                        "--workers-kill-timeout",
                        "30",
                        "--access-log",
                        "shop.wsgi:application");
    }

    @Test
    void serves_asgi_without_the_lifespan_protocol_that_django_does_not_speak() {
        Container container = asgi(g -> {});

        assertThat(container.getCommand())
                .containsSubsequence("--interface", "asginl")
                .doesNotContain("--blocking-threads")
                .endsWith("shop.asgi:application");
        assertThat(Projects.env(container, "CONN_MAX_AGE")).isEqualTo("0");
        assertThat(asgi(Granian.Options::lifespan).getCommand()).containsSubsequence("--interface", "asgi");
    }

    @Test
    void says_what_it_is_told() {
        assertThat(wsgi(g -> g.workers(2)
                                .blockingThreads(8)
                                .backpressure(16)
                                .workersMaxRss(400)
                                .gracefulTimeout(Duration.ofSeconds(50))
                                .args("--respawn-failed-workers"))
                        .getCommand())
                .containsSubsequence("--workers", "2", "--blocking-threads", "8", "--backpressure", "16")
                .containsSubsequence("--workers-kill-timeout", "50", "--workers-max-rss", "400")
                .contains("--respawn-failed-workers");
    }

    @Test
    void is_told_of_no_proxies_since_it_does_not_ask() {
        assertThat(wsgi(g -> {}).getEnv()).extracting(EnvVar::getName).doesNotContain("FORWARDED_ALLOW_IPS");
    }

    @Test
    void has_the_time_to_finish_its_requests() {
        assertThat(stack(g -> g.gracefulTimeout(Duration.ofSeconds(50)))
                        .graph()
                        .deployment("web")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getTerminationGracePeriodSeconds())
                .isEqualTo(61);
    }

    @Test
    void mistakes_are_found() {
        assertThat(ids(g -> g.lifespan())).containsExactly("forklift.E131");
        assertThat(ids(g -> g.backpressure(0))).containsExactly("forklift.E131");
        assertThat(ids(g -> g.entrypoint("/x.sh").workers(3))).containsExactly("forklift.E175");
        assertThat(Projects.stack((s, django) -> s.add("web", Granian.wsgi(django, "shop.wsgi:application")))
                        .check()
                        .findings())
                .extracting(Finding::id)
                .containsExactly("forklift.W130");
    }

    private static List<String> ids(Consumer<Granian.Options> options) {
        return stack(options).check().findings().stream().map(Finding::id).toList();
    }

    private static Stack stack(Consumer<Granian.Options> options) {
        return Projects.stack((s, django) -> s.add("web", Granian.wsgi(django, "shop.wsgi:application", g -> {
            g.health("/healthz");
            options.accept(g);
        })));
    }

    private static Container wsgi(Consumer<Granian.Options> options) {
        return container(stack(options));
    }

    private static Container asgi(Consumer<Granian.Options> options) {
        return container(
                Projects.stack((s, django) -> s.add("web", Granian.asgi(django, "shop.asgi:application", options))));
    }

    private static Container container(Stack shop) {
        return shop.graph()
                .deployment("web")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }
}
