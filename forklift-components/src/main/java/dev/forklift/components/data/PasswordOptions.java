package dev.forklift.components.data;

import dev.forklift.declare.Notes;
import dev.forklift.declare.SecretKey;

/**
 * What can be said of a data service in the cluster that lets in whoever knows one password.
 *
 * @param <S> the options themselves, so that each line returns them
 */
public abstract class PasswordOptions<S extends PasswordOptions<S>> extends ServerOptions<S> {

    /**
     * Begins with the defaults.
     *
     * @param notes where mistakes are noted
     * @param repository the repository of the official image: {@code postgres}
     * @param tag its tag
     * @param size how much its claim asks for
     */
    protected PasswordOptions(Notes notes, String repository, String tag, String size) {
        super(notes, repository, tag, size);
    }

    /**
     * Sets the password.
     *
     * @param key where it is kept
     * @return these options
     */
    public S password(SecretKey key) {
        kept("the password", key);
        return self();
    }
}
