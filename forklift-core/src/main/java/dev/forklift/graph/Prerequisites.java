package dev.forklift.graph;

import dev.forklift.declare.Makes;
import dev.forklift.graph.Prerequisite.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What has to be there before a stack is deployed, and what it counts on besides. As text it is a list for whoever prepares a
 * cluster, with the commands that make each; values are left open.
 *
 * @param stack the stack's name
 * @param namespace its namespace
 * @param all everything, sorted by kind and name
 */
public record Prerequisites(String stack, String namespace, List<Prerequisite> all) {

    /**
     * Creates a list.
     *
     * @param stack the stack's name
     * @param namespace its namespace
     * @param all everything; copied
     */
    public Prerequisites {
        all = List.copyOf(all);
    }

    /**
     * {@return what a stack counts on}
     *
     * @param graph the stack's objects
     * @param made what something in the cluster makes
     */
    public static Prerequisites of(ObjectGraph graph, Collection<Makes> made) {
        return new Prerequisites(graph.stack(), graph.namespace(), new PrerequisiteReader(graph, made).read());
    }

    /**
     * {@return those of a kind}
     *
     * @param kind the kind
     */
    public List<Prerequisite> of(Kind kind) {
        return all.stream().filter(p -> p.kind() == kind).toList();
    }

    /**
     * {@return one of them, where the stack counts on it}
     *
     * @param kind its kind
     * @param name its name
     */
    public Optional<Prerequisite> find(Kind kind, String name) {
        return of(kind).stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /** {@return those that somebody has to see to before the stack is deployed} */
    public List<Prerequisite> toBeMade() {
        return all.stream().filter(Prerequisite::isToBeMade).toList();
    }

    /** {@return the commands that make those that a command makes, with {@code …} for each value} */
    public List<String> commands() {
        return toBeMade().stream().flatMap(p -> command(p).stream()).toList();
    }

    /**
     * {@return the command that makes a prerequisite; nothing where none does}
     *
     * @param prerequisite one of these
     */
    public Optional<String> command(Prerequisite prerequisite) {
        String name = prerequisite.name();
        String in = " -n " + namespace;
        return switch (prerequisite.kind()) {
            case NAMESPACE -> Optional.of("kubectl create namespace " + name);
            case SECRET -> Optional.of("kubectl create secret generic " + name + in + literals(prerequisite));
            case IMAGE_PULL_SECRET ->
                Optional.of("kubectl create secret docker-registry " + name + in
                        + " --docker-server='…' --docker-username='…' --docker-password='…'");
            case TLS_SECRET -> Optional.of("kubectl create secret tls " + name + in + " --cert='…' --key='…'");
            case CONFIG_MAP -> Optional.of("kubectl create configmap " + name + in + literals(prerequisite));
            case SERVICE_ACCOUNT -> Optional.of("kubectl create serviceaccount " + name + in);
            default -> Optional.empty();
        };
    }

    /** All keys of a Secret are those that whoever made it knows. */
    private static String literals(Prerequisite prerequisite) {
        return prerequisite.keys().isEmpty()
                ? " --from-env-file='…'"
                : prerequisite.keys().stream()
                        .map(key -> " --from-literal=" + key + "='…'")
                        .collect(Collectors.joining());
    }

    /** {@return the list as text: each with its keys, who reads it, and the command that makes it} */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("What " + stack + " counts on in the namespace " + namespace + "\n");
        all.forEach(p -> write(p, out));
        return out.toString();
    }

    private void write(Prerequisite p, StringBuilder out) {
        out.append('\n').append(p.kind().title()).append(' ').append(p.name());
        if (!p.keys().isEmpty()) {
            out.append(" [").append(String.join(", ", p.keys())).append(']');
        }
        out.append(p.optional() ? ", which may be missing\n" : "\n");
        if (!p.readers().isEmpty()) {
            String readers =
                    p.readers().stream().map(Prerequisite.Reader::toString).collect(Collectors.joining(", "));
            out.append("  for      ").append(readers).append('\n');
        }
        if (!p.madeBy().isEmpty()) {
            out.append("  made by  ").append(p.madeBy()).append('\n');
        } else {
            command(p).ifPresent(c -> out.append("  by       ").append(c).append('\n'));
        }
    }
}
