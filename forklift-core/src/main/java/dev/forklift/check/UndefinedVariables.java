package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.PodTemplates;
import dev.forklift.kube.Variables;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * {@code $(NAME)} is replaced only by what is defined earlier in the same container's {@code env}; else it stays as it is. What an
 * init container has from the main one is said of the main one.
 */
final class UndefinedVariables implements Check {

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        graph.podTemplates().forEach(entry -> {
            PodSpec pod = entry.getValue().getSpec();
            if (pod != null) {
                new Pods(entry.getKey(), findings, new HashSet<>()).check(pod);
            }
        });
    }

    /** The pods of a workload, and the variables that were reported of them. */
    private record Pods(Node node, Consumer<Finding> findings, Set<EnvVar> reported) {

        void check(PodSpec pod) {
            String at = PodTemplates.specPath(node.object());
            pod.getContainers().forEach(c -> check(at + ".containers[" + c.getName() + "]", c));
            pod.getInitContainers().forEach(c -> check(at + ".initContainers[" + c.getName() + "]", c));
        }

        private void check(String at, Container container) {
            Set<String> all = new HashSet<>();
            container.getEnv().forEach(v -> all.add(v.getName()));
            Set<String> earlier = new HashSet<>();
            for (EnvVar variable : container.getEnv()) {
                variable(at, variable, earlier, all);
                earlier.add(variable.getName());
            }
            if (container.getEnvFrom().isEmpty()) { // in a command these count too, and their names may be unknown here
                container.getCommand().forEach(text -> words(all, text, at + ".command"));
                container.getArgs().forEach(text -> words(all, text, at + ".args"));
            }
        }

        private void variable(String at, EnvVar variable, Set<String> earlier, Set<String> all) {
            List<String> named = variable.getValue() == null ? List.of() : Variables.in(variable.getValue());
            if (earlier.containsAll(named)) {
                return;
            }
            List<String> missing =
                    named.stream().filter(name -> !earlier.contains(name)).toList();
            if (reported.add(variable)) {
                String field = at + ".env[" + variable.getName() + "]";
                missing.forEach(name -> report(undefined(variable.getName(), name, all.contains(name)), field));
            }
        }

        private void words(Set<String> all, String text, String field) {
            if (text.indexOf('\n') >= 0) {
                return; // a script, in which $(…) is the shell's
            }
            for (String name : Variables.in(text)) {
                if (isName(name) && !all.contains(name)) {
                    report(undefined("a command", name, false), field);
                }
            }
        }

        private void report(Finding finding, String field) {
            findings.accept(node.finding(finding, field));
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
