package dev.forklift.components.postgres;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.data.Credential;
import dev.forklift.components.data.ValueChecks;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Notes;
import dev.forklift.declare.SecretKey;
import java.util.function.Consumer;

/** A Postgres outside of the stack: {@link Postgres#external}. It makes no object, and hands out how it is reached. */
public final class ExternalPostgres implements Component<PostgresPort> {

    private final ExternalPostgresSpec spec;
    private final Notes notes;

    private ExternalPostgres(ExternalPostgresSpec spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    static ExternalPostgres of(String host, Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes, host);
        options.accept(said);
        return new ExternalPostgres(said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public PostgresPort define(Scope scope) {
        return new PostgresPort(
                Endpoint.external(spec.host(), spec.port()),
                spec.database(),
                spec.user(),
                spec.password().in(scope),
                spec.tls().text(),
                spec.ca());
    }

    /** What can be said of a Postgres outside of the stack. */
    public static final class Options {

        private final Notes notes;
        private final ValueChecks checks;
        private final String host;
        private final ImmutableExternalPostgresSpec.Builder spec = ImmutableExternalPostgresSpec.builder();
        private boolean hasUser;
        private boolean hasPassword;

        private Options(Notes notes, String host) {
            this.notes = notes;
            this.checks = new ValueChecks(notes);
            this.host = host;
            checks.host(host);
            spec.host(host);
        }

        private ExternalPostgresSpec build() {
            checks.require(
                    hasUser,
                    "forklift.E110",
                    "the Postgres at " + host + " has no user",
                    "nobody can connect to it without one, and which there are is known to its owner alone",
                    "user(\"shop\")");
            checks.require(
                    hasPassword,
                    "forklift.E110",
                    "the Postgres at " + host + " has no password",
                    "its user cannot connect without one",
                    "password(SecretKey.external(\"shop-db\", \"password\")), with a Secret in the stack's namespace");
            return spec.build();
        }

        /**
         * Sets the port.
         *
         * @param number 1 to 65535; 5432 by default
         * @return these options
         */
        public Options port(int number) {
            if (checks.port(number)) {
                spec.port(number);
            }
            return this;
        }

        /**
         * Sets the database.
         *
         * @param name at most 63 bytes; the user's name by default
         * @return these options
         */
        public Options database(String name) {
            if (checks.name("database", name)) {
                spec.database(name);
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
         * Sets how the connection is secured, where no certificate is verified.
         *
         * @param mode {@link TlsMode#REQUIRE} by default; one that verifies needs {@link #tls(TlsMode, ConfigKey)}
         * @return these options
         */
        public Options tls(TlsMode mode) {
            if (checks.require(
                    !mode.verifies(),
                    "forklift.E113",
                    "tls(TlsMode." + mode + ") without a certificate",
                    "what signed the server's certificate cannot be verified without the authority's own, and every "
                            + "connection would fail",
                    "tls(TlsMode." + mode + ", ConfigKey.external(\"rds-ca\", \"ca.crt\"))")) {
                spec.tls(mode);
            }
            return this;
        }

        /**
         * Sets how the connection is secured, and who signed the server's certificate.
         *
         * @param mode {@link TlsMode#VERIFY_FULL} or {@link TlsMode#VERIFY_CA}
         * @param ca the authority's certificate (PEM), which processes see as a file
         * @return these options
         */
        public Options tls(TlsMode mode, ConfigKey ca) {
            if (notes.given("the certificate", ca)
                    && checks.require(
                            mode.verifies(),
                            "forklift.E113",
                            "tls(TlsMode." + mode + ") with a certificate",
                            "this mode verifies nothing, and would look safer than it is",
                            "tls(TlsMode.VERIFY_FULL, ca)")) {
                spec.tls(mode).ca(ca);
            }
            return this;
        }
    }
}
