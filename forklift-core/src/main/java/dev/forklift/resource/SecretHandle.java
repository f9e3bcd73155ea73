package dev.forklift.resource;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Set;
import java.util.function.Supplier;

/** A Secret that a component declared, or that a controller makes for it in the cluster. */
public final class SecretHandle {

    private final Ref<Secret> ref;
    private final Draft draft;
    private final Supplier<Set<String>> keys;

    SecretHandle(Ref<Secret> ref, Draft draft, Supplier<Set<String>> keys) {
        this.ref = ref;
        this.draft = draft;
        this.keys = keys;
    }

    /** {@return the reference to it, for volumes and whole-object environment} */
    public Ref<Secret> ref() {
        return ref;
    }

    /**
     * {@return one key of it}
     *
     * @param key a key that it declares; another is a finding at this line
     */
    public SecretKey key(String key) {
        Keys.declared(draft, keys.get(), key, ref.toString());
        return draft.place().recorder().key(ref, key);
    }
}
