package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.check.Check;
import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Ref;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.ReferenceSource;
import dev.forklift.graph.Relation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a component brings along for its custom resources: rules, and what reads their references. */
class BroughtAlongTest {

    /** Tunnels lead to Services. */
    private record TunnelReferences() implements ReferenceSource {
        @Override
        public void read(HasMetadata object, Sink found) {
            if (object instanceof GenericKubernetesResource tunnel && "Tunnel".equals(tunnel.getKind())) {
                String to = String.valueOf(tunnel.getAdditionalProperties().get("to"));
                found.accept("to", Relation.BACKEND, "Service", to, "http", false);
            }
        }
    }

    /** No tunnel is dug in vain. */
    private record NoEmptyTunnel() implements Check {
        @Override
        public void check(ObjectGraph graph, Consumer<Finding> findings) {
            graph.nodes().stream()
                    .filter(n ->
                            n.key().kind().equals("Tunnel") && n.key().name().endsWith("empty"))
                    .forEach(n -> findings.accept(n.finding(
                            Finding.of("acme.E001", "an empty tunnel", "nobody asked for it", "no tunnel"), "")));
        }
    }

    private record Tunnel(String to) implements Component<NoPort> {
        @Override
        public NoPort define(Scope scope) {
            scope.references(new TunnelReferences());
            scope.check(new NoEmptyTunnel());
            scope.object("", tunnel(to));
            return NoPort.INSTANCE;
        }
    }

    private static GenericKubernetesResource tunnel(String to) {
        GenericKubernetesResource tunnel = new GenericKubernetesResource();
        tunnel.setApiVersion("acme.example.com/v1");
        tunnel.setKind("Tunnel");
        tunnel.setMetadata(new ObjectMeta());
        tunnel.setAdditionalProperties(Map.of("to", to));
        return tunnel;
    }

    private static List<String> titles(Stack stack) {
        return stack.check().findings().stream().map(Finding::title).toList();
    }

    private static Stack shop(Consumer<Scope> more) {
        return Stack.named("shop").define(s -> {
            s.deployment("web", w -> w.image("web:1").port("http", 8000)).service();
            more.accept(s);
        });
    }

    @Test
    void a_reference_of_a_custom_resource_has_to_lead_somewhere() {
        assertThat(titles(shop(s -> s.add("way", new Tunnel("shop-web"))))).doesNotContain("there is no Service 'web'");
        assertThat(titles(shop(s -> s.add("way", new Tunnel("web"))))).contains("there is no Service 'web'");
    }

    @Test
    void a_raw_object_is_held_to_what_another_component_brings_along() {
        assertThat(titles(shop(s -> {
                    s.add("way", new Tunnel("shop-web"));
                    s.object("raw", tunnel("nobody"));
                })))
                .contains("there is no Service 'nobody'");
    }

    @Test
    void a_rule_is_asked_once_however_many_bring_it() {
        assertThat(titles(shop(s -> {
                    s.add("empty", new Tunnel("shop-web"));
                    s.add("way", new Tunnel("shop-web"));
                })))
                .containsOnlyOnce("an empty tunnel");
    }

    @Test
    void a_handle_of_another_stack_is_refused_and_an_outside_one_counted_on() {
        Ref<?>[] foreign = {null};
        shop(s -> foreign[0] = s.deployment("other", w -> w.image("other:1")).ref());
        Stack shop = shop(s -> {
            assertThat(s.accepts(foreign[0])).isFalse();
            assertThat(s.accepts(Ref.external(Service.class, "theirs"))).isTrue();
        });
        assertThat(titles(shop)).contains("Deployment other belongs to another stack");
        assertThat(shop.graph().expects("Service", "theirs")).isTrue();
    }
}
