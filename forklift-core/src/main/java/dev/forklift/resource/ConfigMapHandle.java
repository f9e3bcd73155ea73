package dev.forklift.resource;

import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Ref;
import io.fabric8.kubernetes.api.model.ConfigMap;

/** A ConfigMap that a component declared. */
public final class ConfigMapHandle {

    private final Ref<ConfigMap> ref;
    private final ConfigMapOptions options;

    ConfigMapHandle(Ref<ConfigMap> ref, ConfigMapOptions options) {
        this.ref = ref;
        this.options = options;
    }

    /** {@return the reference to it, for volumes and whole-object environment} */
    public Ref<ConfigMap> ref() {
        return ref;
    }

    /**
     * {@return one key of it}
     *
     * @param key a key that it declares; another is a finding at this line
     */
    public ConfigKey key(String key) {
        Keys.declared(options, options.keys(), key, ref.toString());
        return options.place().recorder().configKey(ref, key);
    }
}
