package dev.forklift.testkit.arbitraries;

import dev.forklift.component.Component;
import dev.forklift.components.data.PasswordOptions;
import dev.forklift.components.data.ServerOptions;
import dev.forklift.components.postgres.ExternalPostgres;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.postgres.PostgresServer;
import dev.forklift.components.postgres.TlsMode;
import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.rabbitmq.ExternalRabbitMq;
import dev.forklift.components.rabbitmq.RabbitMq;
import dev.forklift.components.rabbitmq.RabbitMqServer;
import dev.forklift.components.redis.ExternalRedis;
import dev.forklift.components.redis.Redis;
import dev.forklift.components.redis.RedisOptions;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.components.redis.RedisServer;
import dev.forklift.components.redis.SentinelRedis;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.SecretKey;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random databases, caches and brokers. */
public final class DataServices {

    private static final int MOST = 5;
    private static final SecretKey PASSWORD = SecretKey.external("db", "password");

    /** A database. */
    public static final Need<PostgresPort> POSTGRES = Need.of(
            PostgresPort.class,
            "its-db",
            around -> Postgres.external("db.example.com", p -> p.user("shop").password(PASSWORD)));

    /** A Redis for anything. */
    public static final Need<RedisPort> REDIS =
            Need.of(RedisPort.class, "its-redis", around -> Redis.external("redis.example.com"));

    /** A Redis that keeps what it has. */
    public static final Need<RedisPort> KEEPING_REDIS = REDIS.where(redis -> !redis.evicts());

    /** A message broker. */
    public static final Need<AmqpPort> RABBIT_MQ = Need.of(
            AmqpPort.class,
            "its-rabbitmq",
            around -> RabbitMq.external("mq.example.com", r -> r.user("shop").password(PASSWORD)));

    private DataServices() {}

    /** {@return databases outside of the cluster} */
    public static Arbitrary<Blueprint<ExternalPostgres>> externalPostgres() {
        Options<ExternalPostgres.Options> options = Options.<ExternalPostgres.Options>of("ExternalPostgres.Options")
                .with("port", Values.ports(), ExternalPostgres.Options::port)
                .with("database", names(), ExternalPostgres.Options::database)
                .with("user", names(), ExternalPostgres.Options::user)
                .with("password", Values.objectNames(), (o, s) -> o.password(SecretKey.external(s, "password")))
                .with("replicas", Values.hosts(), ExternalPostgres.Options::replicas)
                .with(
                        "maxConnections",
                        Arbitraries.integers().between(1, 500),
                        ExternalPostgres.Options::maxConnections)
                .with("tls", "viaService", Arbitraries.just("service"), (o, it) -> o.viaService())
                .with("tls", "tls", Arbitraries.of(TlsMode.values()).filter(m -> !m.verifies()), (o, m) -> o.tls(m))
                .with(
                        "tls",
                        "tlsCa",
                        Arbitraries.of(TlsMode.values()).filter(TlsMode::verifies),
                        (o, m) -> o.tls(m, ConfigKey.external("rds-ca", "ca.crt")));
        return external(
                "Postgres",
                Values.hosts(),
                options.lambdas(MOST),
                (host, o) ->
                        Postgres.external(host, p -> o.accept(p.user("shop").password(PASSWORD))));
    }

    /** {@return databases outside of the cluster, of invalid input} */
    public static Arbitrary<Blueprint<ExternalPostgres>> invalidExternalPostgres() {
        Options<ExternalPostgres.Options> mistakes = Options.<ExternalPostgres.Options>of("ExternalPostgres.Options")
                .with("port", Values.invalidPorts(), ExternalPostgres.Options::port)
                .with("database", noNames(), ExternalPostgres.Options::database)
                .with("user", noNames(), ExternalPostgres.Options::user)
                .with("tls", Arbitraries.of(TlsMode.values()).filter(TlsMode::verifies), (o, mode) -> o.tls(mode));
        return Arbitraries.oneOf(
                external(
                        "Postgres",
                        Values.hosts(),
                        mistakes.someOf(2),
                        (host, o) -> Postgres.external(
                                host, p -> o.accept(p.user("shop").password(PASSWORD)))),
                external("Postgres", Values.invalidHosts(), mistakes.lambdas(1), Postgres::external));
    }

