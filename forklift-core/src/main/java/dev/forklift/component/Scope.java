package dev.forklift.component;

import dev.forklift.check.Check;
import dev.forklift.declare.Admits;
import dev.forklift.declare.CallSite;
import dev.forklift.declare.ComponentPath;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Isolation;
import dev.forklift.declare.Makes;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Notes;
import dev.forklift.declare.Outsider;
import dev.forklift.declare.Place;
import dev.forklift.declare.Recorder;
import dev.forklift.declare.Ref;
import dev.forklift.declare.Said;
import dev.forklift.declare.SecretKey;
import dev.forklift.graph.ReferenceSource;
import dev.forklift.kube.Names;
import dev.forklift.resource.ClaimOptions;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.resource.ConfigMapOptions;
import dev.forklift.resource.IncludedObjects;
import dev.forklift.resource.IngressOptions;
import dev.forklift.resource.IsolationOptions;
import dev.forklift.resource.NetworkPolicyOptions;
import dev.forklift.resource.Objects;
import dev.forklift.resource.OperatorPodsOptions;
import dev.forklift.resource.Resources;
import dev.forklift.resource.RoleOptions;
import dev.forklift.resource.SecretHandle;
import dev.forklift.resource.SecretOptions;
import dev.forklift.resource.ServiceAccountOptions;
import dev.forklift.workload.CronJobOptions;
import dev.forklift.workload.DaemonSetOptions;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.JobHandle;
import dev.forklift.workload.JobOptions;
import dev.forklift.workload.Profile;
import dev.forklift.workload.StatefulSetOptions;
import dev.forklift.workload.Workload;
import dev.forklift.workload.Workloads;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Where a component declares its objects and adds components of its own. Every object belongs to the component whose scope
 * declares it, and to the line that does.
 *
 * <p>An object's name is {@code <stack>-<path>[-<id>]}: a component's main object of a kind has no id, its others have one.
 */
public final class Scope {

    private final Recorder recorder;
    private final ComponentPath path;
    private final Profile profile;

    /**
     * Begins a scope. For {@code Stack}; components get theirs.
     *
     * @param recorder records what is said
     * @param path the component
     * @param profile the stack's defaults
     */
    public Scope(Recorder recorder, ComponentPath path, Profile profile) {
        this.recorder = recorder;
        this.path = path;
        this.profile = profile;
    }

    /**
     * {@return the component's handle; null where the component could not be defined, which is a finding}
     *
     * @param id its id in this scope: a DNS label
     * @param component the component
     * @param <H> its handle
     */
    public <H> H add(String id, Component<H> component) {
        return add(id, component, overrides -> {});
    }

    /**
     * {@return the component's handle; null where the component could not be defined, which is a finding}
     *
     * @param id its id in this scope: a DNS label
     * @param component the component
     * @param overrides what to change of it
     * @param <H> its handle
     */
    @SuppressWarnings("NullAway") // a component that could not be defined has no handle
    public <H> H add(String id, Component<H> component, Consumer<Overrides> overrides) {
        ComponentPath child = enter(id);
        CallSite site = recorder.line();
        Notes notes = component.notes();
        if (notes.missing().isPresent()) {
            report(notes, child);
            recorder.followsFromFailure(child, site, notes.missing().get());
            return null;
        }
        AtomicReference<H> handle = new AtomicReference<>();
        boolean ours = !CallSite.isUsers(component.getClass().getName());
        CallSite at = ours && !notes.site().equals(CallSite.UNKNOWN) ? notes.site() : site;
        recorder.within(child, at, ours, () -> {
            report(notes, child);
            overrides.accept(new Overrides(recorder, child, path, Said.Reach.ONE));
            handle.set(component.define(new Scope(recorder, child, profile)));
        });
        return handle.get();
    }

    private void report(Notes notes, ComponentPath component) {
        notes.findings().forEach(f -> recorder.report(f.in(component)));
    }

