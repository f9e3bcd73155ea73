package dev.forklift.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.declare.CallSite;
import dev.forklift.declare.ComponentPath;
import dev.forklift.declare.Facts;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.ObjectKey;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManifestsTest {

    private final List<Node> nodes = new ArrayList<>();

    @Test
    void a_stream_is_one_file_with_what_others_need_first() {
        place("web", object("networking.k8s.io/v1", "Ingress", "shop-web"));
        place("web", object("apps/v1", "Deployment", "shop-web"));
        place("db", object("example.com/v1", "Database", "shop-db"));
        place("web", object("v1", "Service", "shop-web"));
        place("web", object("v1", "ConfigMap", "shop-b"));
        place("web", object("v1", "ConfigMap", "shop-a"));
        place("", object("v1", "Namespace", "shop"));

        assertThat(render(Manifests.stream()).files()).containsOnlyKeys("manifests.yaml");
        assertThat(kindsAndNames(render(Manifests.stream()).text()))
                .containsExactly(
                        "Namespace shop",
                        "ConfigMap shop-a",
                        "ConfigMap shop-b",
                        "Service shop-web",
                        "Database shop-db",
                        "Deployment shop-web",
                        "Ingress shop-web");
    }

    @Test
    void each_object_has_a_file_named_by_kind_and_name() {
        place("web", object("apps/v1", "Deployment", "shop-web"));
        place("web", object("v1", "Service", "shop-web"));

        RenderedFiles files = render(Manifests.perObject());

        assertThat(files.files()).containsOnlyKeys("deployment-shop-web.yaml", "service-shop-web.yaml");
        assertThat(files.get("service-shop-web.yaml")).contains("""
                apiVersion: v1
                kind: Service
                metadata:
                  name: shop-web
                """);
    }

    @Test
    void each_component_has_a_file_named_by_its_path() {
        place("celery.mail", object("apps/v1", "Deployment", "shop-celery-mail"));
        place("web", object("apps/v1", "Deployment", "shop-web"));
        place("web", object("v1", "Service", "shop-web"));
        place("", object("v1", "Namespace", "shop"));

        RenderedFiles files = render(Manifests.perComponent());

        assertThat(files.files()).containsOnlyKeys("celery.mail.yaml", "shop.yaml", "web.yaml");
        assertThat(kindsAndNames(files.files().get("web.yaml")))
                .containsExactly("Service shop-web", "Deployment shop-web");
    }

    @Test
    void objects_whose_names_differ_only_for_kubernetes_have_files_of_their_own() {
        place("a", object("rbac.authorization.k8s.io/v1", "Role", "shop:reader"));
        place("a", object("rbac.authorization.k8s.io/v1", "Role", "shop-Reader"));
        place("a", object("traefik.io/v1", "Ingress", "web"));
        place("a", object("networking.k8s.io/v1", "Ingress", "web"));
        place("a", object("v1", "Service", "web"));

        assertThat(render(Manifests.perObject()).files().keySet())
                .hasSize(5)
                .contains("service-web.yaml")
                .filteredOn(path -> path.matches("(role-shop-reader|ingress-web)-[0-9a-f]{8}\\.yaml"))
                .hasSize(4);
    }

    @Test
    void two_objects_that_are_the_same_to_kubernetes_lie_in_one_file_and_none_is_lost() {
        place("a", object("v1", "Service", "web"));
        place("b", object("v1", "Service", "web"));

        RenderedFiles files = render(Manifests.perObject());

        assertThat(files.files()).containsOnlyKeys("service-web.yaml");
        assertThat(kindsAndNames(files.text())).containsExactly("Service web", "Service web");
    }

    @Test
    void a_name_too_long_for_a_file_system_is_cut_and_stays_apart() {
        String name = "n".repeat(252);
        place("a", object("v1", "ConfigMap", name + "a"));
        place("a", object("v1", "ConfigMap", name + "b"));

        assertThat(render(Manifests.perObject()).files().keySet()).hasSize(2).allMatch(path -> path.length() < 255);
    }

    @Test
    void the_order_of_declarations_does_not_show() {
        Samples.everyKind().forEach(object -> {
            object.getMetadata().setName("sample-" + nodes.size());
            place("c" + nodes.size() % 5, object);
        });
        List<Renderer> renderers = List.of(Manifests.stream(), Manifests.perObject(), Manifests.perComponent());
        List<RenderedFiles> expected = renderers.stream().map(this::render).toList();
        Collections.shuffle(nodes, new Random(1));

        assertThat(renderers.stream().map(this::render)).isEqualTo(expected);
    }

    @Test
    void a_stack_without_objects_has_no_documents() {
        assertThat(render(Manifests.stream()).text()).isEmpty();
        assertThat(render(Manifests.perObject()).files()).isEmpty();
        assertThat(render(Manifests.perComponent()).files()).isEmpty();
    }

    private RenderedFiles render(Renderer renderer) {
        return renderer.render(graph());
    }

    private ObjectGraph graph() {
        ObjectGraph.Builder graph = new ObjectGraph.Builder("shop", "shop", Facts.none());
        nodes.forEach(graph::add);
        return graph.build(Set.of(), all -> List.of());
    }

    private void place(String path, HasMetadata object) {
        nodes.add(new Node(
                ObjectKey.of(object),
                object,
                new ComponentPath(path),
                "",
                new CallSite("Shop.java", 1),
                CallSite.UNKNOWN,
                List.of(),
                false));
    }

    private static HasMetadata object(String apiVersion, String kind, String name) {
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion(apiVersion);
        object.setKind(kind);
        object.setMetadata(new ObjectMeta());
        object.getMetadata().setName(name);
        return object;
    }

    private static List<String> kindsAndNames(String text) {
        return Readers.documents(text).stream()
                .map(document -> (Map<?, ?>) document)
                .map(document -> document.get("kind") + " " + ((Map<?, ?>) document.get("metadata")).get("name"))
                .toList();
    }
}
