package dev.forklift.testkit.arbitraries;

import dev.forklift.component.Component;
import dev.forklift.components.memcached.ExternalMemcached;
import dev.forklift.components.memcached.Memcached;
import dev.forklift.components.memcached.MemcachedPort;
import dev.forklift.components.memcached.MemcachedServer;
import dev.forklift.components.objectstorage.ExternalS3;
import dev.forklift.components.objectstorage.MinioServer;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import dev.forklift.components.objectstorage.S3;
import dev.forklift.components.postgres.PgBouncer;
import dev.forklift.components.postgres.PoolOptions;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.postgres.PostgresCluster;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.rabbitmq.RabbitMq;
import dev.forklift.components.rabbitmq.RabbitMqCluster;
import dev.forklift.declare.SecretKey;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random services that operators and others run: buckets, clusters of databases and brokers, poolers, caches. */
public final class ManagedServices {

    private static final int MOST = 5;
    private static final int MANY = 14;

    /** A bucket. */
    public static final Need<ObjectStoragePort> BUCKET = Need.of(
            ObjectStoragePort.class,
            "its-bucket",
            around -> S3.external("shop-bucket", ExternalS3.Options::workloadIdentity));

    /** A cache. */
    public static final Need<MemcachedPort> MEMCACHED =
            Need.of(MemcachedPort.class, "its-memcached", around -> Memcached.external("cache.example.com"));

    /** A database, and no pool before one. */
    private static final Need<PostgresPort> DATABASE =
            DataServices.POSTGRES.where(db -> db.pool().isEmpty());

    private ManagedServices() {}

    /** {@return any of them} */
    public static Arbitrary<Blueprint<?>> any() {
        List<Arbitrary<? extends Blueprint<?>>> all = List.of(
                externalS3(),
                minioServers(),
                postgresClusters(),
                pgBouncers(),
                rabbitMqClusters(),
                memcachedServers(),
                externalMemcached());
        return Arbitraries.integers()
                .between(0, all.size() - 1)
                .flatMap(i -> all.get(i).map(b -> b));
    }

    /** {@return buckets outside of the cluster} */
    public static Arbitrary<Blueprint<ExternalS3>> externalS3() {
        Options<ExternalS3.Options> options = Options.<ExternalS3.Options>of("ExternalS3.Options")
                .with("region", Arbitraries.of("eu-west-1", "us-east-2", "auto"), ExternalS3.Options::region)
                .with("endpoint", Values.hosts().map(h -> "https://" + h + ":9000"), ExternalS3.Options::endpoint);
        Options<ExternalS3.Options> entry = Options.<ExternalS3.Options>of("ExternalS3.Options")
                .flag("workloadIdentity", ExternalS3.Options::workloadIdentity)
                .with(
                        "workloadIdentity",
                        "credentials",
                        Values.objectNames(),
                        (o, s) -> o.credentials(SecretKey.external(s, "id"), SecretKey.external(s, "key")));
        return Combinators.combine(buckets(), entry.someOf(1), options.lambdas(MOST))
                .as((bucket, in, rest) -> s3(bucket, in.and(rest)));
    }

    /** {@return buckets outside of the cluster, of invalid input} */
    public static Arbitrary<Blueprint<ExternalS3>> invalidExternalS3() {
        Options<ExternalS3.Options> mistakes = Options.<ExternalS3.Options>of("ExternalS3.Options")
                .with("region", Arbitraries.of("", "EU West", "-x"), ExternalS3.Options::region)
                .with("endpoint", Arbitraries.of("", "s3.example.com", "https://a/b"), ExternalS3.Options::endpoint);
        return Combinators.combine(buckets(), mistakes.lambdas(2)).as(ManagedServices::s3);
    }

    private static Blueprint<ExternalS3> s3(String bucket, Lambda<ExternalS3.Options> lambda) {
        return Blueprint.of(
                "S3.external(" + Source.of(bucket), lambda, around -> S3.external(bucket, lambda.in(around)));
    }

