package dev.forklift.declare;

import io.fabric8.kubernetes.api.model.ConfigMap;
import org.jspecify.annotations.Nullable;

/** One key of a ConfigMap. */
public final class ConfigKey {

    private final Ref<ConfigMap> configMap;
    private final String key;

    ConfigKey(Ref<ConfigMap> configMap, String key) {
        this.configMap = configMap;
        this.key = key;
    }

    /**
     * {@return a key of a ConfigMap that lies in the stack's namespace and is made outside of the stack}
     *
     * @param configMap the ConfigMap's name, a DNS subdomain
     * @param key the key in it: letters, digits, {@code -}, {@code _} and {@code .}
     */
    public static ConfigKey external(String configMap, String key) {
        return new ConfigKey(Ref.external(ConfigMap.class, configMap), key);
    }

    /** {@return the ConfigMap} */
    public Ref<ConfigMap> configMap() {
        return configMap;
    }

    /** {@return the key in the ConfigMap} */
    public String key() {
        return key;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConfigKey that && configMap.equals(that.configMap) && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return 31 * configMap.hashCode() + key.hashCode();
    }

    /** {@return the ConfigMap and the key, for messages} */
    @Override
    public String toString() {
        return configMap + "[" + key + "]";
    }
}
