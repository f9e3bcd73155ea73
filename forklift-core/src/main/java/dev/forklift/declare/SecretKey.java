package dev.forklift.declare;

import io.fabric8.kubernetes.api.model.Secret;
import org.jspecify.annotations.Nullable;

/** One key of a Secret: a password, never its value. */
public final class SecretKey {

    private final Ref<Secret> secret;
    private final String key;

    SecretKey(Ref<Secret> secret, String key) {
        this.secret = secret;
        this.key = key;
    }

    /**
     * {@return a key of a Secret that lies in the stack's namespace and is made outside of the stack}
     *
     * @param secret the Secret's name, a DNS subdomain
     * @param key the key in it: letters, digits, {@code -}, {@code _} and {@code .}
     */
    public static SecretKey external(String secret, String key) {
        return new SecretKey(Ref.external(Secret.class, secret), key);
    }

    /** {@return the Secret} */
    public Ref<Secret> secret() {
        return secret;
    }

    /** {@return the key in the Secret} */
    public String key() {
        return key;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SecretKey that && secret.equals(that.secret) && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return 31 * secret.hashCode() + key.hashCode();
    }

    /** {@return the Secret and the key, for messages} */
    @Override
    public String toString() {
        return secret + "[" + key + "]";
    }
}
