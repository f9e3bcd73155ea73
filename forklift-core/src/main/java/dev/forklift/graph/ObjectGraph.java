package dev.forklift.graph;

import dev.forklift.declare.ComponentPath;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Gate;
import dev.forklift.declare.Ref;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All objects of a stack, where they come from, and what they refer to. Immutable, but for the objects themselves, which nobody
 * changes any more.
 */
public final class ObjectGraph {

    private record KindAndName(String kind, String name) {}

    private static final Comparator<Node> ORDER =
            Comparator.comparing(Node::path).thenComparing(Node::key).thenComparing(Node::site);

    private final String stack;
    private final String namespace;
    private final List<Node> nodes;
    private final Set<String> expected;
    private final Facts facts;
    private final Map<KindAndName, List<Node>> byKindAndName = new HashMap<>();
    private final Map<ComponentPath, List<Node>> byPath = new HashMap<>();
    private final Map<Class<? extends HasMetadata>, List<Node>> byClass = new HashMap<>();
    private final List<Reference> references = new ArrayList<>();
    private final Map<Relation, List<Reference>> byRelation = new EnumMap<>(Relation.class);
    private final List<Connection> connections;
    private final List<Map.Entry<Node, PodTemplateSpec>> podTemplates = new ArrayList<>();
    private final IdentityHashMap<HasMetadata, List<Reference>> from = new IdentityHashMap<>();
    private final IdentityHashMap<HasMetadata, List<Reference>> to = new IdentityHashMap<>();
    private final Selection selection;

    private ObjectGraph(Builder builder, Set<Ref<?>> expected, Function<ObjectGraph, List<Connection>> connections) {
        this.facts = builder.facts;
        this.expected = expected.stream()
                .map(r -> r.kind().getSimpleName() + "/" + r.id())
                .collect(Collectors.toUnmodifiableSet());
        this.stack = builder.stack;
        this.namespace = builder.namespace;
        this.nodes = builder.named.keySet().stream().sorted(ORDER).toList();
        for (Node node : nodes) {
            byKindAndName
                    .computeIfAbsent(
                            new KindAndName(node.key().kind(), node.key().name()), k -> new ArrayList<>(1))
                    .add(node);
            byPath.computeIfAbsent(node.path(), p -> new ArrayList<>()).add(node);
            byClass.computeIfAbsent(node.object().getClass(), c -> new ArrayList<>())
                    .add(node);
            PodTemplates.of(node.object()).ifPresent(template -> podTemplates.add(Map.entry(node, template)));
        }
        this.selection = new Selection(podTemplates);
        nodes.forEach(node -> resolve(node, builder.named.getOrDefault(node, List.of())));
        this.connections = List.copyOf(connections.apply(this));
    }

    /** The objects of a graph, as they are made: what each of them names is read at once. */
    public static final class Builder {

        private final String stack;
        private final String namespace;
        private final Facts facts;
        private final List<ReferenceSource> sources;
        private final Map<Node, List<Named>> named = new LinkedHashMap<>();

        /**
         * Begins the graph of a stack.
         *
         * @param stack the stack's name
         * @param namespace its namespace
         * @param facts what the components told each other; what reads the references of custom resources is among it
         */
        public Builder(String stack, String namespace, Facts facts) {
            this.stack = stack;
            this.namespace = namespace;
            this.facts = facts;
            this.sources = facts.of(ReferenceSource.class).stream().distinct().toList();
        }

        /**
         * Adds an object, which nobody changes any more.
         *
         * @param node the object and where it comes from
         */
        public void add(Node node) {
            List<Named> names = new ArrayList<>();
            ReferenceSource.Sink sink = (field, relation, kind, name, item, optional) ->
                    names.add(new Named(field, relation, kind, name, item, optional));
            ReferenceReader.read(node.object(), sink);
            sources.forEach(source -> source.read(node.object(), sink));
            named.put(node, names);
        }

        /**
         * {@return the graph of the objects so far}
         *
         * @param expected what is counted on outside of the stack
         * @param connections reads the connections off the objects and their references
         */
        public ObjectGraph build(Set<Ref<?>> expected, Function<ObjectGraph, List<Connection>> connections) {
            return new ObjectGraph(this, expected, connections);
        }
    }

    /** What an object says of another, before that is looked for. */
    private record Named(String field, Relation relation, String kind, String name, String item, boolean optional) {}