    /** {@return clusters of CloudNativePG} */
    public static Arbitrary<Blueprint<PostgresCluster>> postgresClusters() {
        Options<PostgresCluster.Options> options = Options.<PostgresCluster.Options>of("PostgresCluster.Options")
                .with("instances", Arbitraries.integers().between(2, 5), PostgresCluster.Options::instances)
                .with("synchronousReplicas", Arbitraries.of(0, 1), PostgresCluster.Options::synchronousReplicas)
                .with("image", "version", Arbitraries.of("16", "17.5", "18beta1"), PostgresCluster.Options::version)
                .with(
                        "image",
                        "image",
                        Arbitraries.of("ghcr.io/cloudnative-pg/postgis:17"),
                        PostgresCluster.Options::image)
                .with("image", "imageCatalog", Values.objectNames(), (o, name) -> o.imageCatalog(name, 17))
                .with(
                        "image",
                        "clusterImageCatalog",
                        Values.objectNames(),
                        (o, name) -> o.clusterImageCatalog(name, 16))
                .with("database", Arbitraries.of("shop", "Shop_2", "größe"), PostgresCluster.Options::database)
                .with("owner", Arbitraries.of("owner", "Own_2"), PostgresCluster.Options::owner)
                .with("ownerSecret", Values.objectNames(), PostgresCluster.Options::ownerSecret)
                .with("extensions", Arbitraries.of("pg_trgm", "uuid-ossp"), PostgresCluster.Options::extensions)
                .with("user", Values.objectNames(), (o, secret) -> o.user("reporter", secret))
                .with(
                        "extraDatabase",
                        Arbitraries.of("reports", "a_b"),
                        (o, name) -> o.user("other", "other-db").extraDatabase(name, "other", "hstore"))
                .with("storage", Arbitraries.of("1Gi", "100Gi"), PostgresCluster.Options::storage)
                .with("storageClass", Values.objectNames(), PostgresCluster.Options::storageClass)
                .with("walStorage", Arbitraries.of("1Gi", "5Gi"), PostgresCluster.Options::walStorage)
                .with("cpu", Arbitraries.of("100m", "1"), PostgresCluster.Options::cpu)
                .with("memory", Arbitraries.of("256Mi", "1Gi"), PostgresCluster.Options::memory)
                .with(
                        "maxConnections",
                        Arbitraries.integers().between(50, 500),
                        PostgresCluster.Options::maxConnections)
                .with("setting", Arbitraries.of("16MB", "64MB"), (o, value) -> o.setting("work_mem", value))
                .flag("podMonitor", PostgresCluster.Options::podMonitor)
                .need("backup", "backup", BUCKET, (o, bucket) -> o.backup(bucket, "0 3 * * *", 30))
                .need(
                        "backup",
                        "backupAs",
                        BUCKET,
                        (o, bucket) -> o.backup(bucket, "@daily", 7).backupAs("again"))
                .need("backup", "recoverFrom", BUCKET, (o, bucket) -> o.recoverFrom(bucket, "before"))
                .need(
                        "backup",
                        "recoverUntil",
                        BUCKET,
                        (o, bucket) -> o.recoverFrom(bucket, "before")
                                .recoverUntil(Instant.EPOCH)
                                .backup(bucket, "@daily", 7)
                                .backupAs("again"))
                .flag("pool", PostgresCluster.Options::pool)
                .nested("pool", poolers().lambdas(MOST), PostgresCluster.Options::pool)
                .with("snapshots", Values.schedules(), (o, schedule) -> o.snapshots("csi", schedule));
        return options.lambdas(MANY).map(ManagedServices::cluster);
    }

    private static Options<PostgresCluster.PoolerOptions> poolers() {
        return pooling(Options.<PostgresCluster.PoolerOptions>of("PostgresCluster.PoolerOptions"));
    }

    private static <O extends PoolOptions<O>> Options<O> pooling(Options<O> options) {
        return options.flag("transactionMode", PoolOptions::transactionMode)
                .with("transactionMode", "sessionMode", Arbitraries.just("session"), (o, it) -> o.sessionMode())
                .with("poolSize", Arbitraries.integers().between(1, 9), PoolOptions::poolSize)
                .with("maxClientConnections", Arbitraries.of(500, 5000), PoolOptions::maxClientConnections)
                .with("replicas", Arbitraries.integers().between(1, 3), PoolOptions::replicas)
                .with("setting", Arbitraries.of("30", "60"), (o, value) -> o.setting("query_wait_timeout", value));
    }

