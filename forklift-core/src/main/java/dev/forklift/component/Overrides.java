package dev.forklift.component;

import dev.forklift.declare.CallSite;
import dev.forklift.declare.ComponentPath;
import dev.forklift.declare.Draft;
import dev.forklift.declare.DraftChange;
import dev.forklift.declare.Patch;
import dev.forklift.declare.Recorder;
import dev.forklift.declare.Said;
import dev.forklift.resource.ConfigMapOptions;
import dev.forklift.resource.IngressOptions;
import dev.forklift.resource.SecretOptions;
import dev.forklift.resource.ServiceOptions;
import dev.forklift.workload.ContainerOptions;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.ReplicatedOptions;
import dev.forklift.workload.WorkloadDraft;
import dev.forklift.workload.WorkloadOptions;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Changes what a component declares, without the component knowing. Said where it is added, of everything in a scope, or of a
 * path from outside of the stack; applied when the stack is finished, innermost first, so that the outermost wins. One that
 * finds nothing to change is a finding at its line.
 */
public final class Overrides {

    private final Recorder recorder;
    private final ComponentPath target;
    private final ComponentPath scope;
    private final Said.Reach reach;

    Overrides(Recorder recorder, ComponentPath target, ComponentPath scope, Said.Reach reach) {
        this.recorder = recorder;
        this.target = target;
        this.scope = scope;
        this.reach = reach;
    }

    /**
     * {@return overrides of a path, said from outside of the stack. For {@code Stack}}
     *
     * @param recorder records them
     * @param path the component
     */
    public static Overrides fromOutside(Recorder recorder, ComponentPath path) {
        return new Overrides(recorder, path, ComponentPath.ROOT, Said.Reach.OUTSIDE);
    }

    /**
     * Changes every workload of the component.
     *
     * @param change what is said of it; what was said before and is said again is replaced
     * @return these overrides
     */
    public Overrides workload(Consumer<WorkloadOptions<?>> change) {
        return draft("workload(…)", WorkloadDraft.class, draft -> change.accept(draft.options()));
    }

    /**
     * Changes every Deployment of the component: replicas, rollout, autoscaling.
     *
     * @param change what is said of it
     * @return these overrides
     */
    public Overrides deployment(Consumer<DeploymentOptions> change) {
        return options("deployment(…)", DeploymentOptions.class, change);
    }

    /**
     * Sets the replicas of every workload of the component that has any.
     *
     * @param count from 0
     * @return these overrides
     */
    public Overrides replicas(int count) {
        return options("replicas(" + count + ")", ReplicatedOptions.class, options -> options.replicas(count));
    }

    /**
     * Changes the containers of one name, init containers included.
     *
     * @param name the container's name; a main container has its component's id
     * @param change what is said of it
     * @return these overrides
     */
    public Overrides container(String name, Consumer<ContainerOptions> change) {
        recorder.change(new DraftChange<>(
                said("container(\"" + name + "\", …)"),
                WorkloadDraft.class,
                draft -> draft.options().containerNames().contains(name),
                draft -> draft.options().containerNames().stream()
                        .map(known -> "container '" + known + "'")
                        .toList(),
                draft -> draft.options().container(name, change)));
        return this;
    }

    /**
     * Changes every Service of the component.
     *
     * @param change what is said of it
     * @return these overrides
     */
    public Overrides service(Consumer<ServiceOptions> change) {
        return draft("service(…)", ServiceOptions.class, change);
    }

    /**
     * Changes every ConfigMap of the component.
     *
     * @param change what is said of it
     * @return these overrides
     */
    public Overrides configMap(Consumer<ConfigMapOptions> change) {
        return draft("configMap(…)", ConfigMapOptions.class, change);
    }

    /**
     * Changes every Secret of the component.
     *
     * @param change what is said of it
     * @return these overrides
     */
    public Overrides secret(Consumer<SecretOptions> change) {
        return draft("secret(…)", SecretOptions.class, change);
    }

    /**
     * Changes every Ingress of the component.
     *
     * @param change what is said of it
     * @return these overrides
     */
    public Overrides ingress(Consumer<IngressOptions> change) {
        return draft("ingress(…)", IngressOptions.class, change);
    }

    /**
     * Changes built objects of a kind: anything that the DSL has no word for. Neither name, namespace nor kind may change.
     *
     * @param kind the kind, a fabric8 class
     * @param change changes the object, by its setters
     * @param <T> the kind
     * @return these overrides
     */
    public <T extends HasMetadata> Overrides patch(Class<T> kind, Consumer<T> change) {
        return patch("patch(" + kind.getSimpleName() + ", …)", kind, object -> {
            change.accept(object);
            return object;
        });
    }

    /**
     * Changes built objects of a kind by a JSON patch.
     *
     * <p>Source: <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>.
     *
     * @param kind the kind, a fabric8 class
     * @param operations the patch: {@code [{"op": "replace", "path": "/spec/replicas", "value": 3}]}; a path that is not there is a
     *     finding
     * @param <T> the kind
     * @return these overrides
     */
    public <T extends HasMetadata> Overrides jsonPatch(Class<T> kind, String operations) {
        return patch(
                "jsonPatch(" + kind.getSimpleName() + ", …)",
                kind,
                object -> TreePatches.json(operations, kind, object));
    }

    /**
     * Changes built objects of a kind by a JSON merge patch: what it names replaces, null removes.
     *
     * <p>Source: <a href="https://www.rfc-editor.org/rfc/rfc7386">RFC 7386</a>.
     *
     * @param kind the kind, a fabric8 class
     * @param merge the patch: {@code {"spec": {"replicas": 3}}}
     * @param <T> the kind
     * @return these overrides
     */
    public <T extends HasMetadata> Overrides mergePatch(Class<T> kind, String merge) {
        return patch(
                "mergePatch(" + kind.getSimpleName() + ", …)", kind, object -> TreePatches.merge(merge, kind, object));
    }

    private <T extends Draft> Overrides draft(String what, Class<T> type, Consumer<? super T> action) {
        recorder.change(new DraftChange<>(said(what), type, draft -> true, draft -> List.of(), action));
        return this;
    }

    private <O> Overrides options(String what, Class<O> options, Consumer<? super O> action) {
        recorder.change(new DraftChange<>(
                said(what),
                WorkloadDraft.class,
                draft -> options.isInstance(draft.options()),
                draft -> List.of(),
                draft -> action.accept(options.cast(draft.options()))));
        return this;
    }

    private <T extends HasMetadata> Overrides patch(String what, Class<T> kind, UnaryOperator<T> action) {
        recorder.change(new Patch<>(said(what), kind, action));
        return this;
    }

    private Said said(String what) {
        CallSite here = CallSite.here();
        return new Said(target, scope, reach, here.equals(CallSite.UNKNOWN) ? recorder.line() : here, what);
    }
}
