package dev.forklift.components.traefik;

import dev.forklift.components.ingress.EdgeChecks;
import dev.forklift.declare.Notes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The settings of a Middleware as they are said. */
abstract class Settings {

    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private final EdgeChecks checks;
    private final Map<String, Object> said = new LinkedHashMap<>();

    Settings(Notes notes) {
        this.checks = new EdgeChecks(notes);
    }

    final EdgeChecks checks() {
        return checks;
    }

    final Map<String, Object> said() {
        return said;
    }

    final void set(String name, Object value) {
        said.put(name, value);
    }

    /** How Traefik groups requests that come from one client. */
    final void source(String key, Object value) {
        set("sourceCriterion", Map.of(key, value));
    }

    final boolean areHeaders(String method, List<String> names) {
        return names.stream().allMatch(name -> isHeader(method, name));
    }

    final boolean isHeader(String method, String name) {
        return checks.value(
                HEADER.matcher(name).matches(),
                method + "(\"" + name + "\")",
                "a header's name has letters, digits and '-', and no blanks",
                method + "(\"X-Auth-User\")");
    }

    final boolean isOneLine(String method, String value) {
        return checks.value(
                value.chars().noneMatch(Character::isISOControl),
                method + " with a line break in the value",
                "a header's value is one line",
                "a value without control characters");
    }

    static String seconds(Duration time) {
        return time.toSeconds() + "s";
    }
}
