package dev.forklift.components.redis;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Notes;
import java.util.Optional;
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
        return new ExternalRedis(said.spec().build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public RedisPort define(Scope scope) {
        Endpoint at = Endpoint.external(spec.host(), spec.port());
        return spec.port(at, Optional.empty());
    }

    /** What can be said of a Redis outside of the stack. */
    public static final class Options extends RedisOptions<Options> {

        private Options(Notes notes, String host) {
            super(notes);
            checks().host(host);
            spec().host(host);
        }

        @Override
        Options self() {
            return this;
        }

        /**
         * Sets the port.
         *
         * @param number 1 to 65535; 6379 by default
         * @return these options
         */
        public Options port(int number) {
            if (checks().port(number)) {
                spec().port(number);
            }
            return this;
        }
    }
}
