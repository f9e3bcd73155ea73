package dev.forklift.resource;

import static dev.forklift.Stacks.ids;
import static dev.forklift.Stacks.stack;
import static dev.forklift.Stacks.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import org.junit.jupiter.api.Test;

class ObjectsTest {

    private static final String LEGACY = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: legacy
              labels: {team: payments}
            spec:
              selector:
                matchLabels: &pods
                  app: legacy
              template:
                metadata:
                  labels:
                    <<: *pods
                spec:
                  containers:
                  - name: legacy
                    image: legacy:1
                    ports:
                    - {name: http, containerPort: 8080}
                    readinessProbe: {tcpSocket: {port: http}}
                  volumes:
                  - name: tls
                    secret: {secretName: legacy-tls, defaultMode: 0440}
            ---
            # nothing
            ---
            apiVersion: v1
            kind: List
            items:
            - apiVersion: v1
              kind: Service
              metadata: {name: legacy}
              spec:
                selector: {app: legacy}
                ports: [{name: web, port: 80, targetPort: http}]
            - apiVersion: v1
              kind: Secret
              metadata: {name: legacy-tls}
              type: Opaque
              stringData: {key: "yes"}
            - apiVersion: acme.example/v1
              kind: Widget
              metadata: {name: legacy}
              spec: {size: 3}
            """;

    @Test
    void each_object_is_a_node_with_its_own_name_and_selector_and_the_stacks_labels() {
        Stack stack = stack(s -> s.objects("legacy", Objects.fromYaml(LEGACY)));

        assertThat(stack.graph().of("legacy"))
                .extracting(HasMetadata::getKind)
                .containsExactly("Deployment", "Secret", "Service", "Widget");
        Deployment deployment = stack.graph().deployment("legacy");
        assertThat(yaml(deployment))
                .contains(
                        "name: legacy\n",
                        "namespace: shop",
                        "team: payments",
                        "app.kubernetes.io/instance: shop",
                        "defaultMode: 288");
        assertThat(deployment.getSpec().getTemplate().getMetadata().getLabels()).containsOnlyKeys("app");
        assertThat(yaml(stack.graph().get(GenericKubernetesResource.class, "legacy")))
                .contains("size: 3");
        assertThat(ids(stack)).containsExactly("forklift.W021");
    }

    @Test
    void it_is_checked_like_everything_else() {
        String wrong = LEGACY.replace("targetPort: http", "targetPort: grpc")
                .replace("secretName: legacy-tls", "secretName: gone");

        assertThat(ids(stack(s -> s.objects("legacy", Objects.fromYaml(wrong)))))
                .containsExactly("forklift.E020", "forklift.E023", "forklift.W021");
    }

    @Test
    void it_is_patched_like_everything_else() {
        Stack stack = stack(s -> s.objects("legacy", Objects.fromYaml(LEGACY)))
                .with("legacy", o -> o.patch(Deployment.class, d -> d.getSpec().setReplicas(3)));

        assertThat(yaml(stack.graph().deployment("legacy"))).contains("replicas: 3");
    }

    @Test
    void others_get_handles_to_what_is_in_it() {
        Stack stack = stack(s -> {
            s.networkPolicies(n -> {});
            IncludedObjects legacy = s.objects("legacy", Objects.fromYaml(LEGACY));
            var cache = s.deployment("cache", w -> w.image("c:1").port("tcp", 6379))
                    .service()
                    .endpoint("tcp");
            s.deployment(
                    "web",
                    w -> w.image("i:1")
                            .port("http", 8000)
                            .env("LEGACY", legacy.endpoint("legacy", "web").hostAndPort())
                            .env("KEY", legacy.key("legacy-tls", "key")));
            legacy.connects(legacy.ref(Deployment.class, "legacy"), cache);
        });

        assertThat(ids(stack)).containsExactly("forklift.W021");
        assertThat(yaml(stack.graph().deployment("web"))).contains("value: legacy:80", "name: legacy-tls");
        assertThat(yaml(stack.graph().get(NetworkPolicy.class, "legacy")))
                .contains("app: legacy", "port: 8080", "port: 6379", "port: 53");
    }

    @Test
    void what_is_not_in_it_is_a_finding() {
        Stack stack = stack(s -> {
            IncludedObjects legacy = s.objects("legacy", Objects.fromYaml(LEGACY));
            legacy.ref(ConfigMap.class, "settings");
            legacy.endpoint("legacy", "grpc");
            legacy.ref(Service.class, "legacy");
            legacy.ref(Secret.class, "legacy-tls");
        });

        assertThat(ids(stack)).containsExactly("forklift.E060", "forklift.E060", "forklift.W021");
    }

    @Test
    void a_text_that_is_no_yaml_is_a_finding_with_its_line() {
        Stack stack = stack(s -> s.objects("legacy", Objects.fromYaml("kind: Service\nmetadata: {name: [}\n")));

        assertThat(stack.check().toString()).contains("forklift.E059", "line 2: the text is no YAML");
    }

    @Test
    void so_is_a_document_that_is_no_object_and_a_field_of_another_type() {
        Stack stack = stack(s -> s.objects("legacy", Objects.fromYaml("""
                name: legacy
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: legacy}
                spec: {replicas: "3"}
                """)));

        assertThat(stack.check().toString())
                .contains(
                        "line 1: a document is no Kubernetes object",
                        "line 3: Deployment legacy has a field of another type",
                        "spec.replicas: the string \"3\" where a whole number belongs");
    }

    @Test
    void a_key_that_stands_there_twice_is_no_yaml() {
        Stack stack = stack(s -> s.objects("legacy", Objects.fromYaml("a: 1\nb: 2\na: 3\n")));

        assertThat(stack.check().toString()).contains("line 3: the text is no YAML", "the key 'a' stands there twice");
    }
}