    /** {@return clusters of CloudNativePG, of invalid input} */
    public static Arbitrary<Blueprint<PostgresCluster>> invalidPostgresClusters() {
        Options<PostgresCluster.Options> mistakes = Options.<PostgresCluster.Options>of("PostgresCluster.Options")
                .with("instances", Arbitraries.of(0, -1), PostgresCluster.Options::instances)
                .with("synchronousReplicas", Arbitraries.of(-1, 3), PostgresCluster.Options::synchronousReplicas)
                .with("version", Arbitraries.of("", "latest"), PostgresCluster.Options::version)
                .with("image", Arbitraries.of("", "postgres", "a b:17"), PostgresCluster.Options::image)
                .with("imageCatalog", Arbitraries.of("", "A"), (o, name) -> o.imageCatalog(name, 17))
                .with("database", Arbitraries.of("", "postgres", "template1"), PostgresCluster.Options::database)
                .with("owner", Arbitraries.of("", "postgres", "pg_x"), PostgresCluster.Options::owner)
                .with("extensions", Arbitraries.of("", "a;b"), PostgresCluster.Options::extensions)
                .with("extraDatabase", Arbitraries.of("reports"), (o, name) -> o.extraDatabase(name, "nobody"))
                .with("storage", Values.invalidQuantities(), PostgresCluster.Options::storage)
                .with("setting", Arbitraries.of("", "ssl", "Work Mem"), (o, name) -> o.setting(name, "1"))
                .with("pool", Arbitraries.of("", "auth_type"), (o, name) -> o.pool(p -> p.setting(name, "1")))
                .with("backupAs", Arbitraries.of("", "a b", "alone"), PostgresCluster.Options::backupAs)
                .with("snapshots", Arbitraries.of("", "* * * *"), (o, schedule) -> o.snapshots("csi", schedule));
        return mistakes.someOf(2).map(ManagedServices::cluster);
    }

    private static Blueprint<PostgresCluster> cluster(Lambda<PostgresCluster.Options> lambda) {
        return of("Postgres.cloudNativePg(", lambda, around -> Postgres.cloudNativePg(lambda.in(around)));
    }

    /** {@return pools before databases} */
    public static Arbitrary<Blueprint<PgBouncer>> pgBouncers() {
        Options<PgBouncer.Options> options = pooling(Options.<PgBouncer.Options>of("PgBouncer.Options"))
                .with("image", Values.images(), PgBouncer.Options::image)
                .with("runAs", Arbitraries.of(70L, 1000L), (o, id) -> o.runAs(id, id))
                .with("cpu", Arbitraries.of("50m", "1"), PgBouncer.Options::cpu)
                .with("memory", Arbitraries.of("64Mi", "128Mi"), PgBouncer.Options::memory);
        return pools(options.lambdas(MOST));
    }

    /** {@return pools before databases, of invalid input} */
    public static Arbitrary<Blueprint<PgBouncer>> invalidPgBouncers() {
        Options<PgBouncer.Options> mistakes = Options.<PgBouncer.Options>of("PgBouncer.Options")
                .with("poolSize", Arbitraries.of(0, -1), PgBouncer.Options::poolSize)
                .with("maxClientConnections", Arbitraries.of(0, -1), PgBouncer.Options::maxClientConnections)
                .with("replicas", Arbitraries.of(0, -1), PgBouncer.Options::replicas)
                .with("image", Arbitraries.of("", "a b"), PgBouncer.Options::image)
                .with("runAs", Arbitraries.of(0L, -1L), (o, id) -> o.runAs(id, id))
                .with("cpu", Values.invalidQuantities(), PgBouncer.Options::cpu)
                .with("memory", Values.invalidQuantities(), PgBouncer.Options::memory)
                .with("setting", Arbitraries.of("", "auth_type", "Pool Mode"), (o, name) -> o.setting(name, "1"));
        return pools(mistakes.someOf(2));
    }

    private static Arbitrary<Blueprint<PgBouncer>> pools(Arbitrary<Lambda<PgBouncer.Options>> lambdas) {
        return Combinators.combine(Options.which(), lambdas)
                .as((which, lambda) -> Blueprint.of(
                        "PgBouncer.of(" + Source.handle(DATABASE, which),
                        lambda,
                        around -> PgBouncer.of(around.get(DATABASE, which), lambda.in(around))));
    }

    /** {@return MinIOs in the cluster} */
    public static Arbitrary<Blueprint<MinioServer>> minioServers() {
        Options<MinioServer.Options> options = Options.<MinioServer.Options>of("MinioServer.Options")
                .with(
                        "version",
                        "version",
                        Arbitraries.of("RELEASE.2025-01-01T00-00-00Z"),
                        MinioServer.Options::version)
                .with("clientImage", Values.images(), MinioServer.Options::clientImage)
                .flag("readByEverybody", MinioServer.Options::readByEverybody);
        Options<MinioServer.Options> entry = Options.<MinioServer.Options>of("MinioServer.Options")
                .with(
                        "key",
                        "developmentPassword",
                        Arbitraries.just("development"),
                        MinioServer.Options::developmentPassword)
                .with(
                        "key",
                        "credentials",
                        Values.objectNames(),
                        (o, s) -> o.credentials(SecretKey.external(s, "id"), SecretKey.external(s, "key")));
        return Combinators.combine(
                        buckets(), entry.someOf(1), DataServices.served(options).lambdas(MOST))
                .as((bucket, in, rest) -> minio(bucket, in.and(rest)));
    }

