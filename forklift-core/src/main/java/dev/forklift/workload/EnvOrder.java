package dev.forklift.workload;

import dev.forklift.kube.Variables;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order of a container's environment: as it was said, but a variable that another one names by {@code $(NAME)} comes before
 * it, since Kubernetes replaces only what is defined earlier.
 *
 * <p>Source: <a
 * href="https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/">Define Dependent
 * Environment Variables</a>.
 */
final class EnvOrder {

    private EnvOrder() {}

    static List<EnvVar> sorted(List<EnvVar> asSaid) {
        Map<String, EnvVar> byName = new LinkedHashMap<>();
        boolean composed = false;
        for (EnvVar variable : asSaid) {
            byName.put(variable.getName(), variable);
            composed |= !named(variable.getValue()).isEmpty();
        }
        if (!composed) {
            return asSaid;
        }
        Set<String> placed = new LinkedHashSet<>();
        Set<String> waiting = new HashSet<>();
        asSaid.forEach(v -> place(v, byName, placed, waiting));
        List<EnvVar> ordered = new ArrayList<>();
        placed.forEach(name -> ordered.add(Objects.requireNonNull(byName.get(name))));
        return ordered;
    }

    private static void place(EnvVar variable, Map<String, EnvVar> all, Set<String> placed, Set<String> waiting) {
        List<String> named = named(variable.getValue());
        if (placed.contains(variable.getName()) || (!named.isEmpty() && !waiting.add(variable.getName()))) {
            return;
        }
        for (String name : named) {
            EnvVar earlier = all.get(name);
            if (earlier != null) {
                place(earlier, all, placed, waiting);
            }
        }
        placed.add(variable.getName());
    }

    /** The names in a value's {@code $(NAME)}; {@code $$(NAME)} is literal. */
    static List<String> named(@Nullable String value) {
        return value == null ? List.of() : Variables.in(value);
    }
}
