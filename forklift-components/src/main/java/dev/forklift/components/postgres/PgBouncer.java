package dev.forklift.components.postgres;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.data.DataService;
import dev.forklift.components.data.ValueChecks;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Notes;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.ProbesOptions;
import dev.forklift.workload.Volume;
import dev.forklift.workload.Workload;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A pool of connections between a project and its database: a Deployment, its ConfigMap and its Service. Its port goes where the
 * database's would; in transaction mode the project's settings follow, and migrations connect past it.
 *
 * <pre>{@code
 * PostgresPort pool = s.add("pgbouncer", PgBouncer.of(db, p -> p.poolSize(20)));
 * Django django = s.add("django", DjangoProject.of("registry.example.com/shop:1.42.0", pool, d -> …));
 * }</pre>
 *
 * <p>The password is in no ConfigMap: an init container writes it, out of its Secret, into a file in memory.
 *
 * <p>Source: <a href="https://www.pgbouncer.org/config.html">PgBouncer's configuration</a>, <a
 * href="https://www.pgbouncer.org/usage.html">usage</a>, <a
 * href="https://docs.djangoproject.com/en/5.2/ref/databases/#transaction-pooling-server-side-cursors">Transaction pooling and
 * server-side cursors</a>.
 */
public final class PgBouncer implements Component<PostgresPort> {

    private static final int PORT = 6432;
    private static final String PORT_NAME = "pgbouncer";
    private static final String SETTINGS = "/etc/forklift/pgbouncer";
    private static final String INI = "pgbouncer.ini";
    private static final String USERS = "/run/forklift/pgbouncer";
    private static final String CA = "/etc/forklift/postgres";
    private static final int PREPARED_STATEMENTS = 200;
    /** Clients of a pod that stops are given this long to disconnect. */
    private static final Duration STOP = Duration.ofSeconds(60);
    /** A file of users holds names and passwords in quotation marks, and those within are doubled. */
    private static final String WRITE_USERS = """
            umask 077
            quoted() { printf '%s' "$1" | sed 's/"/""/g'; }
            printf '"%s" "%s"\\n' "$(quoted "$POOL_USER")" "$(quoted "$POOL_PASSWORD")" > FILE
            """.replace("FILE", USERS + "/users.txt");

    private final PostgresPort database;
    private final PgBouncerSpec spec;
    private final Notes notes;

    private PgBouncer(PostgresPort database, PgBouncerSpec spec, Notes notes) {
        this.database = database;
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return a pool in transaction mode, as it is by default: two pods with 20 connections each}
     *
     * @param database what it stands before
     */
    public static PgBouncer of(PostgresPort database) {
        return of(database, options -> {});
    }

