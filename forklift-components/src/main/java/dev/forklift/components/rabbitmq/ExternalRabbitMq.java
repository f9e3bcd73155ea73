package dev.forklift.components.rabbitmq;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.data.Credential;
import dev.forklift.components.data.ValueChecks;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Notes;
import dev.forklift.declare.SecretKey;
import java.util.function.Consumer;

/** A RabbitMQ outside of the stack: {@link RabbitMq#external}. It makes no object, and hands out how it is reached. */
public final class ExternalRabbitMq implements Component<AmqpPort> {

    private final ExternalRabbitMqSpec spec;
    private final Notes notes;

    private ExternalRabbitMq(ExternalRabbitMqSpec spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    static ExternalRabbitMq of(String host, Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes, host);
        options.accept(said);
        return new ExternalRabbitMq(said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public AmqpPort define(Scope scope) {
        return new AmqpPort(
                Endpoint.external(spec.host(), spec.port()),
                spec.management(),
                spec.vhost(),
                spec.user(),
                spec.password().in(scope),
                spec.tls());
    }

    /** What can be said of a RabbitMQ outside of the stack. */
    public static final class Options {

        private final Notes notes;
        private final ValueChecks checks;
        private final String host;
        private final ImmutableExternalRabbitMqSpec.Builder spec = ImmutableExternalRabbitMqSpec.builder();
        private boolean hasUser;
        private boolean hasPassword;

        private Options(Notes notes, String host) {
            this.notes = notes;
            this.checks = new ValueChecks(notes);
            this.host = host;
            checks.host(host);
            spec.host(host);
        }

        private ExternalRabbitMqSpec build() {
            checks.require(
                    hasUser,
                    "forklift.E110",
                    "the RabbitMQ at " + host + " has no user",
                    "nobody can connect to it without one, and which there are is known to its owner alone",
                    "user(\"shop\")");
            checks.require(
                    hasPassword,
                    "forklift.E110",
                    "the RabbitMQ at " + host + " has no password",
                    "its user cannot connect without one",
                    "password(SecretKey.external(\"shop-rabbitmq\", \"password\")), with a Secret in the stack's namespace");
            return spec.build();
        }

        /**
         * Sets the port.
         *
         * @param number 1 to 65535; 5672 by default, 5671 with TLS
         * @return these options
         */
        public Options port(int number) {
            if (checks.port(number)) {
                spec.port(number);
            }
            return this;
        }

        /**
         * Says where the management plugin answers HTTP, which autoscalers ask for the length of queues.
         *
         * @param number 1 to 65535, of the same host: {@code 15672} as the plugin has it
         * @return these options
         */
        public Options management(int number) {
            if (checks.port(number)) {
                spec.management(Endpoint.external(host, number));
            }
            return this;
        }

        /**
         * Sets the virtual host.
         *
         * @param name at most 63 bytes; {@code /} by default
         * @return these options
         */
        public Options vhost(String name) {
            if (checks.name("vhost", name)) {
                spec.vhost(name);
            }
            return this;
        }

        /**
         * Sets who connects. Required.
         *
         * @param name at most 63 bytes
         * @return these options
         */
        public Options user(String name) {
            hasUser = true;
            if (checks.name("user", name)) {
                spec.user(name);
            }
            return this;
        }

        /**
         * Sets the user's password. Required.
         *
         * @param key where it is kept
         * @return these options
         */
        public Options password(SecretKey key) {
            hasPassword = true;
            if (notes.given("the password", key)) {
                spec.password(Credential.of(key));
            }
            return this;
        }

        /**
         * Encrypts the connection: {@code amqps://}.
         *
         * @return these options
         */
        public Options tls() {
            spec.tls(true);
            return this;
        }
    }
}
