package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.ObjectGraph;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A Job's pods cannot be changed: where its name does not change with them, the next release is refused.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/workloads/controllers/job/">Jobs</a>, "Pod Template".
 */
final class FixedJobNames implements Check {

    private static final String HELM_HOOK = "helm.sh/hook";
    private static final String ARGO_HOOK = "argocd.argoproj.io/hook";
    private static final String ARGO_OPTIONS = "argocd.argoproj.io/sync-options";

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        graph.forEach(Job.class, (node, job) -> {
            if (!node.namedByContent() && !isReplaced(job)) {
                findings.accept(node.finding(
                        Finding.of(
                                "forklift.W190",
                                "the Job '" + node.key().name() + "' keeps its name whatever it runs",
                                "the pods of a Job cannot be changed, so the first release that changes its image or"
                                        + " environment is refused",
                                "s.job(…), which is named by its content; or the annotations of a hook, which is deleted before"
                                        + " it is made again"),
                        "metadata.name"));
            }
        });
    }

    private static boolean isReplaced(Job job) {
        Map<String, String> annotations = job.getMetadata().getAnnotations();
        return annotations != null
                && (annotations.containsKey(HELM_HOOK)
                        || annotations.containsKey(ARGO_HOOK)
                        || annotations.getOrDefault(ARGO_OPTIONS, "").contains("Replace=true"));
    }
}
