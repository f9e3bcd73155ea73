package dev.forklift.components.keda;

import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What several triggers have in common. */
final class Asked {

    private Asked() {}

    /** KEDA runs in a namespace of its own, where a Service's name alone says nothing. */
    static String host(Endpoint at, Identity me, Naming naming) {
        String namespace = at.service().isPresent() ? "." + me.namespace() + ".svc" : "";
        return at.host().resolve(naming) + namespace;
    }

    static String address(Endpoint at, Identity me, Naming naming) {
        return host(at, me, naming) + ":" + at.port();
    }

    static Map<String, String> ordered(String... keysAndValues) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    static Optional<Finding> named(String what, String name, int perPod) {
        if (name.isBlank()) {
            return Optional.of(
                    wrong("a trigger on a " + what + " without a name", "KEDA asks for it by name", "its name"));
        }
        return perPod >= 1
                ? Optional.empty()
                : Optional.of(wrong(
                        perPod + " for each pod of the " + what + " '" + name + "'",
                        "the number of pods is the length divided by it, so it is at least 1",
                        "a number such as 20"));
    }

    static Finding wrong(String title, String because, String fix) {
        return Finding.of("forklift.E280", title, because, fix);
    }
}
