package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.PodTemplates;
import dev.forklift.kube.Variables;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** {@code $(NAME)} is replaced only by what is defined earlier in the same container's {@code env}; else it stays as it is. */
final class UndefinedVariables implements Check {

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        graph.podTemplates()
                .forEach(entry -> PodTemplates.containers(entry.getValue())
                        .forEach(container -> check(entry.getKey(), container, findings)));
    }

    private static void check(Node node, Container container, Consumer<Finding> findings) {
        String at = PodTemplates.specPath(node.object()) + ".containers[" + container.getName() + "]";
        Set<String> all = new HashSet<>();
        container.getEnv().forEach(v -> all.add(v.getName()));
        Set<String> earlier = new HashSet<>();
        for (EnvVar variable : container.getEnv()) {
            if (variable.getValue() != null) {
                for (String name : Variables.in(variable.getValue())) {
                    if (!earlier.contains(name)) {
                        String field = at + ".env[" + variable.getName() + "]";
                        findings.accept(node.finding(undefined(variable.getName(), name, all.contains(name)), field));
                    }
                }
            }
            earlier.add(variable.getName());
        }
        if (container.getEnvFrom().isEmpty()) { // in a command these count too, and their names may be unknown here
            container.getCommand().forEach(text -> words(node, all, text, at + ".command", findings));
            container.getArgs().forEach(text -> words(node, all, text, at + ".args", findings));
        }
    }

    private static void words(Node node, Set<String> all, String text, String field, Consumer<Finding> findings) {
        if (text.indexOf('\n') >= 0) {
            return; // a script, in which $(…) is the shell's
        }
        for (String name : Variables.in(text)) {
            if (isName(name) && !all.contains(name)) {
                findings.accept(node.finding(undefined("a command", name, false), field));
            }
        }
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
    }

    private static Finding undefined(String user, String name, boolean later) {
        return Finding.of(
                "forklift.E031",
                user + " uses $(" + name + "), which is not defined" + (later ? " before it" : ""),
                "Kubernetes replaces only what is defined earlier in the same container's env, and leaves the text as it is"
                        + " otherwise",
                later
                        ? "the two the other way round"
                        : "env(\"" + name + "\", …) on the same container, or $$(" + name
                                + ") where the text is meant");
    }
}