    /** {@return databases in the cluster} */
    public static Arbitrary<Blueprint<PostgresServer>> postgresServers() {
        Options<PostgresServer.Options> options = Options.<PostgresServer.Options>of("PostgresServer.Options")
                .with("version", "version", Arbitraries.of("16", "17.2", "17-alpine"), PostgresServer.Options::version)
                .with("database", names(), PostgresServer.Options::database)
                .with("user", names(), PostgresServer.Options::user)
                .with("maxConnections", Arbitraries.integers().between(1, 500), PostgresServer.Options::maxConnections)
                .with(
                        "setting",
                        Arbitraries.of("work_mem"),
                        Arbitraries.of("16MB", "64MB"),
                        (o, name, value) -> o.setting(name, value));
        return server(
                "Postgres",
                DataServices.<PostgresServer.Options>passwords("PostgresServer.Options")
                        .someOf(1),
                served(options).lambdas(MOST),
                Postgres::inCluster);
    }

    /** {@return databases in the cluster, of invalid input} */
    public static Arbitrary<Blueprint<PostgresServer>> invalidPostgresServers() {
        Options<PostgresServer.Options> mistakes = Options.<PostgresServer.Options>of("PostgresServer.Options")
                .with("version", Arbitraries.of("", "17 beta", "17/x"), PostgresServer.Options::version)
                .with("database", noNames(), PostgresServer.Options::database)
                .with("user", noNames(), PostgresServer.Options::user)
                .with("maxConnections", Arbitraries.of(0, -1), PostgresServer.Options::maxConnections)
                .with("setting", Arbitraries.of("", "work mem", "1x"), (o, name) -> o.setting(name, "1"));
        return server(
                "Postgres",
                DataServices.<PostgresServer.Options>password("PostgresServer.Options")
                        .someOf(1),
                wrong(mistakes).someOf(2),
                Postgres::inCluster);
    }

    /** {@return Redises outside of the cluster} */
    public static Arbitrary<Blueprint<ExternalRedis>> externalRedis() {
        Options<ExternalRedis.Options> options = DataServices.<ExternalRedis.Options>redis("ExternalRedis.Options")
                .with("port", Values.ports(), ExternalRedis.Options::port);
        return external("Redis", Values.hosts(), options.lambdas(MOST), Redis::external);
    }

    /** {@return Redises outside of the cluster, of invalid input} */
    public static Arbitrary<Blueprint<ExternalRedis>> invalidExternalRedis() {
        Options<ExternalRedis.Options> mistakes = Options.<ExternalRedis.Options>of("ExternalRedis.Options")
                .with("port", Values.invalidPorts(), ExternalRedis.Options::port)
                .with("database", Arbitraries.of(-1, -16), ExternalRedis.Options::database);
        return Arbitraries.oneOf(
                external("Redis", Values.hosts(), mistakes.someOf(2), Redis::external),
                external("Redis", Values.invalidHosts(), mistakes.lambdas(1), Redis::external));
    }

    /** {@return Redises outside of the cluster that Sentinels watch} */
    public static Arbitrary<Blueprint<SentinelRedis>> sentinelRedis() {
        Options<SentinelRedis.Options> options = DataServices.<SentinelRedis.Options>redis("SentinelRedis.Options")
                .with(
                        "sentinelPassword",
                        Values.objectNames(),
                        (o, s) -> o.sentinelPassword(SecretKey.external(s, "sentinel")))
                .with("servers", Values.hosts(), (o, host) -> o.servers(host + ":6380"));
        return watched(masters(), addresses(Values.hosts()), options.lambdas(MOST));
    }