    /**
     * Groups components under an id: their paths begin with it.
     *
     * @param id a DNS label
     * @param group adds them
     */
    public void group(String id, Consumer<Scope> group) {
        ComponentPath child = enter(id);
        recorder.within(child, recorder.line(), false, () -> group.accept(new Scope(recorder, child, profile)));
    }

    /**
     * Changes everything in this scope, whatever is added before or after.
     *
     * @param overrides the changes; what is said of one component here goes before them
     */
    public void everything(Consumer<Overrides> overrides) {
        overrides.accept(new Overrides(recorder, path, path, Said.Reach.EVERYTHING));
    }

    private ComponentPath enter(String id) {
        ComponentPath child = path.child(Names.legal(id));
        if (!Names.isDnsLabel(id)) {
            report(Finding.of(
                    "forklift.E003",
                    "'" + id + "' is no id of a component",
                    "ids become parts of names: at most 63 of a-z, 0-9 and '-', beginning and ending with a letter or digit",
                    "an id such as web-api"));
        } else if (recorder.knows(child)) {
            report(Finding.of(
                            "forklift.E002",
                            "two components are called '" + id + "'",
                            "the objects of both would have the same names, and one would overwrite the other",
                            "another id for one of the two")
                    .concerning(child, recorder.addedAt(child)));
        }
        return child;
    }

    /**
     * {@return the component's Deployment}
     *
     * @param options what is said of it
     */
    public Workload deployment(Consumer<DeploymentOptions> options) {
        return deployment("", options);
    }

    /**
     * {@return a further Deployment of the component}
     *
     * @param id what tells it from the others
     * @param options what is said of it
     */
    public Workload deployment(String id, Consumer<DeploymentOptions> options) {
        return Workloads.deployment(place(id), profile, options);
    }

    /**
     * {@return the component's StatefulSet}
     *
     * @param options what is said of it
     */
    public Workload statefulSet(Consumer<StatefulSetOptions> options) {
        return statefulSet("", options);
    }

    /**
     * {@return a further StatefulSet of the component}
     *
     * @param id what tells it from the others
     * @param options what is said of it
     */
    public Workload statefulSet(String id, Consumer<StatefulSetOptions> options) {
        return Workloads.statefulSet(place(id), profile, options);
    }

    /**
     * {@return the component's DaemonSet}
     *
     * @param options what is said of it
     */
    public Workload daemonSet(Consumer<DaemonSetOptions> options) {
        return Workloads.daemonSet(place(""), profile, options);
    }

    /**
     * {@return the component's Job}
     *
     * @param options what is said of it
     */
    public JobHandle job(Consumer<JobOptions> options) {
        return job("", options);
    }

    /**
     * {@return a further Job of the component}
     *
     * @param id what tells it from the others
     * @param options what is said of it
     */
    public JobHandle job(String id, Consumer<JobOptions> options) {
        return Workloads.job(place(id), profile, options);
    }

    /**
     * {@return the component's CronJob}
     *
     * @param schedule when it runs: {@code 0 3 * * *}
     * @param options what is said of it
     */
    public Ref<CronJob> cronJob(String schedule, Consumer<CronJobOptions> options) {
        return cronJob("", schedule, options);
    }

    /**
     * {@return a further CronJob of the component}
     *
     * @param id what tells it from the others
     * @param schedule when it runs
     * @param options what is said of it
     */
    public Ref<CronJob> cronJob(String id, String schedule, Consumer<CronJobOptions> options) {
        return Workloads.cronJob(place(id), profile, schedule, options);
    }

    /**
     * {@return the component's ConfigMap}
     *
     * @param options what it holds
     */
    public ConfigMapHandle configMap(Consumer<ConfigMapOptions> options) {
        return configMap("", options);
    }

    /**
     * {@return a further ConfigMap of the component}
     *
     * @param id what tells it from the others
     * @param options what it holds
     */
    public ConfigMapHandle configMap(String id, Consumer<ConfigMapOptions> options) {
        return Resources.configMap(place(id), options);
    }

