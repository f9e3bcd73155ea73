package search;

import static dev.forklift.testkit.ForkliftAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.testkit.evaluators.Edges;
import org.junit.jupiter.api.Test;

/** Who may do what, and who reaches whom, as the documents of Kubernetes have it. */
class EvaluatedTest {

    @Test
    void no_account_may_do_anything() {
        assertThat(MeilisearchTest.shop().graph()).grantsOnly();
    }

    @Test
    void what_it_declares_is_open_and_nothing_else() {
        assertThat(MeilisearchTest.shop().graph())
                .opensOnlyWhatIsDeclared(e -> e.ingressController("traefik").metricsFrom("monitoring"));
    }

    @Test
    void the_web_alone_reaches_the_search() {
        assertThat(Edges.of(MeilisearchTest.shop().graph()).open()).containsExactly("web -> search:7700");
    }
}
