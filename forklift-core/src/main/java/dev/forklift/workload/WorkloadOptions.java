package dev.forklift.workload;

import dev.forklift.declare.Admits;
import dev.forklift.declare.Draft;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Gate;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Outsider;
import dev.forklift.declare.Place;
import dev.forklift.declare.Recorder;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Names;
import dev.forklift.resource.ClaimOptions;
import dev.forklift.resource.Metadata;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of every workload. Its main container is spoken of directly: {@code w.image(…).port(…).env(…)}; others are
 * added by {@link #sidecar}, {@link #init} and {@link #nativeSidecar}.
 *
 * @param <W> the options themselves, so that each line returns them
 */
public abstract class WorkloadOptions<W extends WorkloadOptions<W>> extends ContainerDsl<W> {

    private static final long GRACE_MARGIN = 5;
    private static final long DEFAULT_GRACE = 30;

    private final WorkloadDraft draft;
    private final Profile profile;
    private final PodSpec spec = new PodSpec();
    private final PodOptions pod;
    private final ContainerDraft main;
    private final Map<String, ContainerDraft> containers = new LinkedHashMap<>();
    private final Metadata metadata;
    private final Metadata template;
    private final List<Gate> gates = new ArrayList<>();
    private final Set<Endpoint> connections = new LinkedHashSet<>();
    private final Map<String, String> selector = new TreeMap<>();
    private @Nullable Ref<ServiceAccount> account;
    private @Nullable Duration stop;
    private @Nullable VerticalAutoscaleOptions vertical;
    private @Nullable Naming naming;

    WorkloadOptions(Place place, Profile profile, Class<? extends HasMetadata> kind, int nameLimit) {
        this.profile = profile;
        this.draft = new WorkloadDraft(place, kind, this, nameLimit);
        this.pod = new PodOptions(draft, spec);
        this.metadata = new Metadata(draft);
        this.template = new Metadata(draft);
        String name = place.objectId().isEmpty() ? place.path().id() : place.objectId();
        this.main = new ContainerDraft(this, name.isEmpty() ? "main" : name, ContainerDraft.Place.MAIN);
        containers.put(main.model.getName(), main);
    }

    /**
     * Adds a container that runs beside the main one. In a Job use {@link #nativeSidecar}: a Job ends only when all of these do.
     *
     * @param name a DNS label of its own in the pod
     * @param options the container
     * @return these options
     */
    public W sidecar(String name, Consumer<ContainerOptions> options) {
        return add(name, ContainerDraft.Place.BESIDE, options);
    }

    /**
     * Adds a container that runs to its end before the main one starts, after the init containers added earlier.
     *
     * @param name a DNS label of its own in the pod
     * @param options the container
     * @return these options
     */
    public W init(String name, Consumer<ContainerOptions> options) {
        return add(name, ContainerDraft.Place.INIT, options);
    }

    /**
     * Adds a container that starts before the main one and stops after it: an init container with {@code restartPolicy: Always}
     * (Kubernetes 1.29 and later).
     *
     * @param name a DNS label of its own in the pod
     * @param options the container
     * @return these options
     */
    public W nativeSidecar(String name, Consumer<ContainerOptions> options) {
        return add(name, ContainerDraft.Place.NATIVE_SIDECAR, options);
    }

    private W add(String name, ContainerDraft.Place place, Consumer<ContainerOptions> options) {
        boolean ok = draft.require(
                Names.isDnsLabel(name),
                "forklift.E011",
                "'" + name + "' is no name of a container",
                "a container's name has at most 63 of a-z, 0-9 and '-'",
                "a name such as nginx");
        ok &= draft.require(
                !containers.containsKey(name),
                "forklift.E012",
                "the container '" + name + "' is set twice",
                "the containers of a pod have one name each, init containers included",
                "another name, or container(\"" + name + "\", …) in an override where changing is meant");
        if (ok) {
            ContainerDraft container = new ContainerDraft(this, name, place);
            containers.put(name, container);
            options.accept(new ContainerOptions(container));
        }
        return self();
    }

    /**
     * Says where and how the pods run.
     *
     * @param options scheduling, DNS, pull secrets
     * @return these options
     */
    public W pod(Consumer<PodOptions> options) {
        options.accept(pod);
        return self();
    }

    /**
     * Runs the pods only on nodes with a label.
     *
     * @param key the label's key
     * @param value its value
     * @return these options
     */
    public W nodeSelector(String key, String value) {
        pod.nodeSelector(key, value);
        return self();
    }

    /**
     * Runs the pods as a service account. Its token is mounted only by {@code without(SafeDefault.NO_TOKEN, reason)}.
     *
     * @param serviceAccount of this stack, or {@code Ref.external(ServiceAccount.class, name)}
     * @return these options
     */
    public W serviceAccount(Ref<ServiceAccount> serviceAccount) {
        if (draft.accepts(serviceAccount)) {
            account = serviceAccount;
        }
        return self();
    }

    /**
     * Sets how long the main container takes to stop once it is asked to. The pod's grace period is this, what its preStop hook
     * takes, and five seconds.
     *
     * @param atMost whole seconds; 25 by default
     * @return these options
     */
    public W stopsWithin(Duration atMost) {
        if (Checked.seconds(draft, atMost, 0) != null) {
            stop = atMost;
        }
        return self();
    }

    /**
     * Applies this only after something else has come about. Deployers that know an order follow it; {@code kubectl apply} knows
     * none, there the pods have to wait by themselves.
     *
     * @param gate from another workload or Job
     * @return these options
     */
    public W after(Gate gate) {
        if (draft.accepts(gate.object()) && !gates.contains(gate)) {
            gates.add(gate);
        }
        return self();
    }

    /**
     * Lets a VerticalPodAutoscaler learn what the containers need. It recommends and changes nothing, unless the options say so.
     *
     * @param options what it may change, and within which bounds
     * @return these options
     */
    public W verticalAutoscale(Consumer<VerticalAutoscaleOptions> options) {
        vertical = vertical == null ? new VerticalAutoscaleOptions(draft) : vertical;
        options.accept(vertical);
        return self();
    }

    /**
     * Says that the pods open connections to something: another Service of the stack, or a host outside. It changes nothing of the
     * pods; network policies that are derived allow it at both ends. An endpoint whose host is in the pods' environment, or in a
     * ConfigMap that they read, need not be said.
     *
     * @param to where it listens
     * @return these options
     */
    public W connectsTo(Endpoint to) {
        if (draft.accepts(to.host())) {
            connections.add(to);
        }
        return self();
    }

    /**
     * Says that an outsider opens connections to the pods, not by a Service: such as who reads the metrics of a sidecar. Network
     * policies that are derived let it in.
     *
     * @param who such as {@code Outsider.METRICS_SCRAPER}
     * @param port the name of a container's port
     * @return these options
     */
    public W admits(Outsider who, String port) {
        return declare(Admits.atPods(who, draft.place().recorder().refTo(draft), port));
    }

    /**
     * Gives it a name of its own instead of the derived one, to take over one that runs already. A Job's name still carries the hash
     * of its content, since a Job cannot be changed.
     *
     * @param name a DNS subdomain; two of one name are a finding
     * @return these options
     */
    public W name(String name) {
        draft.named(name);
        return self();
    }

    /**
     * Selects the pods by a label of one's own instead of the derived ones, to take over a Deployment, StatefulSet or DaemonSet that
     * runs already: the API server lets nobody change a selector. Said once for each label of the selector that is there; Services,
     * budgets and network policies select by the same labels.
     *
     * @param key a qualified name, such as {@code app}
     * @param value a label value
     * @return these options
     */
    public W selector(String key, String value) {
        boolean ok = draft.require(
                runsForEver(),
                "forklift.E013",
                "selector(\"" + key + "\", …)",
                "Kubernetes itself selects the pods of a Job, by a label that it makes",
                "label(key, value)");
        ok &= draft.require(
                Names.isLabelKey(key) && Names.isLabelValue(value),
                "forklift.E011",
                "'" + key + "=" + value + "' is no label",
                "a selector is a label key and value",
                "selector(\"app\", \"web\")");
        if (ok) {
            selector.put(key, value);
        }
        return self();
    }

    /**
     * {@return a gate that opens when every replica of this workload is ready; nothing for what runs to its end}
     */
    public Optional<Gate> ready() {
        Recorder recorder = draft.place().recorder();
        return runsForEver()
                ? Optional.of(recorder.gate(recorder.refTo(draft), Gate.Condition.READY))
                : Optional.empty();
    }

    /**
     * Tells the other components of the stack something of this workload, which they read when they are finished.
     *
     * @param fact a record, of the declaring component's own package
     * @return these options
     */
    public W declare(Object fact) {
        draft.place().recorder().declare(draft.place().path(), fact);
        return self();
    }

    /**
     * Adds a label to the object and its pods.
     *
     * @param key a qualified name
     * @param value a label value
     * @return these options
     */
    public W label(String key, String value) {
        metadata.label(key, value);
        template.labels().putAll(metadata.labels());
        return self();
    }

    /**
     * Adds an annotation to the object.
     *
     * @param key a qualified name
     * @param value any text
     * @return these options
     */
    public W annotation(String key, String value) {
        metadata.annotation(key, value);
        return self();
    }

    /**
     * Adds an annotation to the pods; changing it rolls them.
     *
     * @param key a qualified name
     * @param value any text
     * @return these options
     */
    public W podAnnotation(String key, String value) {
        template.annotation(key, value);
        return self();
    }

    /**
     * Adds what is known only when every component has declared its facts. It may change this workload alone.
     *
     * @param step gets the facts and these options
     * @return these options
     */
    public W atFinish(BiConsumer<Facts, ? super W> step) {
        draft.atEnd(facts -> step.accept(facts, self()));
        return self();
    }

    /**
     * Changes a container of this workload; where it has none of that name, that is a finding.
     *
     * @param name its name; the main container has the component's id, or the object's where it has one
     * @param options what to change
     * @return these options
     */
    public W container(String name, Consumer<ContainerOptions> options) {
        ContainerDraft found = containers.get(name);
        if (found == null) {
            draft.refuse(
                    "forklift.E040",
                    "container(\"" + name + "\", …) finds nothing to change",
                    "the pods have no container of that name; there are " + new TreeSet<>(containers.keySet()),
                    "say it of one of these");
        } else {
            options.accept(new ContainerOptions(found));
        }
        return self();
    }

    /** {@return the names of its containers, init containers included} */
    public Set<String> containerNames() {
        return Set.copyOf(containers.keySet());
    }

    /**
     * Names the main container.
     *
     * @param name a DNS label; the component's id by default
     * @return these options
     */
    public W mainContainerName(String name) {
        if (draft.require(
                Names.isDnsLabel(name) && !containers.containsKey(name),
                "forklift.E011",
                "'" + name + "' is no free name of a container",
                "a container's name has at most 63 of a-z, 0-9 and '-', and is its own in the pod",
                "a name such as app")) {
            containers.remove(main.model.getName());
            main.model.setName(name);
            containers.put(name, main);
        }
        return self();
    }

    @Override
    ContainerDraft container() {
        return main;
    }

    @Override
    Draft owner() {
        return draft;
    }

    /** {@return the component that declares it, and its id there} */
    public Place place() {
        return draft.place();
    }

    WorkloadDraft draft() {
        return draft;
    }

    Profile profile() {
        return profile;
    }

    List<Gate> gates() {
        return gates;
    }

    Set<Endpoint> connections() {
        Set<Endpoint> all = new LinkedHashSet<>(connections);
        containers.values().forEach(c -> c.env.values().forEach(v -> all.addAll(v.endpoints())));
        return all;
    }

    Map<String, String> ownSelector() {
        return selector;
    }

    /** Hears of a Service for the pods. */
    void exposedBy(Ref<Service> service) {}

    Metadata metadata() {
        return metadata;
    }

    List<ContainerPort> ports() {
        List<ContainerPort> ports = new ArrayList<>();
        containers.values().forEach(c -> ports.addAll(c.ports.values()));
        return ports;
    }

    boolean safe(SafeDefault one) {
        return main.safe(one);
    }

    boolean mountsExclusively() {
        return containers.values().stream()
                .flatMap(c -> c.mounts.values().stream())
                .anyMatch(m -> m.volume().source() instanceof VolumeSource.OfClaim of
                        && ClaimOptions.isHeldByOneNode(of.claim(), draft));
    }

    /** Whether its pods run until they are stopped, so that they can be unready. */
    abstract boolean runsForEver();

    /** How many pods there are at the most, as far as is known here; they are spread where it is two or more. */
    abstract int pods();

    abstract HasMetadata object(Identity me, PodTemplateSpec pods, Naming naming);

    List<HasMetadata> companions(Identity me, HasMetadata built) {
        return vertical == null ? List.of() : List.of(vertical.build(me, built));
    }

    /** The names of the others, once it is built. */
    Naming naming() {
        return Objects.requireNonNull(naming, "not built yet");
    }

    Optional<Finding> broken(HasMetadata changed) {
        return Optional.empty();
    }

    HasMetadata build(Identity plain, Naming naming) {
        this.naming = naming;
        String version = ImageVersion.of(main.model.getImage());
        Identity me = version.isEmpty() ? plain : plain.labelled("app.kubernetes.io/version", version);
        return metadata.on(object(me, podTemplate(me, naming), naming), me);
    }

    PodTemplateSpec podTemplate(Identity me, Naming naming) {
        List<Volume> volumes = new ArrayList<>();
        List<Container> running = new ArrayList<>();
        List<Container> before = new ArrayList<>();
        for (ContainerDraft container : containers.values()) {
            if (container.likeMain) {
                container.takeAfter(main);
            }
        }
        for (ContainerDraft container : containers.values()) {
            boolean first =
                    container.place == ContainerDraft.Place.MAIN || container.place == ContainerDraft.Place.BESIDE;
            (first ? running : before).add(container.build(naming, profile, volumes));
        }
        running.sort((a, b) -> Boolean.compare(b == main.model, a == main.model));
        spec.setContainers(running);
        spec.setInitContainers(before);
        spec.setVolumes(volumes(volumes, naming));
        podDefaults(naming);
        spread(me);
        ObjectMeta meta = new ObjectMeta();
        meta.setLabels(Metadata.with(me.labels(), template.labels()));
        if (!template.annotations().isEmpty()) {
            meta.setAnnotations(new TreeMap<>(template.annotations()));
        }
        return new PodTemplateSpec(meta, spec);
    }

    private void podDefaults(Naming naming) {
        PodSecurityContext security = new PodSecurityContext();
        boolean nonRoot = safe(SafeDefault.NON_ROOT);
        if (nonRoot) {
            security.setRunAsNonRoot(true);
            security.setRunAsUser(profile.user());
            security.setRunAsGroup(profile.user());
        }
        if (safe(SafeDefault.SECCOMP)) {
            security.setSeccompProfile(new SeccompProfile(null, "RuntimeDefault"));
        }
        pod.build(security, profile.user(), nonRoot, naming);
        spec.setAutomountServiceAccountToken(!safe(SafeDefault.NO_TOKEN));
        if (safe(SafeDefault.NO_SERVICE_LINKS)) {
            spec.setEnableServiceLinks(false);
        }
        if (account != null) {
            spec.setServiceAccountName(naming.nameOf(account));
        }
        long hook = containers.values().stream()
                .mapToLong(c -> c.hooks.stopSeconds())
                .max()
                .orElse(0);
        if (stop != null || hook > 0) {
            long stopping = stop == null ? DEFAULT_GRACE - GRACE_MARGIN : stop.toSeconds();
            spec.setTerminationGracePeriodSeconds(hook + stopping + GRACE_MARGIN);
        }
    }

    private void spread(Identity me) {
        if (profile.spread() && safe(SafeDefault.SPREAD) && pods() > 1) {
            spec.setTopologySpreadConstraints(
                    List.of(spread("kubernetes.io/hostname", me), spread("topology.kubernetes.io/zone", me)));
        }
    }

    private static TopologySpreadConstraint spread(String over, Identity me) {
        TopologySpreadConstraint constraint = new TopologySpreadConstraint();
        constraint.setMaxSkew(1);
        constraint.setTopologyKey(over);
        constraint.setWhenUnsatisfiable("ScheduleAnyway");
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(me.selector());
        constraint.setLabelSelector(selector);
        return constraint;
    }

    private List<io.fabric8.kubernetes.api.model.Volume> volumes(List<Volume> mounted, Naming naming) {
        Map<String, Volume> byName = new LinkedHashMap<>();
        for (Volume volume : mounted) {
            Volume other = byName.putIfAbsent(volume.name(), volume);
            draft.require(
                    other == null || other.source().equals(volume.source()),
                    "forklift.E012",
                    "two volumes are named '" + volume.name() + "'",
                    "the containers of a pod share volumes by name, and these two hold different things",
                    "a name of its own for each");
        }
        List<io.fabric8.kubernetes.api.model.Volume> built = new ArrayList<>();
        byName.values().forEach(v -> build(v, naming, built));
        return built;
    }

    private void build(Volume volume, Naming naming, List<io.fabric8.kubernetes.api.model.Volume> to) {
        if (volume.source() instanceof VolumeSource.PerPod template) {
            claimTemplate(volume.name(), template);
            return;
        }
        if (volume.source() instanceof VolumeSource.Raw raw) {
            to.add(raw.volume());
            return;
        }
        io.fabric8.kubernetes.api.model.Volume built = new io.fabric8.kubernetes.api.model.Volume();
        built.setName(volume.name());
        volume.source().onto(built, naming);
        to.add(built);
    }

    void claimTemplate(String name, VolumeSource.PerPod volume) {
        draft.refuse(
                "forklift.E013",
                "the volume '" + name + "' is a claim for each pod",
                "only a StatefulSet makes a claim for each of its pods",
                "s.statefulSet(…), or Volume.claim(name, s.claim(…)) for one claim");
    }
}
