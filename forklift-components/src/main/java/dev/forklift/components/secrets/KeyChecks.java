package dev.forklift.components.secrets;

import dev.forklift.declare.Notes;
import dev.forklift.kube.Names;
import java.util.HashSet;
import java.util.Set;

/** The rules for what a Secret is called and which keys it has. */
final class KeyChecks {

    private final Notes notes;
    private final Set<String> keys = new HashSet<>();

    KeyChecks(Notes notes) {
        this.notes = notes;
    }

    boolean isFree(String key) {
        return require(
                        Names.isConfigKey(key),
                        "forklift.E270",
                        "'" + key + "' is no key of a Secret",
                        "a key has at most 253 letters, digits, '-', '_' and '.'",
                        "a key such as SECRET_KEY")
                && require(
                        keys.add(key),
                        "forklift.E270",
                        "the key '" + key + "' is set twice",
                        "a Secret has each key once, and one of the two values would be lost",
                        "another name for one of the two");
    }

    boolean isName(String what, String name) {
        return require(
                Names.isDnsSubdomain(name),
                "forklift.E270",
                "'" + name + "' is no name of a " + what,
                "the API server takes DNS subdomains: at most 253 of a-z, 0-9, '-' and '.'",
                "a name such as shop-app");
    }

    boolean isType(String type) {
        return require(
                type.matches("[A-Za-z0-9][A-Za-z0-9./-]*"),
                "forklift.E270",
                "'" + type + "' is no type of a Secret",
                "a type is a word such as Opaque, or a qualified name",
                "type(\"kubernetes.io/dockerconfigjson\")");
    }

    boolean has(String key) {
        return keys.contains(key);
    }

    Set<String> keys() {
        return keys;
    }

    boolean require(boolean ok, String id, String title, String because, String fix) {
        if (!ok) {
            notes.refuse(id, title, because, fix);
        }
        return ok;
    }
}
