package dev.forklift.components.command;

import static dev.forklift.components.Projects.env;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.celery.Brokers;
import dev.forklift.components.django.Django;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.declare.Finding;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RqTest {

    private static final RedisPort REDIS = Brokers.redis(false);

    @Test
    void a_worker_takes_jobs_from_its_queues_the_most_urgent_first() {
        Stack shop =
                worker(REDIS, w -> w.queues("high", "default").withScheduler().args("--max-jobs=500"));

        assertThat(container(shop, "rq").getCommand())
                .containsExactly(
                        "python3",
                        "/opt/forklift/forklift_manage.py",
                        "manage.py",
                        "rqworker",
                        "high",
                        "default",
                        "--worker-ttl=120",
                        "--with-scheduler",
                        "--max-jobs=500");
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void a_worker_knows_its_redis() {
        Container container = container(worker(REDIS, w -> {}), "rq");

        assertThat(env(container, "RQ_REDIS_HOST")).isEqualTo("redis.example.com");
        assertThat(env(container, "RQ_REDIS_PORT")).isEqualTo("6379");
        assertThat(env(container, "RQ_REDIS_DB")).isEqualTo("3");
        assertThat(env(container, "RQ_REDIS_SSL")).isEqualTo("0");
        assertThat(env(container, "RQ_REDIS_PASSWORD")).isEqualTo("shop-redis[password]");
    }

    @Test
    void so_does_what_puts_jobs_into_its_queues() {
        Stack shop = Stack.named("shop").define(s -> {
            Django django = Projects.django(s, d -> d.use(Rq.on(REDIS)));
            s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")));
            s.add("rq", RqWorker.of(django, REDIS));
        });

        assertThat(shop.graph().configMap("django").getData())
                .containsEntry("RQ_REDIS_HOST", "redis.example.com")
                .containsEntry("RQ_REDIS_DB", "3");
        assertThat(env(container(shop, "web"), "RQ_REDIS_PASSWORD")).isEqualTo("shop-redis[password]");
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void a_worker_that_is_asked_to_stop_has_the_time_to_finish_its_job() {
        Stack shop = worker(REDIS, w -> w.longestJob(Duration.ofMinutes(10)));

        assertThat(deployment(shop, "rq").getTemplate().getSpec().getTerminationGracePeriodSeconds())
                .isEqualTo(615);
        assertThat(deployment(shop, "rq").getReplicas()).isEqualTo(2);
    }

    @Test
    void a_worker_is_restarted_when_it_has_not_been_heard_for_its_time_and_a_minute() {
        Container container = container(worker(REDIS, w -> w.workerTtl(Duration.ofSeconds(90))), "rq");

        assertThat(container.getLivenessProbe().getExec().getCommand().get(2)).contains("-mmin -3");
        assertThat(container.getReadinessProbe().getExec().getCommand()).contains("/tmp/forklift-ready");
    }

    @Test
    void there_is_one_scheduler() {
        Stack shop = Projects.stack((s, django) -> s.add(
                "rq-scheduler",
                RqScheduler.of(django, REDIS, r -> r.queue("high").interval(Duration.ofSeconds(10)))));

        DeploymentSpec spec = deployment(shop, "rq-scheduler");
        assertThat(spec.getReplicas()).isEqualTo(1);
        assertThat(spec.getStrategy().getType()).isEqualTo("Recreate");
        assertThat(container(shop, "rq-scheduler").getCommand())
                .endsWith("rqscheduler", "--queue=high", "--interval=10");
        assertThat(Arrays.stream(RqScheduler.Options.class.getMethods()).map(m -> m.getName()))
                .doesNotContain("replicas", "autoscale");
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void a_redis_that_evicts_is_found() {
        assertThat(worker(Brokers.redis(true), w -> {}).check().findings())
                .extracting(Finding::id)
                .containsExactly("forklift.W170");
    }

    @Test
    void mistakes_are_found() {
        assertThat(worker(REDIS, w -> w.queues("a b").args("--burst").workerTtl(Duration.ofSeconds(5)))
                        .check()
                        .findings())
                .extracting(Finding::id)
                .containsExactlyInAnyOrder("forklift.E174", "forklift.E178", "forklift.E171");
    }

    private static Stack worker(RedisPort redis, Consumer<RqWorker.Options> options) {
        return Projects.stack((s, django) -> s.add("rq", RqWorker.of(django, redis, options)));
    }

    private static DeploymentSpec deployment(Stack shop, String id) {
        return shop.graph().deployment(id).getSpec();
    }

    private static Container container(Stack shop, String id) {
        return deployment(shop, id).getTemplate().getSpec().getContainers().get(0);
    }
}
