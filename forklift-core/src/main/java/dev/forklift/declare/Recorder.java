package dev.forklift.declare;

import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records what the components of one stack say while they are defined, and mints every handle. One recorder is one definition of
 * one stack: a handle of another recorder is foreign. Not for users, who speak to the scope.
 */
public final class Recorder {

    private static final String BROKEN = "forklift.E001";

    private final List<Draft> drafts = new ArrayList<>();
    private final List<Facts.Fact<?>> facts = new ArrayList<>();
    private final List<DraftChange<?>> draftChanges = new ArrayList<>();
    private final List<Patch<?>> patches = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Ref<?>> expected = new HashSet<>();
    private final Map<ComponentPath, Component> components = new HashMap<>();
    private final Deque<Component> current = new ArrayDeque<>();
    private int lastFailure = -1;
    private @Nullable CallSite overriding;

    /** A component as it was added. */
    private record Component(ComponentPath path, CallSite site, boolean ours) {}

    /** A frame of its own on the thread's stack, known by its class alone: further out are the lines of who added the component. */
    static final class Definition {

        private Definition() {}

        private static void run(Runnable definition) {
            definition.run();
        }
    }

    /** Begins a stack's definition, at the line that defines it. */
    public Recorder() {
        current.push(new Component(ComponentPath.ROOT, CallSite.here(), false));
        components.put(ComponentPath.ROOT, current.element());
    }

    /**
     * Runs a component's definition: what is declared meanwhile is this component's.
     *
     * @param path the component
     * @param site the line that adds it
     * @param ours whether its lines are Forklift's own, so that its mistakes are the line that adds it
     * @param definition what it declares
     */
    public void within(ComponentPath path, CallSite site, boolean ours, Runnable definition) {
        Component entered = new Component(path, site, ours);
        components.putIfAbsent(path, entered);
        current.push(entered);
        try {
            Definition.run(definition);
        } catch (RuntimeException thrown) {
            failed(entered, thrown);
        } finally {
            current.pop();
        }
    }

    private void failed(Component component, RuntimeException thrown) {
        CallSite line = component.ours ? component.site : CallSite.of(thrown).orElse(component.site);
        String who = component.path.isRoot() ? "the stack's definition" : component.path.value();
        lastFailure = findings.size();
        findings.add(Finding.of(
                        BROKEN,
                        who + " could not be defined",
                        thrown.getClass().getSimpleName() + ": " + thrown.getMessage()
                                + "; nothing after that line was read",
                        "mend the line; what it would have declared is missing from this report")
                .at(line)
                .in(component.path));
    }

    /**
     * Notes that something could not be defined because a component before it could not: it is listed with that failure.
     *
     * @param path what could not be defined
     * @param site its line
     * @param what the name of the handle that is missing
     * @throws NullPointerException where no component failed, so that the null is the caller's own
     */
    public void followsFromFailure(ComponentPath path, CallSite site, String what) {
        if (lastFailure < 0) {
            throw new NullPointerException(what + " is null");
        }
        findings.set(lastFailure, findings.get(lastFailure).concerning(path, site));
    }

    /** {@return the component that is being defined} */
    public ComponentPath path() {
        return current.element().path;
    }

    /**
     * {@return the line that speaks now: the user's own, or where one of our components speaks, the line that added it}
     */
    public CallSite line() {
        if (overriding != null) {
            return orElse(CallSite.here(), overriding);
        }
        Component speaking = current.element();
        return speaking.ours ? speaking.site : orElse(CallSite.here(), speaking.site);
    }

    CallSite lineNow(Place place) {
        if (overriding != null) {
            return orElse(CallSite.here(), overriding);
        }
        Component owner = components.getOrDefault(place.path(), current.element());
        return owner.ours ? place.site() : orElse(CallSite.here(), place.site());
    }

    private static CallSite orElse(CallSite line, CallSite otherwise) {
        return line.equals(CallSite.UNKNOWN) ? otherwise : line;
    }

    /**
     * {@return the line that added a component}
     *
     * @param path the component
     */
    public CallSite addedAt(ComponentPath path) {
        Component component = components.get(path);
        return component == null ? CallSite.UNKNOWN : component.site;
    }

    /**
     * {@return whether a component of this path was added}
     *
     * @param path the component
     */
    public boolean knows(ComponentPath path) {
        return components.containsKey(path);
    }

    /**
     * {@return the line that added a user's own component; unknown for one of Forklift's, whose mistakes are that line already,
     * and for the stack itself}
     *
     * @param path the component
     */
    public CallSite ownerAddedAt(ComponentPath path) {
        Component component = components.get(path);
        return component == null || component.ours || path.isRoot() ? CallSite.UNKNOWN : component.site;
    }

    /** {@return the components that were added, sorted by path} */
    public List<ComponentPath> paths() {
        return components.keySet().stream().filter(p -> !p.isRoot()).sorted().toList();
    }

    /**
     * {@return the place of an object that a component declares on the current line}
     *
     * @param path the component
     * @param objectId its id within the component, empty for the main object
     */
    public Place place(ComponentPath path, String objectId) {
        return new Place(this, path, objectId, line());
    }

    /**
     * {@return a reference to the object that a draft becomes}
     *
     * @param draft what is declared
     * @param kind its kind
     * @param <K> its kind
     */
    public <K extends HasMetadata> Ref<K> declare(Draft draft, Class<K> kind) {
        drafts.add(draft);
        return new Ref<>(kind, this, draft.place().path(), draft.place().objectId());
    }

