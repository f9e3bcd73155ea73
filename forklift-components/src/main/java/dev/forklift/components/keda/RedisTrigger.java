package dev.forklift.components.keda;

import dev.forklift.components.redis.RedisPort;
import dev.forklift.components.redis.RedisSentinels;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.SecretKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The length of a list in Redis.
 *
 * <p>Source: <a href="https://keda.sh/docs/latest/scalers/redis-lists/">Redis Lists</a>, <a
 * href="https://keda.sh/docs/latest/scalers/redis-sentinel-lists/">Redis Lists (with Sentinel)</a>.
 */
record RedisTrigger(RedisPort redis, String list, int perPod) implements KedaTrigger {

    @Override
    public String type() {
        return redis.sentinels().isPresent() ? "redis-sentinel" : "redis";
    }

    @Override
    public Map<String, String> metadata(Identity me, Naming naming) {
        Map<String, String> metadata = redis.sentinels()
                .map(sentinels -> Asked.ordered(
                        "addresses", sentinels.addresses().resolve(naming), "sentinelMaster", sentinels.master()))
                .orElseGet(() -> Asked.ordered("address", Asked.address(redis.at(), me, naming)));
        metadata.put("databaseIndex", String.valueOf(redis.database()));
        metadata.put("listName", list);
        metadata.put("listLength", String.valueOf(perPod));
        if (redis.tls()) {
            metadata.put("enableTLS", "true");
        }
        return metadata;
    }

    @Override
    public Map<String, SecretKey> secrets() {
        Map<String, SecretKey> secrets = new LinkedHashMap<>();
        redis.password().ifPresent(key -> secrets.put("password", key));
        redis.sentinels().flatMap(RedisSentinels::password).ifPresent(key -> secrets.put("sentinelPassword", key));
        return secrets;
    }

    /** Who signed the server's certificate: without it KEDA believes the authorities that everybody knows. */
    @Override
    public Map<String, ConfigKey> configs() {
        return redis.ca().map(key -> Map.of("ca", key)).orElse(Map.of());
    }

    @Override
    public List<Endpoint> asks() {
        return redis.endpoints();
    }

    @Override
    public Optional<Finding> problem() {
        return Asked.named("list", list, perPod);
    }

    @Override
    public boolean isComplete() {
        return redis != null;
    }
}
