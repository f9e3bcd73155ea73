package dev.forklift.workload;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.HostAlias;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.PodDNSConfig;
import io.fabric8.kubernetes.api.model.PodDNSConfigOption;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Sysctl;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where and how the pods of a workload run. */
public final class PodOptions {

    private final Draft owner;
    private final PodSpec spec;
    private final Map<String, String> nodeSelector = new TreeMap<>();
    private final List<Toleration> tolerations = new ArrayList<>();
    private final List<HostAlias> hostAliases = new ArrayList<>();
    private final List<Ref<Secret>> pullSecrets = new ArrayList<>();
    private final List<PodDNSConfigOption> dnsOptions = new ArrayList<>();
    private final List<String> dnsServers = new ArrayList<>();
    private final List<String> dnsSearches = new ArrayList<>();
    private final List<Sysctl> sysctls = new ArrayList<>();
    private @Nullable Affinity affinity;
    private @Nullable Long fsGroup;

    PodOptions(Draft owner, PodSpec spec) {
        this.owner = owner;
        this.spec = spec;
    }

    /**
     * Runs the pods only on nodes with a label.
     *
     * @param key the label's key
     * @param value its value
     * @return these options
     */
    public PodOptions nodeSelector(String key, String value) {
        if (owner.require(
                Names.isLabelKey(key) && Names.isLabelValue(value),
                "forklift.E011",
                "'" + key + "=" + value + "' is no label of a node",
                "a node selector is a label key and value",
                "nodeSelector(\"pool\", \"mail\")")) {
            nodeSelector.put(key, value);
        }
        return this;
    }

    /**
     * Lets the pods run on nodes with a taint.
     *
     * @param key the taint's key
     * @param value its value; empty for any
     * @param effect {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}
     * @return these options
     */
    public PodOptions toleration(String key, String value, String effect) {
        Toleration toleration = new Toleration();
        toleration.setKey(key);
        toleration.setOperator(value.isEmpty() ? "Exists" : "Equal");
        toleration.setValue(value.isEmpty() ? null : value);
        toleration.setEffect(effect);
        tolerations.add(toleration);
        return this;
    }

    /**
     * Runs the pods only on nodes whose label has one of some values.
     *
     * @param key the label's key
     * @param values the values
     * @return these options
     */
    public PodOptions nodeAffinity(String key, String... values) {
        NodeSelectorRequirement requirement = new NodeSelectorRequirement(key, "In", List.of(values));
        NodeSelectorTerm term = new NodeSelectorTerm();
        term.setMatchExpressions(List.of(requirement));
        NodeAffinity node = new NodeAffinity();
        node.setRequiredDuringSchedulingIgnoredDuringExecution(new NodeSelector(List.of(term)));
        Affinity all = affinity == null ? new Affinity() : affinity;
        all.setNodeAffinity(node);
        return affinity(all);
    }

    /**
     * Sets any affinity, as it is.
     *
     * @param any node, pod and pod anti-affinity
     * @return these options
     */
    public PodOptions affinity(Affinity any) {
        affinity = any;
        return this;
    }

    /**
     * Sets the priority class.
     *
     * @param name of a PriorityClass in the cluster
     * @return these options
     */
    public PodOptions priorityClass(String name) {
        spec.setPriorityClassName(name);
        return this;
    }

    /**
     * Sets the runtime class.
     *
     * @param name of a RuntimeClass in the cluster
     * @return these options
     */
    public PodOptions runtimeClass(String name) {
        spec.setRuntimeClassName(name);
        return this;
    }

    /**
     * Sets the scheduler.
     *
     * @param name of a scheduler in the cluster
     * @return these options
     */
    public PodOptions scheduler(String name) {
        spec.setSchedulerName(name);
        return this;
    }

    /**
     * Pulls images with a Secret's credentials.
     *
     * @param secret the name of a Secret of type {@code kubernetes.io/dockerconfigjson} in the stack's namespace
     * @return these options
     */
    public PodOptions imagePullSecret(String secret) {
        return imagePullSecret(Ref.external(Secret.class, secret));
    }

    /**
     * Pulls images with a Secret's credentials.
     *
     * @param secret a Secret of type {@code kubernetes.io/dockerconfigjson}, of the stack or made for it in the cluster
     * @return these options
     */
    public PodOptions imagePullSecret(Ref<Secret> secret) {
        if (owner.accepts(secret)) {
            pullSecrets.add(secret);
        }
        return this;
    }

    /**
     * Adds lines to the pods' {@code /etc/hosts}.
     *
     * @param ip the address
     * @param hostnames the names for it
     * @return these options
     */
    public PodOptions hostAlias(String ip, String... hostnames) {
        hostAliases.add(new HostAlias(List.of(hostnames), ip));
        return this;
    }

    /**
     * Sets an option of the pods' resolver.
     *
     * @param name such as {@code ndots}
     * @param value such as {@code 2}
     * @return these options
     */
    public PodOptions dnsOption(String name, String value) {
        dnsOptions.add(new PodDNSConfigOption(name, value));
        return this;
    }

    /**
     * Asks further name servers, or with {@code dnsPolicy("None")} these alone.
     *
     * @param ips their addresses, three at the most
     * @return these options
     */
    public PodOptions dnsServers(String... ips) {
        dnsServers.addAll(List.of(ips));
        return this;
    }

    /**
     * Looks for short names in further domains.
     *
     * @param domains the domains
     * @return these options
     */
    public PodOptions dnsSearches(String... domains) {
        dnsSearches.addAll(List.of(domains));
        return this;
    }

    /**
     * Sets how names are resolved.
     *
     * @param policy {@code ClusterFirst} (the default), {@code Default}, {@code None} or {@code ClusterFirstWithHostNet}
     * @return these options
     */
    public PodOptions dnsPolicy(String policy) {
        spec.setDnsPolicy(policy);
        return this;
    }

    /**
     * Sets the group that owns mounted volumes.
     *
     * @param gid the group; the profile's user by default
     * @return these options
     */
    public PodOptions fsGroup(long gid) {
        fsGroup = gid;
        return this;
    }

    /**
     * Sets a kernel parameter of the pods.
     *
     * @param name such as {@code net.ipv4.ip_local_port_range}
     * @param value its value
     * @return these options
     */
    public PodOptions sysctl(String name, String value) {
        sysctls.add(new Sysctl(name, value));
        return this;
    }

    /**
     * Lets the containers of a pod see each other's processes.
     *
     * @return these options
     */
    public PodOptions shareProcesses() {
        spec.setShareProcessNamespace(true);
        return this;
    }

    void build(PodSecurityContext security, long user, boolean nonRoot, Naming naming) {
        spec.setNodeSelector(nodeSelector);
        spec.setTolerations(tolerations);
        spec.setHostAliases(hostAliases);
        List<LocalObjectReference> secrets = new ArrayList<>();
        pullSecrets.forEach(secret -> secrets.add(new LocalObjectReference(naming.nameOf(secret))));
        spec.setImagePullSecrets(secrets);
        spec.setAffinity(affinity);
        if (!dnsOptions.isEmpty() || !dnsServers.isEmpty() || !dnsSearches.isEmpty()) {
            spec.setDnsConfig(new PodDNSConfig(dnsServers, dnsOptions, dnsSearches));
        }
        security.setSysctls(sysctls);
        if (fsGroup != null || nonRoot) {
            security.setFsGroup(fsGroup == null ? Long.valueOf(user) : fsGroup);
            security.setFsGroupChangePolicy("OnRootMismatch");
        }
        spec.setSecurityContext(security);
    }
}
