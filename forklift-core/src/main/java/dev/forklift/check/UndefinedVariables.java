package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.PodTemplates;
import dev.forklift.kube.Variables;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * {@code $(NAME)} is replaced only by what is defined earlier in the same container's {@code env}; else it stays as it is. What an
 * init container has from the main one is said of the main one.
 */
final class UndefinedVariables implements PodCheck {

    @Override
    public void check(Node workload, PodTemplateSpec pods, Consumer<Finding> findings) {
        if (pods.getSpec() != null) {
            new Pods(workload, findings, new HashSet<>()).check(pods.getSpec());
        }
    }

    /** The pods of a workload, and the variables that were reported of them. */
    private record Pods(Node node, Consumer<Finding> findings, Set<EnvVar> reported) {

        void check(PodSpec pod) {
            String at = PodTemplates.specPath(node.object());
            pod.getContainers().forEach(c -> check(at + ".containers[" + c.getName() + "]", c));
            pod.getInitContainers().forEach(c -> check(at + ".initContainers[" + c.getName() + "]", c));
        }

        private void check(String at, Container container) {
            List<EnvVar> all = container.getEnv();
            for (int i = 0; i < all.size(); i++) {
                variable(at, all, i);
            }
            if (container.getEnvFrom().isEmpty()) { // in a command these count too, and their names may be unknown here
                container.getCommand().forEach(text -> words(all, text, at + ".command"));
                container.getArgs().forEach(text -> words(all, text, at + ".args"));
            }
        }

        private void variable(String at, List<EnvVar> all, int index) {
            EnvVar variable = all.get(index);
            List<String> named = variable.getValue() == null ? List.of() : Variables.in(variable.getValue());
            if (named.isEmpty()) {
                return;
            }
            List<EnvVar> earlier = all.subList(0, index);
            List<String> missing =
                    named.stream().filter(name -> !defines(earlier, name)).toList();
            if (!missing.isEmpty() && reported.add(variable)) {
                String field = at + ".env[" + variable.getName() + "]";
                missing.forEach(name -> report(undefined(variable.getName(), name, defines(all, name)), field));
            }
        }

        private void words(List<EnvVar> all, String text, String field) {
            if (text.indexOf('\n') >= 0) {
                return; // a script, in which $(…) is the shell's
            }
            for (String name : Variables.in(text)) {
                if (isName(name) && !defines(all, name)) {
                    report(undefined("a command", name, false), field);
                }
            }
        }

        private void report(Finding finding, String field) {
            findings.accept(node.finding(finding, field));
        }
    }

    private static boolean defines(List<EnvVar> variables, String name) {
        return variables.stream().anyMatch(v -> name.equals(v.getName()));
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
