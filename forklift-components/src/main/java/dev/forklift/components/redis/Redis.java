package dev.forklift.components.redis;

import java.util.List;
import java.util.function.Consumer;

/**
 * A Redis: one that lies outside of the stack, or one that the stack runs. One for each purpose, since a cache drops keys when it
 * is full and a broker must not.
 *
 * <pre>{@code
 * RedisPort cache = s.add("cache", Redis.inCluster(r -> r.forCache().memory("256Mi")));
 * RedisPort layer = s.add("channel-layer", Redis.inCluster(r -> r.forChannelLayer()));
 * }</pre>
 *
 * <p>One that Sentinels watch: {@code Redis.sentinel("mymaster", List.of("sentinel-0.example.com", "sentinel-1.example.com"))}.
 *
 * <p>Valkey understands the same: {@code Redis.inCluster(r -> r.valkey().forCache())}.
 */
public final class Redis {

    private Redis() {}

    /**
     * {@return a Redis outside of the stack as it is by default: port 6379, database 0, no password, no TLS}
     *
     * @param host a DNS name or an IPv4 address
     */
    public static ExternalRedis external(String host) {
        return external(host, options -> {});
    }

    /**
     * {@return a Redis outside of the stack; no object is made for it}
     *
     * @param host a DNS name or an IPv4 address
     * @param options its port, database, password and TLS
     */
    public static ExternalRedis external(String host, Consumer<ExternalRedis.Options> options) {
        return ExternalRedis.of(host, options);
    }

    /**
     * {@return a Redis outside of the stack that Sentinels watch, without a password and TLS}
     *
     * @param master the name under which they watch it, after {@code sentinel monitor} in their configuration
     * @param sentinels their hosts, with a port after {@code :} where it is not 26379
     */
    public static SentinelRedis sentinel(String master, List<String> sentinels) {
        return sentinel(master, sentinels, options -> {});
    }

    /**
     * {@return a Redis outside of the stack that Sentinels watch; no object is made for it}
     *
     * @param master the name under which they watch it, after {@code sentinel monitor} in their configuration
     * @param sentinels their hosts, with a port after {@code :} where it is not 26379
     * @param options its database, passwords, TLS, and where its servers are
     */
    public static SentinelRedis sentinel(
            String master, List<String> sentinels, Consumer<SentinelRedis.Options> options) {
        return SentinelRedis.of(master, sentinels, options);
    }

    /**
     * {@return a Redis that the stack runs in one pod, with its Service, and a claim where it persists}
     *
     * @param options what it is for, and its memory
     */
    public static RedisServer inCluster(Consumer<RedisServer.Options> options) {
        return RedisServer.of(options);
    }
}
