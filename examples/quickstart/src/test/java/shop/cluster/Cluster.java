package shop.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.File;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The cluster that {@code KUBECONFIG} names; no other, so that nothing is deployed where nobody meant it. */
public final class Cluster {

    private static final String HOW = """
            Nothing is deployed: %s.
            A cluster to try it on: kind create cluster --name forklift
                                    docker build -t shop:1 examples/quickstart/shop && kind load docker-image shop:1 --name forklift
                                    kind get kubeconfig --name forklift > target/kubeconfig && export KUBECONFIG=$PWD/target/kubeconfig""";

    private Cluster() {}

    /** {@return a client of the cluster; the calling test is skipped where there is none} */
    public static KubernetesClient connect() {
        String file = System.getenv("KUBECONFIG");
        if (file == null || file.isBlank()) {
            throw skip("KUBECONFIG is not set");
        }
        if (!new File(file).isFile()) {
            throw skip("KUBECONFIG names " + file + ", which is no file");
        }
        Config config = Config.fromKubeconfig(new File(file));
        try (KubernetesClient probe = client(config, 0)) {
            Terminal.say("Kubernetes " + probe.getKubernetesVersion().getGitVersion() + " at " + config.getMasterUrl());
        } catch (KubernetesClientException unreachable) {
            throw skip(config.getMasterUrl() + " cannot be reached (" + unreachable.getMessage() + ")");
        }
        return client(config, 5);
    }

    /**
     * Skips the calling test where the cluster does not serve an API.
     *
     * @param client of the cluster
     * @param api the version and group that it would be served as
     * @param who what serves it
     * @param how how to get that
     */
    static void needs(KubernetesClient client, String api, String who, String how) {
        GenericKubernetesResource service = client.genericKubernetesResources("apiregistration.k8s.io/v1", "APIService")
                .withName(api)
                .get();
        Object conditions = service == null ? null : service.get("status", "conditions");
        boolean served = conditions instanceof List<?> list
                && list.stream()
                        .anyMatch(c -> c instanceof Map<?, ?> condition
                                && "Available".equals(condition.get("type"))
                                && "True".equals(condition.get("status")));
        if (!served) {
            String message = "Nothing is scaled: the cluster has no " + who + " (" + api
                    + " is not available).\nTo get it: " + how;
            System.out.println(message);
            Assumptions.abort(message);
        }
    }

    private static KubernetesClient client(Config config, int retries) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(config)
                        .withConnectionTimeout(5_000)
                        .withRequestRetryBackoffLimit(retries)
                        .build())
                .build();
    }

    private static RuntimeException skip(String why) {
        String message = HOW.formatted(why);
        System.out.println(message);
        return Assumptions.<RuntimeException>abort(message);
    }
}
