package dev.forklift.components.keda;

import dev.forklift.component.Scope;
import dev.forklift.components.custom.CustomResource;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Outsider;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.workload.Workload;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * KEDA's objects for a workload, in the scope of the component that scales it: what to scale by what, and how KEDA gets the
 * secrets that it needs to ask.
 */
public final class ScaledObject {

    private static final String API = "keda.sh/v1alpha1";

    private final KedaScalingSpec spec;
    private final Map<Access, Ref<GenericKubernetesResource>> authentications = new LinkedHashMap<>();

    /** What KEDA needs to ask: triggers that need the same share one object. */
    private record Access(
            Map<String, SecretKey> secrets,
            Map<String, ConfigKey> configs,
            Map<String, String> values,
            Map<String, String> variables) {

        boolean isEmpty() {
            return secrets.isEmpty() && configs.isEmpty() && values.isEmpty() && variables.isEmpty();
        }
    }

    /**
     * Begins.
     *
     * @param spec what is said of the scaling
     */
    public ScaledObject(KedaScalingSpec spec) {
        this.spec = spec;
    }

    /**
     * Declares the objects. The workload itself has to say that it is {@code scaledElsewhere}.
     *
     * @param scope whose objects they are
     * @param workload what is scaled
     */
    public void declare(Scope scope, Workload workload) {
        List<Optional<Ref<GenericKubernetesResource>>> access =
                spec.triggers().stream().map(t -> authentication(scope, t)).toList();
        scope.references(new KedaReferences());
        spec.triggers().stream()
                .flatMap(trigger -> trigger.asks().stream())
                .distinct()
                .forEach(at -> scope.admits(Outsider.AUTOSCALER, at));
        scope.object("", GenericKubernetesResource.class, (me, naming) -> scaledObject(me, naming, workload, access));
    }

    private Optional<Ref<GenericKubernetesResource>> authentication(Scope scope, KedaTrigger trigger) {
        Access access = new Access(trigger.secrets(), trigger.configs(), trigger.values(), trigger.variables());
        if (access.isEmpty()) {
            return Optional.empty();
        }
        if (!authentications.containsKey(access)) {
            int number = authentications.size() + 1;
            String id = spec.authentication() + (number == 1 ? "" : "-" + number);
            authentications.put(access, triggerAuthentication(scope, id, access));
        }
        return Optional.of(authentications.get(access));
    }

    private static Ref<GenericKubernetesResource> triggerAuthentication(Scope scope, String id, Access access) {
        access.secrets.values().forEach(key -> scope.accepts(key.secret()));
        access.configs.values().forEach(key -> scope.accepts(key.configMap()));
        Map<String, ConfigKey> fromConfigs = new TreeMap<>(access.configs);
        fromConfigs.putAll(values(scope, id, access.values));
        return scope.object(id, GenericKubernetesResource.class, (me, naming) -> {
            Map<String, Object> object = new LinkedHashMap<>();
            List<Object> secrets = new ArrayList<>();
            new TreeMap<>(access.secrets)
                    .forEach((name, key) -> secrets.add(parameter(name, naming.nameOf(key.secret()), key.key())));
            put(object, "secretTargetRef", secrets);
            List<Object> configs = new ArrayList<>();
            fromConfigs.forEach((name, key) -> configs.add(parameter(name, naming.nameOf(key.configMap()), key.key())));
            put(object, "configMapTargetRef", configs);
            List<Object> variables = new ArrayList<>();
            new TreeMap<>(access.variables)
                    .forEach((name, variable) -> variables.add(Map.of("parameter", name, "name", variable)));
            put(object, "env", variables);
            return CustomResource.of(API, "TriggerAuthentication", object);
        });
    }

    private static void put(Map<String, Object> object, String field, List<Object> values) {
        if (!values.isEmpty()) {
            object.put(field, values);
        }
    }

    private static Map<String, Object> parameter(String parameter, String name, String key) {
        return Map.of("parameter", parameter, "name", name, "key", key);
    }

    private static Map<String, ConfigKey> values(Scope scope, String id, Map<String, String> values) {
        Map<String, ConfigKey> keys = new TreeMap<>();
        if (!values.isEmpty()) {
            ConfigMapHandle map = scope.configMap(id, c -> values.forEach(c::data));
            values.keySet().forEach(name -> keys.put(name, map.key(name)));
        }
        return keys;
    }

    private GenericKubernetesResource scaledObject(
            Identity me,
            Naming naming,
            Workload workload,
            List<Optional<Ref<GenericKubernetesResource>>> authentication) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("scaleTargetRef", target(workload.ref(), naming));
        object.put("minReplicaCount", spec.least());
        object.put("maxReplicaCount", spec.most());
        object.put("pollingInterval", spec.poll().toSeconds());
        object.put("cooldownPeriod", spec.cooldown().toSeconds());
        spec.fallback().ifPresent(f -> object.put("fallback", fallback(f)));
        object.put("advanced", Map.of("horizontalPodAutoscalerConfig", autoscaler(me)));
        List<Object> triggers = new ArrayList<>();
        for (int i = 0; i < spec.triggers().size(); i++) {
            triggers.add(trigger(
                    spec.triggers().get(i), me, naming, authentication.get(i).map(naming::nameOf)));
        }
        object.put("triggers", triggers);
        return CustomResource.of(API, "ScaledObject", object);
    }

    private Map<String, Object> autoscaler(Identity me) {
        Map<String, Object> autoscaler = new LinkedHashMap<>();
        autoscaler.put("name", me.name());
        spec.scaleInAfter()
                .ifPresent(window -> autoscaler.put(
                        "behavior", Map.of("scaleDown", Map.of("stabilizationWindowSeconds", window.toSeconds()))));
        return autoscaler;
    }

    private static Map<String, Object> target(Ref<? extends HasMetadata> workload, Naming naming) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("name", naming.nameOf(workload));
        String kind = HasMetadata.getKind(workload.kind());
        if (!kind.equals("Deployment")) {
            target.put("apiVersion", HasMetadata.getApiVersion(workload.kind()));
            target.put("kind", kind);
        }
        return target;
    }

    private static Map<String, Object> fallback(KedaScalingSpec.Fallback said) {
        Map<String, Object> fallback = new LinkedHashMap<>();
        fallback.put("failureThreshold", said.failures());
        fallback.put("replicas", said.pods());
        return fallback;
    }

    private static Map<String, Object> trigger(
            KedaTrigger said, Identity me, Naming naming, Optional<String> authentication) {
        Map<String, Object> trigger = new LinkedHashMap<>();
        trigger.put("type", said.type());
        if (said instanceof ResourceTrigger) {
            trigger.put("metricType", "Utilization");
        }
        trigger.put("metadata", said.metadata(me, naming));
        authentication.ifPresent(name -> trigger.put("authenticationRef", Map.of("name", name)));
        return trigger;
    }
}
