package dev.forklift.components.celery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.workload.Profile;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CeleryBeatTest {

    @Test
    void beat_runs_once_whatever_the_profile_says_and_never_twice_in_a_rollout() {
        Profile many = Profile.production().withReplicas("scheduler", 3);

        Stack shop = beat(many, b -> {});

        DeploymentSpec spec = shop.graph().deployment("celery-beat").getSpec();
        assertThat(spec.getReplicas()).isEqualTo(1);
        assertThat(spec.getStrategy().getType()).isEqualTo("Recreate");
        assertThat(shop.graph().all(PodDisruptionBudget.class)).isEmpty();
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void there_is_no_word_for_more_than_one() {
        assertThat(Arrays.stream(CeleryBeat.Options.class.getMethods()).map(m -> m.getName()))
                .doesNotContain("replicas", "autoscale", "autoscaleCpu")
                .contains("schedule");
    }

    @Test
    void the_schedule_lies_on_a_writable_volume_and_no_pidfile_is_left() {
        Stack shop = beat(b -> {});

        assertThat(container(shop).getArgs())
                .containsExactly(
                        "-A", "shop", "beat", "--loglevel=INFO", "--pidfile=", "--schedule=/var/lib/celery/schedule");
        assertThat(volume(shop).getEmptyDir()).isNotNull();
        assertThat(container(shop).getVolumeMounts())
                .anySatisfy(m -> assertThat(m.getMountPath()).isEqualTo("/var/lib/celery"));
    }

    @Test
    void the_schedule_may_outlive_the_pod() {
        Stack shop = beat(b -> b.schedule(Schedule.onVolume("1Gi")));

        PersistentVolumeClaim claim = shop.graph().get(PersistentVolumeClaim.class, "celery-beat");
        assertThat(claim.getSpec().getResources().getRequests()).containsEntry("storage", new Quantity("1Gi"));
        assertThat(volume(shop).getPersistentVolumeClaim().getClaimName())
                .isEqualTo(claim.getMetadata().getName());
    }

    @Test
    void the_schedule_may_lie_in_the_database() {
        Stack shop = beat(b -> b.schedule(Schedule.inDatabase()));

        assertThat(container(shop).getArgs())
                .contains("--scheduler=django_celery_beat.schedulers:DatabaseScheduler", "--pidfile=")
                .noneMatch(a -> a.startsWith("--schedule="));
        assertThat(pod(shop).getVolumes()).noneMatch(v -> v.getName().equals("schedule"));
    }

    @Test
    void the_schedule_may_lie_in_redis_whose_lock_is_soon_free_again() {
        Stack shop = beat(b -> b.schedule(Schedule.redBeat(Brokers.redis(false))));

        assertThat(container(shop).getArgs()).contains("--scheduler=redbeat.RedBeatScheduler", "--max-interval=10");
        assertThat(container(shop).getStartupProbe().getFailureThreshold()).isEqualTo((180 + 50) / 2);
        assertThat(Projects.env(container(shop), "REDBEAT_REDIS_PASSWORD")).isEqualTo("shop-redis[password]");
        assertThat(Projects.env(container(shop), "REDBEAT_REDIS_URL"))
                .isEqualTo("redis://:$(REDBEAT_REDIS_PASSWORD)@redis.example.com:6379/3");
    }

    @Test
    void every_option_is_seen_in_the_command() {
        Stack shop = beat(
                b -> b.app("shop.celery").maxInterval(Duration.ofSeconds(30)).logLevel("WARNING"));

        assertThat(container(shop).getArgs())
                .startsWith("-A", "shop.celery", "beat", "--loglevel=WARNING")
                .contains("--max-interval=30");
    }

    @Test
    void probes_look_at_files() {
        Container container = container(beat(b -> {}));

        assertThat(container.getReadinessProbe().getExec().getCommand()).contains("/tmp/forklift-celery-ready");
        assertThat(container.getStartupProbe().getExec().getCommand()).contains("/tmp/forklift-celery-alive");
        assertThat(container.getLivenessProbe().getExec().getCommand().get(2)).contains("-mmin -1)");
    }

    private static Stack beat(Consumer<CeleryBeat.Options> options) {
        return beat(Profile.production(), options);
    }

    private static Stack beat(Profile profile, Consumer<CeleryBeat.Options> options) {
        return Stack.named("shop")
                .profile(profile)
                .define(s -> s.add(
                        "celery-beat", CeleryBeat.of(Projects.django(s, d -> d.broker(Brokers.rabbitMq())), options)));
    }

    private static PodSpec pod(Stack stack) {
        return stack.graph().deployment("celery-beat").getSpec().getTemplate().getSpec();
    }

    private static Container container(Stack stack) {
        return pod(stack).getContainers().get(0);
    }

    private static Volume volume(Stack stack) {
        return pod(stack).getVolumes().stream()
                .filter(v -> v.getName().equals("schedule"))
                .findFirst()
                .orElseThrow();
    }
}
