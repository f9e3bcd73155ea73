package dev.forklift.components.postgres;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.data.ValueChecks;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Notes;
import dev.forklift.declare.Outsider;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import dev.forklift.kube.Hashes;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A Postgres that CloudNativePG runs in the stack's namespace: {@link Postgres#cloudNativePg}. A {@code Cluster}, a {@code Database}
 * for each further one, where a pool is asked for a {@code Pooler}, and where backups are an {@code ObjectStore} and {@code
 * ScheduledBackup}s.
 *
 * <p>The operator makes the pods, the Services {@code …-rw} and {@code …-ro}, and the Secret {@code …-app} with the owner's password;
 * its operator (1.26 or later), and for backups to object storage its Barman Cloud plugin, have to be in the cluster.
 *
 * <p>Source: <a href="https://cloudnative-pg.io/documentation/current/bootstrap/">Bootstrap</a>, <a
 * href="https://cloudnative-pg.io/documentation/current/declarative_role_management/">Role management</a>, <a
 * href="https://cloudnative-pg.io/documentation/current/declarative_database_management/">Database management</a>, <a
 * href="https://cloudnative-pg.io/documentation/current/connection_pooling/">Connection pooling</a>, <a
 * href="https://cloudnative-pg.io/documentation/current/recovery/">Recovery</a>, <a
 * href="https://cloudnative-pg.io/plugin-barman-cloud/docs/usage/">Barman Cloud plugin</a>.
 */
public final class PostgresCluster implements Component<PostgresPort> {

    /** The operator appends to the name for what it makes, and takes no longer one. */
    private static final int NAME_LIMIT = 50;

    private static final int ID_LIMIT = 40;
    private static final int STATUS_PORT = 8000;
    private static final int METRICS_PORT = 9187;

    private static final String PORT_NAME = "postgres";
    private static final String PASSWORD = "password";
    private static final String POOLER = "pooler";
    private static final int PREPARED_STATEMENTS = 200;

    private final PostgresClusterSpec spec;
    private final Notes notes;

