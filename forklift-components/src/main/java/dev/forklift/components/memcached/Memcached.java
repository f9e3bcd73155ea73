package dev.forklift.components.memcached;

import java.util.function.Consumer;

/**
 * A Memcached: one that lies outside of the stack, or one that the stack runs.
 *
 * <pre>{@code
 * MemcachedPort cache = s.add("cache", Memcached.inCluster(m -> m.memory("256Mi")));
 * }</pre>
 */
public final class Memcached {

    private Memcached() {}

    /**
     * {@return a Memcached outside of the stack, at port 11211}
     *
     * @param host a DNS name or an IPv4 address
     */
    public static ExternalMemcached external(String host) {
        return external(host, ExternalMemcached.PORT);
    }

    /**
     * {@return a Memcached outside of the stack; no object is made for it}
     *
     * @param host a DNS name or an IPv4 address
     * @param port 1 to 65535
     */
    public static ExternalMemcached external(String host, int port) {
        return ExternalMemcached.of(host, port);
    }

    /**
     * {@return a Memcached that the stack runs in one pod, with its Service}
     *
     * @param options its memory and connections
     */
    public static MemcachedServer inCluster(Consumer<MemcachedServer.Options> options) {
        return MemcachedServer.of(options);
    }
}
