package dev.forklift.components.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.celery.Brokers;
import dev.forklift.components.django.Django;
import dev.forklift.declare.Finding;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ChannelsWorkerTest {

    @Test
    void listens_on_the_channels_that_are_named() {
        Stack shop = worker(w -> w.channels("mail-send").layer("jobs"));

        assertThat(container(shop).getCommand())
                .containsExactly(
                        "python3",
                        "/opt/forklift/forklift_manage.py",
                        "manage.py",
                        "runworker",
                        "--layer=jobs",
                        "thumbnails",
                        "mail-send");
        assertThat(Projects.env(container(shop), "CONN_MAX_AGE")).isEqualTo("0");
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void its_pods_are_a_workers_two_in_production() {
        assertThat(deployment(worker(w -> {})).getReplicas()).isEqualTo(2);
        assertThat(deployment(worker(w -> w.replicas(4))).getReplicas()).isEqualTo(4);
        assertThat(deployment(worker(w -> w.autoscale(a -> a.between(1, 3)))).getReplicas())
                .isNull();
    }

    @Test
    void finishes_its_messages_and_is_soon_killed_where_it_hangs() {
        Stack shop = worker(w -> w.longestMessage(Duration.ofMinutes(2)));

        assertThat(deployment(shop).getTemplate().getSpec().getTerminationGracePeriodSeconds())
                .isEqualTo(130);
        assertThat(container(shop).getLivenessProbe().getTerminationGracePeriodSeconds())
                .isEqualTo(30);
    }

    @Test
    void is_ready_when_it_listens_and_alive_as_long_as_its_loop_turns() {
        Container container = container(worker(w -> w.startupWithin(Duration.ofMinutes(3))));

        assertThat(container.getStartupProbe().getFailureThreshold()).isEqualTo(90);
        assertThat(container.getReadinessProbe().getExec().getCommand())
                .containsExactly("test", "-e", "/tmp/forklift-ready");
        assertThat(container.getLivenessProbe().getExec().getCommand().get(2)).contains("/tmp/forklift-alive -mmin -1");
    }

    @Test
    void a_project_without_a_channel_layer_is_one_finding_for_all_of_its_workers() {
        Stack shop = Projects.stack((s, django) -> {
            s.add("a", ChannelsWorker.of(django, "a"));
            s.add("b", ChannelsWorker.of(django, "b"));
        });

        List<Finding> found = shop.check().findings();
        assertThat(found).hasSize(1);
        assertThat(found.get(0).id()).isEqualTo("forklift.E176");
        assertThat(found.get(0).path().toString()).isEqualTo("django");
    }

    @Test
    void names_that_channels_refuses_are_found() {
        assertThat(worker(w -> w.channels("two words", "thumbnails")).check().findings())
                .extracting(Finding::id)
                .containsExactly("forklift.E174", "forklift.E174");
    }

    private static Stack worker(Consumer<ChannelsWorker.Options> options) {
        return Stack.named("shop").define(s -> {
            Django django = Projects.django(s, d -> d.channelLayer(Brokers.redis(false)));
            s.add("thumbnails", ChannelsWorker.of(django, "thumbnails", options));
        });
    }

    private static DeploymentSpec deployment(Stack shop) {
        return shop.graph().deployment("thumbnails").getSpec();
    }

    private static Container container(Stack shop) {
        return deployment(shop).getTemplate().getSpec().getContainers().get(0);
    }
}
