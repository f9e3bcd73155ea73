package dev.forklift.components.command;

import static dev.forklift.components.Projects.env;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.component.Scope;
import dev.forklift.components.Projects;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.Migrate;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ManagementCommandTest {

    @Test
    void once_is_a_job_named_by_its_content_that_waits_for_migrations() {
        Stack shop = migrated((s, django) ->
                s.add("regions", ManagementCommand.once(django, "loaddata", c -> c.args("regions.json"))));

        Job job = job(shop);
        assertThat(job.getMetadata().getName()).matches("shop-regions-[0-9a-f]{8,}");
        PodSpec pod = job.getSpec().getTemplate().getSpec();
        assertThat(pod.getContainers().get(0).getCommand())
                .containsExactly("python3", "manage.py", "loaddata", "regions.json");
        assertThat(pod.getInitContainers()).extracting(Container::getName).containsExactly("wait-for-migrations");
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void another_argument_is_another_job() {
        assertThat(nameWith("regions.json"))
                .isEqualTo(nameWith("regions.json"))
                .isNotEqualTo(nameWith("countries.json"));
    }

    private static String nameWith(String argument) {
        return job(migrated((s, django) ->
                        s.add("regions", ManagementCommand.once(django, "loaddata", c -> c.args(argument)))))
                .getMetadata()
                .getName();
    }

    @Test
    void once_has_its_retries_deadline_and_time_to_live() {
        Job job = job(Projects.stack((s, django) -> s.add(
                "regions",
                ManagementCommand.once(
                        django,
                        "loaddata",
                        c -> c.backoffLimit(0).deadline(Duration.ofMinutes(10)).deleteAfter(Duration.ofHours(1))))));

        assertThat(job.getSpec().getBackoffLimit()).isZero();
        assertThat(job.getSpec().getActiveDeadlineSeconds()).isEqualTo(600);
        assertThat(job.getSpec().getTtlSecondsAfterFinished()).isEqualTo(3600);
    }

    @Test
    void what_has_to_be_done_before_migrations_does_not_wait_for_them() {
        Stack shop = migrated((s, django) ->
                s.add("expand", ManagementCommand.once(django, "expand", CommandOptions::beforeMigrations)));

        assertThat(job(shop).getSpec().getTemplate().getSpec().getInitContainers())
                .isEmpty();
    }

    @Test
    void one_command_is_applied_after_another() {
        Stack shop = Projects.stack((s, django) -> {
            CommandPort first = s.add("first", ManagementCommand.once(django, "first"));
            s.add("second", ManagementCommand.once(django, "second", c -> c.after(first.done())));
        });

        assertThat(shop.graph().all(Job.class)).hasSize(2);
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void cron_never_overlaps_and_keeps_more_failures_than_successes() {
        Stack shop = Projects.stack((s, django) -> s.add(
                "clear-sessions",
                ManagementCommand.cron(django, "0 3 * * *", "clearsessions", c -> c.timeZone("Europe/Berlin"))));

        CronJobSpec spec = cronJob(shop);
        assertThat(spec.getSchedule()).isEqualTo("0 3 * * *");
        assertThat(spec.getTimeZone()).isEqualTo("Europe/Berlin");
        assertThat(spec.getConcurrencyPolicy()).isEqualTo("Forbid");
        assertThat(spec.getStartingDeadlineSeconds()).isEqualTo(600);
        assertThat(spec.getSuccessfulJobsHistoryLimit()).isEqualTo(1);
        assertThat(spec.getFailedJobsHistoryLimit()).isEqualTo(3);
        assertThat(spec.getSuspend()).isNull();
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void cron_says_what_it_is_told() {
        CronJobSpec spec = cronJob(Projects.stack((s, django) -> s.add(
                "clear-sessions",
                ManagementCommand.cron(
                        django,
                        "@hourly",
                        "clearsessions",
                        c -> c.suspended()
                                .overlapping()
                                .startingDeadline(Duration.ofSeconds(30))
                                .history(0, 5)
                                .backoffLimit(1)
                                .deadline(Duration.ofMinutes(20))))));

        assertThat(spec.getSuspend()).isTrue();
        assertThat(spec.getConcurrencyPolicy()).isEqualTo("Allow");
        assertThat(spec.getStartingDeadlineSeconds()).isEqualTo(30);
        assertThat(spec.getSuccessfulJobsHistoryLimit()).isZero();
        assertThat(spec.getFailedJobsHistoryLimit()).isEqualTo(5);
        assertThat(spec.getJobTemplate().getSpec().getBackoffLimit()).isEqualTo(1);
        assertThat(spec.getJobTemplate().getSpec().getActiveDeadlineSeconds()).isEqualTo(1200);
    }

    @Test
    void forever_is_started_by_a_file_that_heeds_sigterm() {
        Stack shop = forever(c -> c.args("--topic", "orders"));

        assertThat(container(shop).getCommand())
                .containsExactly(
                        "python3",
                        "/opt/forklift/forklift_manage.py",
                        "manage.py",
                        "consume_orders",
                        "--topic",
                        "orders");
        assertThat(container(shop).getVolumeMounts())
                .anySatisfy(m -> assertThat(m.getMountPath()).isEqualTo("/opt/forklift"));
        assertThat(shop.graph().configMap("orders").getData().get("forklift_manage.py"))
                .contains("signal.signal(signal.SIGTERM, stop)");
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void management_commands_are_run_as_the_project_runs_them() {
        assertThat(startedBy("./manage.py")).startsWith("python3", "/opt/forklift/forklift_manage.py", "./manage.py");
        assertThat(startedBy("django-admin")).containsSubsequence("python3", "django-admin", "consume_orders");
        assertThat(startedBy("poetry", "run", "python", "-u", "manage.py"))
                .containsExactly(
                        "poetry",
                        "run",
                        "python",
                        "-u",
                        "/opt/forklift/forklift_manage.py",
                        "manage.py",
                        "consume_orders");
        assertThat(startedBy("python3.12", "-m", "django"))
                .containsExactly("python3.12", "/opt/forklift/forklift_manage.py", "-m", "django", "consume_orders");
    }

    private static List<String> startedBy(String... manage) {
        return container(Stack.named("shop").define(s -> {
                    Django django = Projects.django(s, d -> d.manage(manage));
                    s.add("orders", ManagementCommand.forever(django, "consume_orders"));
                }))
                .getCommand();
    }

    @Test
    void forever_runs_once_unless_it_says_otherwise() {
        assertThat(deployment(forever(c -> {})).getReplicas()).isEqualTo(1);
        assertThat(deployment(forever(c -> c.replicas(3))).getReplicas()).isEqualTo(3);
        assertThat(deployment(forever(c -> c.single("each reads the whole topic")))
                        .getStrategy()
                        .getType())
                .isEqualTo("Recreate");
        Stack scaled = forever(c -> c.autoscale(a -> a.between(1, 4)));
        assertThat(deployment(scaled).getReplicas()).isNull();
        assertThat(scaled.graph().all(HorizontalPodAutoscaler.class)).hasSize(1);
    }

    @Test
    void forever_is_ready_when_its_command_runs_and_says_itself_that_it_is_alive() {
        Container quiet = container(forever(c -> {}));
        assertThat(quiet.getReadinessProbe().getExec().getCommand())
                .containsExactly("test", "-e", "/tmp/forklift-ready");
        assertThat(quiet.getLivenessProbe()).isNull();

        Container told = container(forever(c -> c.aliveFile("/tmp/alive", Duration.ofMinutes(2))));
        assertThat(told.getLivenessProbe().getExec().getCommand())
                .containsExactly("/bin/sh", "-c", "test -n \"$(find /tmp/alive -mmin -2)\"");

        Container asked = container(forever(c -> c.liveness("consumer-alive", "--fast")));
        assertThat(asked.getLivenessProbe().getExec().getCommand()).containsExactly("consumer-alive", "--fast");
    }

    @Test
    void forever_has_the_time_it_takes_to_start_and_stop() {
        Stack shop = forever(c -> c.stopsWithin(Duration.ofSeconds(60)).startupWithin(Duration.ofMinutes(10)));

        assertThat(deployment(shop).getTemplate().getSpec().getTerminationGracePeriodSeconds())
                .isEqualTo(65);
        assertThat(container(shop).getStartupProbe().getFailureThreshold()).isEqualTo(300);
    }

    @Test
    void its_own_environment_goes_before_the_projects() {
        Container container = container(forever(c -> c.env("KAFKA_BROKERS", "kafka:9092")
                .env("KAFKA_PASSWORD", SecretKey.external("kafka", "password"))
                .env("DATABASE_PASSWORD", SecretKey.external("read-only", "password"))
                .connectsTo(Endpoint.external("kafka.example.com", 9092))));

        assertThat(env(container, "KAFKA_BROKERS")).isEqualTo("kafka:9092");
        assertThat(env(container, "KAFKA_PASSWORD")).isEqualTo("kafka[password]");
        assertThat(env(container, "DATABASE_PASSWORD")).isEqualTo("read-only[password]");
    }

    @Test
    void mistakes_are_found_at_their_lines() {
        assertThat(ids(forever("consume orders", c -> {}))).containsExactly("forklift.E170");
        assertThat(ids(forever(c -> c.stopsWithin(Duration.ofMillis(1500))))).containsExactly("forklift.E171");
        assertThat(ids(forever(c -> c.replicas(2).autoscale(a -> {})))).containsExactly("forklift.E173");
        assertThat(ids(forever(c -> c.env("A", "1").env("A", "2")))).containsExactly("forklift.E171");
        assertThat(ids(forever(
                        c -> c.aliveFile("/tmp/alive", Duration.ofMinutes(2)).liveness("true"))))
                .containsExactly("forklift.E171");
        assertThat(ids(Projects.stack(
                        (s, django) -> s.add("x", ManagementCommand.cron(django, "clearsessions", "0 3 * * *")))))
                .containsExactlyInAnyOrder("forklift.E170", "forklift.E172");
        assertThat(ids(Projects.stack((s, django) -> s.add(
                        "x", ManagementCommand.cron(django, "@daily", "clearsessions", c -> c.timeZone("+01:00"))))))
                .containsExactly("forklift.E172");
    }

    private static List<String> ids(Stack shop) {
        return shop.check().findings().stream().map(f -> f.id()).toList();
    }

    private static Stack migrated(BiConsumer<Scope, Django> rest) {
        return Projects.stack((s, django) -> {
            s.add("migrate", Migrate.of(django));
            rest.accept(s, django);
        });
    }

    private static Stack forever(Consumer<CommandDeployment.Options> options) {
        return forever("consume_orders", options);
    }

    private static Stack forever(String command, Consumer<CommandDeployment.Options> options) {
        return Projects.stack((s, django) -> s.add("orders", ManagementCommand.forever(django, command, options)));
    }

    private static Job job(Stack shop) {
        return shop.graph().all(Job.class).stream()
                .filter(j -> !j.getMetadata().getName().startsWith("shop-migrate"))
                .findFirst()
                .orElseThrow();
    }

    private static CronJobSpec cronJob(Stack shop) {
        return shop.graph()
                .all(io.fabric8.kubernetes.api.model.batch.v1.CronJob.class)
                .get(0)
                .getSpec();
    }

    private static DeploymentSpec deployment(Stack shop) {
        return shop.graph().deployment("orders").getSpec();
    }

    private static Container container(Stack shop) {
        return deployment(shop).getTemplate().getSpec().getContainers().get(0);
    }
}
