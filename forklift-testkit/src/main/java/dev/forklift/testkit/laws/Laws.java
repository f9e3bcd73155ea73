package dev.forklift.testkit.laws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.forklift.Stack;
import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.Reference;
import dev.forklift.graph.Selection;
import dev.forklift.kube.KubeMapper;
import dev.forklift.render.Manifest;
import dev.forklift.render.Manifests;
import dev.forklift.testkit.arbitraries.Part;
import dev.forklift.testkit.arbitraries.StackPlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The laws, each of any random stack. One that does not hold is an {@link AssertionError}. */
final class Laws {

    /** What a component that throws is reported as: no answer to a mistake. */
    private static final String THROWN = "forklift.E001";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Laws() {}

    static void deterministic(StackPlan plan) {
        Map<String, String> rendered = Elsewhere.all(() -> everything(plan.define()));
        String first = rendered.values().iterator().next();
        rendered.forEach((where, text) -> equal("Rendered " + where + ", the stack differs", first, text));
    }

    static void independentOfOrder(StackPlan plan, long seed) {
        equal(
                "With its components added in another order, the stack differs",
                everything(plan.define()),
                everything(plan.shuffled(seed).define()));
    }

    static void frame(StackPlan plan, Predicate<Node> mayChange) {
        Part subject = plan.subject();
        Map<String, Node> before = byPlace(plan.without(subject).define());
        Map<String, Node> after = byPlace(plan.define());
        before.forEach((place, node) -> {
            Node now = after.get(place);
            if (mayChange.test(node)) {
                return;
            }
            if (now == null) {
                throw new AssertionError("Adding " + subject.path() + " takes away " + node);
            }
            equal("Adding " + subject.path() + " changes " + node, text(node.object()), text(now.object()));
        });
    }

    private static Map<String, Node> byPlace(Stack stack) {
        Map<String, Node> byPlace = new TreeMap<>();
        for (Node node : stack.graph().nodes()) {
            byPlace.put(node.path() + "/" + node.objectId() + "/" + node.key().kind(), node);
        }
        return byPlace;
    }

    static void namesFit(StackPlan plan) {
        List<String> wrong = new ArrayList<>();
        plan.define().graph().nodes().forEach(node -> NameLimits.check(node, wrong));
        none("Names or labels beyond Kubernetes' limits", wrong);
    }

    static void selectorsDisjoint(StackPlan plan) {
        List<Node> nodes = plan.define().graph().nodes();
        List<String> wrong = new ArrayList<>();
        for (Node controller : nodes) {
            Selection.controller(controller)
                    .ifPresent(selector -> nodes.stream()
                            .filter(pods -> Selection.podLabels(pods).isPresent())
                            .filter(pods -> pods.equals(controller)
                                    != Selection.matches(
                                            selector, Selection.podLabels(pods).get()))
                            .forEach(pods -> wrong.add(controller + (pods.equals(controller) ? " misses " : " selects ")
                                    + pods + " by " + selector)));
        }
        none("Selectors that overlap, or miss their own pods", wrong);
    }

    static void referencesResolve(StackPlan plan) {
        Stack stack = plan.define();
        none(
                "References to what is not there",
                stack.graph().references().stream()
                        .filter(r -> !r.optional() && r.target().isEmpty())
                        .filter(r -> !stack.graph().expects(r.kind(), r.name()))
                        .map(Reference::toString)
                        .toList());
    }

    static void ordered(StackPlan plan) {
        Stack stack = plan.define();
        RolloutLaw.check(stack.graph(), stack.plan());
    }

    static void readsBack(StackPlan plan) {
        Stack stack = plan.define();
        Map<String, JsonNode> written = new TreeMap<>();
        stack.graph().objects().forEach(o -> written.put(key(KubeMapper.toTree(o)), normal(KubeMapper.toTree(o))));
        for (String text : List.of(
                stack.render(Manifests.stream()).text(),
                stack.render(Manifests.perObject()).text(),
                stack.render(Manifests.perComponent()).text())) {
            Map<String, JsonNode> read = new TreeMap<>();
            documents(text).forEach(document -> read.put(key(document), document));
            equal("What is read differs from what was written", lines(written), lines(read));
        }
    }

    static void noErrors(StackPlan plan) {
        Stack stack = plan.define();
        if (!stack.check().errors().isEmpty()) {
            throw new AssertionError("Valid input gives errors:\n\n" + stack.check());
        }
    }

    static void reportsMistakes(StackPlan plan) {
        Stack stack = plan.define();
        List<Finding> findings = stack.check().findings();
        List<Finding> thrown = findings.stream()
                .filter(f -> f.id().equals(THROWN) || f.id().equals("forklift.E041"))
                .toList();
        if (!thrown.isEmpty()) {
            throw new AssertionError("Invalid input makes it throw:\n\n" + thrown);
        }
        if (findings.isEmpty()) {
            throw new AssertionError("Invalid input gives no finding");
        }
        everything(stack);
    }

    private static String everything(Stack stack) {
        return stack.render(Manifests.stream()).text() + "\n" + stack.check();
    }

    private static String text(HasMetadata object) {
        return Manifest.document(object);
    }

    private static String key(JsonNode object) {
        return object.path("kind").asText() + " "
                + object.path("metadata").path("name").asText();
    }

    /** As a reader sees it: a number has no Java class. */
    private static JsonNode normal(JsonNode tree) {
        try {
            return JSON.readTree(tree.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> documents(String text) {
        try (MappingIterator<JsonNode> all = YAML.readerFor(JsonNode.class).readValues(text)) {
            List<JsonNode> documents = new ArrayList<>();
            while (all.hasNextValue()) {
                JsonNode document = all.nextValue();
                if (!document.isMissingNode() && !document.isNull()) {
                    documents.add(document);
                }
            }
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lines(Map<String, JsonNode> documents) {
        StringBuilder text = new StringBuilder();
        documents.forEach((key, value) -> text.append(sorted(value)).append('\n'));
        return text.toString();
    }

    private static String sorted(JsonNode tree) {
        if (tree.isObject()) {
            Map<String, String> fields = new TreeMap<>();
            tree.properties().forEach(f -> fields.put(f.getKey(), sorted(f.getValue())));
            return fields.toString();
        }
        if (tree.isArray()) {
            List<String> items = new ArrayList<>();
            tree.forEach(item -> items.add(sorted(item)));
            return items.toString();
        }
        return tree.toString();
    }

    private static void none(String what, List<String> wrong) {
        if (!wrong.isEmpty()) {
            throw new AssertionError(what + ":\n  " + String.join("\n  ", wrong));
        }
    }

    private static void equal(String what, String expected, String actual) {
        if (expected.equals(actual)) {
            return;
        }
        List<String> then = expected.lines().toList();
        List<String> now = actual.lines().toList();
        int line = 0;
        while (line < then.size() && line < now.size() && then.get(line).equals(now.get(line))) {
            line++;
        }
        throw new AssertionError(
                what + ", from line " + (line + 1) + ":\n  - " + line(then, line) + "\n  + " + line(now, line));
    }

    private static String line(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line) : "(the end)";
    }
}