    /**
     * {@return the component's Secret, with literal values: for development}
     *
     * @param options what it holds
     */
    public SecretHandle secret(Consumer<SecretOptions> options) {
        return secret("", options);
    }

    /**
     * {@return a further Secret of the component}
     *
     * @param id what tells it from the others
     * @param options what it holds
     */
    public SecretHandle secret(String id, Consumer<SecretOptions> options) {
        return Resources.secret(place(id), options);
    }

    /**
     * {@return a Secret that a controller makes in the cluster for an object of this component: it has a name here, references to
     * it are no findings, and it is not written}
     *
     * @param id what tells it from the component's others; empty for its main one
     * @param name its name, a DNS subdomain; derived as any other where it is empty
     * @param keys the keys that the controller gives it
     * @param by what makes it, such as {@code the operator of Acme}
     */
    public SecretHandle expectedSecret(String id, String name, Set<String> keys, String by) {
        return Resources.expectedSecret(place(id), name, keys, by);
    }

    /**
     * {@return a claim for storage}
     *
     * @param id what tells it from the component's others
     * @param size how much, such as {@code 10Gi}
     * @param options storage class, access mode
     */
    public Ref<PersistentVolumeClaim> claim(String id, String size, Consumer<ClaimOptions> options) {
        return Resources.claim(place(id), size, options);
    }

    /**
     * {@return the component's service account}
     *
     * @param options its annotations
     */
    public Ref<ServiceAccount> serviceAccount(Consumer<ServiceAccountOptions> options) {
        return Resources.serviceAccount(place(""), options);
    }

    /**
     * Lets a service account do something in the stack's namespace.
     *
     * @param id what tells the role from the component's others
     * @param account the account
     * @param options what it may do
     */
    public void role(String id, Ref<ServiceAccount> account, Consumer<RoleOptions> options) {
        Resources.role(place(id), account, options);
    }

    /**
     * {@return a Service that stands for a host outside of the cluster}
     *
     * @param id what tells it from the component's others
     * @param host the host
     */
    public Ref<Service> externalName(String id, String host) {
        return Resources.externalName(place(id), host);
    }

    /**
     * {@return where a Service without pods listens, such as one that stands for a host outside}
     *
     * @param service the Service
     * @param port the number of the port
     */
    public Endpoint endpoint(Ref<Service> service, int port) {
        return recorder.endpoint(service, "", port);
    }

    /**
     * {@return a network policy: who may talk to some pods, and to whom they may talk}
     *
     * @param id what tells it from the component's others
     * @param options the pods, and what is allowed
     */
    public Ref<NetworkPolicy> networkPolicy(String id, Consumer<NetworkPolicyOptions> options) {
        return Resources.networkPolicy(place(id), options);
    }

    /**
     * Derives the stack's network policies: nothing is allowed but what the pods {@linkplain
     * dev.forklift.workload.WorkloadOptions#connectsTo connect to}, at both ends, asking for names, and outsiders where something is
     * routed, scraped or scaled. Said once, in the stack's own definition.
     *
     * @param options what the policies have to know of the cluster
     */
    public void networkPolicies(Consumer<IsolationOptions> options) {
        boolean once = recorder.facts().of(Isolation.class).isEmpty();
        if (!path.isRoot() || !once) {
            report(Finding.of(
                    "forklift.E050",
                    once ? "'" + path + "' derives network policies" : "network policies are derived twice",
                    "they are derived for all of the stack, from one description of the cluster",
                    "s.networkPolicies(…) once, in the stack's own definition"));
            return;
        }
        Resources.isolation(recorder.place(path.child("network"), "default-deny"), options);
    }

    /**
     * Says that an outsider connects to an endpoint: derived network policies let it in.
     *
     * @param who such as {@code Outsider.METRICS_SCRAPER}
     * @param at an endpoint of this stack; one that lies outside is nobody's to let in, and ignored
     */
    public void admits(Outsider who, Endpoint at) {
        if (at.service().isPresent() && accepts(at.service().get())) {
            declare(Admits.at(who, at));
        }
    }

