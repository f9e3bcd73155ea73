package summon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.cluster.AcceptedByTheCluster;
import shop.cluster.Cluster;
import shop.cluster.Terminal;

/** What the API server says to the tenant in production; the definitions of its custom resources have to be installed. */
class ProductionIT {

    @Test
    void it_is_accepted_and_its_pods_are_restricted() {
        try (KubernetesClient client = Cluster.connect()) {
            Stack stack = Summon.of(
                    new Tenant(
                            "acme", "us.gcr.io/ridecell/summon:8.1.0", "summon_platform", Map.of("dispatch", "2.4.1")),
                    Environment.PROD);
            assertThat(AcceptedByTheCluster.refusals(client, stack)).isEmpty();
            Terminal.say("ok    summon in production is accepted ("
                    + stack.graph().objects().size() + " objects)");
        }
    }
}
