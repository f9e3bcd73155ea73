package dev.forklift.testkit.golden;

import dev.forklift.components.redis.Redis;
import dev.forklift.components.redis.RedisServer;
import java.util.List;
import java.util.function.Consumer;

/** A Redis in the cluster, in each of its roles. */
final class RedisServerGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(RedisServer.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                redis("broker", r -> r.forBroker()),
                redis("cache", r -> r.forCache()),
                redis("channel-layer", r -> r.forChannelLayer()),
                redis("results", r -> r.forResults()),
                redis("valkey", r -> r.valkey().forCache()),
                redis(
                        "every-option",
                        r -> r.forBroker()
                                .version("8.2")
                                .password(Shop.key("redis"))
                                .setting("appendfsync", "always")
                                .cpu("200m")
                                .memory("512Mi")
                                .storage("5Gi")
                                .storageClass("fast")),
                redis(
                        "for-development",
                        r -> r.forBroker()
                                .image("valkey/valkey:8.1-alpine")
                                .runAs(1000, 1000)
                                .developmentPassword("dev")
                                .ephemeral()));
    }

    private static GoldenCase redis(String name, Consumer<RedisServer.Options> options) {
        return new GoldenCase(name, (s, shop) -> s.add("redis", Redis.inCluster(options)));
    }
}
