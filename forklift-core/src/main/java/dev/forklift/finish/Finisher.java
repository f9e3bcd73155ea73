package dev.forklift.finish;

import dev.forklift.declare.CallSite;
import dev.forklift.declare.ComponentPath;
import dev.forklift.declare.Draft;
import dev.forklift.declare.DraftChange;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Isolation;
import dev.forklift.declare.Makes;
import dev.forklift.declare.Patch;
import dev.forklift.declare.Place;
import dev.forklift.declare.Recorder;
import dev.forklift.declare.Ref;
import dev.forklift.declare.Said;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.ObjectKey;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finishes a stack: declarations and facts become objects. The steps are fixed, and each reads only what earlier ones made:
 *
 * <ol>
 *   <li>facts are collected
 *   <li>each draft's own finish functions, which change that draft alone
 *   <li>overrides of drafts, innermost first
 *   <li>names, of everything whose name is not a hash
 *   <li>ConfigMaps and Secrets: built, patched, named by content
 *   <li>everything else, Jobs first: built, patched, given the hash of what their pods read under a stable name; Jobs are then
 *       named by content; each with what follows from it (budgets, autoscalers)
 *   <li>references: what each object names was read off it when it was made, and is looked for; and what the pods connect to
 *   <li>network policies, where the stack asks for them: built, patched
 * </ol>
 */
public final class Finisher {

    private static final Comparator<Draft> ORDER = Comparator.comparing(
                    (Draft d) -> d.place().path())
            .thenComparing(d -> d.place().objectId())
            .thenComparing(d -> d.kind().getName());

    private final Recorder recorder;
    private final List<Draft> drafts;
    /** The drafts of each component, those of the components within it included. */
    private final Map<ComponentPath, List<Draft>> within = new HashMap<>();

    private final NameTable names;
    private final Facts facts;
    private final ObjectGraph.Builder objects;
    private final Map<Node, Draft> built = new HashMap<>();
    private final ConfigHash configHash = new ConfigHash();
    private final List<Patch<?>> patches;
    /** The patches that changed something, and at the end those that were reported: one line says one thing. */
    private final Set<Said> patched = new HashSet<>();

    private Finisher(Recorder recorder, String stack, String namespace) {
        this.recorder = recorder;
        this.drafts = recorder.drafts().stream().sorted(ORDER).toList();
        for (Draft draft : drafts) {
            draft.place()
                    .path()
                    .outwards()
                    .forEach(path ->
                            within.computeIfAbsent(path, p -> new ArrayList<>()).add(draft));
        }
        this.names = new NameTable(stack, namespace);
        this.facts = recorder.facts();
        this.objects = new ObjectGraph.Builder(stack, namespace, facts);
        this.patches = recorder.patches();
    }

    /**
     * {@return the object graph of what was recorded; what goes wrong is recorded as findings}
     *
     * @param recorder what the components said
     * @param stack the stack's name
     * @param namespace its namespace
     */
    public static ObjectGraph finish(Recorder recorder, String stack, String namespace) {
        return new Finisher(recorder, stack, namespace).run();
    }

    private ObjectGraph run() {
        drafts.forEach(draft -> guarded(draft.place(), () -> draft.finish(facts)));
        recorder.draftChanges().forEach(this::override);
        drafts.stream()
                .sorted(Comparator.comparing((Draft d) -> d.maker().isPresent()))
                .forEach(names::add);
        drafts.stream().sorted(Comparator.comparing(Finisher::turn)).forEach(this::build);
        ObjectGraph graph = isolated(objects.build(recorder.expected(), g -> Connections.of(g, built)));
        patches.stream().filter(p -> patched.add(p.said())).forEach(patch -> matchedNothing(patch, graph));
        return graph;
    }

