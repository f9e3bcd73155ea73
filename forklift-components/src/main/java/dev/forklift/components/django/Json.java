package dev.forklift.components.django;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.stream.Collectors;

/** Commands as Python's {@code json.loads} reads them. */
final class Json {

    private Json() {}

    static String commands(List<List<String>> commands) {
        return commands.stream().map(Json::words).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String words(List<String> words) {
        return words.stream().map(Json::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String word) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(word)) + "\"";
    }
}
