package dev.forklift.components.redis;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.data.ValueChecks;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Notes;
import dev.forklift.declare.SecretKey;
import java.util.function.Consumer;

/** A Redis outside of the stack: {@link Redis#external}. It makes no object, and hands out how it is reached. */
public final class ExternalRedis implements Component<RedisPort> {

    private final ExternalRedisSpec spec;
    private final Notes notes;

    private ExternalRedis(ExternalRedisSpec spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    static ExternalRedis of(String host, Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes, host);
        options.accept(said);
        return new ExternalRedis(said.spec.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public RedisPort define(Scope scope) {
        Endpoint at = Endpoint.external(spec.host(), spec.port());
        return new RedisPort(at, spec.database(), spec.password(), spec.tls(), spec.evicts(), spec.ca());
    }

    /** What can be said of a Redis outside of the stack. */
    public static final class Options {

        private final Notes notes;
        private final ValueChecks checks;
        private final ImmutableExternalRedisSpec.Builder spec = ImmutableExternalRedisSpec.builder();

        private Options(Notes notes, String host) {
            this.notes = notes;
            this.checks = new ValueChecks(notes);
            checks.host(host);
            spec.host(host);
        }

        /**
         * Sets the port.
         *
         * @param number 1 to 65535; 6379 by default
         * @return these options
         */
        public Options port(int number) {
            if (checks.port(number)) {
                spec.port(number);
            }
            return this;
        }

        /**
         * Sets the logical database. Databases of one server share its memory and what happens when it is full, so purposes are
         * better kept apart by servers.
         *
         * @param number from 0, the default
         * @return these options
         */
        public Options database(int number) {
            if (checks.require(
                    number >= 0, "database(" + number + ")", "Redis numbers its databases from 0", "database(0)")) {
                spec.database(number);
            }
            return this;
        }

        /**
         * Sets the password.
         *
         * @param key where it is kept
         * @return these options
         */
        public Options password(SecretKey key) {
            if (notes.given("the password", key)) {
                spec.password(key);
            }
            return this;
        }

        /**
         * Encrypts the connection: {@code rediss://}.
         *
         * @return these options
         */
        public Options tls() {
            spec.tls(true);
            return this;
        }

        /**
         * Encrypts the connection, and says who signed the server's certificate.
         *
         * @param ca the authority's certificate (PEM), which processes see as a file
         * @return these options
         */
        public Options tls(ConfigKey ca) {
            if (notes.given("the certificate", ca)) {
                spec.tls(true).ca(ca);
            }
            return this;
        }

        /**
         * Says that it drops keys when its memory is full, so that it is no broker.
         *
         * @return these options
         */
        public Options evicts() {
            spec.evicts(true);
            return this;
        }
    }
}
