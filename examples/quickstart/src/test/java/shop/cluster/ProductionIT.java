package shop.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.workload.Profile;
import dev.forklift.workload.SafeDefault;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.Shop;

/** What the API server says to stacks in production. */
class ProductionIT {

    private static KubernetesClient client;

    @BeforeAll
    static void connect() {
        client = Cluster.connect();
    }

    @AfterAll
    static void disconnect() {
        if (client != null) {
            client.close();
        }
    }

    @Test
    void the_quickstart_in_production_is_accepted_and_its_pods_are_restricted() {
        Stack shop = Shop.development().inProfile(Profile.production());
        assertThat(AcceptedByTheCluster.refusals(client, shop)).isEmpty();
        Terminal.say("ok    the quickstart in production is accepted ("
                + shop.graph().objects().size() + " objects)");
    }

    @Test
    void the_stack_of_the_readme_is_accepted_and_its_pods_are_restricted(@TempDir Path directory) {
        Stack shop = readme.Shop.deployTo(directory);
        assertThat(AcceptedByTheCluster.refusals(client, shop)).isEmpty();
        Terminal.say("ok    the stack of the README is accepted ("
                + shop.graph().objects().size() + " objects)");
    }

    @Test
    void what_is_not_restricted_is_refused() {
        Stack shop = Shop.development()
                .inProfile(Profile.production())
                .with("web", o -> o.container("web", c -> c.without(SafeDefault.NON_ROOT, "to see it refused")));
        assertThat(AcceptedByTheCluster.refusals(client, shop))
                .isNotEmpty()
                .allSatisfy(why -> assertThat(why).contains("shop-web", "violates PodSecurity"));
    }
}
