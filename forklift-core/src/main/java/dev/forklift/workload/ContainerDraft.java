package dev.forklift.workload;

import dev.forklift.declare.Naming;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapEnvSource;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretEnvSource;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A container as it is being declared. */
final class ContainerDraft {

    /** What a container is in its pod. */
    enum Place {
        MAIN,
        BESIDE,
        INIT,
        /** An init container that keeps running: a native sidecar. */
        NATIVE_SIDECAR
    }

    /** A whole ConfigMap or Secret as environment. */
    record EnvFrom(Ref<?> source, String prefix, boolean optional) {}

    /** A mounted volume. */
    record Mount(Volume volume, VolumeMount mount) {}

    private static final Duration DEFAULT_PERIOD = Duration.ofSeconds(5);

    final WorkloadOptions<?> workload;
    final Place place;
    final Container model = new Container();
    final Map<String, EnvValue> env = new LinkedHashMap<>();
    final List<EnvFrom> envFrom = new ArrayList<>();
    final Map<String, Mount> mounts = new LinkedHashMap<>();
    final Map<String, ContainerPort> ports = new LinkedHashMap<>();
    final Map<SafeDefault, String> without = new EnumMap<>(SafeDefault.class);
    final ProbesOptions probes;
    final ResourcesOptions resources;
    final SecurityOptions security;
    final Lifecycle lifecycle = new Lifecycle();
    final LifecycleOptions hooks;
    String role;
    boolean likeMain;

    ContainerDraft(WorkloadOptions<?> workload, String name, Place place) {
        this.workload = workload;
        this.place = place;
        this.role = place == Place.INIT ? "init" : place == Place.MAIN ? Profile.DEFAULT_ROLE : "sidecar";
        model.setName(name);
        probes = new ProbesOptions(workload.draft());
        resources = new ResourcesOptions(workload.draft());
        security = new SecurityOptions(workload.draft());
        hooks = new LifecycleOptions(workload.draft(), lifecycle);
    }

    boolean safe(SafeDefault one) {
        return !without.containsKey(one);
    }

    /** Takes from the main container what this one does not say itself. */
    void takeAfter(ContainerDraft main) {
        if (model.getImage() == null) {
            model.setImage(main.model.getImage());
            model.setImagePullPolicy(main.model.getImagePullPolicy());
        }
        if (model.getWorkingDir() == null) {
            model.setWorkingDir(main.model.getWorkingDir());
        }
        Map<String, EnvValue> own = new LinkedHashMap<>(env);
        env.clear();
        env.putAll(main.env);
        env.putAll(own);
        main.envFrom.stream().filter(e -> !envFrom.contains(e)).forEach(envFrom::add);
        main.mounts.forEach(mounts::putIfAbsent);
        main.without.forEach(without::putIfAbsent);
        security.inherit(main.security);
    }

    Container build(Naming naming, Profile profile, List<Volume> volumes) {
        if (safe(SafeDefault.READ_ONLY_ROOT) && safe(SafeDefault.WRITABLE_TMP)) {
            writableTmp();
        }
        model.setEnv(EnvOrder.sorted(envVars(naming)));
        List<EnvFromSource> whole = new ArrayList<>();
        envFrom.forEach(e -> whole.add(build(e, naming)));
        model.setEnvFrom(whole);
        model.setPorts(List.copyOf(ports.values()));
        List<VolumeMount> mounted = new ArrayList<>();
        mounts.values().forEach(m -> {
            volumes.add(m.volume);
            mounted.add(m.mount);
        });
        model.setVolumeMounts(mounted);
        model.setResources(resources.build(safe(SafeDefault.RESOURCES) ? profile.resourcesOf(role) : Optional.empty()));
        model.setSecurityContext(security.build(this::safe));
        if (lifecycle.getPreStop() != null || lifecycle.getPostStart() != null) {
            model.setLifecycle(lifecycle);
        }
        if (place == Place.NATIVE_SIDECAR) {
            model.setRestartPolicy("Always");
        }
        probe(naming);
        return model;
    }

    private void probe(Naming naming) {
        if (place == Place.INIT || !workload.runsForEver()) {
            if (!probes.isEmpty()) {
                probes.onto(model, naming);
            }
            return;
        }
        if (probes.isEmpty() && safe(SafeDefault.PROBES) && !ports.isEmpty()) {
            String port = ports.keySet().iterator().next();
            probes.readiness(p -> p.tcp(port).period(DEFAULT_PERIOD));
        }
        probes.onto(model, naming);
    }

    private void writableTmp() {
        if (mounts.containsKey("/tmp")) {
            return;
        }
        String name = place == Place.MAIN ? "tmp" : Names.fit("tmp-" + model.getName(), Names.LABEL);
        VolumeMount mount = new VolumeMount();
        mount.setName(name);
        mount.setMountPath("/tmp");
        mounts.put("/tmp", new Mount(Volume.emptyDir(name), mount));
    }

    private List<EnvVar> envVars(Naming naming) {
        List<EnvVar> all = new ArrayList<>();
        env.forEach((name, value) -> all.add(value.build(name, naming)));
        return all;
    }

    private static EnvFromSource build(EnvFrom from, Naming naming) {
        EnvFromSource source = new EnvFromSource();
        source.setPrefix(from.prefix.isEmpty() ? null : from.prefix);
        @Nullable Boolean optional = from.optional ? Boolean.TRUE : null;
        if (from.source.kind() == Secret.class) {
            source.setSecretRef(new SecretEnvSource(naming.nameOf(from.source), optional));
        } else if (from.source.kind() == ConfigMap.class) {
            source.setConfigMapRef(new ConfigMapEnvSource(naming.nameOf(from.source), optional));
        }
        return source;
    }
}
