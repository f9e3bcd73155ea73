package dev.forklift.testkit.golden;

import dev.forklift.components.memcached.Memcached;
import dev.forklift.components.memcached.MemcachedServer;
import java.util.List;

/** A Memcached in the cluster, and one outside of it. */
final class MemcachedGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(MemcachedServer.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase("default", (s, shop) -> s.add("cache", Memcached.inCluster(m -> {}))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> s.add(
                                "cache",
                                Memcached.inCluster(m -> m.version("1.6.39-alpine")
                                        .runAs(11211)
                                        .cpu("100m")
                                        .memory("1Gi")
                                        .maxConnections(5000)
                                        .maxItemSize(8)
                                        .args("--disable-cas")))),
                new GoldenCase(
                        "of-an-image",
                        (s, shop) ->
                                s.add("cache", Memcached.inCluster(m -> m.image("registry.example.com/memcached:1")))));
    }
}
