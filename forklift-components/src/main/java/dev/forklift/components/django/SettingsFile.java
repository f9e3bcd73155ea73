package dev.forklift.components.django;

import dev.forklift.declare.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The settings file: a JSON object that {@code json.load} reads, or YAML of which each value is written as JSON. */
final class SettingsFile {

    /** What YAML 1.1, which Python's reader speaks, takes for something else than a text. */
    private static final Set<String> NO_WORDS =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "_");

    private SettingsFile() {}

    static Text of(DjangoSpec spec, Hosts hosts) {
        Map<String, Text> settings = new LinkedHashMap<>();
        if (spec.style() == EnvironmentStyle.FILE) {
            settings.put("ALLOWED_HOSTS", TypedValue.of(hosts.allowed()).text());
            settings.put("CSRF_TRUSTED_ORIGINS", TypedValue.of(hosts.origins()).text());
            ServiceParts.of(spec)
                    .forEach((name, value) ->
                            settings.put(name, TypedValue.of(value).text()));
        }
        settings.putAll(spec.settings());
        return spec.settingsFile().endsWith(".json") ? json(settings) : yaml(settings);
    }

    private static Text json(Map<String, Text> settings) {
        List<Text> members = new ArrayList<>();
        settings.forEach(
                (name, value) -> members.add(Text.of("\"" + name + "\": ").plus(value)));
        return TypedValue.joined(members, "{\n  ", ",\n  ", "\n}\n");
    }

    private static Text yaml(Map<String, Text> settings) {
        List<Text> members = new ArrayList<>();
        settings.forEach((name, value) -> members.add(Text.of(key(name) + ": ").plus(value)));
        return TypedValue.joined(members, "", "\n", "\n");
    }

    private static String key(String name) {
        boolean word = NO_WORDS.stream().noneMatch(name::equalsIgnoreCase);
        return word ? name : "\"" + name + "\"";
    }
}
