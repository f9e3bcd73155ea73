package dev.forklift.resource;

import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import io.fabric8.kubernetes.api.model.Secret;

/** A Secret that a component declared. */
public final class SecretHandle {

    private final Ref<Secret> ref;
    private final SecretOptions options;

    SecretHandle(Ref<Secret> ref, SecretOptions options) {
        this.ref = ref;
        this.options = options;
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
        Keys.declared(options, options.keys(), key, ref.toString());
        return options.place().recorder().key(ref, key);
    }
}
