package dev.forklift.render;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressClass;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Kubernetes objects to write. */
final class Samples {

    private static final List<Class<? extends HasMetadata>> KINDS = List.of(
            Namespace.class,
            ConfigMap.class,
            Secret.class,
            Service.class,
            ServiceAccount.class,
            Pod.class,
            PersistentVolume.class,
            PersistentVolumeClaim.class,
            ResourceQuota.class,
            LimitRange.class,
            Deployment.class,
            StatefulSet.class,
            DaemonSet.class,
            Job.class,
            CronJob.class,
            HorizontalPodAutoscaler.class,
            Ingress.class,
            IngressClass.class,
            NetworkPolicy.class,
            PodDisruptionBudget.class,
            Role.class,
            RoleBinding.class,
            ClusterRole.class,
            ClusterRoleBinding.class);

    private Samples() {}

    /** {@return of each usual kind three objects with most of their fields set, always the same} */
    static Stream<HasMetadata> everyKind() {
        return KINDS.stream().flatMap(kind -> Stream.of(1, 2, 3).map(seed -> populated(kind, seed)));
    }

    private static HasMetadata populated(Class<? extends HasMetadata> kind, int seed) {
        HasMetadata object = new Populator(seed).populate(kind);
        object.getMetadata().setName("sample");
        return object;
    }

    static Namespace namespace(String name) {
        Namespace namespace = new Namespace();
        namespace.setMetadata(named(name));
        return namespace;
    }

    static ConfigMap configMap(String name, Map<String, String> data) {
        ConfigMap config = new ConfigMap();
        config.setMetadata(named(name));
        config.setData(data);
        return config;
    }

    static GenericKubernetesResource custom(Map<String, Object> spec) {
        GenericKubernetesResource custom = new GenericKubernetesResource();
        custom.setApiVersion("example.com/v1");
        custom.setKind("Custom");
        custom.setMetadata(named("custom"));
        custom.setAdditionalProperties(Map.of("spec", spec));
        return custom;
    }

    static GenericKubernetesResource scaledObject() {
        Map<String, Object> trigger = new HashMap<>();
        trigger.put("type", "rabbitmq");
        trigger.put("metadata", Map.of("value", "100", "mode", "QueueLength", "hostFromEnv", "BROKER_URL"));
        GenericKubernetesResource scaled = custom(Map.of(
                "triggers", List.of(trigger), "scaleTargetRef", Map.of("name", "shop-worker"), "maxReplicaCount", 10));
        scaled.setApiVersion("keda.sh/v1alpha1");
        scaled.setKind("ScaledObject");
        scaled.setMetadata(named("shop-worker"));
        return scaled;
    }

    /** {@return the same entries in maps whose iteration orders differ} */
    static Stream<Map<String, Object>> mapsOfEveryClass(Map<String, Object> entries) {
        Map<String, Object> backwards = new TreeMap<>(Collections.reverseOrder());
        backwards.putAll(entries);
        return Stream.of(
                entries,
                new HashMap<>(entries),
                new HashMap<>(backwards),
                new LinkedHashMap<>(backwards),
                new ConcurrentHashMap<>(entries),
                Collections.unmodifiableMap(backwards));
    }

    static Deployment deployment() {
        Deployment deployment = new Deployment();
        deployment.setMetadata(named("shop-web"));
        deployment.getMetadata().setNamespace("shop");
        deployment.getMetadata().setLabels(new HashMap<>(instance()));
        deployment.getMetadata().getLabels().put("app.kubernetes.io/version", "1.42.0");
        deployment.getMetadata().getLabels().put("app.kubernetes.io/name", "on");
        deployment.getMetadata().setAnnotations(Map.of("forklift.dev/note", "first line\n  second: line\n"));
        DeploymentSpec spec = new DeploymentSpec();
        spec.setReplicas(2);
        spec.setStrategy(strategy());
        spec.setSelector(new LabelSelector(null, instance()));
        spec.setTemplate(template());
        deployment.setSpec(spec);
        return deployment;
    }

    private static DeploymentStrategy strategy() {
        RollingUpdateDeployment rolling = new RollingUpdateDeployment();
        rolling.setMaxSurge(new IntOrString("25%"));
        rolling.setMaxUnavailable(new IntOrString(0));
        return new DeploymentStrategy(rolling, "RollingUpdate");
    }

    private static PodTemplateSpec template() {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setLabels(instance());
        Volume tmp = new Volume();
        tmp.setName("tmp");
        tmp.setEmptyDir(new EmptyDirVolumeSource());
        PodSpec pod = new PodSpec();
        pod.setAutomountServiceAccountToken(false);
        pod.setContainers(List.of(container()));
        pod.setVolumes(List.of(tmp));
        return new PodTemplateSpec(metadata, pod);
    }

    private static Container container() {
        Container container = new Container();
        container.setName("web");
        container.setImage("registry.example.com/shop:1.42.0");
        container.setArgs(List.of("gunicorn", "--workers=3", "8000"));
        container.setEnv(List.of(env("DEBUG", "off"), password()));
        container.setPorts(List.of(port()));
        container.setLivenessProbe(probe());
        container.setResources(resources());
        VolumeMount tmp = new VolumeMount();
        tmp.setName("tmp");
        tmp.setMountPath("/tmp");
        container.setVolumeMounts(List.of(tmp));
        return container;
    }

    private static EnvVar env(String name, String value) {
        EnvVar env = new EnvVar();
        env.setName(name);
        env.setValue(value);
        return env;
    }

    private static EnvVar password() {
        EnvVarSource source = new EnvVarSource();
        source.setSecretKeyRef(new SecretKeySelector("password", "shop-db", null));
        return new EnvVar("DB_PASSWORD", null, source);
    }

    private static ContainerPort port() {
        ContainerPort port = new ContainerPort();
        port.setName("http");
        port.setContainerPort(8000);
        return port;
    }

    private static Probe probe() {
        HTTPGetAction get = new HTTPGetAction();
        get.setPath("/healthz");
        get.setPort(new IntOrString("http"));
        Probe probe = new Probe();
        probe.setHttpGet(get);
        return probe;
    }

    private static ResourceRequirements resources() {
        ResourceRequirements resources = new ResourceRequirements();
        resources.setRequests(Map.of("memory", new Quantity("512Mi"), "cpu", new Quantity("250m")));
        resources.setLimits(Map.of("memory", new Quantity("512Mi")));
        return resources;
    }

    private static Map<String, String> instance() {
        return Map.of("app.kubernetes.io/instance", "shop");
    }

    private static ObjectMeta named(String name) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        return metadata;
    }
}
