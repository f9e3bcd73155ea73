package shop.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;

/** What has to be in the cluster so that something scales. */
final class Autoscalers {

    private Autoscalers() {}

    /** Skips the calling test where one of them is missing, and says how to get it. */
    static void needed(KubernetesClient client) {
        Cluster.needs(
                client,
                "v1beta1.metrics.k8s.io",
                "metrics-server",
                "kubectl apply -f https://github.com/kubernetes-sigs/metrics-server/releases/latest/download/components.yaml");
        Cluster.needs(
                client,
                "v1beta1.external.metrics.k8s.io",
                "KEDA",
                "helm install keda kedacore/keda --namespace keda --create-namespace");
    }
}
