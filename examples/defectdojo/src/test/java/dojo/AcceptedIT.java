package dojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;
import shop.cluster.AcceptedByTheCluster;
import shop.cluster.Cluster;
import shop.cluster.Terminal;

/** What the API server says to it; the definitions of its custom resources have to be installed. */
class AcceptedIT {

    @Test
    void it_is_accepted_and_its_pods_are_restricted() {
        try (KubernetesClient client = Cluster.connect()) {
            Stack stack = DefectDojo.full();
            assertThat(AcceptedByTheCluster.refusals(client, stack)).isEmpty();
            Terminal.say(
                    "ok    DefectDojo is accepted (" + stack.graph().objects().size() + " objects)");
        }
    }
}
