package dev.forklift.graph;

import static dev.forklift.Stacks.stack;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectGraphTest {

    /** A kind of a user's own, of which there is a class. */
    @SuppressWarnings("serial") // nobody serialises it
    private static final class Dashboard extends GenericKubernetesResource {}

    private final ObjectGraph graph = stack(s -> {
                s.deployment("web", w -> w.image("shop:1").port("http", 8000).label("tier", "front"))
                        .service();
                s.deployment("api", w -> w.image("shop:1").port("http", 8000).label("tier", "front"))
                        .service();
                s.configMap("settings", c -> c.data("A", "1"));
                s.object("board", dashboard());
            })
            .graph();

    private static Dashboard dashboard() {
        Dashboard board = new Dashboard();
        board.setApiVersion("example.com/v1");
        board.setKind("Dashboard");
        board.setMetadata(new ObjectMetaBuilder().withName("board").build());
        return board;
    }

    @Test
    void it_has_the_objects_of_a_kind_in_the_order_of_all() {
        assertThat(graph.nodesOf(Service.class).stream().map(n -> n.key().name()))
                .containsExactly("shop-api", "shop-web");
        assertThat(graph.all(Deployment.class)).isEqualTo(List.of(graph.deployment("api"), graph.deployment("web")));
        assertThat(graph.nodesOf(Secret.class)).isEmpty();
    }

    @Test
    void an_object_of_a_subclass_is_of_the_kind_too() {
        assertThat(graph.nodesOf(HasMetadata.class)).isEqualTo(graph.nodes());
        assertThat(graph.nodesOf(GenericKubernetesResource.class)).isEqualTo(graph.nodesOf(Dashboard.class));
        assertThat(graph.all(GenericKubernetesResource.class)).hasSize(1);
    }

    @Test
    void each_object_of_a_kind_is_shown_with_where_it_comes_from() {
        List<String> seen = new ArrayList<>();
        graph.forEach(ConfigMap.class, (node, map) -> seen.add(node.path() + " " + map.getData()));

        assertThat(seen).containsExactly("settings {A=1}");
    }

    @Test
    void it_has_the_references_of_a_relation_in_the_order_of_all() {
        assertThat(graph.references(Relation.SELECTOR))
                .isEqualTo(graph.references().stream()
                        .filter(r -> r.relation() == Relation.SELECTOR)
                        .toList())
                .isNotEmpty();
        assertThat(graph.references(Relation.OWNER)).isEmpty();
    }

    @Test
    void it_knows_the_workloads_whose_pods_have_some_labels() {
        String component = "app.kubernetes.io/component";

        assertThat(graph.podsWith(Map.of("tier", "front")).map(n -> n.key().name()))
                .containsExactly("shop-api", "shop-web");
        assertThat(graph.podsWith(Map.of("tier", "front", component, "web"))
                        .map(n -> n.key().name()))
                .containsExactly("shop-web");
        assertThat(graph.podsWith(Map.of())).hasSize(2);
        assertThat(graph.podsWith(Map.of("tier", "back"))).isEmpty();
        assertThat(graph.podsWith(Map.of("tier", "front", component, "db"))).isEmpty();
    }
}