    /**
     * Says that an outsider connects to the pods of a workload, not by a Service.
     *
     * @param who such as {@code Outsider.METRICS_SCRAPER}
     * @param pods the workload
     * @param port the name of a container's port
     */
    public void admits(Outsider who, Ref<? extends HasMetadata> pods, String port) {
        if (accepts(pods)) {
            declare(Admits.atPods(who, pods, port));
        }
    }

    /**
     * Says that an operator makes pods in the stack's namespace: derived network policies let in what connects to them, and nobody
     * else; what they connect to themselves stays open.
     *
     * @param id what tells them from the component's others
     * @param labels the labels that the operator gives the pods, and no other pods have
     * @param options where they listen, and who connects to them
     */
    public void operatorPods(
            String id, Function<Naming, Map<String, String>> labels, Consumer<OperatorPodsOptions> options) {
        OperatorPodsOptions said = new OperatorPodsOptions();
        options.accept(said);
        Place at = place(id);
        recorder.declare(at.path(), said.value(at.objectId(), labels));
    }

    /**
     * {@return the component's Ingress}
     *
     * @param options its routes
     */
    public Ref<Ingress> ingress(Consumer<IngressOptions> options) {
        return Resources.ingress(place(""), options);
    }

    /**
     * {@return an object of any kind, {@code GenericKubernetesResource} included, as it is: a name it has is kept, one it lacks
     * is derived; the stack's labels are added, and its namespace where it has none}
     *
     * @param id what tells it from the component's others
     * @param object the object
     * @param <K> its class
     */
    public <K extends HasMetadata> Ref<K> object(String id, K object) {
        return Resources.object(place(id), object);
    }

    /**
     * {@return an object of any kind that holds the names of others}
     *
     * @param id what tells it from the component's others
     * @param kind its class
     * @param object makes it from its own name and labels and the names of others, when these are known; another name it is
     *     given is kept, but references to it go by the derived one
     * @param <K> its class
     */
    public <K extends HasMetadata> Ref<K> object(String id, Class<K> kind, BiFunction<Identity, Naming, K> object) {
        return Resources.object(place(id), kind, object);
    }

    /**
     * {@return objects that are written as YAML already, as part of the stack: checked, patched and written with the rest}
     *
     * <p>Each keeps its name and its selectors; the stack's labels are added to what it has, and the stack's namespace where it has
     * none.
     *
     * @param id their id in this scope, by which they are patched: a DNS label
     * @param objects {@code Objects.fromYaml(text)}
     */
    public IncludedObjects objects(String id, Objects objects) {
        return Resources.objects(recorder, enter(id), objects);
    }

    /**
     * {@return an object of any kind that holds what other components declare as facts}
     *
     * @param id what tells it from the component's others
     * @param kind its class
     * @param object from the facts makes what {@link #object(String, Class, BiFunction)} takes
     * @param <K> its class
     */
    public <K extends HasMetadata> Ref<K> objectAtFinish(
            String id, Class<K> kind, Function<Facts, BiFunction<Identity, Naming, K>> object) {
        return Resources.objectAtFinish(place(id), kind, object);
    }

    /**
     * {@return an object of any kind whose name is held to a limit of its own, since a controller calls others after it}
     *
     * @param id what tells it from the component's others
     * @param kind its class
     * @param nameLimit the most characters that its name may have
     * @param object makes it from its own name and labels and the names of others
     * @param <K> its class
     */
    public <K extends HasMetadata> Ref<K> object(
            String id, Class<K> kind, int nameLimit, BiFunction<Identity, Naming, K> object) {
        return Resources.object(place(id), kind, nameLimit, object);
    }

    /**
     * {@return a key of a Secret that a controller makes in the cluster for an object of this component, and calls after it}
     *
     * @param id what tells the Secret from the component's others
     * @param owner the object
     * @param suffix what the Secret's name has more than the object's, such as {@code -app}
     * @param key the key in it
     */
    public SecretKey secretOf(String id, Ref<?> owner, String suffix, String key) {
        return recorder.key(Resources.madeInCluster(place(id), Secret.class, owner, suffix), key);
    }

