package dev.forklift.components.postgres;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.data.Credential;
import dev.forklift.components.data.ValueChecks;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Notes;
import dev.forklift.declare.SecretKey;
import java.util.Optional;
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
        Endpoint at = spec.viaService() ? service(scope) : Endpoint.external(spec.host(), spec.port());
        Optional<Endpoint> replicas = spec.replicas().map(host -> Endpoint.external(host, spec.port()));
        spec.maxConnections().ifPresent(most -> {
            Postgres.limit(scope, at, most);
            replicas.ifPresent(r -> Postgres.limitOfReplicas(scope, r, 1, most));
        });
        return new PostgresPort(
                at,
                spec.database(),
                spec.user(),
                spec.password().in(scope),
                spec.tls().text(),
                spec.ca(),
                replicas,
                Optional.empty(),
                Optional.empty());
    }

    private Endpoint service(Scope scope) {
        return scope.endpoint(scope.externalName("", spec.host()), spec.port());
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
            ExternalPostgresSpec built = spec.build();
            checks.require(
                    !(built.viaService() && built.tls() == TlsMode.VERIFY_FULL),
                    "forklift.E211",
                    "viaService() beside tls(TlsMode.VERIFY_FULL, …)",
                    "pods connect to the Service's name, for which the server's certificate is not issued",
                    "tls(TlsMode.VERIFY_CA, ca), or without viaService()");
            checks.require(
                    !(built.viaService() && host.matches("[0-9.]+")),
                    "forklift.E211",
                    "viaService() of the address " + host,
                    "a Service stands for a name alone: the cluster's DNS answers with it",
                    "the host's DNS name, or without viaService()");
            return built;
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

        /**
         * Says where its replicas answer, for what only reads: {@code db.readOnly()}.
         *
         * @param host a DNS name or an IPv4 address, at the same port
         * @return these options
         */
        public Options replicas(String host) {
            if (checks.host(host)) {
                spec.replicas(host);
            }
            return this;
        }

        /**
         * Says how many may be connected at once, so that the stack is held to it.
         *
         * @param count as {@code SHOW max_connections} says it, at least 1
         * @return these options
         */
        public Options maxConnections(int count) {
            if (checks.require(
                    count >= 1,
                    "maxConnections(" + count + ")",
                    "a server takes a connection or more",
                    "maxConnections(100), as SHOW max_connections says it")) {
                spec.maxConnections(count);
            }
            return this;
        }

        /**
         * Reaches it by a Service of the stack that stands for the host (ExternalName), so that another host is one changed Service,
         * and no pod is rolled. The server's certificate is not issued for the Service's name.
         *
         * @return these options
         */
        public Options viaService() {
            spec.viaService(true);
            return this;
        }
    }
}
