package dev.forklift.resource;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Recorder;
import dev.forklift.kube.Names;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The rules that ConfigMaps and Secrets share for their keys. */
final class Keys {

    private Keys() {}

    static boolean valid(Draft owner, String key) {
        return owner.require(
                Names.isConfigKey(key),
                "forklift.E011",
                "'" + key + "' is no key of a ConfigMap or Secret",
                "a key has at most 253 letters, digits, '-', '_' and '.'",
                "a key such as settings.yaml");
    }

    static boolean fresh(Draft owner, Map<String, ?> data, String key) {
        return owner.require(
                owner.overriding() || !data.containsKey(key),
                "forklift.E012",
                "the key '" + key + "' is set twice",
                "the second value would silently replace the first",
                "one of the two, or an override where replacing is meant");
    }

    static void declared(Draft owner, Set<String> keys, String key, String what) {
        if (!keys.contains(key)) {
            Recorder recorder = owner.place().recorder();
            recorder.report(Finding.of(
                            "forklift.E018",
                            what + " has no key '" + key + "'",
                            "its keys are " + new TreeSet<>(keys) + ", and a pod that asks for another does not start",
                            "one of its keys, or data(\"" + key + "\", …) where it is declared")
                    .at(recorder.line())
                    .in(recorder.path()));
        }
    }
}
