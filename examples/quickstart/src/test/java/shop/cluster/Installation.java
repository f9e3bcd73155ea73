package shop.cluster;

import dev.forklift.Stack;
import dev.forklift.render.Manifests;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HTTPHeader;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A stack in a namespace of its own, which is removed with it. */
public final class Installation implements AutoCloseable {

    private static final PatchContext STRICTLY = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager("forklift")
            .withFieldValidation("Strict")
            .withForce(true)
            .build();
    private static final Duration ROLLED_OUT = Duration.ofMinutes(3);

    private final KubernetesClient client;
    private final String namespace;
    private final Site site;
    private final Parts parts;
    private Stack sound;
    private Fault fault = Fault.NONE;
    private List<GenericKubernetesResource> applied = List.of();

    private Installation(KubernetesClient client, Stack stack, Parts parts, String namespace) {
        this.client = client;
        this.parts = parts;
        this.namespace = namespace;
        this.sound = stack.inNamespace(namespace);
        this.site = new Site(this);
    }

    /**
     * Makes the namespace, which admits nothing that the Pod Security Standard <i>restricted</i> forbids.
     *
     * @param client of the cluster
     * @param stack what is to be installed, in whatever namespace
     * @param parts what it calls its parts
     */
    public static Installation of(KubernetesClient client, Stack stack, Parts parts) {
        stack.check().throwIfErrors();
        var made = client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withGenerateName("forklift-it-")
                        .withLabels(Map.of("pod-security.kubernetes.io/enforce", "restricted"))
                        .endMetadata()
                        .build())
                .create();
        return new Installation(client, stack, parts, made.getMetadata().getName());
    }

    /** Has every stack applied from now on with a fault in it. */
    Installation planted(Fault planted) {
        fault = planted;
        return this;
    }

    boolean isFaultyFromTheStart() {
        return fault.fromTheStart();
    }

    KubernetesClient client() {
        return client;
    }

    /** {@return the namespace} */
    public String namespace() {
        return namespace;
    }

    Site site() {
        return site;
    }

    /** {@return what the stack calls its parts} */
    Parts parts() {
        return parts;
    }

    /** {@return the namespace from which requests come; it is made where it is not there} */
    String clients() {
        if (parts.clients().isEmpty()) {
            return namespace;
        }
        if (client.namespaces().withName(parts.clients()).get() == null) {
            client.resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(parts.clients())
                            .endMetadata()
                            .build())
                    .create();
        }
        return parts.clients();
    }

    /** {@return the name of the main objects of a component} */
    String nameOf(String component) {
        return sound.name() + "-" + component;
    }

    /** {@return the host by which it is asked for: what its readiness probe asks for} */
    String host() {
        return sound
                .graph()
                .deployment(parts.web())
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getReadinessProbe()
                .getHttpGet()
                .getHttpHeaders()
                .stream()
                .filter(h -> h.getName().equals("Host"))
                .map(HTTPHeader::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** Applies the files, in an order that a seed gives. */
    void applyShuffled(long seed) {
        List<Map.Entry<String, String>> files = files();
        Collections.shuffle(files, new Random(seed));
        Terminal.say(files.size() + " files into " + namespace + " in the order of seed " + seed + ": "
                + files.get(0).getKey() + ", " + files.get(1).getKey() + ", … "
                + files.get(files.size() - 1).getKey());
        apply(files);
    }

    /** Applies the files, in the order of their names. */
    public void apply() {
        apply(files());
    }

    /** Changes the stack for good, and applies it. */
    void change(UnaryOperator<Stack> change) {
        sound = change.apply(sound);
        apply();
    }

    /** Applies the stack with a change that is not kept. */
    void applyOnce(UnaryOperator<Stack> change) {
        Stack before = sound;
        change(change);
        sound = before;
    }

    private List<Map.Entry<String, String>> files() {
        Stack stack = fault.stack().apply(sound);
        return stack.render(Manifests.perObject()).files().entrySet().stream()
                .map(e -> Map.entry(e.getKey(), fault.file().apply(e.getValue())))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private void apply(List<Map.Entry<String, String>> files) {
        applied = files.stream()
                .map(file -> Serialization.unmarshal(file.getValue(), GenericKubernetesResource.class))
                .toList();
        applied.forEach(object -> client.genericKubernetesResources(object.getApiVersion(), object.getKind())
                .inNamespace(namespace)
                .resource(object)
                .patch(STRICTLY));
    }

    /** {@return what was applied last, as it is on the cluster now} */
    List<GenericKubernetesResource> objects() {
        return applied.stream()
                .map(o -> client.genericKubernetesResources(o.getApiVersion(), o.getKind())
                        .inNamespace(namespace)
                        .withName(o.getMetadata().getName())
                        .require())
                .toList();
    }

    /**
     * {@return what was applied last of a kind, as it is on the cluster now}
     *
     * @param kind a fabric8 class
     * @param <T> the kind
     */
    public <T extends HasMetadata> List<T> all(Class<T> kind) {
        return applied.stream()
                .filter(o -> o.getKind().equals(HasMetadata.getKind(kind)))
                .map(o -> client.resources(kind)
                        .inNamespace(namespace)
                        .withName(o.getMetadata().getName())
                        .require())
                .toList();
    }

    /** {@return the pods of all components; those that are being removed are none} */
    List<Pod> pods() {
        return client
                .pods()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/instance", sound.name())
                .list()
                .getItems()
                .stream()
                .filter(p -> p.getMetadata().getDeletionTimestamp() == null)
                .toList();
    }

    /**
     * {@return the pods of a component}
     *
     * @param component its path
     */
    public List<Pod> podsOf(String component) {
        return pods().stream().filter(p -> Pods.component(p).equals(component)).toList();
    }

    /** {@return whether one of the Jobs applied last has given up} */
    boolean hasAFailedJob() {
        return all(Job.class).stream()
                .anyMatch(job -> job.getStatus().getConditions().stream()
                        .anyMatch(c ->
                                c.getType().equals("Failed") && c.getStatus().equals("True")));
    }

    /** {@return how long it took until everything was rolled out and every Job was done} */
    public Duration rolledOut() {
        return Patience.until(ROLLED_OUT, () -> Rollout.missing(this));
    }

    /**
     * {@return what a command in a container prints}
     *
     * @param pod the pod
     * @param container the container
     * @param command the command
     */
    public String exec(Pod pod, String container, String... command) {
        return Exec.in(client.pods().resource(pod), container, command);
    }

    /**
     * {@return what a container has logged}
     *
     * @param pod the pod
     * @param container the container
     */
    String log(Pod pod, String container) {
        return client.pods().resource(pod).inContainer(container).getLog();
    }

    /** {@return what the containers of a pod have logged so far, line by line} */
    Stream<String> lines(Pod pod) {
        return Pods.containers(pod).stream()
                .filter(c -> c.getState().getWaiting() == null)
                .flatMap(c -> log(pod, c.getName()).lines());
    }

    @Override
    public void close() {
        site.close();
        client.namespaces().withName(namespace).delete();
    }
}