    /** With the network policies that follow from everything else, where the stack asks for them. */
    private ObjectGraph isolated(ObjectGraph graph) {
        List<Facts.Fact<Isolation>> said = facts.said(Isolation.class);
        if (said.isEmpty()) {
            return graph;
        }
        Facts withThoseOfOverrides = recorder.facts();
        new DerivedPolicies(graph, withThoseOfOverrides, said.get(0), names, built)
                .derive(recorder::report)
                .forEach(this::add);
        return objects.build(recorder.expected(), g -> graph.connections());
    }

    private void add(DerivedPolicies.Derived derived) {
        NetworkPolicy policy = derived.policy();
        ObjectMeta meta = new ObjectMeta();
        meta.setName(derived.me().name());
        meta.setNamespace(derived.me().namespace());
        meta.setLabels(derived.me().labels());
        policy.setMetadata(meta);
        HasMetadata object = patched(derived.path(), after -> Optional.empty(), policy);
        objects.add(new Node(
                ObjectKey.of(object),
                object,
                derived.path(),
                derived.objectId(),
                derived.site(),
                recorder.ownerAddedAt(derived.path()),
                List.of(),
                false));
    }

    /** What is named by its content is built before what holds that name. */
    private static int turn(Draft draft) {
        return isConfig(draft) ? 0 : draft.namedByContent() ? 1 : 2;
    }

    private static boolean isConfig(Draft draft) {
        return draft.kind() == ConfigMap.class || draft.kind() == Secret.class;
    }

    private void override(DraftChange<?> change) {
        List<Draft> covered = draftsWithin(change.said().target()).stream()
                .filter(change::covers)
                .toList();
        if (covered.isEmpty()) {
            matchedNothing(change);
            return;
        }
        recorder.override(
                change.said().site(),
                () -> covered.forEach(draft -> {
                    try {
                        change.applyTo(draft);
                    } catch (RuntimeException thrown) {
                        failed(
                                change.said(),
                                thrown,
                                CallSite.of(thrown).orElse(change.said().site()));
                    }
                }));
    }

    private void made(Draft draft, String maker) {
        Ref<?> known = Ref.external(draft.kind(), names.identityOf(draft).name());
        recorder.expects(known);
        recorder.declare(draft.place().path(), new Makes(known, maker));
    }

    private void build(Draft draft) {
        if (draft.maker().isPresent()) {
            made(draft, draft.maker().get());
            return;
        }
        guarded(draft.place(), () -> {
            Identity me = names.identityOf(draft);
            HasMetadata built = patched(draft, draft.build(me, names));
            configHash.annotate(draft, built);
            if (draft.namedByContent()) {
                me = names.nameByContent(draft, built);
            } else if (isConfig(draft)) {
                configHash.note(built);
            }
            add(draft, built, true);
            for (HasMetadata companion : draft.companions(me, built)) {
                add(draft, patched(draft, companion), false);
            }
        });
    }

    private void add(Draft draft, HasMetadata object, boolean main) {
        Node node = node(draft, object, main);
        objects.add(node);
        if (main) {
            built.put(node, draft);
        }
    }

    private Node node(Draft draft, HasMetadata object, boolean main) {
        Place place = draft.place();
        return new Node(
                ObjectKey.of(object),
                object,
                place.path(),
                place.objectId(),
                place.site(),
                recorder.ownerAddedAt(place.path()),
                main ? draft.gates() : List.of(),
                main && draft.namedByContent());
    }

    private HasMetadata patched(Draft draft, HasMetadata built) {
        return patched(draft.place().path(), draft::broken, built);
    }

    private HasMetadata patched(
            ComponentPath path, Function<HasMetadata, Optional<Finding>> broken, HasMetadata built) {
        HasMetadata object = built;
        for (Patch<?> patch : patches) {
            if (patch.covers(path, object)) {
                patched.add(patch.said());
                object = patched(patch, path, broken, object);
            }
        }
        return object;
    }

