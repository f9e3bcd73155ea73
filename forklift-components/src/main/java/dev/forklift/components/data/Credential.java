package dev.forklift.components.data;

import dev.forklift.component.Scope;
import dev.forklift.declare.SecretKey;
import java.util.Optional;

/**
 * A service's password: kept in a Secret that lies outside of the stack, or, for development, a literal that becomes a Secret of
 * the stack.
 *
 * @param key where it is kept outside
 * @param literal its value, for development
 */
public record Credential(Optional<SecretKey> key, Optional<String> literal) {

    /** The key under which a literal is kept. */
    public static final String KEY = "password";

    /**
     * {@return a password that is kept in a Secret}
     *
     * @param key the Secret's key
     */
    public static Credential of(SecretKey key) {
        return new Credential(Optional.of(key), Optional.empty());
    }

    /**
     * {@return a password that is written into the manifests}
     *
     * @param value its value
     */
    public static Credential literal(String value) {
        return new Credential(Optional.empty(), Optional.of(value));
    }

    /**
     * {@return what stands for a password that was not said, so that the rest of the stack is defined and checked}
     */
    public static Credential unset() {
        return of(SecretKey.external("unset", KEY));
    }

    /**
     * {@return where processes read it: for a literal, a Secret that is declared here}
     *
     * @param scope the service's scope
     */
    public SecretKey in(Scope scope) {
        return key.orElseGet(() ->
                scope.secret(s -> literal.ifPresent(v -> s.data(KEY, v))).key(KEY));
    }

    /** {@return where it is kept; never its value} */
    @Override
    public String toString() {
        return key.map(SecretKey::toString).orElse("a literal");
    }
}