    /**
     * {@return where a Service listens that a controller makes in the cluster for an object of this component, and calls after it}
     *
     * @param id what tells the Service from the component's others
     * @param owner the object
     * @param suffix what the Service's name has more than the object's, such as {@code -rw}; may be empty
     * @param portName the name of its port
     * @param port the number of its port
     */
    public Endpoint serviceOf(String id, Ref<?> owner, String suffix, String portName, int port) {
        return recorder.endpoint(Resources.madeInCluster(place(id), Service.class, owner, suffix), portName, port);
    }

    /**
     * Says that an object outside of the stack, or one that a controller makes in the cluster, will be there: references to it
     * are no findings.
     *
     * @param external {@code Ref.external(Secret.class, "shop-tls")}
     */
    public void expects(Ref<?> external) {
        recorder.expects(external);
    }

    /**
     * {@return whether a handle can be used in this stack; one of another stack is a finding, and an outside one is counted on}
     * For objects that are declared as they are; the options of Kubernetes' own kinds ask it themselves.
     *
     * @param handle a reference that the component was given
     */
    public boolean accepts(Ref<?> handle) {
        Optional<Finding> problem = recorder.problemOf(handle);
        problem.ifPresent(this::report);
        return problem.isEmpty();
    }

    /**
     * Brings a rule along, which the whole stack is held to: what a controller would refuse of a custom resource that the component
     * declares. Patched and raw objects are held to it, too.
     *
     * @param rule a record, or equal to others of its class: brought along twice, it is asked once
     */
    public void check(Check rule) {
        recorder.declare(path, rule);
    }

    /**
     * Brings along what reads the references of custom resources, so that one to a missing object is a finding.
     *
     * @param source a record, or equal to others of its class: brought along twice, it is asked once
     */
    public void references(ReferenceSource source) {
        recorder.declare(path, source);
    }

    /**
     * Says that something in the cluster makes an object that the stack does not declare: it is counted on, and nobody is asked to
     * make it by hand.
     *
     * @param external {@code Ref.external(Secret.class, "shop-db-app")}
     * @param by what makes it, such as {@code the operator of Acme}
     */
    public void makes(Ref<?> external, String by) {
        expects(external);
        declare(new Makes(external, by));
    }

    /**
     * Tells the other components of the stack something, which they read when they are finished.
     *
     * @param fact a record, of the declaring component's own package
     */
    public void declare(Object fact) {
        recorder.declare(path, fact);
    }

    /**
     * Reports something wrong: with this component, at the line that adds or defines it, unless the finding names the line and
     * the component where the mend goes.
     *
     * @param finding what is wrong; a place that it lacks is supplied here
     */
    public void report(Finding finding) {
        boolean placed = !finding.path().isRoot() || !finding.site().equals(CallSite.UNKNOWN);
        recorder.report(placed ? finding : finding.at(recorder.line()).in(path));
    }

    /** {@return the component that this scope belongs to} */
    public ComponentPath path() {
        return path;
    }

    /** {@return the line that speaks now: of the component's own code, or where it is Forklift's, of what added it} */
    public CallSite line() {
        return recorder.line();
    }

    /** {@return the stack's defaults} */
    public Profile profile() {
        return profile;
    }

    private Place place(String id) {
        boolean valid = id.isEmpty() || Names.isDnsLabel(id);
        if (!valid || (path.isRoot() && id.isEmpty())) {
            report(Finding.of(
                    "forklift.E003",
                    "'" + id + "' is no id of an object",
                    "ids become parts of names; an object of the stack itself needs one, and one has at most 63 of a-z, 0-9 and '-'",
                    "an id such as exports"));
        }
        String legal = id.isEmpty() && !path.isRoot() ? id : Names.legal(id);
        return path.isRoot() ? recorder.place(path.child(legal), "") : recorder.place(path, legal);
    }
}
