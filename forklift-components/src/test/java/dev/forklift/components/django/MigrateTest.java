package dev.forklift.components.django;

import static dev.forklift.components.Projects.env;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Gate;
import dev.forklift.declare.SecretKey;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class MigrateTest {

    private static Stack shop(Consumer<Migrate.Options> options) {
        return Projects.stack((s, django) -> s.add("migrate", Migrate.of(django, options)));
    }

    private static JobSpec job(Stack shop) {
        return shop.graph().job("migrate").getSpec();
    }

    private static PodSpec pod(Consumer<Migrate.Options> options) {
        return job(shop(options)).getTemplate().getSpec();
    }

    @Test
    void migrates_and_asks_nothing() {
        assertThat(pod(m -> {}).getContainers().get(0).getCommand())
                .containsExactly("python3", "manage.py", "migrate", "--noinput");
    }

    @Test
    void a_script_of_the_image_runs_in_place_of_the_command() {
        PodSpec pod = pod(m -> m.entrypoint("/entrypoint-initializer.sh", "--quiet"));
        assertThat(pod.getContainers().get(0).getCommand()).containsExactly("/entrypoint-initializer.sh", "--quiet");
        assertThat(pod.getInitContainers()).extracting(Container::getName).containsExactly("wait-for-database");
    }

    @Test
    void a_script_migrates_between_the_steps_of_a_release_too() {
        PodSpec pod = pod(m -> m.entrypoint("/entrypoint-initializer.sh").after("warm_cache"));
        assertThat(pod.getInitContainers())
                .filteredOn(c -> c.getName().equals("migrate"))
                .extracting(Container::getCommand)
                .containsExactly(List.of("/entrypoint-initializer.sh"));
    }

    @Test
    void a_script_beside_a_command_is_refused_at_the_script() {
        assertThat(shop(m -> m.command("migrate").entrypoint("/entrypoint-initializer.sh"))
                        .check()
                        .errors())
                .extracting(Finding::id)
                .containsExactly("forklift.E310");
    }

    @Test
    void a_script_without_a_name_is_refused() {
        assertThat(shop(m -> m.entrypoint()).check().errors())
                .extracting(Finding::id)
                .containsExactly("forklift.E151");
    }

    @Test
    void never_restarts_a_container_but_tries_again_in_a_new_pod() {
        assertThat(pod(m -> {}).getRestartPolicy()).isEqualTo("Never");
        assertThat(job(shop(m -> {})).getBackoffLimit()).isEqualTo(3);
    }

    @Test
    void waits_for_the_database_and_gives_up_after_ten_minutes() {
        Container wait = pod(m -> {}).getInitContainers().get(0);
        assertThat(wait.getName()).isEqualTo("wait-for-database");
        assertThat(wait.getCommand().get(2)).isEqualTo("""
                        trap 'exit 143' TERM
                        end=$(( `date +%s` + 600 ))
                        until python3 manage.py shell -c 'from django.db import connection; connection.ensure_connection()'; do
                          if [ `date +%s` -ge $end ]; then
                            echo 'the database has not answered within 600 seconds' >&2
                            exit 1
                          fi
                          echo 'waiting for the database' >&2
                          sleep 3
                        done
                        """);
    }

    @Test
    void every_container_sees_the_projects_environment() {
        PodSpec pod = pod(Migrate.Options::checkDeploy);
        assertThat(pod.getInitContainers()).hasSize(2).allSatisfy(c -> {
            assertThat(env(c, "SECRET_KEY")).isEqualTo("shop-app[SECRET_KEY]");
            assertThat(c.getEnvFrom()).hasSize(1);
            assertThat(c.getImage()).isEqualTo("registry.example.com/shop:1.42.0");
        });
    }

    @Test
    void says_what_it_is_told() {
        JobSpec job = job(shop(m -> m.command("migrate_schemas", "--shared")
                .databaseWithin(Duration.ofMinutes(1))
                .backoffLimit(0)
                .deadline(Duration.ofHours(1))
                .checkDeploy()));
        PodSpec pod = job.getTemplate().getSpec();
        assertThat(pod.getContainers().get(0).getCommand()).endsWith("migrate_schemas", "--shared");
        assertThat(job.getBackoffLimit()).isZero();
        assertThat(job.getActiveDeadlineSeconds()).isEqualTo(3600);
        assertThat(pod.getInitContainers())
                .extracting(Container::getName)
                .containsExactly("check-deploy", "wait-for-database");
        assertThat(pod.getInitContainers().get(0).getCommand())
                .endsWith("check", "--deploy", "--fail-level", "WARNING");
        assertThat(pod.getInitContainers().get(1).getCommand().get(2)).contains("+ 60 ))");
    }

    @Test
    void a_changed_setting_is_a_new_job_and_an_unchanged_one_is_not() {
        String before = shop(m -> {}).graph().job("migrate").getMetadata().getName();
        Stack changed = Stack.named("shop")
                .define(s -> s.add("migrate", Migrate.of(Projects.django(s, d -> d.env("GREETING", "Hello")))));
        assertThat(shop(m -> {}).graph().job("migrate").getMetadata().getName()).isEqualTo(before);
        assertThat(changed.graph().job("migrate").getMetadata().getName()).isNotEqualTo(before);
    }

    @Test
    void every_process_waits_for_it_and_it_waits_for_none() {
        Stack shop = Projects.stack((s, django) -> {
            s.deployment("consumer", w -> django.process(w).args("python", "manage.py", "consume"));
            s.add("migrate", Migrate.of(django));
        });
        PodSpec consumer =
                shop.graph().deployment("consumer").getSpec().getTemplate().getSpec();
        assertThat(consumer.getInitContainers()).singleElement().satisfies(c -> {
            assertThat(c.getName()).isEqualTo("wait-for-migrations");
            assertThat(c.getCommand().get(2)).contains("until python3 manage.py migrate --check; do");
            assertThat(env(c, "DATABASE_PASSWORD")).isEqualTo("shop-db[password]");
        });
        assertThat(job(shop).getTemplate().getSpec().getInitContainers()).hasSize(1);
    }

    @Test
    void is_applied_after_a_database_of_the_stack() {
        Stack shop = Stack.named("shop").define(s -> {
            PostgresPort db =
                    s.add("db", Postgres.inCluster(pg -> pg.password(SecretKey.external("shop-db", "password"))));
            s.add("other", Postgres.inCluster(pg -> pg.password(SecretKey.external("other-db", "password"))));
            s.add("migrate", Migrate.of(s.add("django", DjangoProject.of("shop:1", db, d -> {}))));
        });
        assertThat(shop.graph().nodes())
                .filteredOn(n -> n.object() instanceof Job)
                .singleElement()
                .satisfies(n -> assertThat(n.gates()).singleElement().satisfies(gate -> {
                    assertThat(gate.object().path()).hasToString("db");
                    assertThat(gate.condition()).isEqualTo(Gate.Condition.READY);
                }));
    }

    @Test
    void the_processes_of_another_project_wait_for_nothing() {
        Stack two = Stack.named("shop").define(s -> {
            Django shop = Projects.django(s, d -> {});
            Django blog = s.add(
                    "blog",
                    DjangoProject.of(
                            "blog:1", Projects.database(), d -> d.secretKey(SecretKey.external("blog", "key"))));
            s.add("migrate", Migrate.of(shop));
            s.deployment("feed", w -> blog.process(w).args("python", "manage.py", "feed"));
        });
        assertThat(two.graph()
                        .deployment("feed")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getInitContainers())
                .isEmpty();
    }

    @Test
    void a_command_with_blanks_in_it_reaches_the_shell_in_one_piece() {
        Stack shop = Stack.named("shop")
                .define(s -> s.add(
                        "migrate", Migrate.of(Projects.django(s, d -> d.manage("/opt/my app/manage.py", "it's")))));
        assertThat(job(shop)
                        .getTemplate()
                        .getSpec()
                        .getInitContainers()
                        .get(0)
                        .getCommand()
                        .get(2))
                .contains("until '/opt/my app/manage.py' 'it'\\''s' shell -c");
    }

    @Test
    void hands_out_the_gate_that_others_wait_for() {
        Stack shop = Projects.stack((s, django) -> {
            MigratePort migrations = s.add("migrate", Migrate.of(django));
            s.deployment("report", w -> w.image("report:1").port("http", 80).after(migrations.done()));
        });
        assertThat(shop.graph().nodes())
                .filteredOn(n -> n.path().value().equals("report") && !n.gates().isEmpty())
                .hasSize(1);
    }
}
