package dev.forklift.components.rabbitmq;

import static dev.forklift.components.Projects.env;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.component.Component;
import dev.forklift.components.Projects;
import dev.forklift.components.celery.CeleryWorker;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class RabbitMqClusterTest {

    private static Stack shop(Component<AmqpPort> broker) {
        Stack shop = Stack.named("shop").define(s -> {
            AmqpPort amqp = s.add("rabbitmq", broker);
            s.add(
                    "worker",
                    CeleryWorker.of(
                            Projects.django(s, d -> d.broker(amqp)),
                            w -> w.queues("default")
                                    .autoscale(a -> a.queueLength(10).between(1, 5))));
        });
        assertThat(shop.check().findings()).isEmpty();
        return shop;
    }

    private static GenericKubernetesResource object(Stack shop, String kind) {
        return shop.graph().all(GenericKubernetesResource.class).stream()
                .filter(o -> o.getKind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static Container worker(Stack shop) {
        return shop.graph()
                .deployment("worker")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    private static Stack own(Consumer<RabbitMqCluster.Options> options) {
        return shop(RabbitMq.byOperator(options));
    }

    @Test
    void a_cluster_has_three_nodes_and_storage() {
        GenericKubernetesResource cluster = object(own(r -> {}), "RabbitmqCluster");
        assertThat(cluster.getMetadata().getName()).isEqualTo("shop-rabbitmq");
        assertThat(cluster.<Object>get("spec", "replicas")).isEqualTo(3);
        assertThat(cluster.<Object>get("spec", "persistence", "storage")).isEqualTo("10Gi");
    }

    @Test
    void processes_read_the_password_that_the_operator_makes() {
        Stack shop = own(r -> r.vhost("shop").user("shop"));
        assertThat(env(worker(shop), "CELERY_BROKER_PASSWORD"))
                .isEqualTo("shop-rabbitmq-user-user-credentials[password]");
        assertThat(env(worker(shop), "CELERY_BROKER_URL"))
                .isEqualTo("amqp://shop:$(CELERY_BROKER_PASSWORD)@shop-rabbitmq:5672/shop");
    }

    @Test
    void the_user_has_the_name_that_is_said_and_a_password_that_nobody_knows() {
        Stack shop = own(r -> r.user("shop"));
        assertThat(object(shop, "User").<Object>get("spec", "importCredentialsSecret", "name"))
                .isEqualTo("shop-rabbitmq-username");
        assertThat(shop.graph().of("rabbitmq").stream()
                        .filter(o -> o.getKind().equals("Secret"))
                        .toList())
                .hasSize(1);
    }

    @Test
    void the_user_may_do_everything_in_the_virtual_host() {
        GenericKubernetesResource permission = object(own(r -> r.vhost("shop")), "Permission");
        assertThat(permission.<Object>get("spec", "vhost")).isEqualTo("shop");
        assertThat(permission.<Object>get("spec", "userReference", "name")).isEqualTo("shop-rabbitmq-user");
        assertThat(permission.<Object>get("spec", "permissions"))
                .isEqualTo(Map.of("configure", ".*", "write", ".*", "read", ".*"));
    }

    @Test
    void autoscalers_ask_its_management_for_the_length_of_queues() {
        List<?> triggers = object(own(r -> {}), "ScaledObject").get("spec", "triggers");
        assertThat(triggers.toString()).contains("http://shop-rabbitmq.shop.svc:15672");
    }

    @Test
    void on_a_cluster_that_runs_already_there_is_a_virtual_host_and_a_user() {
        Stack shop = shop(
                RabbitMq.onCluster("rabbit", "messaging", r -> r.vhost("shop").user("shop")));
        assertThat(object(shop, "Vhost").<Object>get("spec", "rabbitmqClusterReference"))
                .isEqualTo(Map.of("name", "rabbit", "namespace", "messaging"));
        assertThat(env(worker(shop), "CELERY_BROKER_URL"))
                .isEqualTo("amqp://shop:$(CELERY_BROKER_PASSWORD)@rabbit.messaging.svc:5672/shop");
        assertThat(shop.graph().all(GenericKubernetesResource.class))
                .extracting(GenericKubernetesResource::getKind)
                .doesNotContain("RabbitmqCluster");
    }

    @Test
    void the_password_of_a_user_that_is_there_is_kept() {
        Stack shop = own(r -> r.userSecret("old-rabbitmq"));
        assertThat(object(shop, "User").<Object>get("spec", "importCredentialsSecret", "name"))
                .isEqualTo("old-rabbitmq");
    }

    @Test
    void settings_are_lines_of_its_configuration() {
        assertThat(object(own(r -> r.setting("consumer_timeout", "7200000")), "RabbitmqCluster")
                        .<Object>get("spec", "rabbitmq", "additionalConfig"))
                .isEqualTo("consumer_timeout = 7200000\n");
    }
}
