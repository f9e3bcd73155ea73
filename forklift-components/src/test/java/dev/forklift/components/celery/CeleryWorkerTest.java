package dev.forklift.components.celery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.workload.Profile;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CeleryWorkerTest {

    @Test
    void the_command_says_everything_that_celery_would_else_choose_by_the_node() {
        Stack shop = worker(w -> w.queues("default", "mail").concurrency(8));

        assertThat(container(shop).getCommand()).containsExactly("python3", "/opt/forklift/forklift_celery.py");
        assertThat(container(shop).getArgs())
                .containsExactly(
                        "-A",
                        "shop",
                        "worker",
                        "--loglevel=INFO",
                        "--queues=default,mail",
                        "--hostname=celery@%h",
                        "--pool=prefork",
                        "--concurrency=8",
                        "--prefetch-multiplier=1",
                        "--max-tasks-per-child=100",
                        "--max-memory-per-child=196608",
                        "--without-gossip",
                        "--without-mingle");
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void every_option_is_seen_in_the_command() {
        Stack shop = worker(w -> w.app("shop.celery:app")
                .concurrency(4)
                .prefetch(3)
                .maxTasksPerChild(7)
                .maxMemoryPerChild("200Mi")
                .logLevel("DEBUG")
                .args("-E", "--time-limit=60"));

        assertThat(container(shop).getArgs())
                .startsWith("-A", "shop.celery:app", "worker", "--loglevel=DEBUG")
                .contains(
                        "--concurrency=4",
                        "--prefetch-multiplier=3",
                        "--max-tasks-per-child=7",
                        "--max-memory-per-child=204800")
                .endsWith("-E", "--time-limit=60");
    }

    @Test
    void without_queues_the_app_says_which() {
        assertThat(container(worker(w -> {})).getArgs()).noneMatch(a -> a.startsWith("--queues"));
    }

    @Test
    void a_childs_size_is_its_share_of_the_memory_limit() {
        Stack shop = worker(w -> w.concurrency(3).memory("512Mi", "2Gi"));

        assertThat(container(shop).getArgs()).contains("--max-memory-per-child=524288");
        assertThat(container(shop).getResources().getLimits()).containsEntry("memory", new Quantity("2Gi"));
        assertThat(container(shop).getResources().getRequests()).containsEntry("memory", new Quantity("512Mi"));
    }

    @Test
    void a_childs_share_is_never_smaller_than_a_project_just_imported() {
        assertThat(container(worker(w -> w.concurrency(40))).getArgs()).contains("--max-memory-per-child=196608");
    }

    @Test
    void children_may_be_kept() {
        assertThat(container(worker(w -> w.keepChildren())).getArgs()).noneMatch(a -> a.contains("per-child"));
    }

    @Test
    void a_pool_without_children_has_its_own_concurrency_and_no_limits_for_them() {
        for (Pool pool : List.of(Pool.THREADS, Pool.GEVENT, Pool.EVENTLET, Pool.SOLO)) {
            assertThat(container(worker(w -> w.pool(pool))).getArgs())
                    .contains("--pool=" + pool.word(), "--concurrency=" + pool.defaultConcurrency())
                    .noneMatch(a -> a.contains("per-child"));
        }
    }

    @Test
    void the_interpreter_is_the_one_that_runs_management_commands() {
        Stack shop = Stack.named("shop")
                .define(s -> s.add(
                        "celery",
                        CeleryWorker.of(Projects.django(
                                s,
                                d -> d.broker(Brokers.rabbitMq())
                                        .manage("poetry", "run", "python3.12", "manage.py")))));

        assertThat(container(shop).getCommand())
                .containsExactly("poetry", "run", "python3.12", "/opt/forklift/forklift_celery.py");
    }

    @Test
    void the_starting_file_is_mounted_and_starts_nothing_else() {
        Stack shop = worker(w -> {});

        String file = shop.graph().configMap("celery").getData().get("forklift_celery.py");
        assertThat(file).startsWith("\"\"\"Starts Celery");
        assertThat(container(shop).getVolumeMounts())
                .filteredOn(m -> m.getMountPath().equals("/opt/forklift"))
                .singleElement()
                .satisfies(m -> assertThat(m.getReadOnly()).isTrue());
        assertThat(container(shop).getPorts()).isEmpty();
    }

    @Test
    void probes_look_at_files_and_start_no_python() {
        Container container = container(worker(w -> {}));

        assertThat(container.getStartupProbe().getExec().getCommand())
                .containsExactly("test", "-e", "/tmp/forklift-celery-alive");
        assertThat(container.getReadinessProbe().getExec().getCommand())
                .containsExactly("test", "-e", "/tmp/forklift-celery-ready");
        assertThat(container.getLivenessProbe().getExec().getCommand())
                .containsExactly("/bin/sh", "-c", "test -n \"$(find /tmp/forklift-celery-alive -mmin -1)\"");
    }

    @Test
    void what_hangs_is_not_given_the_time_of_a_task_to_stop() {
        Container container = container(worker(w -> w.longestTask(Duration.ofHours(1))));

        assertThat(container.getLivenessProbe().getTerminationGracePeriodSeconds())
                .isEqualTo(30);
        assertThat(container.getStartupProbe().getTerminationGracePeriodSeconds())
                .isEqualTo(30);
        assertThat(container.getReadinessProbe().getTerminationGracePeriodSeconds())
                .isNull();
    }

    @Test
    void the_solo_pool_may_be_silent_for_as_long_as_a_task_takes() {
        Stack shop = worker(w -> w.pool(Pool.SOLO).longestTask(Duration.ofSeconds(601)));

        assertThat(container(shop).getLivenessProbe().getExec().getCommand().get(2))
                .contains("-mmin -12)");
    }

    @Test
    void a_pod_may_finish_its_longest_task_before_it_is_killed() {
        assertThat(pod(worker(w -> {})).getTerminationGracePeriodSeconds()).isEqualTo(315);
        assertThat(pod(worker(w -> w.longestTask(Duration.ofHours(1)))).getTerminationGracePeriodSeconds())
                .isEqualTo(3615);
    }

    @Test
    void replicas_are_the_profiles_unless_they_are_said() {
        assertThat(replicas(worker(w -> {}))).isEqualTo(2);
        assertThat(replicas(worker(w -> w.replicas(5)))).isEqualTo(5);
    }

    @Test
    void an_autoscaler_on_cpu_leaves_replicas_out() {
        Stack shop = worker(w -> w.autoscaleCpu(a -> a.utilization(70).between(2, 6)));

        HorizontalPodAutoscaler autoscaler = shop.graph().get(HorizontalPodAutoscaler.class, "celery");
        assertThat(autoscaler.getSpec().getMinReplicas()).isEqualTo(2);
        assertThat(autoscaler.getSpec().getMaxReplicas()).isEqualTo(6);
        assertThat(autoscaler
                        .getSpec()
                        .getMetrics()
                        .get(0)
                        .getResource()
                        .getTarget()
                        .getAverageUtilization())
                .isEqualTo(70);
        assertThat(replicas(shop)).isNull();
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void an_equal_worker_is_said_by_equal_options() {
        Stack.named("shop").define(s -> {
            var django = Projects.django(s, d -> {});
            assertThat(CeleryWorker.of(django, w -> w.queues("a").concurrency(3))
                            .spec())
                    .isEqualTo(CeleryWorker.of(django, w -> w.concurrency(3).queues("a"))
                            .spec())
                    .isNotEqualTo(CeleryWorker.of(django).spec());
        });
    }

    private static Stack worker(Consumer<CeleryWorker.Options> options) {
        Consumer<DjangoProject.Options> project = d -> d.broker(Brokers.rabbitMq());
        return Stack.named("shop")
                .profile(Profile.production())
                .define(s -> s.add("celery", CeleryWorker.of(Projects.django(s, project), options)));
    }

    private static Deployment deployment(Stack stack) {
        return stack.graph().deployment("celery");
    }

    private static PodSpec pod(Stack stack) {
        return deployment(stack).getSpec().getTemplate().getSpec();
    }

    private static Container container(Stack stack) {
        return pod(stack).getContainers().get(0);
    }

    private static Integer replicas(Stack stack) {
        return deployment(stack).getSpec().getReplicas();
    }
}
