package shop;

import static dev.forklift.testkit.ForkliftAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.testkit.evaluators.Edges;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may do what, and who reaches whom, as the documents of Kubernetes have it. */
class EvaluatedTest {

    private static Stack isolated() {
        return Shop.development().withNetworkPolicies(n -> n.ingressController("traefik"));
    }

    @Test
    void no_account_may_do_anything() {
        assertThat(Shop.development().graph()).grantsOnly();
    }

    @Test
    void with_policies_what_it_declares_is_open_and_nothing_else() {
        assertThat(isolated().graph())
                .opensOnlyWhatIsDeclared(e -> e.ingressController("traefik").metricsFrom("monitoring"));
    }

    @Test
    void with_policies_these_reach_each_other() {
        assertThat(Edges.of(isolated().graph()).open())
                .containsExactlyInAnyOrderElementsOf(each(
                        List.of(
                                "migrate",
                                "web",
                                "live",
                                "celery-default",
                                "celery-mail",
                                "celery-beat",
                                "clear-sessions"),
                        List.of("db:5432", "cache:6379", "channel-layer:6379", "rabbitmq:5672")));
    }

    private static List<String> each(List<String> clients, List<String> servers) {
        return clients.stream()
                .flatMap(client -> servers.stream().map(server -> client + " -> " + server))
                .toList();
    }

    @Test
    void without_policies_everybody_reaches_everybody() {
        List<String> open = Edges.of(Shop.development().graph()).openThoughUndeclared();
        assertThat(open).contains("anybody -> db:5432");
        assertThat(Edges.of(Shop.development().graph()).closedThoughDeclared()).isEmpty();
    }
}