    /**
     * {@return a reference to the object that a draft becomes, whether it is declared yet or is just being said}
     *
     * @param draft what is declared
     */
    public Ref<?> refTo(Draft draft) {
        return new Ref<>(draft.kind(), this, draft.place().path(), draft.place().objectId());
    }

    /**
     * {@return what was declared under a reference; nothing for an external one}
     *
     * @param ref the reference
     */
    public Optional<Draft> draftOf(Ref<?> ref) {
        for (Draft draft : drafts) {
            boolean same = draft.kind() == ref.kind()
                    && draft.place().path().equals(ref.path())
                    && draft.place().objectId().equals(ref.id());
            if (same && ref.belongsTo(this) && !ref.isExternal()) {
                return Optional.of(draft);
            }
        }
        return Optional.empty();
    }

    /**
     * {@return a gate}
     *
     * @param object the workload or Job
     * @param condition what it has to reach
     */
    public Gate gate(Ref<?> object, Gate.Condition condition) {
        return new Gate(object, condition);
    }

    /**
     * {@return an endpoint}
     *
     * @param service the Service
     * @param portName the name of its port
     * @param port the number of its port
     */
    public Endpoint endpoint(Ref<Service> service, String portName, int port) {
        return new Endpoint(service, portName, port);
    }

    /**
     * {@return a key of a Secret}
     *
     * @param secret the Secret
     * @param key the key
     */
    public SecretKey key(Ref<Secret> secret, String key) {
        return new SecretKey(secret, key);
    }

    /**
     * {@return a key of a ConfigMap}
     *
     * @param configMap the ConfigMap
     * @param key the key
     */
    public ConfigKey configKey(Ref<ConfigMap> configMap, String key) {
        return new ConfigKey(configMap, key);
    }

    /**
     * {@return whether this recorder minted a reference, or it is an external one}
     *
     * @param ref the reference
     */
    public boolean minted(Ref<?> ref) {
        return ref.belongsTo(this);
    }

    /**
     * Records that an object outside of the stack is counted on.
     *
     * @param external a reference to it
     */
    public void expects(Ref<?> external) {
        expected.add(external);
    }

    /**
     * {@return why a handle cannot be used in this stack; nothing where it can, and an outside object is counted on from then on}
     *
     * @param ref the handle
     */
    public Optional<Finding> problemOf(Ref<?> ref) {
        if (!ref.isExternal()) {
            return minted(ref)
                    ? Optional.empty()
                    : Optional.of(
                            Finding.of(
                                    "forklift.E004",
                                    ref + " belongs to another stack",
                                    "a handle names an object of the stack that minted it, and this is another stack",
                                    "share it as an external name, such as SecretKey.external(name, key), or add the component to this stack"));
        }
        expects(ref);
        return ref.kind() == Service.class || Names.isDnsSubdomain(ref.id())
                ? Optional.empty()
                : Optional.of(Finding.of(
                        "forklift.E011",
                        "'" + ref.id() + "' is no name of a " + ref.kind().getSimpleName(),
                        "objects are found in the stack's own namespace alone, and their names are DNS subdomains",
                        "the name alone, of an object in the stack's namespace"));
    }

    /** {@return the objects outside of the stack that are counted on} */
    public Set<Ref<?>> expected() {
        return Set.copyOf(expected);
    }

    /**
     * Records a fact of a component.
     *
     * @param path the component
     * @param fact a value that other components read when they are finished
     */
    public void declare(ComponentPath path, Object fact) {
        facts.add(new Facts.Fact<>(path, line(), fact));
    }

    /**
     * Records an override of drafts.
     *
     * @param change the override
     */
    public void change(DraftChange<?> change) {
        draftChanges.add(change);
    }

    /**
     * Records an override of built objects.
     *
     * @param patch the override
     */
    public void change(Patch<?> patch) {
        patches.add(patch);
    }

    /**
     * Records a finding.
     *
     * @param finding what is wrong
     */
    public void report(Finding finding) {
        findings.add(overriding != null ? finding : finding.addedAt(ownerAddedAt(finding.path())));
    }

    /**
     * Runs what overrides say: meanwhile lines are the override's own, and what was said before is replaced.
     *
     * @param site the override's line
     * @param action what to run
     */
    public void override(CallSite site, Runnable action) {
        overriding = site;
        try {
            action.run();
        } finally {
            overriding = null;
        }
    }

    boolean overriding() {
        return overriding != null;
    }

    /** {@return what was declared, in the order of declaration} */
    public List<Draft> drafts() {
        return List.copyOf(drafts);
    }

    /** {@return all facts} */
    public Facts facts() {
        return new Facts(facts);
    }

    /** {@return the overrides of drafts, in the order in which they are applied} */
    public List<DraftChange<?>> draftChanges() {
        return draftChanges.stream()
                .sorted((a, b) -> Said.ORDER.compare(a.said(), b.said()))
                .toList();
    }

    /** {@return the overrides of built objects, in the order in which they are applied} */
    public List<Patch<?>> patches() {
        return patches.stream()
                .sorted((a, b) -> Said.ORDER.compare(a.said(), b.said()))
                .toList();
    }

    /** {@return what was found wrong so far} */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }
}