    /** {@return MinIOs in the cluster, of invalid input} */
    public static Arbitrary<Blueprint<MinioServer>> invalidMinioServers() {
        Options<MinioServer.Options> mistakes = Options.<MinioServer.Options>of("MinioServer.Options")
                .with("version", Arbitraries.of("", "a b"), MinioServer.Options::version)
                .with("clientImage", Arbitraries.of("", "a b"), MinioServer.Options::clientImage)
                .with(
                        "developmentPassword",
                        Arbitraries.of("", "short", "a@b"),
                        MinioServer.Options::developmentPassword)
                .with("storage", Values.invalidQuantities(), MinioServer.Options::storage);
        return Combinators.combine(buckets(), mistakes.someOf(2)).as(ManagedServices::minio);
    }

    private static Blueprint<MinioServer> minio(String bucket, Lambda<MinioServer.Options> lambda) {
        return Blueprint.of(
                "S3.inCluster(" + Source.of(bucket), lambda, around -> S3.inCluster(bucket, lambda.in(around)));
    }

    /** {@return virtual hosts on clusters of RabbitMQ's operator} */
    public static Arbitrary<Blueprint<RabbitMqCluster>> rabbitMqClusters() {
        Options<RabbitMqCluster.VhostOptions> vhosts = vhosts();
        Options<RabbitMqCluster.Options> clusters = Options.<RabbitMqCluster.Options>of("RabbitMqCluster.Options")
                .with("replicas", Arbitraries.of(1, 3, 5), RabbitMqCluster.Options::replicas)
                .with("image", Values.images(), RabbitMqCluster.Options::image)
                .with("storage", Arbitraries.of("1Gi", "100Gi"), RabbitMqCluster.Options::storage)
                .with("storageClass", Values.objectNames(), RabbitMqCluster.Options::storageClass)
                .with("cpu", Arbitraries.of("100m", "1"), RabbitMqCluster.Options::cpu)
                .with("memory", Arbitraries.of("256Mi", "1Gi"), RabbitMqCluster.Options::memory)
                .with("setting", Arbitraries.of("100", "200"), (o, value) -> o.setting("channel_max", value))
                .including(vhosts, (o, said) -> said.accept(o));
        return Arbitraries.oneOf(
                clusters.lambdas(MOST)
                        .map(lambda ->
                                of("RabbitMq.byOperator(", lambda, around -> RabbitMq.byOperator(lambda.in(around)))),
                Combinators.combine(Values.objectNames(), vhosts.lambdas(MOST)).as(ManagedServices::vhost));
    }

    private static Options<RabbitMqCluster.VhostOptions> vhosts() {
        return Options.<RabbitMqCluster.VhostOptions>of("RabbitMqCluster.VhostOptions")
                .with("vhost", Arbitraries.of("shop", "größe"), RabbitMqCluster.VhostOptions::vhost)
                .with("user", Arbitraries.of("shop", "Shop_2"), RabbitMqCluster.VhostOptions::user)
                .with("userSecret", Values.objectNames(), RabbitMqCluster.VhostOptions::userSecret)
                .with(
                        "defaultQueueType",
                        Arbitraries.of("quorum", "classic"),
                        RabbitMqCluster.VhostOptions::defaultQueueType);
    }

    private static Blueprint<RabbitMqCluster> vhost(String cluster, Lambda<RabbitMqCluster.VhostOptions> lambda) {
        return Blueprint.of(
                "RabbitMq.onCluster(" + Source.of(cluster) + ", \"messaging\"",
                lambda,
                around -> RabbitMq.onCluster(cluster, "messaging", lambda.in(around)));
    }