    private HasMetadata patched(
            Patch<?> patch, ComponentPath path, Function<HasMetadata, Optional<Finding>> broken, HasMetadata object) {
        ObjectKey before = ObjectKey.of(object);
        try {
            boolean whole = broken.apply(object).isEmpty();
            HasMetadata after = patch.apply(object);
            broken.apply(after)
                    .filter(f -> whole)
                    .ifPresent(f ->
                            recorder.report(f.at(patch.said().site()).in(path).about(before.toString(), f.field())));
            if (ObjectKey.of(after).equals(before)) {
                return after;
            }
            recorder.report(Finding.of(
                            "forklift.E042",
                            patch.said().what() + " makes " + before + " another object",
                            "other objects refer to it by kind and name, which a patch therefore cannot change",
                            "leave kind, name and namespace as they are; name(…) in the options gives a name of one's own")
                    .at(patch.said().site())
                    .in(patch.said().target())
                    .about(before.toString(), ""));
            after.getMetadata().setName(before.name());
            after.getMetadata().setNamespace(before.namespace().isEmpty() ? null : before.namespace());
            return after;
        } catch (RuntimeException thrown) {
            failed(patch.said(), thrown, CallSite.of(thrown).orElse(patch.said().site()));
            return object;
        }
    }

    private void failed(Said said, RuntimeException thrown, CallSite line) {
        recorder.report(Finding.of("forklift.E041", said.what() + " failed", message(thrown), "mend the override")
                .at(line)
                .in(said.target()));
    }

    private void matchedNothing(DraftChange<?> change) {
        List<Draft> there = draftsWithin(change.said().target());
        Set<String> parts = sorted(there.stream().flatMap(d -> change.partsOf(d).stream()));
        matchedNothing(
                change.said(),
                parts.isEmpty() ? kinds(there) : parts,
                drafts.stream().filter(change::covers).map(d -> d.place().path()));
    }

    private void matchedNothing(Patch<?> patch, ObjectGraph graph) {
        matchedNothing(
                patch.said(),
                kinds(draftsWithin(patch.said().target())),
                graph.nodesOf(patch.kind()).stream().map(Node::path));
    }

    private void matchedNothing(Said said, Set<String> there, Stream<ComponentPath> elsewhere) {
        if (there.isEmpty() && !recorder.knows(said.target())) {
            matchedNothing(
                    said,
                    "there is no component '" + said.target() + "'",
                    "the path of a component of the stack: one of " + recorder.paths());
            return;
        }
        Set<String> others = sorted(elsewhere.map(ComponentPath::value));
        String where = said.target().isRoot() ? "the stack" : "'" + said.target() + "'";
        matchedNothing(
                said,
                where + " declares nothing that it applies to; there "
                        + (there.isEmpty() ? "is nothing" : "are " + there),
                instead(there, others));
    }

    private static String instead(Set<String> there, Set<String> others) {
        if (!others.isEmpty()) {
            return "the path of a component that it applies to: one of " + others;
        }
        return there.isEmpty() ? "leave it out" : "say it of one of these";
    }

    private void matchedNothing(Said said, String because, String fix) {
        recorder.report(Finding.of("forklift.E040", said.what() + " finds nothing to change", because, fix)
                .at(said.site())
                .in(said.target()));
    }

    private static Set<String> kinds(List<Draft> drafts) {
        return sorted(drafts.stream().map(d -> d.kind().getSimpleName()));
    }

    private static Set<String> sorted(Stream<String> words) {
        return words.collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Draft> draftsWithin(ComponentPath target) {
        return within.getOrDefault(target, List.of());
    }

    private void guarded(Place place, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException thrown) {
            recorder.report(Finding.of(
                            "forklift.E001",
                            place.path() + " could not be finished",
                            message(thrown),
                            "mend the line; the object is missing from this report")
                    .at(CallSite.of(thrown).orElse(place.site()))
                    .in(place.path()));
        }
    }

    private static String message(RuntimeException thrown) {
        String text = thrown.getMessage();
        return text == null ? thrown.getClass().getSimpleName() : text;
    }
}
