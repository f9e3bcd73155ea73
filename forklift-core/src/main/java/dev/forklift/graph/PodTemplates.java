package dev.forklift.graph;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pod template of whatever has one. */
public final class PodTemplates {

    private PodTemplates() {}

    /**
     * {@return the pod template of a workload; nothing for other objects}
     *
     * @param object any object
     */
    public static Optional<PodTemplateSpec> of(HasMetadata object) {
        if (object instanceof Deployment d) {
            return Optional.ofNullable(d.getSpec()).map(s -> s.getTemplate());
        }
        if (object instanceof StatefulSet s) {
            return Optional.ofNullable(s.getSpec()).map(t -> t.getTemplate());
        }
        if (object instanceof DaemonSet d) {
            return Optional.ofNullable(d.getSpec()).map(s -> s.getTemplate());
        }
        if (object instanceof Job j) {
            return Optional.ofNullable(j.getSpec()).map(s -> s.getTemplate());
        }
        if (object instanceof CronJob c) {
            return Optional.ofNullable(c.getSpec())
                    .map(s -> s.getJobTemplate())
                    .map(t -> t.getSpec())
                    .map(s -> s.getTemplate());
        }
        if (object instanceof Pod p) {
            return Optional.of(new PodTemplateSpec(p.getMetadata(), p.getSpec()));
        }
        return Optional.empty();
    }

    /**
     * {@return where the pod template's spec is in an object of this kind}
     *
     * @param object a workload
     */
    public static String specPath(HasMetadata object) {
        if (object instanceof Pod) {
            return "spec";
        }
        return object instanceof CronJob ? "spec.jobTemplate.spec.template.spec" : "spec.template.spec";
    }

    /**
     * {@return all containers of a pod template, init containers first}
     *
     * @param template the template
     */
    public static List<Container> containers(PodTemplateSpec template) {
        List<Container> all = new ArrayList<>();
        if (template.getSpec() != null) {
            all.addAll(template.getSpec().getInitContainers());
            all.addAll(template.getSpec().getContainers());
        }
        return all;
    }
}