    /** {@return Redises outside of the cluster that Sentinels watch, of invalid input} */
    public static Arbitrary<Blueprint<SentinelRedis>> invalidSentinelRedis() {
        Options<SentinelRedis.Options> mistakes = Options.<SentinelRedis.Options>of("SentinelRedis.Options")
                .with("database", Arbitraries.of(-1, -16), SentinelRedis.Options::database)
                .with("servers", Values.invalidHosts(), (o, host) -> o.servers(host));
        return Arbitraries.oneOf(
                watched(masters(), addresses(Values.hosts()), mistakes.someOf(2)),
                watched(Arbitraries.of("", "my master", "größe"), addresses(Values.hosts()), mistakes.lambdas(1)),
                watched(masters(), addresses(Values.invalidHosts()), mistakes.lambdas(1)),
                watched(masters(), Arbitraries.just(List.of()), mistakes.lambdas(1)));
    }

    private static Arbitrary<Blueprint<SentinelRedis>> watched(
            Arbitrary<String> masters,
            Arbitrary<List<String>> addresses,
            Arbitrary<Lambda<SentinelRedis.Options>> lambdas) {
        return Combinators.combine(masters, addresses, lambdas)
                .as((master, at, lambda) -> Blueprint.of(
                        "Redis.sentinel(" + Source.of(master) + ", " + Source.of(at),
                        lambda,
                        around -> Redis.sentinel(master, at, lambda.in(around))));
    }

    private static Arbitrary<String> masters() {
        return Arbitraries.of("mymaster", "Shop_2.cache-1");
    }

    private static Arbitrary<List<String>> addresses(Arbitrary<String> hosts) {
        return hosts.map(host -> List.of(host, "sentinel.example.com:26380"));
    }

    private static <O extends RedisOptions<O>> Options<O> redis(String owner) {
        return Options.<O>of(owner)
                .with("database", Arbitraries.integers().between(0, 15), RedisOptions::database)
                .with("password", Values.objectNames(), (o, s) -> o.password(SecretKey.external(s, "password")))
                .with("tls", "tls", Arbitraries.just("tls"), (o, it) -> o.tls())
                .with("tls", "tlsCa", Values.objectNames(), (o, name) -> o.tls(ConfigKey.external(name, "ca.crt")))
                .flag("evicts", RedisOptions::evicts);
    }

    /** {@return Redises in the cluster} */
    public static Arbitrary<Blueprint<RedisServer>> redisServers() {
        Options<RedisServer.Options> options = Options.<RedisServer.Options>of("RedisServer.Options")
                .with("version", "version", Arbitraries.of("7.4", "7.2-alpine"), RedisServer.Options::version)
                .with("version", "valkey", Arbitraries.just("valkey"), (o, it) -> o.valkey())
                .with(
                        "setting",
                        Arbitraries.of("maxclients"),
                        Arbitraries.of("100", "1000"),
                        (o, name, value) -> o.setting(name, value));
        Arbitrary<Blueprint<RedisServer>> keeping = roles(
                Options.<RedisServer.Options>of("RedisServer.Options")
                        .flag("forBroker", RedisServer.Options::forBroker)
                        .with("forBroker", "forResults", Arbitraries.just("results"), (o, it) -> o.forResults()),
                served(options));
        Arbitrary<Blueprint<RedisServer>> forgetting = roles(
                Options.<RedisServer.Options>of("RedisServer.Options")
                        .flag("forCache", RedisServer.Options::forCache)
                        .with("forCache", "forChannelLayer", Arbitraries.just("layer"), (o, it) -> o.forChannelLayer()),
                running(options));
        return Arbitraries.oneOf(keeping, forgetting);
    }

    private static Arbitrary<Blueprint<RedisServer>> roles(
            Options<RedisServer.Options> roles, Options<RedisServer.Options> rest) {
        Arbitrary<Lambda<RedisServer.Options>> password = DataServices.<RedisServer.Options>passwords(
                        "RedisServer.Options")
                .lambdas(1);
        return server(
                "Redis",
                Combinators.combine(roles.someOf(1), password).as(Lambda::and),
                rest.lambdas(MOST - 1),
                Redis::inCluster);
    }

