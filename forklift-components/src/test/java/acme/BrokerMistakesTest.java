package acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.component.Scope;
import dev.forklift.components.Projects;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.memcached.Memcached;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.rabbitmq.RabbitMq;
import dev.forklift.components.rabbitmq.RabbitMqServer;
import dev.forklift.components.redis.Redis;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.components.redis.RedisServer;
import dev.forklift.components.redis.SentinelRedis;
import dev.forklift.declare.SecretKey;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Outside of the library's packages, since lines within them are nobody's. */
final class BrokerMistakesTest {

    private static final SecretKey PASSWORD = SecretKey.external("shop-mq", "password");

    private static List<String> redis(Consumer<RedisServer.Options> options) {
        return found(s -> s.add("redis", Redis.inCluster(options)));
    }

    private static List<String> rabbitMq(Consumer<RabbitMqServer.Options> options) {
        return found(s -> s.add("rabbitmq", RabbitMq.inCluster(options)));
    }

    private static List<String> found(Consumer<Scope> definition) {
        return Stack.named("shop").define(definition).check().findings().stream()
                .map(f -> f.id() + " " + f.title())
                .toList();
    }

    @Test
    void a_redis_is_for_something() {
        assertThat(redis(r -> {})).containsExactly("forklift.E114 a Redis for nothing in particular");
    }

    @Test
    void a_redis_is_for_one_thing() {
        assertThat(redis(r -> r.forCache().forBroker())).containsExactly("forklift.E112 a Redis for two purposes");
    }

    @Test
    void what_keeps_nothing_has_no_storage() {
        assertThat(redis(r -> r.storage("1Gi").forCache()))
                .containsExactly("forklift.E112 storage for a Redis that keeps nothing");
        assertThat(redis(r -> r.forChannelLayer().ephemeral()))
                .containsExactly("forklift.E112 storage for a Redis that keeps nothing");
    }

    @Test
    void what_a_redis_does_not_take_is_found() {
        assertThat(redis(r -> r.forCache().memory("lots").version("").setting("Max Memory", "1")))
                .containsExactly(
                        "forklift.E111 memory(\"lots\")",
                        "forklift.E111 setting(\"Max Memory\", …)",
                        "forklift.E111 version(\"\")");
        assertThat(found(s -> s.add("redis", Redis.external("redis:6379", r -> r.database(-1)))))
                .containsExactly("forklift.E111 'redis:6379' is no host", "forklift.E111 database(-1)");
    }

    @Test
    void two_brokers_would_be_two_halves() {
        assertThat(found(s -> s.add("redis", Redis.inCluster(r -> r.forBroker()), o -> o.replicas(2))))
                .singleElement()
                .asString()
                .contains("replicas(2)");
    }

    @Test
    void a_rabbit_mq_has_a_password() {
        assertThat(rabbitMq(r -> r.user("shop"))).containsExactly("forklift.E110 a RabbitMQ without a password");
    }

    @Test
    void a_rabbit_mq_outside_has_a_user_and_a_password() {
        assertThat(found(s -> s.add("rabbitmq", RabbitMq.external("mq.example.com", r -> r.vhost("shop")))))
                .containsExactly(
                        "forklift.E110 the RabbitMQ at mq.example.com has no password",
                        "forklift.E110 the RabbitMQ at mq.example.com has no user");
    }

    @Test
    void what_a_rabbit_mq_does_not_take_is_found() {
        assertThat(rabbitMq(r -> r.password(PASSWORD)
                        .user("guest")
                        .vhost("")
                        .consumerTimeout(Duration.ofSeconds(5))
                        .setting("a b", "c")
                        .setting("ok", "two\nlines")))
                .containsExactly(
                        "forklift.E111 consumerTimeout(PT5S)",
                        "forklift.E111 setting(\"a b\", …)",
                        "forklift.E111 setting(\"ok\", …)",
                        "forklift.E111 user(\"guest\")",
                        "forklift.E111 vhost(\"\")");
    }

