package shop.cluster;

import dev.forklift.Stack;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks an API server what it would say to a stack, without anything being run: each object is applied to a server that only
 * pretends, in strict validation, and each pod is made so in a namespace that enforces the Pod Security Standard <i>restricted</i>.
 */
public final class AcceptedByTheCluster {

    private static final PatchContext PRETENDING = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager("forklift")
            .withFieldValidation("Strict")
            .withForce(true)
            .withDryRun(List.of("All"))
            .build();

    private AcceptedByTheCluster() {}

    /**
     * {@return what was refused, with the API server's reason; nothing where all is accepted}
     *
     * @param client of the cluster; it needs the definitions of the custom resources
     * @param stack the stack, in whatever namespace
     */
    public static List<String> refusals(KubernetesClient client, Stack stack) {
        String namespace = client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withGenerateName("forklift-accepted-")
                        .withLabels(Map.of("pod-security.kubernetes.io/enforce", "restricted"))
                        .endMetadata()
                        .build())
                .create()
                .getMetadata()
                .getName();
        try {
            Stack moved = stack.inNamespace(namespace);
            List<String> refused = new ArrayList<>();
            moved.graph().objects().forEach(o -> apply(client, o, refused));
            moved.graph()
                    .podTemplates()
                    .forEach(e -> run(client, namespace, e.getKey().object(), e.getValue(), refused));
            return refused;
        } finally {
            client.namespaces().withName(namespace).delete();
        }
    }

    private static void apply(KubernetesClient client, HasMetadata object, List<String> refused) {
        GenericKubernetesResource generic =
                Serialization.unmarshal(Serialization.asYaml(object), GenericKubernetesResource.class);
        try {
            client.resource(generic).patch(PRETENDING);
        } catch (KubernetesClientException no) {
            refused.add(object.getKind() + " " + object.getMetadata().getName() + ": " + no.getMessage());
        }
    }

    private static void run(
            KubernetesClient client,
            String namespace,
            HasMetadata workload,
            PodTemplateSpec template,
            List<String> refused) {
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withGenerateName("forklift-")
                .withLabels(template.getMetadata().getLabels())
                .endMetadata()
                .withSpec(template.getSpec())
                .build();
        // What a workload's controller adds, and what it is that a namespace of its own does not have.
        if (workload instanceof StatefulSet set) {
            set.getSpec()
                    .getVolumeClaimTemplates()
                    .forEach(claim -> pod.getSpec()
                            .getVolumes()
                            .add(new VolumeBuilder()
                                    .withName(claim.getMetadata().getName())
                                    .withNewPersistentVolumeClaim("claim", false)
                                    .build()));
        }
        pod.getSpec().setServiceAccountName("default");
        pod.getSpec().setPriorityClassName(null);
        if (pod.getSpec().getRestartPolicy() == null) {
            pod.getSpec().setRestartPolicy("Always");
        }
        try {
            client.resource(pod).dryRun().create();
        } catch (KubernetesClientException no) {
            refused.add("a pod of " + workload.getKind() + " "
                    + workload.getMetadata().getName() + ": " + no.getMessage());
        }
    }
}
