package dev.forklift.components.django;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.forklift.declare.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Settings as a JSON object that Python's {@code json.load} reads. */
final class SettingsFile {

    private SettingsFile() {}

    static Text of(Map<String, Text> settings, Hosts hosts) {
        List<Text> members = new ArrayList<>();
        members.add(Text.of("\"ALLOWED_HOSTS\": ").plus(list(hosts.allowed())));
        members.add(Text.of("\"CSRF_TRUSTED_ORIGINS\": ").plus(list(hosts.origins())));
        settings.forEach(
                (name, value) -> members.add(Text.of("\"" + name + "\": ").plus(string(value))));
        return joined(members, "{\n  ", ",\n  ", "\n}\n");
    }

    private static Text list(List<Text> values) {
        return joined(values.stream().map(SettingsFile::string).toList(), "[", ", ", "]");
    }

    private static Text string(Text value) {
        return Text.of("\"").plus(value.escaped(SettingsFile::escaped)).plus("\"");
    }

    private static String escaped(String literal) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(literal));
    }

    private static Text joined(List<Text> texts, String before, String between, String after) {
        Text all = Text.of(before);
        for (int i = 0; i < texts.size(); i++) {
            all = all.plus(i == 0 ? "" : between).plus(texts.get(i));
        }
        return all.plus(after);
    }
}