    /**
     * {@return a pool}
     *
     * @param database what it stands before
     * @param options its mode and sizes
     */
    public static PgBouncer of(PostgresPort database, Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes);
        options.accept(said);
        if (notes.given("the database", database)) {
            said.notOfAPool(database);
        }
        return new PgBouncer(database, said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public PostgresPort define(Scope scope) {
        Workload deployment = deployment(scope, configMap(scope));
        Endpoint at = deployment.service().endpoint(PORT_NAME);
        scope.declare(new DataService(at, deployment.ready()));
        scope.declare(new DatabaseConnections(
                database.at(),
                scope.path(),
                "",
                spec.pool().poolSize(),
                "a pool of " + spec.pool().poolSize()));
        Postgres.limitOfPool(scope, at, spec.pool());
        return new PostgresPort(
                at,
                database.database(),
                database.user(),
                database.password(),
                TlsMode.DISABLE.text(),
                Optional.empty(),
                database.replicas(),
                Optional.of(new PostgresPort.Pool(database, spec.pool().mode())),
                Optional.empty());
    }

    private ConfigMapHandle configMap(Scope scope) {
        return scope.configMap(c -> c.data(INI, ini()));
    }

    private Text ini() {
        Text ini = Text.of("[databases]\n* = host=")
                .plus(database.at().host())
                .plus(" port=" + database.at().port() + "\n\n[pgbouncer]\n");
        for (Map.Entry<String, String> setting : settings().entrySet()) {
            ini = ini.plus(setting.getKey() + " = " + setting.getValue() + "\n");
        }
        return ini;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addr", "*");
        settings.put("listen_port", String.valueOf(PORT));
        settings.put("unix_socket_dir", "");
        settings.put("auth_type", "scram-sha-256");
        settings.put("auth_file", USERS + "/users.txt");
        settings.put("pool_mode", spec.pool().mode().text());
        settings.put("default_pool_size", String.valueOf(spec.pool().poolSize()));
        settings.put("max_db_connections", String.valueOf(spec.pool().poolSize()));
        settings.put("max_client_conn", String.valueOf(spec.pool().maxClientConnections()));
        settings.put("max_prepared_statements", String.valueOf(PREPARED_STATEMENTS));
        settings.put("server_tls_sslmode", database.sslMode().isEmpty() ? "prefer" : database.sslMode());
        database.ca().ifPresent(ca -> settings.put("server_tls_ca_file", CA + "/ca.crt"));
        settings.putAll(spec.pool().settings());
        return settings;
    }

    private Workload deployment(Scope scope, ConfigMapHandle settings) {
        return scope.deployment(d -> {
            container(d);
            environment(d, database.password());
            volumes(d, settings);
            d.replicas(spec.pool().replicas()).connectsTo(database.at());
        });
    }

    private void container(DeploymentOptions d) {
        d.image(spec.image())
                .role("pooler")
                .command("pgbouncer", SETTINGS + "/" + INI)
                .port(PORT_NAME, PORT)
                .security(c -> c.runAs(spec.user(), spec.group()))
                .probes(PgBouncer::probes)
                .lifecycle(l -> l.sleepBeforeStop(Duration.ofSeconds(6)))
                .stopsWithin(STOP)
                .resources(r -> {
                    spec.cpu().ifPresent(r::cpu);
                    spec.memory().ifPresent(r::memory);
                });
        d.pod(p -> p.fsGroup(spec.group()));
    }

    private void environment(DeploymentOptions d, SecretKey password) {
        d.init(
                "users",
                c -> c.image(spec.image())
                        .security(s -> s.runAs(spec.user(), spec.group()))
                        .env("POOL_USER", database.user())
                        .env("POOL_PASSWORD", password)
                        .command("/bin/sh", "-ec", WRITE_USERS)
                        .mount(USERS, Volume.memory("users", "1Mi")));
    }

    private void volumes(DeploymentOptions d, ConfigMapHandle settings) {
        d.mount(SETTINGS, Volume.configMap("settings", settings), m -> m.readOnly())
                .mount(USERS, Volume.memory("users", "1Mi"), m -> m.readOnly());
        database.ca()
                .ifPresent(ca -> d.mount(
                        CA, Volume.projected("postgres-ca", Map.of(), Map.of("ca.crt", ca)), m -> m.readOnly()));
    }

    private static void probes(ProbesOptions probes) {
        probes.startup(p -> p.tcp(PORT_NAME).period(Duration.ofSeconds(1)).failures(60))
                .readiness(p -> p.tcp(PORT_NAME).period(Duration.ofSeconds(5)))
                .liveness(p -> p.tcp(PORT_NAME).period(Duration.ofSeconds(20)).failures(6));
    }

    /** What can be said of a PgBouncer. */
    public static final class Options extends PoolOptions<Options> {

        private static final Set<String> OURS = Set.of(
                "listen_addr", "listen_port", "auth_type", "auth_file", "server_tls_sslmode", "server_tls_ca_file");

        private final Notes notes;
        private final ValueChecks checks;
        private final ImmutablePgBouncerSpec.Builder spec = ImmutablePgBouncerSpec.builder();

        private Options(Notes notes) {
            this(notes, new ValueChecks(notes));
        }

        private Options(Notes notes, ValueChecks checks) {
            super(checks);
            this.notes = notes;
            this.checks = checks;
        }

        @Override
        Options self() {
            return this;
        }

        @Override
        boolean takes(String setting) {
            return !OURS.contains(setting);
        }

        private PgBouncerSpec build() {
            return spec.pool(pool()).build();
        }

        private void notOfAPool(PostgresPort database) {
            if (database.pool().isPresent()) {
                notes.refuse(
                        "forklift.E211",
                        "a pool before a pool",
                        "the second keeps what the first would give to others",
                        "PgBouncer.of(db), with the port of the database itself");
            }
        }

        /**
         * Runs another image, which has {@code pgbouncer}, {@code sed} and a shell.
         *
         * @param name with a tag or digest; {@code edoburu/pgbouncer} by default, of version 1.21 or later
         * @return these options
         */
        public Options image(String name) {
            if (checks.require(
                    !name.isBlank() && name.chars().noneMatch(Character::isWhitespace),
                    "image(\"" + name + "\")",
                    "an image's name is not empty and has no blanks",
                    "image(\"registry.example.com/pgbouncer:1.24.1\")")) {
                spec.image(name);
            }
            return this;
        }

        /**
         * Sets the numeric user and group that the image is made for.
         *
         * @param uid the user, above 0; 70 by default
         * @param gid the group, above 0; 70 by default
         * @return these options
         */
        public Options runAs(long uid, long gid) {
            if (checks.require(
                    uid > 0 && gid > 0,
                    "runAs(" + uid + ", " + gid + ")",
                    "PgBouncer refuses to run as root",
                    "runAs(70, 70)")) {
                spec.user(uid).group(gid);
            }
            return this;
        }

        /**
         * Asks for CPU, for each pod.
         *
         * @param request cores, such as {@code 100m}; PgBouncer uses one at the most
         * @return these options
         */
        public Options cpu(String request) {
            if (checks.quantity("cpu", request)) {
                spec.cpu(request);
            }
            return this;
        }

        /**
         * Asks for memory for each pod, and limits it to the same.
         *
         * @param requestAndLimit bytes, such as {@code 128Mi}
         * @return these options
         */
        public Options memory(String requestAndLimit) {
            if (checks.quantity("memory", requestAndLimit)) {
                spec.memory(requestAndLimit);
            }
            return this;
        }
    }
}