    /** {@return Redises in the cluster, of invalid input} */
    public static Arbitrary<Blueprint<RedisServer>> invalidRedisServers() {
        Options<RedisServer.Options> mistakes = Options.<RedisServer.Options>of("RedisServer.Options")
                .with("version", Arbitraries.of("", "7 beta"), RedisServer.Options::version)
                .flag("forCache", RedisServer.Options::forCache)
                .with("setting", Arbitraries.of("", "Max Clients"), (o, name) -> o.setting(name, "1"));
        Options<RedisServer.Options> broker = Options.<RedisServer.Options>of("RedisServer.Options")
                .flag("forBroker", RedisServer.Options::forBroker);
        return server("Redis", broker.someOf(1), wrong(mistakes).someOf(2), Redis::inCluster);
    }

    /** {@return RabbitMQs outside of the cluster} */
    public static Arbitrary<Blueprint<ExternalRabbitMq>> externalRabbitMq() {
        Options<ExternalRabbitMq.Options> options = Options.<ExternalRabbitMq.Options>of("ExternalRabbitMq.Options")
                .with("port", Values.ports(), ExternalRabbitMq.Options::port)
                .with("management", Values.ports(), ExternalRabbitMq.Options::management)
                .with("vhost", names(), ExternalRabbitMq.Options::vhost)
                .with("user", names(), ExternalRabbitMq.Options::user)
                .with("password", Values.objectNames(), (o, s) -> o.password(SecretKey.external(s, "password")))
                .flag("tls", ExternalRabbitMq.Options::tls);
        return external(
                "RabbitMq",
                Values.hosts(),
                options.lambdas(MOST),
                (host, o) ->
                        RabbitMq.external(host, r -> o.accept(r.user("shop").password(PASSWORD))));
    }

    /** {@return RabbitMQs outside of the cluster, of invalid input} */
    public static Arbitrary<Blueprint<ExternalRabbitMq>> invalidExternalRabbitMq() {
        Options<ExternalRabbitMq.Options> mistakes = Options.<ExternalRabbitMq.Options>of("ExternalRabbitMq.Options")
                .with("port", Values.invalidPorts(), ExternalRabbitMq.Options::port)
                .with("management", Values.invalidPorts(), ExternalRabbitMq.Options::management)
                .with("vhost", noNames(), ExternalRabbitMq.Options::vhost)
                .with("user", noNames(), ExternalRabbitMq.Options::user);
        return external(
                "RabbitMq",
                Values.hosts(),
                mistakes.someOf(2),
                (host, o) ->
                        RabbitMq.external(host, r -> o.accept(r.user("shop").password(PASSWORD))));
    }

    /** {@return RabbitMQs in the cluster} */
    public static Arbitrary<Blueprint<RabbitMqServer>> rabbitMqServers() {
        Options<RabbitMqServer.Options> options = Options.<RabbitMqServer.Options>of("RabbitMqServer.Options")
                .with("version", "version", Arbitraries.of("4.2-management", "4.1"), RabbitMqServer.Options::version)
                .with("vhost", names(), RabbitMqServer.Options::vhost)
                .with("user", names(), RabbitMqServer.Options::user)
                .with("consumerTimeout", Values.seconds(60, 7200), RabbitMqServer.Options::consumerTimeout)
                .with(
                        "setting",
                        Arbitraries.of("channel_max"),
                        Arbitraries.of("100", "200"),
                        (o, name, value) -> o.setting(name, value));
        return server(
                "RabbitMq",
                DataServices.<RabbitMqServer.Options>passwords("RabbitMqServer.Options")
                        .someOf(1),
                served(options).lambdas(MOST),
                RabbitMq::inCluster);
    }

