package dev.forklift.components.redis;

import static dev.forklift.components.Projects.env;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.celery.CeleryBeat;
import dev.forklift.components.celery.CeleryExporter;
import dev.forklift.components.celery.CeleryWorker;
import dev.forklift.components.celery.Flower;
import dev.forklift.components.celery.Schedule;
import dev.forklift.components.command.RqWorker;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.EnvironmentStyle;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class SentinelRedisTest {

    private static final SecretKey PASSWORD = SecretKey.external("shop-redis", "password");
    private static final SecretKey THEIRS = SecretKey.external("shop-redis", "sentinel");
    private static final List<String> SENTINELS = List.of("a.example.com", "b.example.com:26380");

    private static RedisPort port(Consumer<SentinelRedis.Options> options) {
        RedisPort[] port = new RedisPort[1];
        Stack stack = Stack.named("shop")
                .define(s -> port[0] = s.add("redis", Redis.sentinel("mymaster", SENTINELS, options)));
        assertThat(stack.check().findings()).isEmpty();
        return port[0];
    }

    private static Stack shop(Consumer<SentinelRedis.Options> redis, Consumer<DjangoProject.Options> project) {
        return Stack.named("shop").define(s -> {
            RedisPort watched = s.add("redis", Redis.sentinel("mymaster", SENTINELS, redis));
            var django = Projects.django(s, d -> {
                d.broker(watched).results(watched).channelLayer(watched);
                project.accept(d);
            });
            s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")));
            s.add("worker", CeleryWorker.of(django, w -> w.queues("mail").autoscale(a -> a.between(0, 3))));
            s.add("beat", CeleryBeat.of(django, b -> b.schedule(Schedule.redBeat(watched))));
            s.add("rq", RqWorker.of(django, watched));
            s.add("flower", Flower.of(django, f -> f.basicAuth(SecretKey.external("flower", "users"))));
            s.add("exporter", CeleryExporter.of(django));
        });
    }

    private static Container container(Stack shop, String component) {
        return shop.graph()
                .deployment(component)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    @Test
    void sentinels_listen_at_26379_and_servers_beside_them_by_default() {
        assertThat(port(r -> {}).endpoints())
                .containsExactly(
                        Endpoint.external("a.example.com", 26379),
                        Endpoint.external("b.example.com", 26380),
                        Endpoint.external("a.example.com", 6379),
                        Endpoint.external("b.example.com", 6379));
        assertThat(port(r -> r.servers("redis.example.com:6380"))
                        .sentinels()
                        .get()
                        .servers())
                .containsExactly(Endpoint.external("redis.example.com", 6380));
    }

    @Test
    void celery_is_given_all_of_them() {
        Stack shop = shop(r -> r.password(PASSWORD).database(3), d -> {});

        assertThat(shop.check().errors()).isEmpty();
        assertThat(env(container(shop, "web"), "CELERY_BROKER_URL"))
                .isEqualTo("sentinel://:$(CELERY_BROKER_PASSWORD)@a.example.com:26379/3;"
                        + "sentinel://:$(CELERY_BROKER_PASSWORD)@b.example.com:26380/3");
        assertThat(env(container(shop, "web"), "CELERY_RESULT_BACKEND"))
                .startsWith("sentinel://:$(CELERY_RESULT_PASSWORD)@a.example.com:26379/3;");
    }

    @Test
    void its_parts_are_settings_in_every_style() {
        Map<String, String> parts = Map.of(
                "CHANNEL_LAYER_TRANSPORT", "rediss",
                "CHANNEL_LAYER_SENTINELS", "a.example.com:26379,b.example.com:26380",
                "CHANNEL_LAYER_MASTER_NAME", "mymaster",
                "CHANNEL_LAYER_DB", "0",
                "CHANNEL_LAYER_SSL_CA_CERTS", "/etc/forklift/redis/channel-layer/ca.crt");
        Consumer<SentinelRedis.Options> redis =
                r -> r.tls(ConfigKey.external("redis-ca", "ca.crt")).sentinelPassword(THEIRS);

        for (EnvironmentStyle style : List.of(EnvironmentStyle.URLS, EnvironmentStyle.SPLIT)) {
            Stack shop = shop(redis, d -> d.environment(style));
            assertThat(shop.graph().configMap("django").getData())
                    .containsAllEntriesOf(parts)
                    .doesNotContainKeys("CHANNEL_LAYER_HOST", "CHANNEL_LAYER_URL");
            assertThat(env(container(shop, "web"), "CHANNEL_LAYER_SENTINEL_PASSWORD"))
                    .isEqualTo("shop-redis[sentinel]");
        }
        Stack file = shop(redis, d -> d.environment(EnvironmentStyle.FILE));
        String settings = file.graph().all(ConfigMap.class).stream()
                .map(map -> map.getData().getOrDefault("settings.json", ""))
                .reduce("", String::concat);
        parts.forEach((name, value) -> assertThat(settings).contains("\"" + name + "\": \"" + value + "\""));
    }

    @Test
    void what_does_not_have_the_settings_is_told_what_they_watch() {
        Stack shop = shop(
                r -> r.tls(ConfigKey.external("redis-ca", "ca.crt"))
                        .password(PASSWORD)
                        .sentinelPassword(THEIRS),
                d -> {});
        Container flower = container(shop, "flower");

        assertThat(env(flower, "CELERY_CONFIG_MODULE")).isEqualTo("celeryconfig");
        assertThat(env(flower, "CELERY_BROKER_SENTINEL_PASSWORD")).isEqualTo("shop-redis[sentinel]");
        assertThat(flower.getVolumeMounts())
                .extracting(m -> m.getMountPath())
                .contains("/etc/forklift/flower", "/etc/forklift/redis/celery-broker");
        assertThat(shop.graph().configMap("flower").getData().get("celeryconfig.py"))
                .contains("\"master_name\": \"mymaster\"")
                .contains("tls = {\"ssl_cert_reqs\": \"required\", "
                        + "\"ssl_ca_certs\": \"/etc/forklift/redis/celery-broker/ca.crt\"}");
        assertThat(container(shop, "exporter").getArgs())
                .contains(
                        "--broker-transport-option=master_name=mymaster",
                        "--broker-ssl-option=ssl_cert_reqs=required",
                        "--broker-transport-option=sentinel_kwargs={\"password\": "
                                + "\"$(CELERY_BROKER_SENTINEL_PASSWORD)\", \"ssl_cert_reqs\": \"required\", "
                                + "\"ssl_ca_certs\": \"/etc/forklift/redis/celery-broker/ca.crt\", \"ssl\": true}");
    }

    @Test
    void schedules_and_jobs_lie_in_it_too() {
        Stack shop = shop(r -> r.database(2), d -> {});

        assertThat(env(container(shop, "beat"), "REDBEAT_REDIS_SENTINELS"))
                .isEqualTo("a.example.com:26379,b.example.com:26380");
        assertThat(env(container(shop, "rq"), "RQ_REDIS_MASTER_NAME")).isEqualTo("mymaster");
        assertThat(env(container(shop, "rq"), "RQ_REDIS_DB")).isEqualTo("2");
    }

    @Test
    void two_masters_of_the_same_sentinels_are_two_servers() {
        Stack shop = Stack.named("shop").define(s -> {
            RedisPort cache = s.add("cache", Redis.sentinel("cache", SENTINELS, r -> r.evicts()));
            RedisPort broker = s.add("broker", Redis.sentinel("broker", SENTINELS));
            Projects.django(s, d -> d.cache(cache).broker(broker));
        });

        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void network_policies_open_sentinels_and_servers_by_the_addresses_given() {
        Stack shop = Stack.named("shop").define(s -> {
            RedisPort cache = s.add("cache", Redis.sentinel("mymaster", SENTINELS));
            s.networkPolicies(n -> cache.endpoints().forEach(at -> n.outside(at, "10.20.0.0/16")));
            var django = Projects.django(s, d -> d.cache(cache));
            s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")));
        });
        List<Integer> ports = shop.graph().all(NetworkPolicy.class).stream()
                .filter(policy -> policy.getMetadata().getName().equals("shop-web"))
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .filter(rule -> rule.getTo().stream()
                        .anyMatch(to -> to.getIpBlock() != null
                                && "10.20.0.0/16".equals(to.getIpBlock().getCidr())))
                .flatMap(rule -> rule.getPorts().stream())
                .map(port -> port.getPort().getIntVal())
                .distinct()
                .toList();

        assertThat(ports).containsExactlyInAnyOrder(26379, 26380, 6379);
    }
}
