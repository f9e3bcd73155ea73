package dev.forklift.components.django;

import static dev.forklift.components.Projects.env;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.graph.Node;
import dev.forklift.rollout.Phase;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class PostDeployTest {

    private static Stack shop(Consumer<PostDeploy.Options> options) {
        return Projects.stack((s, django) -> {
            s.add("migrate", Migrate.of(django));
            s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")));
            s.deployment("feed", w -> django.process(w.image("feed:7")).port("http", 80));
            s.deployment("other", w -> w.image("other:1").port("http", 80));
            s.job("import", j -> django.process(j).command("python3", "manage.py", "import"));
            s.add("contract", PostDeploy.of(django, "drop_old_prices", options));
        });
    }

    private static PodSpec pod(Stack shop) {
        return shop.graph().job("contract").getSpec().getTemplate().getSpec();
    }

    private static Container waiting(Stack shop) {
        return pod(shop).getInitContainers().get(0);
    }

    @Test
    void waits_for_every_process_of_the_project_to_run_the_new_image() {
        Stack shop = shop(p -> {});

        assertThat(shop.check().findings()).isEmpty();
        assertThat(waiting(shop).getName()).isEqualTo("wait-for-rollout");
        assertThat(env(waiting(shop), "FORKLIFT_OBJECTS")).isEqualTo("""
                apps/v1|deployments|shop-feed|
                apps/v1|deployments|shop-web|registry.example.com/shop:1.42.0""");
        assertThat(pod(shop).getContainers().get(0).getCommand())
                .containsExactly("python3", "manage.py", "drop_old_prices");
    }

    @Test
    void may_get_exactly_what_it_waits_for() {
        Stack shop = shop(p -> {});

        assertThat(shop.graph().get(Role.class, "contract").getRules())
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.getApiGroups()).containsExactly("apps");
                    assertThat(rule.getResources()).containsExactly("deployments");
                    assertThat(rule.getVerbs()).containsExactly("get");
                    assertThat(rule.getResourceNames()).containsExactly("shop-feed", "shop-web");
                });
        assertThat(shop.graph().get(RoleBinding.class, "contract").getSubjects())
                .singleElement()
                .satisfies(subject -> assertThat(subject.getName()).isEqualTo("shop-django"));
        assertThat(pod(shop).getAutomountServiceAccountToken()).isFalse();
        assertThat(pod(shop).getContainers().get(0).getVolumeMounts())
                .noneMatch(m -> m.getName().equals("api-server"));
    }

    @Test
    void is_in_a_later_phase_than_what_it_waits_for() {
        Stack shop = shop(p -> {});
        List<Phase> phases = shop.plan().phases();
        Phase last = phases.get(phases.size() - 1);

        assertThat(last.nodes())
                .extracting(Node::toString)
                .singleElement()
                .asString()
                .startsWith("Job shop-contract-");
        assertThat(phases.get(phases.size() - 2).waits())
                .extracting(w -> w.node().toString())
                .containsExactly("Deployment shop-feed", "Deployment shop-web");
    }

    @Test
    void says_what_it_is_told() {
        Stack shop = shop(p -> p.args("--batch=500")
                .then("clearsessions")
                .then("reindex", "--all")
                .settle(Duration.ofMinutes(5))
                .rolledOutWithin(Duration.ofHours(1))
                .backoffLimit(0));

        assertThat(pod(shop).getInitContainers())
                .extracting(Container::getName)
                .containsExactly("wait-for-rollout", "settle", "command-1", "command-2");
        assertThat(pod(shop).getInitContainers().get(2).getCommand()).endsWith("drop_old_prices", "--batch=500");
        assertThat(pod(shop).getContainers().get(0).getCommand()).endsWith("reindex", "--all");
        assertThat(env(waiting(shop), "FORKLIFT_WITHIN")).isEqualTo("3600");
        assertThat(shop.graph().job("contract").getSpec().getBackoffLimit()).isZero();
    }
}
