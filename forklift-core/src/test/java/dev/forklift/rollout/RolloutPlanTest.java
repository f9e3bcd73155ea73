package dev.forklift.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forklift.Stack;
import dev.forklift.Stacks;
import dev.forklift.component.NoPort;
import dev.forklift.declare.Gate;
import dev.forklift.graph.Node;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.resource.ServiceHandle;
import dev.forklift.workload.JobHandle;
import dev.forklift.workload.Workload;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class RolloutPlanTest {

    private static List<List<String>> phases(Stack stack) {
        return stack.plan().phases().stream()
                .map(phase -> phase.nodes().stream().map(Node::toString).toList())
                .toList();
    }

    private static Stack released() {
        return Stacks.stack(s -> {
            Workload db = s.statefulSet("db", w -> w.image("db:1").port("sql", 5432));
            db.service();
            JobHandle prepare = s.job("prepare", j -> j.image("shop:1").after(db.ready()));
            ConfigMapHandle settings = s.configMap("settings", c -> c.data("A", "b"));
            Workload web = s.deployment(
                    "web",
                    w -> w.image("shop:1")
                            .port("http", 8000)
                            .envFrom(settings)
                            .replicas(2)
                            .after(prepare.succeeded()));
            ServiceHandle service = web.service();
            s.add("edge", edge -> {
                edge.ingress(i -> i.route("shop.example.com", "/", service.endpoint("http")));
                return NoPort.INSTANCE;
            });
        });
    }

    @Test
    void what_waits_is_in_a_later_phase_with_what_goes_with_it() {
        List<List<String>> phases = phases(released());

        assertThat(phases).hasSize(3);
        assertThat(phases.get(0)).contains("StatefulSet shop-db", "Service shop-db", "Service shop-web");
        assertThat(phases.get(1)).singleElement().asString().startsWith("Job shop-prepare-");
        assertThat(phases.get(2))
                .contains("Deployment shop-web", "PodDisruptionBudget shop-web", "Ingress shop-edge")
                .hasSize(3);
    }

    @Test
    void a_phase_says_what_the_next_ones_wait_for() {
        RolloutPlan plan = released().plan();

        assertThat(plan.phases().get(0).waits())
                .extracting(Wait::toString)
                .containsExactly("StatefulSet shop-db READY");
        assertThat(plan.phases().get(1).waits())
                .singleElement()
                .satisfies(wait -> assertThat(wait.condition()).isEqualTo(Gate.Condition.SUCCEEDED));
        assertThat(plan.phases().get(2).waits()).isEmpty();
        assertThat(plan.toString()).contains("\n   then StatefulSet shop-db READY\n2. Job shop-prepare-");
    }

    @Test
    void without_gates_there_is_one_phase_and_without_objects_none() {
        assertThat(phases(Stacks.web(w -> {}))).hasSize(1);
        assertThat(phases(Stacks.stack(s -> {}))).isEmpty();
    }

    @Test
    void a_ring_of_gates_is_one_phase_and_what_waits_for_it_a_later_one() {
        Stack ring = Stacks.stack(s -> {
            Workload[] later = new Workload[1];
            Workload a = s.deployment(
                    "a", w -> w.image("a:1").port("http", 80).atFinish((facts, own) -> own.after(later[0].ready())));
            later[0] = s.deployment("b", w -> w.image("b:1").port("http", 80).after(a.ready()));
            s.job("last", j -> j.image("c:1").after(a.ready()));
        });

        assertThat(Stacks.ids(ring)).contains("forklift.E033");
        assertThat(phases(ring)).hasSize(2);
        assertThat(phases(ring).get(0)).containsExactlyInAnyOrder("Deployment shop-a", "Deployment shop-b");
    }

    @Test
    void a_node_of_another_graph_is_in_no_phase() {
        Node other = Stacks.web(w -> {}).graph().nodes().get(0);

        assertThatThrownBy(() -> released().plan().phaseOf(other)).isInstanceOf(NoSuchElementException.class);
        assertThat(released().plan().phases()).extracting(Phase::number).containsExactly(1, 2, 3);
    }
}
