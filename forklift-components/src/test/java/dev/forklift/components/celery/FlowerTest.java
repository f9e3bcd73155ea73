package dev.forklift.components.celery;

import static dev.forklift.components.Projects.env;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.component.Scope;
import dev.forklift.components.Projects;
import dev.forklift.components.django.Django;
import dev.forklift.declare.Finding;
import dev.forklift.declare.SecretKey;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FlowerTest {

    @Test
    void knows_the_broker_and_nothing_else_of_the_project() {
        Container flower = container(flower(f -> f.basicAuth(SecretKey.external("flower", "users"))), "flower");

        assertThat(env(flower, "CELERY_BROKER_URL"))
                .isEqualTo("amqps://shop:$(CELERY_BROKER_PASSWORD)@mq.example.com:5672/shop");
        assertThat(env(flower, "CELERY_BROKER_PASSWORD")).isEqualTo("shop-mq[password]");
        assertThat(env(flower, "FLOWER_BROKER_API"))
                .isEqualTo("https://shop:$(CELERY_BROKER_PASSWORD)@mq.example.com:15672/api/");
        assertThat(env(flower, "FLOWER_BASIC_AUTH")).isEqualTo("flower[users]");
        assertThat(flower.getEnvFrom()).isEmpty();
        assertThat(flower.getImage()).isEqualTo("mher/flower:2.0");
    }

    @Test
    void is_one_pod_that_no_service_tells_its_port() {
        Stack shop = flower(Flower.Options::behindForwardAuth);

        PodSpec pod = shop.graph().deployment("flower").getSpec().getTemplate().getSpec();
        assertThat(pod.getEnableServiceLinks()).isFalse();
        assertThat(shop.graph().deployment("flower").getSpec().getReplicas()).isEqualTo(1);
        assertThat(shop.graph()
                        .get(Service.class, "flower")
                        .getSpec()
                        .getPorts()
                        .get(0)
                        .getName())
                .isEqualTo("http");
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void is_asked_below_its_prefix() {
        Container flower = container(flower(f -> f.behindForwardAuth().urlPrefix("flower")), "flower");

        assertThat(env(flower, "FLOWER_URL_PREFIX")).isEqualTo("flower");
        assertThat(flower.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/flower/healthcheck");
    }

    @Test
    void one_that_lets_everybody_in_is_found() {
        assertThat(flower(f -> {}).check().findings()).extracting(Finding::id).containsExactly("forklift.W171");
        assertThat(flower(f -> f.behindForwardAuth().urlPrefix("/flower").maxTasks(0))
                        .check()
                        .findings())
                .extracting(Finding::id)
                .containsExactlyInAnyOrder("forklift.E171", "forklift.E141");
    }

    @Test
    void the_exporter_counts_the_queues_of_the_projects_workers() {
        Stack shop = stack((s, django) -> {
            s.add("metrics", CeleryExporter.of(django));
            s.add("mail", CeleryWorker.of(django, w -> w.queues("mail")));
            s.add("default", CeleryWorker.of(django, w -> w.queues("default")));
        });

        Container exporter = container(shop, "metrics");
        assertThat(exporter.getArgs())
                .containsExactly("--broker-url=$(CELERY_BROKER_URL)", "--retry-interval=5", "--queues=default,mail");
        assertThat(exporter.getPorts().get(0).getName()).isEqualTo("metrics");
        assertThat(exporter.getPorts().get(0).getContainerPort()).isEqualTo(9808);
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void a_project_without_a_broker_is_found() {
        assertThat(Projects.stack((s, django) -> {
                            s.add("flower", Flower.of(django, Flower.Options::behindForwardAuth));
                            s.add("metrics", CeleryExporter.of(django));
                        })
                        .check()
                        .findings())
                .extracting(Finding::id)
                .containsExactly("forklift.E140");
    }

    private static Stack flower(Consumer<Flower.Options> options) {
        return stack((s, django) -> s.add("flower", Flower.of(django, options)));
    }

    private static Stack stack(BiConsumer<Scope, Django> rest) {
        return Stack.named("shop")
                .define(s -> rest.accept(s, Projects.django(s, d -> d.broker(Brokers.managedRabbitMq()))));
    }

    private static Container container(Stack shop, String id) {
        return shop.graph()
                .deployment(id)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }
}