    private void add(Reference reference) {
        references.add(reference);
        byRelation.computeIfAbsent(reference.relation(), r -> new ArrayList<>()).add(reference);
        from.computeIfAbsent(reference.from().object(), o -> new ArrayList<>()).add(reference);
        reference
                .target()
                .ifPresent(target -> to.computeIfAbsent(target.object(), o -> new ArrayList<>())
                        .add(reference));
    }

    private void resolve(Node node, List<Named> named) {
        for (Named other : named) {
            add(new Reference(
                    node,
                    other.field,
                    other.relation,
                    other.kind,
                    other.name,
                    other.item,
                    other.optional,
                    inNamespace(node, other.kind, other.name)));
        }
        for (Node selected : selection.of(node)) {
            String field = Selection.field(node);
            add(new Reference(
                    node,
                    field,
                    Relation.SELECTOR,
                    selected.key().kind(),
                    selected.key().name(),
                    "",
                    false,
                    Optional.of(selected)));
        }
        for (Gate gate : node.gates()) {
            Optional<Node> target = find(gate.object());
            String name = target.map(t -> t.key().name()).orElse(gate.object().toString());
            String kind = gate.object().kind().getSimpleName();
            add(new Reference(node, "gate", Relation.GATE, kind, name, "", false, target));
        }
    }

