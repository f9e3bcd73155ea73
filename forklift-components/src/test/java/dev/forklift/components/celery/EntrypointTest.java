package dev.forklift.components.celery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.component.Scope;
import dev.forklift.components.Projects;
import dev.forklift.components.django.Django;
import dev.forklift.declare.Finding;
import io.fabric8.kubernetes.api.model.Container;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class EntrypointTest {

    @Test
    void a_worker_may_be_started_by_a_script_and_keeps_its_probes() {
        Stack shop = stack((s, django) -> s.add(
                "worker",
                CeleryWorker.of(
                        django,
                        w -> w.entrypoint("/entrypoint-celery-worker.sh", "--quiet")
                                .longestTask(Duration.ofMinutes(10)))));

        Container container = container(shop, "worker");
        assertThat(container.getCommand())
                .startsWith("/bin/sh", "-c")
                .endsWith("/entrypoint-celery-worker.sh", "--quiet");
        assertThat(container.getCommand().get(2))
                .contains("CELERY_LOADER=forklift_celery:Loader", "PYTHONPATH=\"/opt/forklift", "exec \"$0\" \"$@\"");
        assertThat(container.getArgs()).isEmpty();
        assertThat(container.getLivenessProbe().getExec().getCommand().get(2)).contains("/tmp/forklift-celery-alive");
        assertThat(shop.graph()
                        .deployment("worker")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getTerminationGracePeriodSeconds())
                .isEqualTo(615);
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void so_may_beat() {
        Stack shop = stack(
                (s, django) -> s.add("beat", CeleryBeat.of(django, b -> b.entrypoint("/entrypoint-celery-beat.sh"))));

        assertThat(container(shop, "beat").getCommand()).endsWith("/entrypoint-celery-beat.sh");
        assertThat(container(shop, "beat").getReadinessProbe()).isNotNull();
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void options_that_the_script_would_not_see_are_found() {
        Stack shop = stack((s, django) -> {
            s.add(
                    "worker",
                    CeleryWorker.of(django, w -> w.entrypoint("/worker.sh").concurrency(8)));
            s.add("beat", CeleryBeat.of(django, b -> b.entrypoint("/beat.sh").logLevel("DEBUG")));
            s.add("none", CeleryWorker.of(django, w -> w.entrypoint()));
        });

        assertThat(shop.check().findings())
                .extracting(Finding::id)
                .containsExactlyInAnyOrder("forklift.E175", "forklift.E175", "forklift.E177");
    }

    private static Stack stack(BiConsumer<Scope, Django> rest) {
        return Stack.named("shop").define(s -> rest.accept(s, Projects.django(s, d -> d.broker(Brokers.rabbitMq()))));
    }

    private static Container container(Stack shop, String id) {
        return shop.graph()
                .deployment(id)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }
}
