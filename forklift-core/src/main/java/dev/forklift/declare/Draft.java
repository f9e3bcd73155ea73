package dev.forklift.declare;

import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An object as it is being declared: the options that a lambda fills, and how they become a Kubernetes object when the stack is
 * finished. A draft changes while its component defines it, while the component's own finish functions run, and while overrides
 * do; then it is built, once.
 */
public abstract class Draft {

    private final Place place;
    private final Class<? extends HasMetadata> kind;
    private final List<Consumer<Facts>> later = new ArrayList<>();
    private @Nullable String pinned;

    /**
     * Begins a draft.
     *
     * @param place where it is declared
     * @param kind the kind of object it becomes
     */
    protected Draft(Place place, Class<? extends HasMetadata> kind) {
        this.place = place;
        this.kind = kind;
    }

    /** {@return where it is declared} */
    public final Place place() {
        return place;
    }

    /** {@return the kind of object it becomes} */
    public final Class<? extends HasMetadata> kind() {
        return kind;
    }

    /** {@return the most characters its name may have} */
    public int nameLimit() {
        return Names.LABEL;
    }

    /** {@return the name it brings along, which is then not derived; nothing by default} */
    public Optional<String> ownName() {
        return Optional.ofNullable(pinned);
    }

    /**
     * Gives it a name of its own, such as that of an object which runs already.
     *
     * @param name a DNS subdomain; another text is a finding
     */
    protected final void pin(String name) {
        if (require(
                Names.isDnsSubdomain(name),
                "forklift.E011",
                "'" + name + "' is no name of a " + kind.getSimpleName(),
                "a name has a-z, 0-9, '-' and '.', and begins and ends with a letter or digit",
                "the name of the object that is there, such as legacy-web")) {
            pinned = name;
        }
    }

    /** {@return the labels that select its pods where these are not derived; none by default} */
    public Map<String, String> ownSelector() {
        return Map.of();
    }

    /**
     * {@return the name it brings along, where that follows from the name of another object}
     *
     * @param naming the names of what the stack writes
     */
    public Optional<String> ownName(Naming naming) {
        return ownName();
    }

    /** {@return whether its name carries a hash of its content, so that changed content is a new object} */
    public boolean namedByContent() {
        return false;
    }

    /** {@return what makes the object in the cluster, so that it has a name here and is not written; nothing by default} */
    public Optional<String> maker() {
        return Optional.empty();
    }

    /**
     * Leaves something for the end, when all facts are known.
     *
     * @param step what to do then; it changes this draft alone
     */
    protected final void later(Consumer<Facts> step) {
        later.add(step);
    }

    /**
     * Runs what the component itself left for the end.
     *
     * @param facts what the components of the stack declared
     */
    public final void finish(Facts facts) {
        later.forEach(step -> step.accept(facts));
    }

    /**
     * {@return the finished object}
     *
     * @param me its name and labels
     * @param naming the names of the others
     */
    public abstract HasMetadata build(Identity me, Naming naming);

    /**
     * {@return the objects that follow from this one: a budget, an autoscaler}
     *
     * @param me the name and labels of this one
     * @param built this one, patched
     */
    public List<HasMetadata> companions(Identity me, HasMetadata built) {
        return List.of();
    }

    /**
     * {@return what is wrong with an object that an override of built objects has changed, although it may not be; nothing by
     * default}
     *
     * @param changed the object as it is after the override, this one or one that follows from it
     */
    public Optional<Finding> broken(HasMetadata changed) {
        return Optional.empty();
    }

    /** {@return what the pods open connections to, as far as it is said: by name, or by an address in their environment} */
    public Set<Endpoint> connections() {
        return Set.of();
    }

    /**
     * {@return the addresses that a key of this configuration holds; whoever reads it connects to them}
     *
     * @param key the key; empty for all of them
     */
    public Set<Endpoint> addresses(String key) {
        return Set.of();
    }

    /** {@return the gates that have to open before this object is applied} */
    public List<Gate> gates() {
        return List.of();
    }

    /**
     * Reports a mistake in what is being said about this object, at the user's current line.
     *
     * @param id the rule
     * @param title what is wrong
     * @param because why
     * @param fix what to write instead
     */
    public final void refuse(String id, String title, String because, String fix) {
        refuse(Finding.of(id, title, because, fix));
    }

    /**
     * Reports a mistake in what is being said about this object, at the user's current line.
     *
     * @param finding what is wrong, without a place
     */
    public final void refuse(Finding finding) {
        place.recorder().report(finding.at(place.recorder().lineNow(place)).in(place.path()));
    }

    /** {@return whether an override is speaking, who replaces what the component said} */
    public final boolean overriding() {
        return place.recorder().overriding();
    }

    /**
     * {@return whether a handle belongs to this stack; one of another stack is reported}
     *
     * @param ref the handle
     */
    public final boolean accepts(Ref<?> ref) {
        Optional<Finding> problem = place.recorder().problemOf(ref);
        problem.ifPresent(this::refuse);
        return problem.isEmpty();
    }

    /**
     * {@return whether every handle in a text belongs to this stack; one of another stack is reported}
     *
     * @param text the text
     */
    public final boolean accepts(Text text) {
        boolean all = !text.holdsAWrittenReference();
        if (!all) {
            refuse(
                    "forklift.E005",
                    "'" + text + "' is the message of a text, not the text",
                    "a host is known only when the stack is finished; joined by + it is written as in a message",
                    "Text.of(\"http://\").plus(endpoint.host())");
        }
        for (Ref<?> ref : text.references()) {
            all &= accepts(ref);
        }
        return all;
    }

    /**
     * {@return whether a value is as it has to be; one that is not is reported at the user's current line}
     *
     * @param ok whether it is
     * @param id the rule
     * @param title what is wrong
     * @param because why
     * @param fix what to write instead
     */
    public final boolean require(boolean ok, String id, String title, String because, String fix) {
        if (!ok) {
            refuse(id, title, because, fix);
        }
        return ok;
    }
}
