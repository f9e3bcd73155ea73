package dev.forklift.testkit;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about an environment variable. */
public final class EnvAssert extends AbstractAssert<EnvAssert, EnvVar> {

    private final String name;

    EnvAssert(String name, EnvVar actual) {
        super(actual, EnvAssert.class);
        this.name = name;
    }

    /**
     * Verifies its value as it is written: {@code $(NAME)} stands for another variable.
     *
     * @param value the value
     * @return this
     */
    public EnvAssert hasValue(String value) {
        return verify(value, actual.getValue());
    }

    /**
     * Verifies that it comes from a key of a Secret.
     *
     * @param secret the Secret's name
     * @param key the key
     * @return this
     */
    public EnvAssert isFromSecret(String secret, String key) {
        return verify("Secret " + secret + "[" + key + "]", source(actual.getValueFrom()));
    }

    /**
     * Verifies that it comes from a key of a ConfigMap.
     *
     * @param configMap the ConfigMap's name
     * @param key the key
     * @return this
     */
    public EnvAssert isFromConfigMap(String configMap, String key) {
        return verify("ConfigMap " + configMap + "[" + key + "]", source(actual.getValueFrom()));
    }

    /**
     * Verifies that it is something the pod knows of itself.
     *
     * @param path the field, such as {@code metadata.name}
     * @return this
     */
    public EnvAssert isFromField(String path) {
        return verify("field " + path, source(actual.getValueFrom()));
    }

    private static @Nullable String source(@Nullable EnvVarSource from) {
        if (from == null) {
            return null;
        }
        if (from.getSecretKeyRef() != null) {
            return "Secret " + from.getSecretKeyRef().getName() + "["
                    + from.getSecretKeyRef().getKey() + "]";
        }
        if (from.getConfigMapKeyRef() != null) {
            return "ConfigMap " + from.getConfigMapKeyRef().getName() + "["
                    + from.getConfigMapKeyRef().getKey() + "]";
        }
        return from.getFieldRef() == null
                ? from.toString()
                : "field " + from.getFieldRef().getFieldPath();
    }

    private EnvAssert verify(String expected, @Nullable String found) {
        if (!Objects.equals(expected, found)) {
            String instead = found == null ? actual.getValue() : found;
            failWithMessage(
                    "Expected the environment variable %s to be%n  %s%nbut it is%n  %s",
                    name, expected, instead == null ? source(actual.getValueFrom()) : instead);
        }
        return this;
    }
}
