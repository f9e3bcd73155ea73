package dev.forklift.workload;

import static dev.forklift.Stacks.errors;
import static dev.forklift.Stacks.ids;
import static dev.forklift.Stacks.stack;
import static dev.forklift.Stacks.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AutoscalersTest {

    private static Stack web(Consumer<DeploymentOptions> options) {
        return stack(s -> s.deployment("web", w -> {
            w.image("shop:1").port("http", 8000).probes(p -> p.readiness(r -> r.tcp("http")));
            options.accept(w);
        }));
    }

    private static String written(Stack stack, String kind) {
        return stack.graph().objects().stream()
                .filter(o -> o.getKind().equals(kind))
                .map(dev.forklift.Stacks::yaml)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void metrics_from_outside_are_chosen_by_labels() {
        Stack stack = web(w -> w.autoscale(a -> a.between(1, 10)
                .external("rabbitmq_queue_messages", "100", m -> m.where("queue", "default"))
                .pods("http_requests_per_second", "500m")));

        assertThat(written(stack, "HorizontalPodAutoscaler")).contains("""
                  metrics:
                  - type: External
                    external:
                      metric:
                        name: rabbitmq_queue_messages
                        selector:
                          matchLabels:
                            queue: default
                      target:
                        type: AverageValue
                        averageValue: "100"
                  - type: Pods
                    pods:
                      metric:
                        name: http_requests_per_second
                      target:
                        type: AverageValue
                        averageValue: 500m
                """);
        assertThat(errors(stack)).isEmpty();
    }

    @Test
    void a_metric_of_an_object_names_the_object() {
        Stack stack = stack(s -> {
            var service = s.deployment("api", w -> w.image("shop:1").port("http", 8000))
                    .service();
            s.deployment(
                    "web",
                    w -> w.image("shop:1")
                            .autoscale(a -> a.between(1, 3).object(service.ref(), "requests", "1k", m -> m.total())));
        });

        assertThat(written(stack, "HorizontalPodAutoscaler")).contains("""
                    object:
                      describedObject:
                        apiVersion: v1
                        kind: Service
                        name: shop-api
                      metric:
                        name: requests
                      target:
                        type: Value
                        value: 1k
                """);
    }

    @Test
    void how_fast_it_scales_is_said_for_each_direction() {
        Stack stack = web(w -> w.autoscale(a -> a.between(2, 20)
                .scaleUp(up -> up.pods(4, Duration.ofSeconds(30)).percent(100, Duration.ofMinutes(1)))
                .scaleInAfter(Duration.ofMinutes(10))
                .scaleDown(down -> down.percent(10, Duration.ofMinutes(1)).smallestStep())));

        assertThat(written(stack, "HorizontalPodAutoscaler"))
                .contains(
                        "selectPolicy: Min",
                        "stabilizationWindowSeconds: 600",
                        "type: Pods",
                        "value: 4",
                        "periodSeconds: 30");
    }

    @Test
    void an_autoscaler_may_never_scale_in() {
        assertThat(written(web(w -> w.autoscale(a -> a.scaleDown(d -> d.never()))), "HorizontalPodAutoscaler"))
                .contains("selectPolicy: Disabled");
    }

    @Test
    void what_the_api_server_would_refuse_of_an_autoscaler_is_found() {
        Stack stack = web(w -> w.autoscale(a -> a.external("a/b", "1", m -> {})
                .external("queue", "0", m -> {})
                .external("queue", "many", m -> {})
                .external("queue", "1", m -> m.where("bad key", "x"))
                .scaleUp(up -> up.pods(0, Duration.ofSeconds(30))
                        .percent(10, Duration.ofSeconds(1801))
                        .stable(Duration.ofSeconds(3601)))));

        assertThat(ids(stack))
                .containsExactlyInAnyOrder(
                        "forklift.E011",
                        "forklift.E013",
                        "forklift.E014",
                        "forklift.E011",
                        "forklift.E013",
                        "forklift.E013",
                        "forklift.E013");
    }

    @Test
    void a_vertical_autoscaler_recommends_and_changes_nothing() {
        Stack stack = web(w -> w.verticalAutoscale(v -> {}).autoscale(a -> a.between(1, 3)));

        assertThat(written(stack, "VerticalPodAutoscaler"))
                .contains("updateMode: \"Off\"", "kind: Deployment", "name: shop-web")
                .doesNotContain("resourcePolicy");
        assertThat(errors(stack)).isEmpty();
    }

    @Test
    void a_vertical_autoscaler_keeps_to_its_bounds() {
        Stack stack = web(w -> w.verticalAutoscale(
                v -> v.byEviction().memoryOnly().memory("128Mi", "2Gi").cpu("50m", "1")));

        assertThat(written(stack, "VerticalPodAutoscaler"))
                .contains("updateMode: Recreate", "- memory", "memory: 2Gi", "cpu: 50m", "containerName: \"*\"");
    }

    @Test
    void one_resource_is_not_scaled_in_both_directions() {
        Stack both = web(w -> w.verticalAutoscale(v -> v.inPlace())
                .autoscale(a -> a.between(1, 3).cpu(80).memory(80)));
        Stack apart = web(w -> w.verticalAutoscale(v -> v.whenPodsStart().memoryOnly())
                .autoscale(a -> a.between(1, 3).cpu(80)));

        assertThat(ids(both)).containsExactly("forklift.E284", "forklift.E284");
        assertThat(ids(apart)).isEmpty();
    }

    @Test
    void two_autoscalers_of_one_workload_are_found() {
        Stack stack = stack(s -> {
            var web = s.deployment("web", w -> w.image("shop:1").autoscale(a -> a.between(1, 3)));
            s.object("keda", GenericKubernetesResource.class, (me, naming) -> scaledObject(naming.nameOf(web.ref())));
        });

        assertThat(ids(stack)).contains("forklift.E283");
    }

    @Test
    void a_scaled_object_on_memory_needs_requests_as_well() {
        Stack stack = stack(s -> {
            s.profile();
            var web = s.deployment(
                    "web", w -> w.image("shop:1").scaledElsewhere(1, 3).without(SafeDefault.RESOURCES, "as it is"));
            s.object("keda", GenericKubernetesResource.class, (me, naming) -> scaledObject(naming.nameOf(web.ref())));
        });

        assertThat(ids(stack)).contains("forklift.E032");
    }

    private static GenericKubernetesResource scaledObject(String name) {
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion("keda.sh/v1alpha1");
        object.setKind("ScaledObject");
        object.setAdditionalProperty(
                "spec",
                Map.of(
                        "scaleTargetRef",
                        Map.of("name", name),
                        "triggers",
                        List.of(Map.of("type", "memory", "metadata", Map.of("value", "80")))));
        return object;
    }

    @Test
    void a_workload_is_left_to_something_else_by_its_handle() {
        Stack stack = stack(s -> s.deployment("web", w -> w.image("shop:1")).scaledElsewhere(2, 5));

        HasMetadata web = stack.graph().deployment("web");
        assertThat(yaml(web)).doesNotContain("replicas:");
    }

    @Test
    void a_daemon_set_cannot_be_scaled() {
        assertThat(ids(stack(s -> s.add("agent", c -> {
                    c.daemonSet(w -> w.image("agent:1")).scaledElsewhere(1, 2);
                    return dev.forklift.component.NoPort.INSTANCE;
                }))))
                .contains("forklift.E013");
    }
}
