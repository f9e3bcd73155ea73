package plane;

import static dev.forklift.testkit.ForkliftAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.testkit.evaluators.Edges;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may do what, and who reaches whom, as the documents of Kubernetes have it. */
class EvaluatedTest {

    private static Stack isolated() {
        return Plane.communityEdition().withNetworkPolicies(n -> n.ingressController("traefik"));
    }

    @Test
    void no_account_may_do_anything() {
        assertThat(Plane.communityEdition().graph()).grantsOnly();
    }

    @Test
    void with_policies_what_it_declares_is_open_and_nothing_else() {
        assertThat(isolated().graph())
                .opensOnlyWhatIsDeclared(e -> e.ingressController("traefik").metricsFrom("monitoring"));
    }

    @Test
    void with_policies_these_reach_each_other() {
        List<String> meant =
                new ArrayList<>(List.of("live -> api:8000", "live -> redis:6379", "minio/bucket -> minio:9000"));
        for (String process : List.of("api-migrate", "api", "worker", "beat-worker")) {
            for (String service : List.of("pgdb:5432", "redis:6379", "rabbitmq:5672", "minio:9000")) {
                meant.add(process + " -> " + service);
            }
        }
        assertThat(Edges.of(isolated().graph()).open()).containsExactlyInAnyOrderElementsOf(meant);
    }
}
