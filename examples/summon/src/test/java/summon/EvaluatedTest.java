package summon;

import static dev.forklift.testkit.ForkliftAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.graph.ObjectGraph;
import dev.forklift.testkit.evaluators.Edges;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what, and who reaches whom, in each environment, as the documents of Kubernetes have it. */
class EvaluatedTest {

    private static ObjectGraph in(Environment environment) {
        return Summon.of(SummonTest.ACME, environment).graph();
    }

    @ParameterizedTest
    @MethodSource("summon.SummonTest#environments")
    void no_account_may_do_anything(Environment environment) {
        assertThat(in(environment)).grantsOnly();
    }

    @ParameterizedTest
    @MethodSource("summon.SummonTest#environments")
    void what_it_declares_is_open_and_nothing_else(Environment environment) {
        assertThat(in(environment))
                .opensOnlyWhatIsDeclared(e -> e.ingressController("traefik").metricsFrom("monitoring"));
    }

    @ParameterizedTest
    @MethodSource("summon.SummonTest#environments")
    void these_reach_each_other(Environment environment) {
        List<String> processes =
                List.of("migrate", "web", "daphne", "channelworker", "celeryd", "celerybeat", "kafkaconsumer");
        List<String> services = new ArrayList<>(List.of("cache:6379", "redis:6379"));
        if (environment.isDev()) {
            services.addAll(List.of("postgres:5432", "rabbitmq:5672"));
        }
        assertThat(Edges.of(in(environment)).open()).containsExactlyInAnyOrderElementsOf(each(processes, services));
    }

    private static List<String> each(List<String> clients, List<String> servers) {
        return clients.stream()
                .flatMap(client -> servers.stream().map(server -> client + " -> " + server))
                .toList();
    }
}
