package acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.component.Scope;
import dev.forklift.components.Projects;
import dev.forklift.components.celery.Brokers;
import dev.forklift.components.celery.CeleryBeat;
import dev.forklift.components.celery.CeleryWorker;
import dev.forklift.components.celery.Pool;
import dev.forklift.components.celery.Schedule;
import dev.forklift.components.django.Django;
import dev.forklift.declare.Finding;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Outside of the library's packages, since lines within them are nobody's. */
final class CeleryMistakesTest {

    private static int firstLine;

    private static void linesFromHere() {
        firstLine = StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow())
                .getLineNumber();
    }

    private static List<String> found(Stack stack) {
        return stack.check().findings().stream()
                .map(f -> f.id() + " " + f.title() + " @" + (f.site().line() - firstLine))
                .toList();
    }

    private static Stack withBroker(BiConsumer<Scope, Django> rest) {
        return Stack.named("shop").define(s -> rest.accept(s, Projects.django(s, d -> d.broker(Brokers.rabbitMq()))));
    }

    private static Stack withRedis(boolean evicts, BiConsumer<Scope, Django> rest) {
        return Stack.named("shop")
                .define(s -> rest.accept(s, Projects.django(s, d -> d.broker(Brokers.redis(evicts)))));
    }

    @Test
    void a_missing_broker_is_one_finding_that_lists_whom_it_concerns() {
        Stack shop = Projects.stack((s, django) -> {
            s.add("celery-default", CeleryWorker.of(django, w -> w.queues("default")));
            s.add("celery-mail", CeleryWorker.of(django, w -> w.queues("mail").autoscale(a -> {})));
            s.add("celery-beat", CeleryBeat.of(django));
        });

        assertThat(shop.check().findings()).singleElement().satisfies(f -> {
            assertThat(f.id()).isEqualTo("forklift.E140");
            assertThat(f.title()).isEqualTo("Celery needs a broker");
            assertThat(f.path().value()).isEqualTo("django");
            assertThat(f.concerns())
                    .extracting(c -> c.path().value())
                    .containsExactly("celery-beat", "celery-default", "celery-mail");
            assertThat(f.concerns()).extracting(c -> c.site().file()).containsOnly("CeleryMistakesTest.java");
        });
    }

    @Test
    void wrong_values_are_found_at_their_lines() {
        linesFromHere();
        Stack shop = withBroker((s, django) -> s.add(
                "celery",
                CeleryWorker.of(
                        django,
                        w -> w.queues("a b")
                                .queues()
                                .queues("mail", "mail")
                                .concurrency(0)
                                .prefetch(0)
                                .maxTasksPerChild(0)
                                .maxMemoryPerChild("much")
                                .longestTask(Duration.ofMillis(1500))
                                .logLevel("info")
                                .memory("1Gb")
                                .replicas(-1)
                                .app("shop/celery.py"))));
        assertThat(found(shop))
                .containsExactlyInAnyOrder(
                        "forklift.E142 'a b' is no name of a queue @5",
                        "forklift.E142 queues() without a queue @6",
                        "forklift.E142 the queue 'mail' is named twice @7",
                        "forklift.E141 concurrency(0) @8",
                        "forklift.E141 prefetch(0) @9",
                        "forklift.E141 maxTasksPerChild(0) @10",
                        "forklift.E141 maxMemoryPerChild(\"much\") @11",
                        "forklift.E141 longestTask(PT1.5S) @12",
                        "forklift.E141 logLevel(\"info\") @13",
                        "forklift.E141 memory(\"1Gb\") @14",
                        "forklift.E141 replicas(-1) @15",
                        "forklift.E143 'shop/celery.py' is no Celery app @16");
    }

    @Test
    void what_a_pool_cannot_do_is_found_in_either_order() {
        linesFromHere();
        Stack shop = withBroker((s, django) -> {
            s.add("a", CeleryWorker.of(django, w -> w.pool(Pool.SOLO).concurrency(2)));
            s.add("b", CeleryWorker.of(django, w -> w.concurrency(2).pool(Pool.SOLO)));
            s.add("c", CeleryWorker.of(django, w -> w.pool(Pool.GEVENT).maxTasksPerChild(5)));
            s.add("d", CeleryWorker.of(django, w -> w.maxMemoryPerChild("1Gi").pool(Pool.THREADS)));
        });
        assertThat(found(shop))
                .containsExactly(
                        "forklift.E145 concurrency(2) in the solo pool @2",
                        "forklift.E145 concurrency(2) in the solo pool @3",
                        "forklift.E145 a limit for children in the gevent pool @4",
                        "forklift.E145 a limit for children in the threads pool @5");
    }

    @Test
    void the_number_of_pods_has_one_answer() {
        linesFromHere();
        Stack shop = withBroker((s, django) -> {
            s.add("a", CeleryWorker.of(django, w -> w.replicas(3).autoscaleCpu(c -> {})));
            s.add(
                    "b",
                    CeleryWorker.of(
                            django, w -> w.queues("b").autoscale(c -> {}).autoscaleCpu(c -> {})));
            s.add("c", CeleryWorker.of(django, w -> w.args("--autoscale=10,3")));
        });
        assertThat(found(shop))
                .containsExactly(
                        "forklift.E144 replicas(3) beside autoscaleCpu(…) @2",
                        "forklift.E144 autoscale(…) beside autoscaleCpu(…) @6",
                        "forklift.E144 --autoscale in a worker @7");
    }

    @Test
    void wrong_scaling_is_found_at_its_line() {
        linesFromHere();
        Stack shop = withBroker((s, django) -> {
            s.add("a", CeleryWorker.of(django, w -> w.autoscale(q -> {})));
            s.add(
                    "b",
                    CeleryWorker.of(
                            django,
                            w -> w.queues("b").autoscale(q -> q.queueLength(0).between(5, 2))));
            s.add(
                    "c",
                    CeleryWorker.of(
                            django, w -> w.autoscaleCpu(c -> c.utilization(0).between(0, 2))));
            s.add("d", CeleryWorker.of(django, w -> w.queues("d").autoscale(q -> q.cooldown(Duration.ofMinutes(4)))));
        });
        assertThat(found(shop))
                .containsExactly(
                        "forklift.E148 autoscale(…) by queues that are not named @2",
                        "forklift.E141 between(5, 2) @7",
                        "forklift.E141 queueLength(0) @7",
                        "forklift.E141 between(0, 2) @11",
                        "forklift.E141 utilization(0) @11",
                        "forklift.E149 a cooldown that is shorter than the longest task @12");
    }

    @Test
    void queues_whose_name_is_refused_are_not_missing_as_well() {
        linesFromHere();
        Stack shop = withBroker((s, django) ->
                s.add("celery", CeleryWorker.of(django, w -> w.queues("a b").autoscale(a -> {}))));
        assertThat(found(shop)).containsExactly("forklift.E142 'a b' is no name of a queue @2");
    }

    @Test
    void a_beat_in_a_worker_is_refused() {
        linesFromHere();
        Stack shop = withBroker((s, django) -> s.add("celery", CeleryWorker.of(django, w -> w.args("-B"))));
        assertThat(found(shop)).containsExactly("forklift.E146 -B in a worker @1");
    }

    @Test
    void a_broker_that_evicts_is_one_warning_at_the_project() {
        Stack shop = withRedis(true, (s, django) -> {
            s.add("celery", CeleryWorker.of(django));
            s.add("celery-beat", CeleryBeat.of(django));
        });

        assertThat(shop.check().findings()).singleElement().satisfies(f -> {
            assertThat(f.id()).isEqualTo("forklift.W122");
            assertThat(f.path().value()).isEqualTo("django");
        });
    }

    @Test
    void a_task_that_redis_would_give_to_two_workers_is_a_warning() {
        linesFromHere();
        Stack shop = withRedis(false, (s, django) -> {
            s.add("a", CeleryWorker.of(django, w -> w.longestTask(Duration.ofHours(1))));
            s.add("b", CeleryWorker.of(django, w -> w.longestTask(Duration.ofMinutes(61))));
        });
        assertThat(found(shop))
                .containsExactly("forklift.W141 longestTask(PT1H1M) is longer than Redis hides a task @3");
    }

    @Test
    void two_beats_of_one_project_are_one_finding() {
        linesFromHere();
        Stack shop = withBroker((s, django) -> {
            s.add("beat", CeleryBeat.of(django));
            s.add("clock", CeleryBeat.of(django));
            s.add("other-app", CeleryBeat.of(django, b -> b.app("shop.other")));
        });
        assertThat(found(shop)).containsExactly("forklift.E147 2 beats of one project @3");
        assertThat(shop.check().findings().get(0).concerns())
                .extracting(c -> c.path().value())
                .containsExactly("beat", "clock");
    }

    @Test
    void overrides_that_make_beat_two_are_found_at_their_lines() {
        linesFromHere();
        Stack shop = withBroker((s, django) -> s.add(
                "beat",
                CeleryBeat.of(django),
                o -> o.replicas(2)
                        .deployment(d -> d.rolling("1", "0"))
                        .deployment(d -> d.autoscale(a -> {}))
                        .mergePatch(Deployment.class, "{\"spec\": {\"replicas\": 2}}")));
        assertThat(found(shop))
                .containsExactlyInAnyOrder(
                        "forklift.E016 replicas(2) of what may run only once @4",
                        "forklift.E016 rolling(…) of what may run only once @5",
                        "forklift.E016 autoscale(…) of what may run only once @6",
                        "forklift.E016 2 replicas of what may run only once @7");
    }

    @Test
    void wrong_options_of_beat_are_found_at_their_lines() {
        linesFromHere();
        Stack shop = withBroker((s, django) -> s.add(
                "beat",
                CeleryBeat.of(
                        django,
                        b -> b.app("")
                                .maxInterval(Duration.ZERO)
                                .logLevel("LOUD")
                                .schedule(Schedule.onVolume("big"))
                                .schedule(Schedule.redBeat(Brokers.redis(true))))));
        assertThat(found(shop))
                .containsExactlyInAnyOrder(
                        "forklift.E143 '' is no Celery app @5",
                        "forklift.E141 maxInterval(PT0S) @6",
                        "forklift.E141 logLevel(\"LOUD\") @7",
                        "forklift.E141 onVolume(\"big\") @8",
                        "forklift.W140 RedBeat keeps its schedule in a Redis that evicts @9");
    }

    @Test
    void a_project_that_failed_is_the_cause_of_celery_missing() {
        Stack shop = Stack.named("shop").define(s -> {
            Django broken = s.add("django", scope -> {
                throw new IllegalStateException("no settings");
            });
            s.add("celery", CeleryWorker.of(broken, w -> w.queues("default")));
            s.add("celery-beat", CeleryBeat.of(broken));
        });

        assertThat(shop.check().findings())
                .singleElement()
                .satisfies(f -> assertThat(f.concerns())
                        .extracting(Finding.Concern::path)
                        .hasSize(2));
    }
}
