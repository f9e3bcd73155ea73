package acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.forklift.Stack;
import dev.forklift.render.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Compares what a Helm chart renders with what a stack writes: not line by line, but by what the objects say (images, commands,
 * environment, probes, volumes, routes …).
 */
public final class Comparison {

    private final Map<String, String> theirs;
    private final Map<String, String> ours;

    private Comparison(Map<String, String> theirs, Map<String, String> ours) {
        this.theirs = theirs;
        this.ours = ours;
    }

    /**
     * {@return a chart's render beside a stack}
     *
     * @param chart the file with the render
     * @param stack the stack
     * @param names what the chart calls otherwise: {@code "ServiceAccount app"} to {@code "ServiceAccount app-django"}, and {@code
     *     "Deployment app-web / uwsgi"} to {@code "Deployment app-web / web"} for a container
     * @throws IOException when the file cannot be read
     */
    public static Comparison of(Path chart, Stack stack, Map<String, String> names) throws IOException {
        return of(Files.readString(chart), written(stack), names);
    }

    static Comparison of(String chart, String stack, Map<String, String> names) throws IOException {
        return new Comparison(new Facets(parsed(chart), names).all(), new Facets(parsed(stack), Map.of()).all());
    }

    private static String written(Stack stack) {
        return String.join(
                "\n---\n", stack.render(Manifests.perObject()).files().values());
    }

    private static List<JsonNode> parsed(String text) throws IOException {
        YAMLMapper mapper = new YAMLMapper();
        try (MappingIterator<JsonNode> documents =
                mapper.readerFor(JsonNode.class).readValues(text)) {
            return documents.readAll().stream().filter(JsonNode::isObject).toList();
        }
    }

    /** {@return what differs, in the order of where} */
    public List<Difference> differences() {
        TreeSet<String> places = new TreeSet<>(theirs.keySet());
        places.addAll(ours.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String place : places) {
            Difference both = new Difference(
                    place,
                    theirs.getOrDefault(place, Difference.NOTHING),
                    ours.getOrDefault(place, Difference.NOTHING));
            if (!both.theirs().equals(both.ours()) && !isPartOfMissing(place)) {
                differences.add(both);
            }
        }
        return differences;
    }

    /** What an object or a container says is no further difference where it is missing as a whole. */
    private boolean isPartOfMissing(String place) {
        for (int end = place.lastIndexOf(" / "); end > 0; end = place.lastIndexOf(" / ", end - 1)) {
            String whole = place.substring(0, end);
            if (theirs.containsKey(whole) != ours.containsKey(whole)) {
                return true;
            }
        }
        return false;
    }

    /**
     * {@return the differences that are not listed}
     *
     * @param known those that are
     */
    public List<Difference> unlisted(List<Listed> known) {
        return differences().stream()
                .filter(difference -> known.stream().noneMatch(listed -> listed.explains(difference)))
                .toList();
    }

    /**
     * {@return the listed differences that there are not}
     *
     * @param known the list
     */
    public List<Listed> gone(List<Listed> known) {
        List<Difference> all = differences();
        return known.stream()
                .filter(listed -> all.stream().noneMatch(listed::explains))
                .toList();
    }
}