    private PostgresCluster(PostgresClusterSpec spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    static PostgresCluster of(Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes);
        options.accept(said);
        return new PostgresCluster(said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public PostgresPort define(Scope scope) {
        spec.users().values().forEach(secret -> scope.expects(Ref.external(Secret.class, secret)));
        Optional<Ref<GenericKubernetesResource>> store =
                spec.backup().map(b -> BarmanStore.declare(scope, "backups", b.bucket(), Optional.of(b.retention())));
        Optional<Ref<GenericKubernetesResource>> origin = spec.recovery()
                .map(r -> store.filter(s -> isBackedUpTo(r.bucket()))
                        .orElseGet(() -> BarmanStore.declare(scope, "origin", r.bucket(), Optional.empty())));
        Ref<GenericKubernetesResource> cluster = cluster(scope, store, origin);
        scope.check(new ClusterRules());
        spec.databases().forEach(database -> database(scope, cluster, database));
        spec.backup().ifPresent(b -> scheduledBackup(scope, cluster, "backup", b.schedule(), viaPlugin()));
        spec.snapshots().ifPresent(s -> scheduledBackup(scope, cluster, "snapshots", s.schedule(), Map.of()));
        Optional<Ref<GenericKubernetesResource>> pooler = spec.pool().map(p -> pooler(scope, cluster, p));
        PostgresPort direct = port(scope, cluster, pooler);
        return pooler.map(ref -> pooled(scope, ref, direct)).orElse(direct);
    }

    private boolean isBackedUpTo(ObjectStoragePort bucket) {
        return spec.backup().filter(b -> b.bucket().equals(bucket)).isPresent();
    }

    private Ref<GenericKubernetesResource> pooler(Scope scope, Ref<?> cluster, PoolSpec pool) {
        return scope.object(POOLER, GenericKubernetesResource.class, (me, naming) -> {
            Map<String, Object> parameters = new LinkedHashMap<>();
            parameters.put("default_pool_size", String.valueOf(pool.poolSize()));
            parameters.put("max_db_connections", String.valueOf(pool.poolSize()));
            parameters.put("max_client_conn", String.valueOf(pool.maxClientConnections()));
            parameters.put("max_prepared_statements", String.valueOf(PREPARED_STATEMENTS));
            parameters.putAll(pool.settings());
            Map<String, Object> pgBouncer = new LinkedHashMap<>();
            pgBouncer.put("poolMode", pool.mode().text());
            pgBouncer.put("parameters", parameters);
            Map<String, Object> pooler = new LinkedHashMap<>();
            pooler.put("cluster", Map.of("name", naming.nameOf(cluster)));
            pooler.put("instances", pool.replicas());
            pooler.put("type", "rw");
            pooler.put("pgbouncer", pgBouncer);
            return CloudNativePg.object("Pooler", pooler);
        });
    }

    /** The operator's PgBouncer looks users up in the database, and takes encrypted connections by the cluster's own certificate. */
    private PostgresPort pooled(Scope scope, Ref<?> pooler, PostgresPort direct) {
        PoolSpec pool = spec.pool().orElseThrow();
        Endpoint at = scope.serviceOf(POOLER, pooler, "", PORT_NAME, PostgresServer.PORT);
        scope.operatorPods(POOLER, poolerPods(pooler), pods -> pods.listens(at, PostgresServer.PORT));
        scope.declare(new DatabaseConnections(
                direct.at(), scope.path(), POOLER, pool.poolSize(), "a pool of " + pool.poolSize()));
        Postgres.limitOfPool(scope, at, pool);
        return new PostgresPort(
                at,
                direct.database(),
                direct.user(),
                direct.password(),
                direct.sslMode(),
                Optional.empty(),
                direct.replicas(),
                Optional.of(new PostgresPort.Pool(direct, pool.mode())),
                Optional.empty());
    }

    private static Function<Naming, Map<String, String>> poolerPods(Ref<?> pooler) {
        return naming -> Map.of("cnpg.io/poolerName", naming.nameOf(pooler));
    }

    private PostgresPort port(Scope scope, Ref<?> cluster, Optional<? extends Ref<?>> pooler) {
        Endpoint primary = scope.serviceOf("rw", cluster, "-rw", PORT_NAME, PostgresServer.PORT);
        Optional<Endpoint> replicas = spec.instances() > 1
                ? Optional.of(scope.serviceOf("ro", cluster, "-ro", PORT_NAME, PostgresServer.PORT))
                : Optional.empty();
        Postgres.limit(scope, primary, spec.maxConnections());
        replicas.ifPresent(at -> Postgres.limitOfReplicas(scope, at, spec.instances() - 1, spec.maxConnections()));
        operatorPods(scope, cluster, primary, replicas, pooler);
        SecretKey password = spec.ownerSecret()
                .map(secret -> SecretKey.external(secret, PASSWORD))
                .orElseGet(() -> scope.secretOf("app", cluster, "-app", PASSWORD));
        return new PostgresPort(
                primary,
                spec.database(),
                spec.owner(),
                password,
                TlsMode.REQUIRE.text(),
                Optional.empty(),
                replicas,
                Optional.empty(),
                Optional.empty());
    }

    /** The operator asks each pod how it is, and the pods replicate from each other. */
    private void operatorPods(
            Scope scope,
            Ref<?> cluster,
            Endpoint primary,
            Optional<Endpoint> replicas,
            Optional<? extends Ref<?>> pooler) {
        Outsider operator = Outsider.operator("CloudNativePG", "cnpg-system");
        scope.operatorPods("", naming -> Map.of("cnpg.io/cluster", naming.nameOf(cluster)), pods -> {
            pods.listens(primary, PostgresServer.PORT)
                    .amongThemselves(PostgresServer.PORT, STATUS_PORT)
                    .admits(operator, STATUS_PORT)
                    .admits(operator, PostgresServer.PORT);
            replicas.ifPresent(at -> pods.listens(at, PostgresServer.PORT));
            pooler.ifPresent(ref -> pods.admits(poolerPods(ref), PostgresServer.PORT));
            if (spec.podMonitor()) {
                pods.admits(Outsider.METRICS_SCRAPER, METRICS_PORT);
            }
        });
    }

    private Ref<GenericKubernetesResource> cluster(
            Scope scope,
            Optional<Ref<GenericKubernetesResource>> store,
            Optional<Ref<GenericKubernetesResource>> origin) {
        ClusterManifest manifest = new ClusterManifest(spec, scope.profile());
        return scope.object(
                "",
                GenericKubernetesResource.class,
                NAME_LIMIT,
                (me, naming) -> manifest.of(store.map(naming::nameOf), origin.map(naming::nameOf)));
    }

    private void database(Scope scope, Ref<?> cluster, PostgresClusterSpec.Database said) {
        scope.object(id(said.name()), GenericKubernetesResource.class, (me, naming) -> {
            Map<String, Object> database = new LinkedHashMap<>();
            database.put("cluster", Map.of("name", naming.nameOf(cluster)));
            database.put("name", said.name());
            database.put("owner", said.owner());
            if (!said.extensions().isEmpty()) {
                database.put(
                        "extensions",
                        said.extensions().stream().map(PostgresCluster::present).toList());
            }
            return CloudNativePg.object("Database", database);
        });
    }

    /** Names of databases that become the same label are told apart by a hash. */
    private static String id(String database) {
        String label = Names.legal(database);
        String hash = Hashes.shortHash(database.getBytes(StandardCharsets.UTF_8));
        return Names.fit("db-" + (label.equals(database) ? label : label + "-" + hash), ID_LIMIT);
    }

    private static Map<String, Object> present(String extension) {
        Map<String, Object> present = new LinkedHashMap<>();
        present.put("name", extension);
        present.put("ensure", "present");
        return present;
    }

    private static Map<String, Object> viaPlugin() {
        Map<String, Object> method = new LinkedHashMap<>();
        method.put("method", "plugin");
        method.put("pluginConfiguration", Map.of("name", BarmanStore.PLUGIN));
        return method;
    }

    /** The operator's schedules begin with a field for seconds, which Kubernetes' do not have. */
    private static void scheduledBackup(
            Scope scope, Ref<?> cluster, String id, String schedule, Map<String, Object> method) {
        scope.object(id, GenericKubernetesResource.class, (me, naming) -> {
            Map<String, Object> backup = new LinkedHashMap<>();
            backup.put("cluster", Map.of("name", naming.nameOf(cluster)));
            backup.put("schedule", schedule.startsWith("@") ? schedule : "0 " + schedule);
            backup.put("backupOwnerReference", "self");
            backup.putAll(method.isEmpty() ? Map.of("method", "volumeSnapshot") : method);
            return CloudNativePg.object("ScheduledBackup", backup);
        });
    }

    /** What can be said of a Postgres that CloudNativePG runs. */
    public static final class Options {

        private static final Set<String> RESERVED_DATABASES = Set.of("postgres", "template0", "template1");
        private static final int FIRST_MAJOR = 13;
        private static final int MOST_CONNECTIONS = 262143;

        private final Notes notes;
        private final ValueChecks checks;
        private final ImmutablePostgresClusterSpec.Builder spec = ImmutablePostgresClusterSpec.builder();
        private final Map<String, String> users = new LinkedHashMap<>();
        private final List<PostgresClusterSpec.Database> databases = new ArrayList<>();
        private boolean hasVersion;
        private boolean hasImage;
        private boolean hasCatalog;

        private Options(Notes notes) {
            this.notes = notes;
            this.checks = new ValueChecks(notes);
        }

        private PostgresClusterSpec build() {
            PostgresClusterSpec built = spec.users(users).databases(databases).build();
            recovered(built);
            databases.forEach(database -> checks.require(
                    built.owner().equals(database.owner()) || users.containsKey(database.owner()),
                    "forklift.E213",
                    "the database '" + database.name() + "' belongs to nobody that the cluster has",
                    "'" + database.owner() + "' is neither the owner of the application's database nor said by user(…)",
                    "user(\"" + database.owner() + "\", \"" + "a-secret\")"));
            checks.require(
                    !users.containsKey(built.owner()),
                    "forklift.E213",
                    "the user '" + built.owner() + "' is the owner already",
                    "the operator makes the owner of the application's database itself, with a password of its own",
                    "ownerSecret(…), where its password is given");
            return built;
        }

        private void recovered(PostgresClusterSpec built) {
            checks.require(
                    built.recoverUntil().isEmpty() || built.recovery().isPresent(),
                    "forklift.E212",
                    "recoverUntil(…) without recoverFrom(…)",
                    "a new database has no moment to go back to",
                    "recoverFrom(bucket, \"shop-db\"), or without");
            checks.require(
                    built.backupAs().isEmpty() || built.backup().isPresent(),
                    "forklift.E212",
                    "backupAs(…) without backup(…)",
                    "nothing is backed up that could have that name",
                    "backup(bucket, \"0 3 * * *\", 30), or without");
            built.recovery()
                    .filter(from -> built.backup()
                            .filter(b -> b.bucket().equals(from.bucket()))
                            .isPresent())
                    .ifPresent(from -> checks.require(
                            built.backupAs()
                                    .filter(own -> !own.equals(from.serverName()))
                                    .isPresent(),
                            "forklift.E212",
                            "what is recovered from '" + from.serverName() + "' is backed up to the same bucket",
                            "a cluster writes to no archive that another has written to, and would not start",
                            "backupAs(\"" + from.serverName() + "-2\"), another name in the bucket"));
        }

        /**
         * Sets how many pods run: one that writes, and replicas that take over when it fails.
         *
         * @param count at least 1; 3 by default
         * @return these options
         */
        public Options instances(int count) {
            if (checks.require(
                    count >= 1,
                    "forklift.E212",
                    "instances(" + count + ")",
                    "a cluster has at least the instance that writes",
                    "instances(1) for development, instances(3) otherwise")) {
                spec.instances(count);
            }
            return this;
        }

        /**
         * Sets how many replicas have to have a transaction before it counts as done: then no failover loses it, and writes stop while
         * fewer replicas are there.
         *
         * @param count below {@code instances}, which the checks of the stack look at; 0 by default
         * @return these options
         */
        public Options synchronousReplicas(int count) {
            if (checks.require(
                    count >= 0,
                    "forklift.E212",
                    "synchronousReplicas(" + count + ")",
                    "there are no fewer than none",
                    "synchronousReplicas(1)")) {
                spec.synchronousReplicas(count);
            }
            return this;
        }

        /**
         * Runs another version of the operator's own image.
         *
         * @param tag of {@code ghcr.io/cloudnative-pg/postgresql}: {@code 17} by default
         * @return these options
         */
        public Options version(String tag) {
            hasVersion = true;
            if (checks.require(
                    tag.matches("[0-9][A-Za-z0-9_.-]*"),
                    "version(\"" + tag + "\")",
                    "a version is a tag of " + ClusterManifest.IMAGE.substring(0, ClusterManifest.IMAGE.length() - 1)
                            + ", and begins with the major version of Postgres",
                    "version(\"17\")")) {
                spec.version(tag);
            }
            return oneImage();
        }

        /**
         * Runs another image, which has to be made for the operator: PostGIS, or one's own.
         *
         * @param name with a tag that begins with the version of Postgres, from which the operator learns it
         * @return these options
         */
        public Options image(String name) {
            hasImage = true;
            if (checks.require(
                    name.matches("[^\\s]+:[0-9][^\\s/:]*(@sha256:[0-9a-f]{64})?"),
                    "image(\"" + name + "\")",
                    "the operator learns the version of Postgres from the image's tag",
                    "image(\"ghcr.io/cloudnative-pg/postgis:17\")")) {
                spec.image(name);
            }
            return oneImage();
        }

        /**
         * Takes the image from a catalog of the namespace.
         *
         * @param name the ImageCatalog
         * @param major the major version of Postgres
         * @return these options
         */
        public Options imageCatalog(String name, int major) {
            return catalog("ImageCatalog", "imageCatalog", name, major);
        }

        /**
         * Takes the image from a catalog of the cluster.
         *
         * @param name the ClusterImageCatalog
         * @param major the major version of Postgres
         * @return these options
         */
        public Options clusterImageCatalog(String name, int major) {
            return catalog("ClusterImageCatalog", "clusterImageCatalog", name, major);
        }

        private Options catalog(String kind, String method, String name, int major) {
            hasCatalog = true;
            if (checks.require(
                    Names.isDnsSubdomain(name) && major >= FIRST_MAJOR,
                    method + "(\"" + name + "\", " + major + ")",
                    "a catalog has a name, and images of major versions from " + FIRST_MAJOR + " on",
                    method + "(\"postgresql\", 17)")) {
                spec.catalog(new PostgresClusterSpec.Catalog(kind, name, major));
            }
            return oneImage();
        }

        private Options oneImage() {
            int said = (hasVersion ? 1 : 0) + (hasImage ? 1 : 0) + (hasCatalog ? 1 : 0);
            checks.require(
                    said <= 1,
                    "forklift.E211",
                    "two images of one Postgres",
                    "the operator takes an image or a catalog, and a version is the tag of its own image",
                    "one of version(…), image(…), imageCatalog(…) and clusterImageCatalog(…)");
            return this;
        }

        /**
         * Sets the application's database, which the first start makes.
         *
         * @param name at most 63 bytes, and none of Postgres' own; {@code app} by default
         * @return these options
         */
        public Options database(String name) {
            if (isDatabase("database", name)) {
                spec.database(name);
            }
            return this;
        }

        /**
         * Sets who owns the application's database.
         *
         * @param name at most 63 bytes, and none of the operator's own; the database's name by default
         * @return these options
         */
        public Options owner(String name) {
            if (isUser("owner", name)) {
                spec.owner(name);
            }
            return this;
        }

        /**
         * Gives the owner's password, in place of one that the operator makes.
         *
         * @param secret a Secret of type {@code kubernetes.io/basic-auth} outside of the stack: {@code username} is the owner's name,
         *     and {@code password}
         * @return these options
         */
        public Options ownerSecret(String secret) {
            if (isSecret("ownerSecret", secret)) {
                spec.ownerSecret(secret);
            }
            return this;
        }

        /**
         * Creates extensions in the application's database when it is made. Of a database that there is already, a migration creates
         * them, where the owner may: those that Postgres trusts.
         *
         * @param names such as {@code pg_trgm}, which the image has
         * @return these options
         */
        public Options extensions(String... names) {
            for (String name : names) {
                if (isExtension(name)) {
                    spec.extensions(name);
                }
            }
            return this;
        }

        /**
         * Makes a further database: {@code db.withDatabase(name)} is its port for the application's owner.
         *
         * @param name at most 63 bytes, and none of Postgres' own
         * @param owner the application's owner, or a {@link #user}
         * @param extensions what is created in it, now and later
         * @return these options
         */
        public Options extraDatabase(String name, String owner, String... extensions) {
            boolean ok = isDatabase("extraDatabase", name) && isUser("extraDatabase", owner);
            for (String extension : extensions) {
                ok &= isExtension(extension);
            }
            if (ok) {
                databases.add(new PostgresClusterSpec.Database(name, owner, List.of(extensions)));
            }
            return this;
        }

        /**
         * Makes a further user: {@code db.withUser(name, SecretKey.external(secret, "password"))} is its port.
         *
         * @param name at most 63 bytes, and none of the operator's own
         * @param secret a Secret of type {@code kubernetes.io/basic-auth} outside of the stack with {@code username}, which is the name,
         *     and {@code password}
         * @return these options
         */
        public Options user(String name, String secret) {
            if (isUser("user", name) && isSecret("user", secret)) {
                users.put(name, secret);
            }
            return this;
        }

        /**
         * Sets how much storage the claim of each pod asks for. It can be enlarged where the storage class allows, and never be made
         * smaller: the operator refuses that.
         *
         * @param claim such as {@code 10Gi}, the default
         * @return these options
         */
        public Options storage(String claim) {
            if (checks.quantity("storage", claim)) {
                spec.storage(claim);
            }
            return this;
        }

        /**
         * Sets the claims' storage class.
         *
         * @param name its name; the cluster's default class where none is set
         * @return these options
         */
        public Options storageClass(String name) {
            spec.storageClass(name);
            return this;
        }

        /**
         * Keeps the write-ahead log on a claim of its own, so that it does not fill the data's. It cannot be taken back.
         *
         * @param claim such as {@code 5Gi}
         * @return these options
         */
        public Options walStorage(String claim) {
            if (checks.quantity("walStorage", claim)) {
                spec.walStorage(claim);
            }
            return this;
        }

        /**
         * Asks for CPU, for each pod.
         *
         * @param request cores, such as {@code 500m}; the profile's for the role {@code database} by default
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
         * @param requestAndLimit bytes, such as {@code 2Gi}; the profile's for the role {@code database} by default
         * @return these options
         */
        public Options memory(String requestAndLimit) {
            if (checks.quantity("memory", requestAndLimit)) {
                spec.memory(requestAndLimit);
            }
            return this;
        }

        /**
         * Sets how many may be connected to each instance at once.
         *
         * @param count 1 to 262143; 100 by default
         * @return these options
         */
        public Options maxConnections(int count) {
            if (checks.require(
                    count >= 1 && count <= MOST_CONNECTIONS,
                    "maxConnections(" + count + ")",
                    "Postgres takes 1 to 262143",
                    "maxConnections(100)")) {
                spec.maxConnections(count);
            }
            return this;
        }

        /**
         * Sets a parameter of the server.
         *
         * @param name such as {@code work_mem}; those that the operator sets itself are refused
         * @param value such as {@code 16MB}
         * @return these options
         */
        public Options setting(String name, String value) {
            if (checks.require(
                            name.matches("[a-z_][a-z0-9_.]*"),
                            "setting(\"" + name + "\", …)",
                            "a parameter's name has lower case letters, digits, '_' and '.'",
                            "setting(\"work_mem\", \"16MB\")")
                    && checks.require(
                            !CloudNativePg.sets(name) && !name.equals(ClusterManifest.MAX_CONNECTIONS),
                            "forklift.E212",
                            "setting(\"" + name + "\", …)",
                            "the operator sets this parameter itself, and refuses a cluster that does",
                            "leave it out"
                                    + (name.equals(ClusterManifest.MAX_CONNECTIONS)
                                            ? "; maxConnections(…) sets it"
                                            : ""))) {
                spec.settings(name, value);
            }
            return this;
        }

        /**
         * Tells Prometheus' operator of the pods, by a PodMonitor that CloudNativePG makes.
         *
         * @return these options
         */
        public Options podMonitor() {
            spec.podMonitor(true);
            return this;
        }

        /**
         * Writes the write-ahead log and backups to a bucket, by the Barman Cloud plugin: any moment since the oldest backup can be
         * recovered.
         *
         * @param bucket where they go
         * @param schedule when a backup is taken: five fields as cron has them, or {@code @daily}
         * @param retentionDays how many days one can go back, at least 1
         * @return these options
         */
        public Options backup(ObjectStoragePort bucket, String schedule, int retentionDays) {
            if (notes.given("the bucket", bucket)
                    && isSchedule("backup", schedule)
                    && checks.require(
                            retentionDays >= 1,
                            "backup(…, " + retentionDays + ")",
                            "backups are kept for a day or more",
                            "backup(bucket, \"0 3 * * *\", 30)")) {
                spec.backup(new PostgresClusterSpec.Backup(bucket, schedule, retentionDays + "d"));
            }
            return this;
        }

        /**
         * Calls what is backed up otherwise than the cluster: for one that is recovered from the same bucket.
         *
         * @param serverName a name that nothing in the bucket has; the cluster's by default
         * @return these options
         */
        public Options backupAs(String serverName) {
            if (isServer("backupAs", serverName)) {
                spec.backupAs(serverName);
            }
            return this;
        }

        /**
         * Begins with what another cluster has backed up, in place of an empty database; extensions, data and users come from there.
         * It counts when the cluster is made, and never again.
         *
         * @param bucket where the other cluster's backups are
         * @param serverName what they are called there: the other cluster's name, or what {@link #backupAs} said
         * @return these options
         */
        public Options recoverFrom(ObjectStoragePort bucket, String serverName) {
            if (notes.given("the bucket", bucket) && isServer("recoverFrom", serverName)) {
                spec.recovery(new PostgresClusterSpec.Recovery(bucket, serverName));
            }
            return this;
        }

        /**
         * Goes back to a moment, with what was done until then.
         *
         * @param moment after the oldest backup; the last one that was archived by default
         * @return these options
         */
        public Options recoverUntil(Instant moment) {
            spec.recoverUntil(moment);
            return this;
        }

        private boolean isServer(String method, String name) {
            return checks.require(
                    name.matches("[A-Za-z0-9][A-Za-z0-9_.-]*"),
                    method + "(…\"" + name + "\")",
                    "it is a directory of the bucket: letters, digits, '_', '.' and '-'",
                    method + "(…\"shop-db\")");
        }

        /**
         * Has processes connect by a pool, as it is by default: two pods of PgBouncer in transaction mode, 20 connections each.
         *
         * @return these options
         */
        public Options pool() {
            return pool(options -> {});
        }

        /**
         * Has processes connect by a pool: PgBouncer, which the operator runs. Migrations connect past it.
         *
         * @param options its mode and sizes
         * @return these options
         */
        public Options pool(Consumer<PoolerOptions> options) {
            PoolerOptions said = new PoolerOptions(checks);
            options.accept(said);
            spec.pool(said.pool());
            return this;
        }

        /**
         * Takes snapshots of the volumes.
         *
         * @param snapshotClass a VolumeSnapshotClass of the cluster
         * @param schedule when: five fields as cron has them, or {@code @daily}
         * @return these options
         */
        public Options snapshots(String snapshotClass, String schedule) {
            if (isSchedule("snapshots", schedule)
                    && checks.require(
                            Names.isDnsSubdomain(snapshotClass),
                            "snapshots(\"" + snapshotClass + "\", …)",
                            "a class's name is a DNS subdomain",
                            "snapshots(\"csi-snapshots\", \"@daily\")")) {
                spec.snapshots(new PostgresClusterSpec.Snapshots(snapshotClass, schedule));
            }
            return this;
        }

        private boolean isDatabase(String method, String name) {
            return checks.name(method, name)
                    && checks.require(
                            !RESERVED_DATABASES.contains(name),
                            "forklift.E213",
                            method + "(\"" + name + "\")",
                            "Postgres and the operator need this database for themselves",
                            method + "(\"shop\")");
        }

        private boolean isUser(String method, String name) {
            return checks.name(method, name)
                    && checks.require(
                            !CloudNativePg.isReservedUser(name),
                            "forklift.E213",
                            method + "(\"" + name + "\")",
                            "Postgres and the operator keep this name for themselves",
                            method + "(\"shop\")");
        }

        private boolean isSecret(String method, String name) {
            return checks.require(
                    Names.isDnsSubdomain(name),
                    method + "(\"" + name + "\")",
                    "a Secret's name is a DNS subdomain, and it lies in the stack's namespace",
                    method + "(\"shop-db\")");
        }

        private boolean isExtension(String name) {
            return checks.require(
                    name.matches("[A-Za-z0-9_][A-Za-z0-9_-]*"),
                    "the extension '" + name + "'",
                    "an extension's name has letters, digits, '_' and '-'",
                    "an extension such as pg_trgm");
        }

        private boolean isSchedule(String method, String schedule) {
            return checks.require(
                    schedule.startsWith("@") || schedule.trim().split("\\s+").length == 5,
                    method + "(…, \"" + schedule + "\")",
                    "a schedule has five fields (minute, hour, day, month, weekday) or is one of @hourly, @daily, @weekly …",
                    "\"0 3 * * *\"");
        }
    }

    /** What can be said of the pool that the operator runs before it. */
    public static final class PoolerOptions extends PoolOptions<PoolerOptions> {

        private PoolerOptions(ValueChecks checks) {
            super(checks);
        }

        @Override
        PoolerOptions self() {
            return this;
        }

        @Override
        boolean takes(String setting) {
            return CloudNativePg.poolerTakes(setting);
        }
    }
}
