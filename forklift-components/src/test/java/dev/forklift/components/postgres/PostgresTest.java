package dev.forklift.components.postgres;

import static dev.forklift.components.Projects.env;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.forklift.Stack;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.SecretKey;
import dev.forklift.workload.Profile;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class PostgresTest {

    private static final SecretKey PASSWORD = SecretKey.external("shop-db", "password");

    private static Stack shop(Consumer<PostgresServer.Options> options) {
        return Stack.named("shop")
                .define(s -> s.add("db", Postgres.inCluster(pg -> {
                    pg.password(PASSWORD);
                    options.accept(pg);
                })));
    }

    private static StatefulSet statefulSet(Consumer<PostgresServer.Options> options) {
        Stack shop = shop(options);
        assertThat(shop.check().findings()).isEmpty();
        return shop.graph().statefulSet("db");
    }

    private static PodSpec pod(Consumer<PostgresServer.Options> options) {
        return statefulSet(options).getSpec().getTemplate().getSpec();
    }

    private static Container container(Consumer<PostgresServer.Options> options) {
        return pod(options).getContainers().get(0);
    }

    private static PostgresPort external(Consumer<ExternalPostgres.Options> options) {
        AtomicReference<PostgresPort> port = new AtomicReference<>();
        Stack shop =
                Stack.named("shop").define(s -> port.set(s.add("db", Postgres.external("db.example.com", options))));
        assertThat(shop.check().findings()).isEmpty();
        assertThat(shop.graph().objects()).isEmpty();
        return port.get();
    }

    @Test
    void outside_of_the_stack_it_is_a_port_and_no_object() {
        PostgresPort port = external(pg -> pg.user("shop").password(PASSWORD));
        assertThat(port.at()).hasToString("db.example.com:5432");
        assertThat(port.database()).isEqualTo("shop");
        assertThat(port.user()).isEqualTo("shop");
        assertThat(port.password()).isEqualTo(PASSWORD);
        assertThat(port.sslMode()).isEqualTo("require");
        assertThat(port.ca()).isEmpty();
    }

    @Test
    void outside_of_the_stack_it_is_reached_as_it_is_told() {
        ConfigKey ca = ConfigKey.external("rds-ca", "ca.crt");
        PostgresPort port = external(pg ->
                pg.port(6432).database("orders").user("shop").password(PASSWORD).tls(TlsMode.VERIFY_FULL, ca));
        assertThat(port.at()).hasToString("db.example.com:6432");
        assertThat(port.database()).isEqualTo("orders");
        assertThat(port.sslMode()).isEqualTo("verify-full");
        assertThat(port.ca()).contains(ca);
    }

    @Test
    void outside_of_the_stack_it_may_do_without_tls() {
        assertThat(external(pg -> pg.user("shop").password(PASSWORD).tls(TlsMode.DISABLE))
                        .sslMode())
                .isEqualTo("disable");
    }

    @Test
    void in_the_cluster_it_is_a_stateful_set_and_its_service() {
        assertThat(shop(pg -> {}).graph().objects())
                .extracting(HasMetadata::getKind, o -> o.getMetadata().getName())
                .containsExactly(tuple("Service", "shop-db"), tuple("StatefulSet", "shop-db"));
    }

    @Test
    void its_service_resolves_to_the_pod() {
        Service service = shop(pg -> {}).graph().service("db");
        assertThat(service.getSpec().getClusterIP()).isEqualTo("None");
        assertThat(service.getSpec().getPorts())
                .singleElement()
                .satisfies(p -> assertThat(p.getPort()).isEqualTo(5432));
    }

    @Test
    void its_port_names_the_service_of_the_stack() {
        AtomicReference<PostgresPort> port = new AtomicReference<>();
        Stack shop = Stack.named("shop").define(s -> {
            port.set(s.add("db", Postgres.inCluster(pg -> pg.user("shop").password(PASSWORD))));
            s.deployment(
                    "asks",
                    w -> w.image("psql:17")
                            .port("http", 80)
                            .env("AT", port.get().at().hostAndPort()));
        });
        Container asks = shop.graph()
                .deployment("asks")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
        assertThat(env(asks, "AT")).isEqualTo("shop-db:5432");
        assertThat(port.get().user()).isEqualTo("shop");
        assertThat(port.get().database()).isEqualTo("shop");
        assertThat(port.get().password()).isEqualTo(PASSWORD);
        assertThat(port.get().sslMode()).isEqualTo("disable");
    }

    @Test
    void its_first_start_makes_the_user_and_the_database() {
        Container container = container(pg -> pg.user("shop").database("orders"));
        assertThat(env(container, "POSTGRES_USER")).isEqualTo("shop");
        assertThat(env(container, "POSTGRES_DB")).isEqualTo("orders");
        assertThat(env(container, "POSTGRES_PASSWORD")).isEqualTo("shop-db[password]");
        assertThat(env(container, "POSTGRES_INITDB_ARGS")).isEqualTo("--data-checksums");
    }

    @Test
    void a_development_password_is_a_secret_of_the_stack_and_a_warning() {
        Stack shop =
                Stack.named("shop").define(s -> s.add("db", Postgres.inCluster(pg -> pg.developmentPassword("dev"))));
        Secret secret = shop.graph().secret("db");
        assertThat(secret.getData()).containsEntry("password", "ZGV2");
        assertThat(env(
                        shop.graph()
                                .statefulSet("db")
                                .getSpec()
                                .getTemplate()
                                .getSpec()
                                .getContainers()
                                .get(0),
                        "POSTGRES_PASSWORD"))
                .isEqualTo(secret.getMetadata().getName() + "[password]");
        assertThat(shop.check().findings())
                .singleElement()
                .satisfies(f -> assertThat(f.id()).isEqualTo("forklift.W021"));
    }

    @Test
    void its_data_lies_in_a_claim_below_the_mount() {
        StatefulSet set = statefulSet(pg -> pg.storage("20Gi").storageClass("fast"));
        assertThat(set.getSpec().getVolumeClaimTemplates()).singleElement().satisfies(c -> {
            assertThat(c.getSpec().getResources().getRequests().get("storage")).hasToString("20Gi");
            assertThat(c.getSpec().getStorageClassName()).isEqualTo("fast");
        });
        Container container = container(pg -> {});
        assertThat(env(container, "PGDATA")).isEqualTo("/var/lib/postgresql/data/pgdata");
        assertThat(container.getVolumeMounts())
                .anyMatch(m -> m.getMountPath().equals("/var/lib/postgresql/data")
                        && m.getName().equals("data"));
    }

    @Test
    void its_claim_asks_for_10_gi_of_the_default_class_by_default() {
        assertThat(statefulSet(pg -> {}).getSpec().getVolumeClaimTemplates())
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.getSpec().getResources().getRequests().get("storage"))
                            .hasToString("10Gi");
                    assertThat(c.getSpec().getStorageClassName()).isNull();
                });
    }

    @Test
    void an_ephemeral_one_has_no_claim() {
        StatefulSet set = statefulSet(pg -> pg.ephemeral());
        assertThat(set.getSpec().getVolumeClaimTemplates()).isEmpty();
        assertThat(set.getSpec().getTemplate().getSpec().getVolumes())
                .extracting(Volume::getName)
                .contains("data");
    }

    @Test
    void it_runs_as_its_image_s_user_with_a_read_only_root() {
        PodSpec pod = pod(pg -> {});
        Container container = pod.getContainers().get(0);
        assertThat(container.getSecurityContext().getRunAsUser()).isEqualTo(999);
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(pod.getSecurityContext().getFsGroup()).isEqualTo(999);
        assertThat(container.getVolumeMounts())
                .extracting(m -> m.getMountPath())
                .containsExactly("/var/lib/postgresql/data", "/var/run/postgresql", "/dev/shm", "/tmp");
    }

    @Test
    void another_image_may_have_another_user() {
        PodSpec pod = pod(pg -> pg.version("17-alpine").runAs(70, 70));
        assertThat(pod.getContainers().get(0).getImage()).isEqualTo("postgres:17-alpine");
        assertThat(pod.getContainers().get(0).getSecurityContext().getRunAsUser())
                .isEqualTo(70);
        assertThat(pod.getSecurityContext().getFsGroup()).isEqualTo(70);
    }

    @Test
    void its_image_may_lie_elsewhere() {
        assertThat(container(pg -> pg.image("registry.example.com/postgres:17.6@sha256:abc"))
                        .getImage())
                .isEqualTo("registry.example.com/postgres:17.6@sha256:abc");
    }

    @Test
    void its_buffers_follow_from_its_memory() {
        Container container = container(pg -> pg.memory("1Gi").cpu("2"));
        assertThat(String.join(" ", container.getArgs()))
                .isEqualTo("postgres -c max_connections=100 -c shared_buffers=256MB");
        assertThat(container.getResources().getLimits().get("memory")).hasToString("1Gi");
        assertThat(container.getResources().getRequests().get("cpu")).hasToString("2");
        assertThat(pod(pg -> pg.memory("1Gi")).getVolumes())
                .filteredOn(v -> v.getName().equals("shm"))
                .singleElement()
                .satisfies(v -> assertThat(v.getEmptyDir().getSizeLimit()).hasToString("256Mi"));
    }

    @Test
    void its_memory_is_the_profile_s_by_default() {
        Stack preview = Stack.named("shop")
                .profile(Profile.development())
                .define(s -> s.add("db", Postgres.inCluster(pg -> pg.password(PASSWORD))));
        Container container = preview.graph()
                .statefulSet("db")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
        assertThat(container.getArgs()).contains("shared_buffers=128MB");
        assertThat(container(pg -> {}).getArgs()).contains("shared_buffers=512MB");
    }

    @Test
    void its_settings_may_be_said_and_replaced() {
        assertThat(container(pg -> pg.maxConnections(250)
                                .setting("work_mem", "16MB")
                                .setting("shared_buffers", "1GB"))
                        .getArgs())
                .contains("max_connections=250", "work_mem=16MB", "shared_buffers=1GB")
                .doesNotContain("shared_buffers=512MB");
    }

    @Test
    void recovery_is_never_interrupted_by_a_probe() {
        Container container = container(pg -> pg.user("shop").database("orders"));
        assertThat(container.getStartupProbe().getTcpSocket()).isNotNull();
        assertThat(container.getLivenessProbe().getTcpSocket()).isNotNull();
        assertThat(String.join(" ", container.getReadinessProbe().getExec().getCommand()))
                .isEqualTo("pg_isready -h 127.0.0.1 -p 5432 -U shop -d orders");
        assertThat(container.getStartupProbe().getPeriodSeconds()
                        * container.getStartupProbe().getFailureThreshold())
                .isEqualTo(600);
    }

    @Test
    void it_has_two_minutes_to_write_a_checkpoint() {
        assertThat(pod(pg -> {}).getTerminationGracePeriodSeconds()).isEqualTo(120);
    }

    @Test
    void there_is_one_whatever_the_profile_says() {
        Stack shop = Stack.named("shop")
                .profile(Profile.production().withReplicas("database", 3))
                .define(s -> s.add("db", Postgres.inCluster(pg -> pg.password(PASSWORD))));
        assertThat(shop.graph().statefulSet("db").getSpec().getReplicas()).isEqualTo(1);
    }
}