    @Test
    void what_a_cluster_of_rabbitmq_does_not_take_is_found() {
        assertThat(found(s ->
                        s.add("rabbitmq", RabbitMq.byOperator(r -> r.replicas(2).storage("lots")))))
                .containsExactly("forklift.E111 storage(\"lots\")", "forklift.E216 replicas(2)");
        assertThat(found(s -> s.add(
                        "rabbitmq",
                        RabbitMq.onCluster("Rabbit", "", r -> r.user("guest").defaultQueueType("fast")))))
                .containsExactly(
                        "forklift.E111 defaultQueueType(\"fast\")",
                        "forklift.E111 onCluster(\"Rabbit\", \"\", …)",
                        "forklift.E111 user(\"guest\")");
    }

    @Test
    void a_project_has_one_cache() {
        assertThat(found(s -> {
                    var redis = s.add("redis", Redis.inCluster(r -> r.forCache()));
                    var memcached = s.add("memcached", Memcached.inCluster(m -> {}));
                    var db = s.add(
                            "db",
                            Postgres.external(
                                    "db.example.com", p -> p.user("shop").password(PASSWORD)));
                    s.add(
                            "django",
                            DjangoProject.of(
                                    "shop:1",
                                    db,
                                    d -> d.secretKey(PASSWORD).cache(redis).cache(memcached)));
                }))
                .containsExactly("forklift.E211 two caches");
    }

    @Test
    void what_a_memcached_does_not_take_is_found() {
        assertThat(found(s -> s.add(
                        "cache",
                        Memcached.inCluster(
                                m -> m.maxConnections(0).maxItemSize(0).runAs(0).version("")))))
                .containsExactly(
                        "forklift.E111 maxConnections(0)",
                        "forklift.E111 maxItemSize(0)",
                        "forklift.E111 runAs(0)",
                        "forklift.E111 version(\"\")");
        assertThat(found(s -> s.add("cache", Memcached.external("a b", 0))))
                .containsExactly("forklift.E111 'a b' is no host", "forklift.E111 port(0)");
    }

    private static List<String> sentinel(String master, List<String> sentinels, Consumer<SentinelRedis.Options> o) {
        return found(s -> s.add("redis", Redis.sentinel(master, sentinels, o)));
    }

    @Test
    void sentinels_are_asked_for_a_name_at_addresses() {
        List<String> one = List.of("a.example.com");

        assertThat(sentinel("my master", one, r -> {}))
                .containsExactly("forklift.E111 Redis.sentinel(\"my master\", …)");
        assertThat(sentinel("mymaster", List.of(), r -> {}))
                .containsExactly("forklift.E111 Redis.sentinel(…) without Sentinels");
        assertThat(sentinel("mymaster", List.of("a.example.com", "redis://b"), r -> {}))
                .containsExactly("forklift.E111 Redis.sentinel(… \"redis://b\" …)");
        assertThat(sentinel("mymaster", List.of("a.example.com", "b.example.com:sentinel"), r -> {}))
                .containsExactly("forklift.E111 Redis.sentinel(… \"b.example.com:sentinel\" …)");
        assertThat(sentinel("mymaster", List.of("a.example.com:0"), r -> {})).contains("forklift.E111 port(0)");
        assertThat(sentinel("mymaster", List.of("a.example.com", "a.example.com:26379"), r -> {}))
                .containsExactly("forklift.E112 a.example.com:26379 twice");
        assertThat(sentinel("mymaster", one, r -> r.servers("a.example.com:99999")))
                .containsExactly("forklift.E111 port(99999)");
    }

    @Test
    void a_cache_that_shares_the_master_of_the_broker_is_found() {
        assertThat(found(s -> {
                    RedisPort redis = s.add("redis", Redis.sentinel("mymaster", List.of("a.example.com")));
                    Projects.django(s, d -> d.broker(redis).cache(redis));
                }))
                .containsExactly("forklift.W121 the cache shares its Redis with the broker");
    }
}
