package dev.forklift.components.redis;

import dev.forklift.components.data.ValueChecks;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Notes;
import dev.forklift.declare.SecretKey;

/**
 * What can be said of any Redis outside of the stack.
 *
 * @param <O> the options themselves, so that each line returns them
 */
public abstract class RedisOptions<O extends RedisOptions<O>> {

    private final Notes notes;
    private final ValueChecks checks;
    private final ImmutableExternalRedisSpec.Builder spec = ImmutableExternalRedisSpec.builder();

    RedisOptions(Notes notes) {
        this.notes = notes;
        this.checks = new ValueChecks(notes);
    }

    abstract O self();

    Notes notes() {
        return notes;
    }

    ValueChecks checks() {
        return checks;
    }

    ImmutableExternalRedisSpec.Builder spec() {
        return spec;
    }

    /**
     * Sets the logical database. Databases of one server share its memory and what happens when it is full, so purposes are
     * better kept apart by servers.
     *
     * @param number from 0, the default
     * @return these options
     */
    public O database(int number) {
        if (checks.require(
                number >= 0, "database(" + number + ")", "Redis numbers its databases from 0", "database(0)")) {
            spec().database(number);
        }
        return self();
    }

    /**
     * Sets the password.
     *
     * @param key where it is kept
     * @return these options
     */
    public O password(SecretKey key) {
        if (notes.given("the password", key)) {
            spec().password(key);
        }
        return self();
    }

    /**
     * Encrypts connections: to the Redis, and to its Sentinels where there are any.
     *
     * @return these options
     */
    public O tls() {
        spec().tls(true);
        return self();
    }

    /**
     * Encrypts connections, and says who signed the server's certificate.
     *
     * @param ca the authority's certificate (PEM), which processes see as a file
     * @return these options
     */
    public O tls(ConfigKey ca) {
        if (notes.given("the certificate", ca)) {
            spec().tls(true).ca(ca);
        }
        return self();
    }

    /**
     * Says that it drops keys when its memory is full, so that it is no broker.
     *
     * @return these options
     */
    public O evicts() {
        spec().evicts(true);
        return self();
    }
}
