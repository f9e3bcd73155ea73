package dev.forklift.testkit;

import dev.forklift.graph.ObjectGraph;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The variables that a container's processes see, as far as the stack knows them: what it sets by itself goes before what it takes whole. */
final class Environment {

    private final Map<String, EnvVar> variables = new TreeMap<>();

    private Environment() {}

    static Environment of(Container container, ObjectGraph graph) {
        Environment environment = new Environment();
        container.getEnvFrom().forEach(source -> environment.take(source, graph));
        container.getEnv().forEach(v -> environment.variables.put(v.getName(), v));
        return environment;
    }

    private void take(EnvFromSource source, ObjectGraph graph) {
        String prefix = source.getPrefix() == null ? "" : source.getPrefix();
        if (source.getConfigMapRef() != null) {
            named(ConfigMap.class, source.getConfigMapRef().getName(), graph)
                    .ifPresent(map -> put(prefix, map.getData()));
        }
        if (source.getSecretRef() != null) {
            named(Secret.class, source.getSecretRef().getName(), graph)
                    .ifPresent(secret -> put(prefix, secret.getStringData()));
        }
    }

    private void put(String prefix, @Nullable Map<String, String> values) {
        if (values != null) {
            values.forEach((key, value) -> variables.put(prefix + key, new EnvVar(prefix + key, value, null)));
        }
    }

    private static <T extends HasMetadata> Optional<T> named(Class<T> kind, String name, ObjectGraph graph) {
        return graph.all(kind).stream()
                .filter(o -> name.equals(o.getMetadata().getName()))
                .findFirst();
    }

    Optional<EnvVar> get(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    Collection<String> names() {
        return variables.keySet();
    }
}
