package dev.forklift.components.keda;

import dev.forklift.components.redis.RedisPort;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.SecretKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The length of a list in Redis.
 *
 * <p>Source: <a href="https://keda.sh/docs/latest/scalers/redis-lists/">Redis Lists</a>.
 */
record RedisTrigger(RedisPort redis, String list, int perPod) implements KedaTrigger {

    @Override
    public String type() {
        return "redis";
    }

    @Override
    public Map<String, String> metadata(Identity me, Naming naming) {
        Map<String, String> metadata = Asked.ordered(
                "address",
                Asked.address(redis.at(), me, naming),
                "databaseIndex",
                String.valueOf(redis.database()),
                "listName",
                list,
                "listLength",
                String.valueOf(perPod));
        if (redis.tls()) {
            metadata.put("enableTLS", "true");
        }
        return metadata;
    }

    @Override
    public Map<String, SecretKey> secrets() {
        return redis.password().map(key -> Map.of("password", key)).orElse(Map.of());
    }

    @Override
    public List<Endpoint> asks() {
        return List.of(redis.at());
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
