package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Gate;
import dev.forklift.graph.Relation;
import dev.forklift.render.Manifest;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Test;

/** A user's own component is equal to Forklift's. */
class MemcachedTest {

    record Memcached(int megabytes) implements Component<MemcachedPort> {
        @Override
        public MemcachedPort define(Scope s) {
            var server = s.deployment(w -> {
                w.image("memcached:1.6.38").args("-m", "" + megabytes).port("memcache", 11211);
                w.resources(r -> r.memory(megabytes + 32 + "Mi"));
            });
            return new MemcachedPort(server.service().endpoint("memcache"), server.ready());
        }
    }

    record MemcachedPort(Endpoint at, Gate ready) {}

    private static Stack shop() {
        return Stack.named("shop").define(s -> {
            MemcachedPort cache = s.add("cache", new Memcached(64));
            s.deployment(
                    "web",
                    w -> w.image("shop:1")
                            .port("http", 8000)
                            .env("CACHE", cache.at().hostAndPort())
                            .after(cache.ready()));
        });
    }

    @Test
    void it_gets_names_labels_hardening_and_a_service() {
        Deployment server = shop().graph().deployment("cache");
        Service service = shop().graph().service("cache");

        assertThat(server.getMetadata().getName()).isEqualTo("shop-cache");
        assertThat(service.getSpec().getSelector())
                .isEqualTo(server.getSpec().getSelector().getMatchLabels());
        assertThat(Manifest.document(server))
                .contains("readOnlyRootFilesystem: true", "runAsNonRoot: true", "memory: 96Mi", "startupProbe:");
    }

    @Test
    void it_gets_gates_and_edges() {
        Stack shop = shop();

        assertThat(shop.graph().referencesTo(shop.graph().deployment("cache")))
                .extracting(r -> r.relation())
                .contains(Relation.GATE, Relation.SELECTOR);
        assertThat(Manifest.document(shop.graph().deployment("web"))).contains("value: shop-cache:11211");
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void its_mistakes_are_findings_at_both_lines() {
        Stack shop = Stack.named("shop").define(s -> s.add("cache", new Memcached(-64)));

        assertThat(shop.check().errors()).singleElement().satisfies(f -> {
            assertThat(f.title()).isEqualTo("'-32Mi' is no quantity");
            assertThat(f.toString()).contains("MemcachedTest.java:24").contains("added at MemcachedTest.java:69");
        });
    }
}
