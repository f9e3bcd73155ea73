package dev.forklift.components.redis;

import static dev.forklift.components.Projects.env;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.SecretKey;
import dev.forklift.workload.Profile;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class RedisTest {

    private static final SecretKey PASSWORD = SecretKey.external("shop-redis", "password");

    private static Stack shop(Consumer<RedisServer.Options> options) {
        Stack shop = Stack.named("shop").define(s -> s.add("redis", Redis.inCluster(options)));
        assertThat(shop.check().findings()).isEmpty();
        return shop;
    }

    private static Deployment deployment(Consumer<RedisServer.Options> options) {
        return shop(options).graph().deployment("redis");
    }

    private static StatefulSet statefulSet(Consumer<RedisServer.Options> options) {
        return shop(options).graph().statefulSet("redis");
    }

    private static Container inMemory(Consumer<RedisServer.Options> options) {
        return deployment(options)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    private static Container onDisk(Consumer<RedisServer.Options> options) {
        return statefulSet(options)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    private static String args(Container container) {
        return String.join(" ", container.getArgs());
    }

    private static RedisPort port(Consumer<RedisServer.Options> options) {
        AtomicReference<RedisPort> port = new AtomicReference<>();
        Stack.named("shop").define(s -> port.set(s.add("redis", Redis.inCluster(options))));
        return port.get();
    }

    private static RedisPort external(Consumer<ExternalRedis.Options> options) {
        AtomicReference<RedisPort> port = new AtomicReference<>();
        Stack shop =
                Stack.named("shop").define(s -> port.set(s.add("redis", Redis.external("redis.example.com", options))));
        assertThat(shop.check().findings()).isEmpty();
        assertThat(shop.graph().objects()).isEmpty();
        return port.get();
    }

    @Test
    void outside_of_the_stack_it_is_a_port_and_no_object() {
        RedisPort port = external(r -> {});
        assertThat(port.at()).hasToString("redis.example.com:6379");
        assertThat(port.database()).isZero();
        assertThat(port.password()).isEmpty();
        assertThat(port.tls()).isFalse();
        assertThat(port.evicts()).isFalse();
    }

    @Test
    void outside_of_the_stack_it_is_reached_as_it_is_told() {
        RedisPort port =
                external(r -> r.port(6380).database(3).password(PASSWORD).tls().evicts());
        assertThat(port.at()).hasToString("redis.example.com:6380");
        assertThat(port.database()).isEqualTo(3);
        assertThat(port.password()).contains(PASSWORD);
        assertThat(port.tls()).isTrue();
        assertThat(port.evicts()).isTrue();
    }

    @Test
    void a_cache_drops_what_was_used_least_recently_and_keeps_nothing() {
        assertThat(args(inMemory(r -> r.forCache().memory("256Mi"))))
                .isEqualTo(
                        "--protected-mode no --maxmemory 192mb --maxmemory-policy allkeys-lru --save  --appendonly no");
    }

    @Test
    void a_broker_drops_nothing_and_keeps_everything() {
        assertThat(args(onDisk(r -> r.forBroker().memory("256Mi"))))
                .isEqualTo(
                        "--protected-mode no --maxmemory 144mb --maxmemory-policy noeviction --save  --appendonly yes"
                                + " --dir /data");
    }

    @Test
    void results_are_kept_as_a_broker_s_messages_are() {
        assertThat(onDisk(r -> r.forResults()).getArgs())
                .isEqualTo(onDisk(r -> r.forBroker()).getArgs());
    }

    @Test
    void a_channel_layer_drops_nothing_and_keeps_nothing() {
        assertThat(args(inMemory(r -> r.forChannelLayer().memory("256Mi"))))
                .contains("--maxmemory 192mb --maxmemory-policy noeviction")
                .endsWith("--appendonly no");
    }

    @Test
    void its_port_says_whether_it_evicts() {
        assertThat(port(r -> r.forCache()).evicts()).isTrue();
        assertThat(port(r -> r.forBroker()).evicts()).isFalse();
        assertThat(port(r -> r.forResults()).evicts()).isFalse();
        assertThat(port(r -> r.forChannelLayer()).evicts()).isFalse();
    }

    @Test
    void its_memory_is_the_profile_s_by_default() {
        assertThat(inMemory(r -> r.forCache()).getArgs()).contains("396mb");
        Stack preview = Stack.named("shop")
                .profile(Profile.development())
                .define(s -> s.add("redis", Redis.inCluster(r -> r.forBroker())));
        assertThat(preview.graph()
                        .statefulSet("redis")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getArgs())
                .contains("451mb");
    }

    @Test
    void a_request_for_memory_is_its_limit_too() {
        Container container = inMemory(r -> r.forCache().memory("256Mi").cpu("100m"));
        assertThat(container.getResources().getLimits().get("memory")).hasToString("256Mi");
        assertThat(container.getResources().getRequests().get("memory")).hasToString("256Mi");
        assertThat(container.getResources().getRequests().get("cpu")).hasToString("100m");
    }

    @Test
    void what_persists_has_a_claim() {
        assertThat(statefulSet(r -> r.forBroker().storage("5Gi").storageClass("fast"))
                        .getSpec()
                        .getVolumeClaimTemplates())
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.getSpec().getResources().getRequests().get("storage"))
                            .hasToString("5Gi");
                    assertThat(c.getSpec().getStorageClassName()).isEqualTo("fast");
                });
        assertThat(statefulSet(r -> r.forBroker().ephemeral()).getSpec().getVolumeClaimTemplates())
                .isEmpty();
    }

    @Test
    void a_new_cache_is_up_before_the_old_one_goes() {
        assertThat(deployment(r -> r.forCache()).getSpec().getStrategy().getType())
                .isEqualTo("RollingUpdate");
        assertThat(deployment(r -> r.forChannelLayer()).getSpec().getStrategy().getType())
                .isEqualTo("Recreate");
    }

    @Test
    void there_is_one_of_each_whatever_the_profile_says() {
        Stack shop = Stack.named("shop")
                .profile(Profile.production().withReplicas("cache", 3).withReplicas("broker", 3))
                .define(s -> {
                    s.add("cache", Redis.inCluster(r -> r.forCache()));
                    s.add("broker", Redis.inCluster(r -> r.forBroker()));
                });
        assertThat(shop.graph().deployment("cache").getSpec().getReplicas()).isEqualTo(1);
        assertThat(shop.graph().statefulSet("broker").getSpec().getReplicas()).isEqualTo(1);
    }

    @Test
    void the_server_and_its_probe_have_one_password() {
        Container container = inMemory(r -> r.forCache().password(PASSWORD));
        assertThat(env(container, "REDISCLI_AUTH")).isEqualTo("shop-redis[password]");
        assertThat(args(container)).endsWith("--requirepass $(REDISCLI_AUTH)");
        assertThat(port(r -> r.forCache().password(PASSWORD)).password()).contains(PASSWORD);
    }

    @Test
    void it_needs_no_password() {
        assertThat(inMemory(r -> r.forCache()).getEnv()).isEmpty();
        assertThat(port(r -> r.forCache()).password()).isEmpty();
    }

    @Test
    void loading_is_never_interrupted_by_a_probe() {
        Container container = onDisk(r -> r.forBroker());
        assertThat(container.getStartupProbe().getTcpSocket()).isNotNull();
        assertThat(container.getLivenessProbe().getTcpSocket()).isNotNull();
        assertThat(container.getReadinessProbe().getExec().getCommand()).containsExactly("redis-cli", "-e", "ping");
    }

    @Test
    void its_settings_may_be_said_and_replaced() {
        assertThat(args(onDisk(r ->
                        r.forBroker().setting("appendfsync", "always").setting("maxmemory-policy", "volatile-lru"))))
                .contains("--maxmemory-policy volatile-lru", "--appendfsync always")
                .doesNotContain("noeviction");
    }

    @Test
    void another_image_speaks_the_same() {
        assertThat(inMemory(r -> r.forCache().image("valkey/valkey:8")).getImage())
                .isEqualTo("valkey/valkey:8");
        assertThat(inMemory(r -> r.forCache().version("8.2")).getImage()).isEqualTo("redis:8.2");
        assertThat(inMemory(r -> r.forCache()).getSecurityContext().getRunAsUser())
                .isEqualTo(999);
    }

    @Test
    void each_is_a_workload_and_its_service() {
        assertThat(shop(r -> r.forCache()).graph().objects())
                .extracting(HasMetadata::getKind)
                .containsExactly("Deployment", "Service");
        assertThat(shop(r -> r.forBroker()).graph().objects())
                .extracting(HasMetadata::getKind)
                .containsExactly("Service", "StatefulSet");
    }

    @Test
    void valkey_runs_in_place_of_redis() {
        Container valkey = inMemory(r -> r.valkey().forCache());
        assertThat(valkey.getImage()).isEqualTo("valkey/valkey:8.1");
        assertThat(valkey.getReadinessProbe().getExec().getCommand()).first().isEqualTo("valkey-cli");
        assertThat(inMemory(r -> r.valkey().version("9.0").forCache()).getImage())
                .isEqualTo("valkey/valkey:9.0");
    }

    @Test
    void the_authority_of_its_certificate_is_mounted_where_its_url_says() {
        Stack shop = Stack.named("shop").define(s -> {
            RedisPort redis = s.add(
                    "redis", Redis.external("redis.example.com", r -> r.tls(ConfigKey.external("redis-ca", "ca.crt"))));
            s.add(
                    "web",
                    Gunicorn.of(
                            Projects.django(s, d -> d.channelLayer(redis)),
                            "shop.wsgi:application",
                            g -> g.health("/h")));
        });
        assertThat(shop.check().findings()).isEmpty();
        Container web = shop.graph()
                .deployment("web")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
        assertThat(env(web, "CHANNEL_LAYER_URL"))
                .isEqualTo(
                        "rediss://redis.example.com:6379/0?ssl_cert_reqs=required&ssl_ca_certs=/etc/forklift/redis/channel-layer/ca.crt");
        assertThat(web.getVolumeMounts())
                .extracting(m -> m.getMountPath())
                .contains("/etc/forklift/redis/channel-layer");
    }
}
