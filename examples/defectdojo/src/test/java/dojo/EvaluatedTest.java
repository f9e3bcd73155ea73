package dojo;

import static dev.forklift.testkit.ForkliftAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.testkit.evaluators.Edges;
import org.junit.jupiter.api.Test;

/** Who may do what, and who reaches whom, as the documents of Kubernetes have it. */
class EvaluatedTest {

    @Test
    void no_account_may_do_anything() {
        assertThat(DefectDojo.full().graph()).grantsOnly();
    }

    @Test
    void what_it_declares_is_open_and_nothing_else() {
        assertThat(DefectDojo.full().graph())
                .opensOnlyWhatIsDeclared(
                        e -> e.ingressController("ingress-nginx").metricsFrom("monitoring"));
    }

    @Test
    void these_reach_each_other() {
        assertThat(Edges.of(DefectDojo.full().graph()).open())
                .containsExactlyInAnyOrder(
                        "initializer -> postgresql:5432",
                        "initializer -> valkey:6379",
                        "django -> postgresql:5432",
                        "django -> valkey:6379",
                        "celery-worker -> postgresql:5432",
                        "celery-worker -> valkey:6379",
                        "celery-beat -> postgresql:5432",
                        "celery-beat -> valkey:6379");
    }
}