    /** {@return RabbitMQs in the cluster, of invalid input} */
    public static Arbitrary<Blueprint<RabbitMqServer>> invalidRabbitMqServers() {
        Options<RabbitMqServer.Options> mistakes = Options.<RabbitMqServer.Options>of("RabbitMqServer.Options")
                .with("version", Arbitraries.of("", "4 beta"), RabbitMqServer.Options::version)
                .with("vhost", noNames(), RabbitMqServer.Options::vhost)
                .with("user", Arbitraries.of("guest", ""), RabbitMqServer.Options::user)
                .with(
                        "consumerTimeout",
                        Arbitraries.of(Duration.ZERO, Duration.ofSeconds(59)),
                        (o, t) -> o.consumerTimeout(t))
                .with("setting", Arbitraries.of("", "a b"), (o, name) -> o.setting(name, "1"));
        return server(
                "RabbitMq",
                DataServices.<RabbitMqServer.Options>password("RabbitMqServer.Options")
                        .someOf(1),
                wrong(mistakes).someOf(2),
                RabbitMq::inCluster);
    }

    private static <C extends Component<?>, O> Arbitrary<Blueprint<C>> external(
            String service, Arbitrary<String> hosts, Arbitrary<Lambda<O>> lambdas, Factory<String, O, C> of) {
        return Combinators.combine(hosts, lambdas)
                .as((host, lambda) -> Blueprint.of(
                        service + ".external(" + Source.of(host), lambda, around -> of.make(host, lambda.in(around))));
    }

    private static <C extends Component<?>, O> Arbitrary<Blueprint<C>> server(
            String service,
            Arbitrary<Lambda<O>> required,
            Arbitrary<Lambda<O>> rest,
            Function<Consumer<O>, C> inCluster) {
        return Combinators.combine(required, rest)
                .as(Lambda::and)
                .map(lambda ->
                        Blueprint.of(service + ".inCluster(", lambda, around -> inCluster.apply(lambda.in(around))));
    }

    /** Makes a component of what is required and what the lambda says. */
    private interface Factory<R, O, C> {
        C make(R required, Consumer<O> options);
    }

    private static <O extends PasswordOptions<O>> Options<O> password(String owner) {
        return Options.<O>of(owner)
                .with("password", Values.objectNames(), (o, s) -> o.password(SecretKey.external(s, "password")));
    }

    private static <O extends PasswordOptions<O>> Options<O> passwords(String owner) {
        return DataServices.<O>password(owner)
                .with(
                        "password",
                        "developmentPassword",
                        Arbitraries.of("dev", "D3v.-_~"),
                        ServerOptions::developmentPassword);
    }

    private static <O extends ServerOptions<O>> Options<O> running(Options<O> own) {
        return own.with("version", "image", Values.images(), ServerOptions::image)
                .with("runAs", Arbitraries.of(999L, 1000L), Arbitraries.of(999L, 1000L), ServerOptions::runAs)
                .with("cpu", Arbitraries.of("100m", "1"), ServerOptions::cpu)
                .with("memory", Arbitraries.of("256Mi", "1Gi"), ServerOptions::memory);
    }

    static <O extends ServerOptions<O>> Options<O> served(Options<O> own) {
        return running(own)
                .with("kept", "storage", Arbitraries.of("1Gi", "100Gi"), ServerOptions::storage)
                .with("kept", "storageClass", Values.objectNames(), ServerOptions::storageClass)
                .with("kept", "ephemeral", Arbitraries.just("nothing"), (o, it) -> o.ephemeral());
    }

    private static <O extends ServerOptions<O>> Options<O> wrong(Options<O> own) {
        return own.with("image", Values.invalidImages(), ServerOptions::image)
                .with("runAs", Arbitraries.of(0L, -1L), (o, id) -> o.runAs(id, 999))
                .with("cpu", Values.invalidQuantities(), ServerOptions::cpu)
                .with("memory", Values.invalidQuantities(), ServerOptions::memory)
                .with("storage", Values.invalidQuantities(), ServerOptions::storage)
                .with("developmentPassword", Arbitraries.of("", "a@b", "a/b"), ServerOptions::developmentPassword);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("shop", "Shop_2", "größe", "a/b@c");
    }

    private static Arbitrary<String> noNames() {
        return Arbitraries.of("", " ", "a b", "a\nb", "x".repeat(64));
    }
}