    /**
     * {@return the object that a reference of the stack names, where there is one}
     *
     * @param ref the reference
     */
    public Optional<Node> find(Ref<?> ref) {
        if (ref.isExternal()) {
            return Optional.empty();
        }
        for (Node node : byPath.getOrDefault(ref.path(), List.of())) {
            if (node.objectId().equals(ref.id()) && ref.kind().isInstance(node.object())) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    /**
     * {@return the workloads whose pods an object selects by their labels}
     *
     * @param node a Service, a budget, a network policy, a controller
     */
    public List<Node> selectedBy(Node node) {
        List<Node> selected = new ArrayList<>();
        for (Reference reference : referencesFrom(node.object())) {
            if (reference.relation() == Relation.SELECTOR) {
                reference.target().ifPresent(selected::add);
            }
        }
        return selected;
    }

    /**
     * {@return the workloads whose pods have some labels, whatever else they have, in any namespace; all of them where no label is
     * asked for}
     *
     * @param labels the labels
     */
    public Stream<Node> podsWith(Map<String, String> labels) {
        return labels.isEmpty() ? podTemplates.stream().map(Map.Entry::getKey) : selection.having(labels);
    }

    /** {@return what the pods of each workload connect to, in the order of the workloads} */
    public List<Connection> connections() {
        return connections;
    }

    private Optional<Node> inNamespace(Node from, String kind, String name) {
        String home = from.key().namespace();
        for (Node node : byKindAndName.getOrDefault(new KindAndName(kind, name), List.of())) {
            String there = node.key().namespace();
            if (there.equals(home) || there.isEmpty()) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    /**
     * {@return whether an object outside of the stack is counted on}
     *
     * @param kind its kind
     * @param name its name
     */
    public boolean expects(String kind, String name) {
        return expected.contains(kind + "/" + name);
    }

    /** {@return what the components told each other} */
    public Facts facts() {
        return facts;
    }

    /** {@return the stack's name} */
    public String stack() {
        return stack;
    }

    /** {@return the stack's namespace} */
    public String namespace() {
        return namespace;
    }

    /** {@return the objects with where they come from, sorted by path, kind and name} */
    public List<Node> nodes() {
        return nodes;
    }

    /** {@return the objects, sorted by the path of their component, kind and name} */
    public List<HasMetadata> objects() {
        return nodes.stream().map(Node::object).toList();
    }

    /**
     * {@return the objects of a kind}
     *
     * @param kind a fabric8 class
     * @param <T> the kind
     */
    public <T extends HasMetadata> List<T> all(Class<T> kind) {
        return nodesOf(kind).stream().map(Node::object).map(kind::cast).toList();
    }

    /**
     * {@return the objects of a kind with where they come from, sorted as {@link #nodes()} are}
     *
     * @param kind a fabric8 class
     */
    public List<Node> nodesOf(Class<? extends HasMetadata> kind) {
        List<Node> exactly = byClass.getOrDefault(kind, List.of());
        boolean hasSubclasses = byClass.keySet().stream().anyMatch(c -> c != kind && kind.isAssignableFrom(c));
        return hasSubclasses
                ? nodes.stream().filter(n -> kind.isInstance(n.object())).toList()
                : Collections.unmodifiableList(exactly);
    }

    /**
     * Looks at each object of a kind, in the order of {@link #nodes()}.
     *
     * @param kind a fabric8 class
     * @param look gets each object, and where it comes from
     * @param <T> the kind
     */
    public <T extends HasMetadata> void forEach(Class<T> kind, BiConsumer<Node, T> look) {
        nodesOf(kind).forEach(node -> look.accept(node, kind.cast(node.object())));
    }

    /**
     * {@return the objects of a component and of those within it}
     *
     * @param path the component's path, such as {@code web-api}
     */
    public List<HasMetadata> of(String path) {
        ComponentPath component = new ComponentPath(path);
        return nodes.stream()
                .filter(n -> n.path().isWithin(component))
                .map(Node::object)
                .toList();
    }

    /**
     * {@return the objects of one component, without those of the components within it, sorted by kind and name}
     *
     * @param path the component's path
     */
    public List<Node> nodesOf(ComponentPath path) {
        return List.copyOf(byPath.getOrDefault(path, List.of()));
    }

    /**
     * {@return the only object of a kind that a component, not those within it, declares; of several, the main one}
     *
     * @param kind a fabric8 class
     * @param path the component's path
     * @param <T> the kind
     * @throws NoSuchElementException where there is none; it names what there is
     */
    public <T extends HasMetadata> T get(Class<T> kind, String path) {
        return find(kind, path)
                .orElseThrow(() -> new NoSuchElementException(
                        "no " + kind.getSimpleName() + " at '" + path + "'; there are " + kindsAt(kind)));
    }

    /**
     * {@return the object of a kind that a component declares, where there is one}
     *
     * @param kind a fabric8 class
     * @param path the component's path
     * @param <T> the kind
     */
    public <T extends HasMetadata> Optional<T> find(Class<T> kind, String path) {
        return byPath.getOrDefault(new ComponentPath(path), List.of()).stream()
                .filter(n -> kind.isInstance(n.object()))
                .min(Comparator.comparing(Node::objectId))
                .map(n -> kind.cast(n.object()));
    }

    private List<String> kindsAt(Class<? extends HasMetadata> kind) {
        return nodesOf(kind).stream().map(n -> n.path().value()).toList();
    }

    /**
     * {@return a component's Deployment}
     *
     * @param path the component's path
     */
    public Deployment deployment(String path) {
        return get(Deployment.class, path);
    }

    /**
     * {@return a component's StatefulSet}
     *
     * @param path the component's path
     */
    public StatefulSet statefulSet(String path) {
        return get(StatefulSet.class, path);
    }

    /**
     * {@return a component's Job}
     *
     * @param path the component's path
     */
    public Job job(String path) {
        return get(Job.class, path);
    }

    /**
     * {@return a component's CronJob}
     *
     * @param path the component's path
     */
    public CronJob cronJob(String path) {
        return get(CronJob.class, path);
    }

    /**
     * {@return a component's Service}
     *
     * @param path the component's path
     */
    public Service service(String path) {
        return get(Service.class, path);
    }

    /**
     * {@return a component's ConfigMap}
     *
     * @param path the component's path
     */
    public ConfigMap configMap(String path) {
        return get(ConfigMap.class, path);
    }

    /**
     * {@return a component's Secret}
     *
     * @param path the component's path
     */
    public Secret secret(String path) {
        return get(Secret.class, path);
    }

    /**
     * {@return a component's Ingress}
     *
     * @param path the component's path
     */
    public Ingress ingress(String path) {
        return get(Ingress.class, path);
    }

    /** {@return every reference from one object to another, in the order of the objects} */
    public List<Reference> references() {
        return Collections.unmodifiableList(references);
    }

    /**
     * {@return the references of a kind, in the order of the objects}
     *
     * @param relation how one object refers to the other
     */
    public List<Reference> references(Relation relation) {
        return Collections.unmodifiableList(byRelation.getOrDefault(relation, List.of()));
    }

    /**
     * {@return the references to an object}
     *
     * @param object one of the graph's objects
     */
    public List<Reference> referencesTo(HasMetadata object) {
        return Collections.unmodifiableList(to.getOrDefault(object, List.of()));
    }

    /**
     * {@return the references from an object}
     *
     * @param object one of the graph's objects
     */
    public List<Reference> referencesFrom(HasMetadata object) {
        return Collections.unmodifiableList(from.getOrDefault(object, List.of()));
    }

    /** {@return every workload with its pod template} */
    public Stream<Map.Entry<Node, PodTemplateSpec>> podTemplates() {
        return podTemplates.stream();
    }
}
