package dev.forklift.finish;

import dev.forklift.declare.ComponentPath;
import dev.forklift.declare.Draft;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Hashes;
import dev.forklift.kube.KubeMapper;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/** Gives every object its name, labels and selector, and answers for them. */
final class NameTable implements Naming {

    private static final String PREFIX = "app.kubernetes.io/";

    private final String stack;
    private final String namespace;
    private final Map<Key, Identity> identities = new HashMap<>();
    private final Map<Key, String> withoutHash = new HashMap<>();

    private record Key(Class<?> kind, ComponentPath path, String id) {}

    NameTable(String stack, String namespace) {
        this.stack = stack;
        this.namespace = namespace;
    }

    void add(Draft draft) {
        int limit = draft.namedByContent() ? draft.nameLimit() - 9 : draft.nameLimit();
        Identity derived = identity(draft.place().path(), draft.place().objectId(), limit);
        Identity selecting = draft.ownSelector().isEmpty() ? derived : derived.selectedBy(draft.ownSelector());
        Identity identity = draft.ownName(this).map(selecting::named).orElse(selecting);
        withoutHash.put(key(draft), identity.name());
        identities.put(key(draft), identity);
    }

    /** The identity of an object that no draft becomes. */
    Identity identity(ComponentPath path, String id) {
        return identity(path, id, Names.LABEL);
    }

    /** The identity of an object that follows from another: under the same name, or where that is taken, with a part more. */
    Identity beside(Draft draft, String more) {
        String name = withoutHash.getOrDefault(key(draft), "");
        return identityOf(draft).named(more.isEmpty() ? name : name + "-" + Names.legal(more));
    }

    private Identity identity(ComponentPath path, String id, int limit) {
        String full = stack + "-" + path.value().replace('.', '-') + (id.isEmpty() ? "" : "-" + id);
        Map<String, String> selector = new TreeMap<>();
        selector.put(PREFIX + "instance", Names.fit(stack, Names.LABEL));
        selector.put(PREFIX + "component", Names.fit(path + (id.isEmpty() ? "" : "_" + id), Names.LABEL));
        Map<String, String> labels = new TreeMap<>(selector);
        labels.put(PREFIX + "name", path.id());
        labels.put(PREFIX + "part-of", Names.fit(stack, Names.LABEL));
        labels.put(PREFIX + "managed-by", "forklift");
        return new Identity(Names.fit(full, limit), namespace, labels, selector);
    }

    /**
     * Appends the hash of an object's content to its name; the object's labels and name are no content.
     *
     * @return the draft's identity with that name
     */
    Identity nameByContent(Draft draft, HasMetadata object) {
        ObjectMeta meta = object.getMetadata();
        object.setMetadata(new ObjectMeta());
        String hash = Hashes.shortHash(KubeMapper.canonicalBytes(object));
        object.setMetadata(meta);
        Key key = key(draft);
        Identity named = at(key).named(withoutHash.get(key) + "-" + hash);
        meta.setName(named.name());
        identities.put(key, named);
        return named;
    }

    Identity identityOf(Draft draft) {
        return at(key(draft));
    }

    @Override
    public Identity identityOf(Ref<?> ref) {
        return at(new Key(ref.kind(), ref.path(), ref.id()));
    }

    private Identity at(Key key) {
        Identity identity = identities.get(key);
        if (identity == null) {
            throw new NoSuchElementException("no " + key.kind.getSimpleName() + " is declared at " + key.path);
        }
        return identity;
    }

    private static Key key(Draft draft) {
        return new Key(draft.kind(), draft.place().path(), draft.place().objectId());
    }
}
