package dev.forklift.components.rabbitmq;

import static dev.forklift.components.Projects.env;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.forklift.Stack;
import dev.forklift.declare.SecretKey;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class RabbitMqTest {

    private static final SecretKey PASSWORD = SecretKey.external("shop-rabbitmq", "password");

    private static Stack shop(Consumer<RabbitMqServer.Options> options) {
        Stack shop = Stack.named("shop")
                .define(s -> s.add("rabbitmq", RabbitMq.inCluster(r -> {
                    r.password(PASSWORD);
                    options.accept(r);
                })));
        assertThat(shop.check().findings()).isEmpty();
        return shop;
    }

    private static PodSpec pod(Consumer<RabbitMqServer.Options> options) {
        return shop(options)
                .graph()
                .statefulSet("rabbitmq")
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    private static Container container(Consumer<RabbitMqServer.Options> options) {
        return pod(options).getContainers().get(0);
    }

    private static String settings(Consumer<RabbitMqServer.Options> options) {
        return shop(options).graph().configMap("rabbitmq").getData().get("rabbitmq.conf");
    }

    private static AmqpPort external(Consumer<ExternalRabbitMq.Options> options) {
        AtomicReference<AmqpPort> port = new AtomicReference<>();
        Stack shop = Stack.named("shop")
                .define(s -> port.set(s.add("rabbitmq", RabbitMq.external("mq.example.com", r -> {
                    r.user("shop").password(PASSWORD);
                    options.accept(r);
                }))));
        assertThat(shop.check().findings()).isEmpty();
        assertThat(shop.graph().objects()).isEmpty();
        return port.get();
    }

    @Test
    void outside_of_the_stack_it_is_a_port_and_no_object() {
        AmqpPort port = external(r -> {});
        assertThat(port.at()).hasToString("mq.example.com:5672");
        assertThat(port.management()).isEmpty();
        assertThat(port.vhost()).isEqualTo("/");
        assertThat(port.user()).isEqualTo("shop");
        assertThat(port.password()).isEqualTo(PASSWORD);
        assertThat(port.tls()).isFalse();
    }

    @Test
    void outside_of_the_stack_it_is_reached_as_it_is_told() {
        AmqpPort port = external(r -> r.vhost("shop").management(443).tls());
        assertThat(port.at()).hasToString("mq.example.com:5671");
        assertThat(port.management()).hasValueSatisfying(m -> assertThat(m).hasToString("mq.example.com:443"));
        assertThat(port.vhost()).isEqualTo("shop");
        assertThat(port.tls()).isTrue();
        assertThat(external(r -> r.tls().port(5555)).at()).hasToString("mq.example.com:5555");
    }

    @Test
    void in_the_cluster_it_is_a_stateful_set_its_settings_and_its_service() {
        assertThat(shop(r -> {}).graph().objects())
                .extracting(HasMetadata::getKind)
                .containsExactly("ConfigMap", "Service", "StatefulSet");
    }

    @Test
    void its_service_has_amqp_management_and_metrics() {
        assertThat(shop(r -> {}).graph().service("rabbitmq").getSpec().getPorts())
                .extracting(ServicePort::getName, ServicePort::getPort)
                .containsExactly(tuple("amqp", 5672), tuple("management", 15672), tuple("metrics", 15692));
    }

    @Test
    void its_port_names_the_service_of_the_stack() {
        AtomicReference<AmqpPort> port = new AtomicReference<>();
        Stack.named("shop")
                .define(s -> port.set(s.add(
                        "rabbitmq",
                        RabbitMq.inCluster(r -> r.vhost("shop").user("shop").password(PASSWORD)))));
        assertThat(port.get().at().port()).isEqualTo(5672);
        assertThat(port.get().management())
                .hasValueSatisfying(m -> assertThat(m.port()).isEqualTo(15672));
        assertThat(port.get().vhost()).isEqualTo("shop");
        assertThat(port.get().user()).isEqualTo("shop");
        assertThat(port.get().password()).isEqualTo(PASSWORD);
    }

    @Test
    void its_first_start_makes_the_user_and_the_virtual_host() {
        Container container = container(r -> r.vhost("shop").user("seller"));
        assertThat(env(container, "RABBITMQ_DEFAULT_USER")).isEqualTo("seller");
        assertThat(env(container, "RABBITMQ_DEFAULT_VHOST")).isEqualTo("shop");
        assertThat(env(container, "RABBITMQ_DEFAULT_PASS")).isEqualTo("shop-rabbitmq[password]");
    }

    @Test
    void a_development_password_is_a_secret_of_the_stack_and_a_warning() {
        Stack shop = Stack.named("shop")
                .define(s -> s.add("rabbitmq", RabbitMq.inCluster(r -> r.developmentPassword("dev"))));
        assertThat(shop.graph().secret("rabbitmq").getData()).containsEntry("password", "ZGV2");
        assertThat(shop.check().findings())
                .singleElement()
                .satisfies(f -> assertThat(f.id()).isEqualTo("forklift.W021"));
    }

    @Test
    void nothing_but_its_clients_ports_is_open_to_other_pods() {
        Container container = container(r -> {});
        assertThat(env(container, "ERL_EPMD_ADDRESS")).isEqualTo("127.0.0.1");
        assertThat(env(container, "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"))
                .isEqualTo("-kernel inet_dist_use_interface {127,0,0,1}");
        assertThat(env(container, "RABBITMQ_NODENAME")).isEqualTo("rabbit@localhost");
    }

    @Test
    void the_claim_holds_the_data_and_not_the_erlang_cookie() {
        PodSpec pod = pod(r -> {});
        assertThat(pod.getContainers().get(0).getVolumeMounts())
                .extracting(VolumeMount::getMountPath, VolumeMount::getName)
                .contains(
                        tuple("/var/lib/rabbitmq", "home"),
                        tuple("/var/lib/rabbitmq/mnesia", "data"),
                        tuple("/var/log/rabbitmq", "log"));
        assertThat(pod.getVolumes())
                .filteredOn(v -> v.getName().equals("home"))
                .singleElement()
                .satisfies(v -> assertThat(v.getEmptyDir()).isNotNull());
    }

    @Test
    void its_claim_is_sized_and_classed() {
        assertThat(shop(r -> r.storage("20Gi").storageClass("fast"))
                        .graph()
                        .statefulSet("rabbitmq")
                        .getSpec()
                        .getVolumeClaimTemplates())
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.getSpec().getResources().getRequests().get("storage"))
                            .hasToString("20Gi");
                    assertThat(c.getSpec().getStorageClassName()).isEqualTo("fast");
                });
    }

    @Test
    void publishers_are_held_back_before_the_memory_limit() {
        assertThat(settings(r -> r.memory("1Gi"))).isEqualTo("vm_memory_high_watermark.absolute = 614MiB\n");
        assertThat(container(r -> r.memory("1Gi")).getResources().getLimits().get("memory"))
                .hasToString("1Gi");
    }

    @Test
    void messages_may_be_kept_long_by_their_consumers() {
        assertThat(settings(r -> r.memory("1Gi").consumerTimeout(Duration.ofHours(2))))
                .isEqualTo("""
                        vm_memory_high_watermark.absolute = 614MiB
                        consumer_timeout = 7200000
                        """);
    }

    @Test
    void its_settings_may_be_said_and_replaced() {
        assertThat(settings(r -> r.setting("channel_max", "200").setting("vm_memory_high_watermark.absolute", "1GiB")))
                .isEqualTo("""
                        vm_memory_high_watermark.absolute = 1GiB
                        channel_max = 200
                        """);
    }

    @Test
    void a_changed_setting_rolls_the_pod() {
        assertThat(pod(r -> r.setting("channel_max", "200")).getVolumes())
                .isNotEqualTo(pod(r -> {}).getVolumes());
    }

    @Test
    void its_probes_start_no_erlang_machine() {
        Container container = container(r -> {});
        assertThat(container.getStartupProbe().getTcpSocket()).isNotNull();
        assertThat(container.getReadinessProbe().getTcpSocket()).isNotNull();
        assertThat(container.getLivenessProbe().getTcpSocket()).isNotNull();
    }

    @Test
    void it_has_a_minute_to_stop() {
        assertThat(pod(r -> {}).getTerminationGracePeriodSeconds()).isEqualTo(60);
    }

    @Test
    void its_image_may_be_another() {
        assertThat(container(r -> r.version("4.1-management")).getImage()).isEqualTo("rabbitmq:4.1-management");
        assertThat(container(r -> {}).getImage()).isEqualTo("rabbitmq:4.2-management");
    }
}