    /** {@return virtual hosts on clusters of RabbitMQ's operator, of invalid input} */
    public static Arbitrary<Blueprint<RabbitMqCluster>> invalidRabbitMqClusters() {
        Options<RabbitMqCluster.Options> mistakes = Options.<RabbitMqCluster.Options>of("RabbitMqCluster.Options")
                .with("replicas", Arbitraries.of(0, -1, 2), RabbitMqCluster.Options::replicas)
                .with("image", Arbitraries.of("", "a b"), RabbitMqCluster.Options::image)
                .with("storage", Values.invalidQuantities(), RabbitMqCluster.Options::storage)
                .with("vhost", Arbitraries.of("", "a b"), RabbitMqCluster.Options::vhost)
                .with("user", Arbitraries.of("", "guest"), RabbitMqCluster.Options::user)
                .with("userSecret", Arbitraries.of("", "A"), RabbitMqCluster.Options::userSecret)
                .with("defaultQueueType", Arbitraries.of("", "fast"), RabbitMqCluster.Options::defaultQueueType)
                .with("setting", Arbitraries.of("", "a b"), (o, name) -> o.setting(name, "1"));
        return Arbitraries.oneOf(
                mistakes.someOf(2)
                        .map(lambda ->
                                of("RabbitMq.byOperator(", lambda, around -> RabbitMq.byOperator(lambda.in(around)))),
                Combinators.combine(Arbitraries.of("", "Rabbit"), vhosts().lambdas(2))
                        .as(ManagedServices::vhost));
    }

    /** {@return Memcacheds in the cluster} */
    public static Arbitrary<Blueprint<MemcachedServer>> memcachedServers() {
        Options<MemcachedServer.Options> options = Options.<MemcachedServer.Options>of("MemcachedServer.Options")
                .with("image", "version", Arbitraries.of("1.6", "1.6.39-alpine"), MemcachedServer.Options::version)
                .with("image", "image", Values.images(), MemcachedServer.Options::image)
                .with("runAs", Arbitraries.of(1000L, 11211L), MemcachedServer.Options::runAs)
                .with("cpu", Arbitraries.of("100m", "1"), MemcachedServer.Options::cpu)
                .with("memory", Arbitraries.of("256Mi", "1Gi"), MemcachedServer.Options::memory)
                .with("maxConnections", Arbitraries.of(1, 5000), MemcachedServer.Options::maxConnections)
                .with("maxItemSize", Arbitraries.of(1, 1024), MemcachedServer.Options::maxItemSize)
                .with("args", Arbitraries.of("--disable-cas"), MemcachedServer.Options::args);
        return memcacheds(options.lambdas(MOST));
    }

    /** {@return Memcacheds in the cluster, of invalid input} */
    public static Arbitrary<Blueprint<MemcachedServer>> invalidMemcachedServers() {
        Options<MemcachedServer.Options> mistakes = Options.<MemcachedServer.Options>of("MemcachedServer.Options")
                .with("version", Arbitraries.of("", "a b"), MemcachedServer.Options::version)
                .with("image", Arbitraries.of("", "a b"), MemcachedServer.Options::image)
                .with("runAs", Arbitraries.of(0L, -1L), MemcachedServer.Options::runAs)
                .with("memory", Values.invalidQuantities(), MemcachedServer.Options::memory)
                .with("maxConnections", Arbitraries.of(0, -1), MemcachedServer.Options::maxConnections)
                .with("maxItemSize", Arbitraries.of(0, 1025), MemcachedServer.Options::maxItemSize);
        return memcacheds(mistakes.someOf(2));
    }

    private static Arbitrary<Blueprint<MemcachedServer>> memcacheds(
            Arbitrary<Lambda<MemcachedServer.Options>> lambdas) {
        return lambdas.map(
                lambda -> of("Memcached.inCluster(", lambda, around -> Memcached.inCluster(lambda.in(around))));
    }

    /** {@return Memcacheds outside of the cluster} */
    public static Arbitrary<Blueprint<ExternalMemcached>> externalMemcached() {
        return external(Values.hosts(), Values.ports());
    }

    /** {@return Memcacheds outside of the cluster, of invalid input} */
    public static Arbitrary<Blueprint<ExternalMemcached>> invalidExternalMemcached() {
        return Arbitraries.oneOf(
                external(Values.invalidHosts(), Values.ports()), external(Values.hosts(), Values.invalidPorts()));
    }

    private static Arbitrary<Blueprint<ExternalMemcached>> external(Arbitrary<String> hosts, Arbitrary<Integer> ports) {
        return Combinators.combine(hosts, ports)
                .as((host, port) -> Blueprint.of(
                        "Memcached.external(" + Source.of(host) + ", " + port + ")",
                        around -> Memcached.external(host, port)));
    }

    /** The blueprint of a component of which nothing is required. */
    private static <C extends Component<?>, O> Blueprint<C> of(
            String factory, Lambda<O> lambda, Function<Surroundings, C> construction) {
        Blueprint<C> blueprint = Blueprint.of(factory + lambda + ")", construction);
        for (String use : lambda.uses()) {
            blueprint = blueprint.using(use);
        }
        return blueprint;
    }

    private static Arbitrary<String> buckets() {
        return Values.objectNames().map(name -> "shop-" + name);
    }
}
