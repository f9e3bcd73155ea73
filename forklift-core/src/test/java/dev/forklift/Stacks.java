package dev.forklift;

import dev.forklift.component.Scope;
import dev.forklift.declare.Finding;
import dev.forklift.render.Manifest;
import dev.forklift.workload.DeploymentOptions;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.function.Consumer;

/** Small stacks for tests, and what they come to. */
public final class Stacks {

    private Stacks() {}

    public static Stack stack(Consumer<Scope> definition) {
        return Stack.named("shop").define(definition);
    }

    /** One Deployment called {@code web} that is right, and what a test says of it besides. */
    public static Stack web(Consumer<DeploymentOptions> more) {
        return stack(s -> s.deployment("web", w -> {
            w.image("shop:1").port("http", 8000);
            more.accept(w);
        }));
    }

    public static String webYaml(Consumer<DeploymentOptions> more) {
        Stack stack = web(more);
        stack.check().throwIfErrors();
        return yaml(stack.graph().deployment("web"));
    }

    public static String yaml(HasMetadata object) {
        return Manifest.document(object);
    }

    /** The ids of everything found, in the order of the report. */
    public static List<String> ids(Stack stack) {
        return stack.check().findings().stream().map(Finding::id).toList();
    }

    /** The titles of the errors, in the order of the report. */
    public static List<String> errors(Stack stack) {
        return stack.check().errors().stream().map(Finding::title).toList();
    }

    /** What stands under the first such key of a YAML text, without the key's indentation. */
    public static String part(String yaml, String key) {
        List<String> lines = yaml.lines().toList();
        int at = 0;
        while (!lines.get(at).strip().equals(key + ":")) {
            at++;
        }
        int indent = lines.get(at).indexOf(key);
        StringBuilder part = new StringBuilder();
        for (String line : lines.subList(at + 1, lines.size())) {
            boolean inside = line.startsWith(" ".repeat(indent)) && " -".indexOf(line.charAt(indent)) >= 0;
            if (!inside) {
                break;
            }
            part.append(line.substring(indent)).append('\n');
        }
        return part.toString();
    }
}
