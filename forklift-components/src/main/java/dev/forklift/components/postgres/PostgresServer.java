package dev.forklift.components.postgres;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.data.Credential;
import dev.forklift.components.data.DataServer;
import dev.forklift.components.data.PasswordOptions;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Notes;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import dev.forklift.workload.ProbesOptions;
import dev.forklift.workload.Profile;
import dev.forklift.workload.StatefulSetOptions;
import dev.forklift.workload.Volume;
import dev.forklift.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A Postgres that the stack runs, in one pod: {@link Postgres#inCluster}. A StatefulSet with a claim, and its headless Service.
 *
 * <p>The official image makes the user, its password and the database when it first starts on empty storage, and never again:
 * changing them later changes what processes connect with, and not the database. The user is a superuser there.
 *
 * <p>Source: <a href="https://hub.docker.com/_/postgres">the official image</a>.
 */
public final class PostgresServer implements Component<PostgresPort> {

    static final int PORT = 5432;

    private static final String VOLUME = "data";
    private static final String PORT_NAME = "postgres";
    private static final String DATA = "/var/lib/postgresql/data";
    private static final int QUARTER = 25;
    /** A fast shutdown ends every session and writes a checkpoint. */
    private static final Duration STOP = Duration.ofSeconds(115);

    private final PostgresServerSpec spec;
    private final DataServer server;
    private final Notes notes;

    private PostgresServer(PostgresServerSpec spec, Notes notes) {
        this.spec = spec;
        this.server = new DataServer(spec.server(), "database");
        this.notes = notes;
    }

    static PostgresServer of(Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes);
        options.accept(said);
        return new PostgresServer(said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public PostgresPort define(Scope scope) {
        SecretKey password =
                spec.server().password().orElseGet(Credential::unset).in(scope);
        Workload statefulSet = statefulSet(scope, password);
        Endpoint at = DataServer.serve(scope, statefulSet, statefulSet.service(), PORT_NAME);
        Postgres.limit(scope, at, spec.maxConnections());
        return new PostgresPort(
                at,
                spec.database(),
                spec.user(),
                password,
                TlsMode.DISABLE.text(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                claim(at));
    }

    /** The claim of the StatefulSet's pod; the Service has the StatefulSet's name. */
    private Optional<Text> claim(Endpoint at) {
        return spec.server().storage().ephemeral()
                ? Optional.empty()
                : Optional.of(Text.of(VOLUME + "-").plus(at.name()).plus("-0"));
    }

    private Workload statefulSet(Scope scope, SecretKey password) {
        return scope.statefulSet(s -> {
            server.onto(s);
            s.port(PORT_NAME, PORT)
                    .args(args(scope.profile()).toArray(String[]::new))
                    .probes(this::probes)
                    .stopsWithin(STOP)
                    .single("each pod would have a database of its own, and clients would reach the one or the other");
            environment(s, password);
            volumes(s, scope.profile());
        });
    }

    private void environment(StatefulSetOptions s, SecretKey password) {
        s.env("POSTGRES_USER", spec.user())
                .env("POSTGRES_PASSWORD", password)
                .env("POSTGRES_DB", spec.database())
                .env("POSTGRES_INITDB_ARGS", "--data-checksums")
                .env("PGDATA", DATA + "/pgdata");
    }

    /** The data lies below the mount, where a new disk may have a {@code lost+found} that initdb would stumble over. */
    private void volumes(StatefulSetOptions s, Profile profile) {
        s.mount(DATA, spec.server().storage().volume(VOLUME))
                .mount("/var/run/postgresql", Volume.emptyDir("run"))
                .mount("/dev/shm", Volume.memory("shm", quarterOfMemory(profile) + "Mi"));
    }

    private long quarterOfMemory(Profile profile) {
        return server.mebibytes(QUARTER, profile).orElse(128);
    }

    private List<String> args(Profile profile) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("max_connections", String.valueOf(spec.maxConnections()));
        settings.put("shared_buffers", quarterOfMemory(profile) + "MB");
        settings.putAll(spec.settings());
        List<String> args = new ArrayList<>(List.of("postgres"));
        settings.forEach((name, value) -> {
            args.add("-c");
            args.add(name + "=" + value);
        });
        return args;
    }

    /**
     * The port opens after initdb, and before crash recovery, which may take long and must not be interrupted: so it is the
     * question of the probes that restart, and whether the server takes connections that of the one that does not.
     */
    private void probes(ProbesOptions probes) {
        probes.startup(p -> p.tcp(PORT_NAME).period(Duration.ofSeconds(3)).failures(200))
                .readiness(p -> p.exec(
                                "pg_isready",
                                "-h",
                                "127.0.0.1",
                                "-p",
                                String.valueOf(PORT),
                                "-U",
                                spec.user(),
                                "-d",
                                spec.database())
                        .period(Duration.ofSeconds(5)))
                .liveness(p -> p.tcp(PORT_NAME).period(Duration.ofSeconds(20)).failures(6));
    }

    /** What can be said of a Postgres that the stack runs. */
    public static final class Options extends PasswordOptions<Options> {

        private static final int MOST_CONNECTIONS = 262143;

        private final ImmutablePostgresServerSpec.Builder spec = ImmutablePostgresServerSpec.builder();

        private Options(Notes notes) {
            super(notes, "postgres", "17", "10Gi");
        }

        private PostgresServerSpec build() {
            checks().require(
                            saidPassword().isPresent(),
                            "forklift.E110",
                            "a Postgres without a password",
                            "its image does not start without one, and Forklift never invents a secret",
                            "password(SecretKey.external(\"shop-db\", \"password\")), or developmentPassword(\"dev\")");
            return spec.server(server()).build();
        }

        @Override
        protected Options self() {
            return this;
        }

        /**
         * Sets the version: the tag of the official image. Files of one major version are not read by another.
         *
         * @param version such as {@code 17} or {@code 17.6}; {@code 17} by default
         * @return these options
         */
        public Options version(String version) {
            tag(version);
            return this;
        }

        /**
         * Sets the database that the first start makes.
         *
         * @param name at most 63 bytes; the user's name by default
         * @return these options
         */
        public Options database(String name) {
            if (checks().name("database", name)) {
                spec.database(name);
            }
            return this;
        }

        /**
         * Sets the user that the first start makes, a superuser.
         *
         * @param name at most 63 bytes; {@code app} by default
         * @return these options
         */
        public Options user(String name) {
            if (checks().name("user", name)) {
                spec.user(name);
            }
            return this;
        }

        /**
         * Sets how many may be connected at once: at least one for each thread of each process that uses the database.
         *
         * <p>Source: <a href="https://docs.djangoproject.com/en/5.2/ref/databases/#connection-management">Connection
         * management</a>.
         *
         * @param count 1 to 262143; 100 by default
         * @return these options
         */
        public Options maxConnections(int count) {
            if (checks().require(
                            count >= 1 && count <= MOST_CONNECTIONS,
                            "maxConnections(" + count + ")",
                            "Postgres takes 1 to 262143",
                            "maxConnections(100)")) {
                spec.maxConnections(count);
            }
            return this;
        }

        /**
         * Sets a parameter of the server; one that Forklift sets is replaced.
         *
         * <p>Source: <a href="https://www.postgresql.org/docs/current/runtime-config.html">Server Configuration</a>.
         *
         * @param name such as {@code work_mem}
         * @param value such as {@code 16MB}
         * @return these options
         */
        public Options setting(String name, String value) {
            if (checks().require(
                            name.matches("[A-Za-z_][A-Za-z0-9_.]*"),
                            "setting(\"" + name + "\", …)",
                            "a parameter's name has letters, digits, '_' and '.'",
                            "setting(\"work_mem\", \"16MB\")")) {
                spec.settings(name, value);
            }
            return this;
        }
    }
}
