package dev.forklift.components.memcached;

import static dev.forklift.components.Projects.env;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.django.EnvironmentStyle;
import dev.forklift.components.web.Gunicorn;
import io.fabric8.kubernetes.api.model.Container;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class MemcachedTest {

    private static Container server(Consumer<MemcachedServer.Options> options) {
        Stack shop = Stack.named("shop").define(s -> s.add("cache", Memcached.inCluster(options)));
        assertThat(shop.check().findings()).isEmpty();
        assertThat(shop.graph().deployment("cache").getSpec().getReplicas()).isEqualTo(1);
        return shop.graph()
                .deployment("cache")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    private static Stack project(EnvironmentStyle style) {
        Stack shop = Stack.named("shop").define(s -> {
            MemcachedPort cache = s.add("cache", Memcached.inCluster(m -> {}));
            s.add(
                    "web",
                    Gunicorn.of(
                            Projects.django(s, d -> d.cache(cache).environment(style)),
                            "shop.wsgi:application",
                            g -> g.health("/healthz")));
        });
        assertThat(shop.check().findings()).isEmpty();
        return shop;
    }

    @Test
    void items_take_a_part_of_its_memory() {
        assertThat(server(m -> m.memory("256Mi")).getArgs())
                .containsExactly("--memory-limit=204", "--conn-limit=1024", "--max-item-size=1m");
    }

    @Test
    void its_limits_can_be_said() {
        assertThat(server(m -> m.maxConnections(50).maxItemSize(4).args("--disable-cas"))
                        .getArgs())
                .contains("--conn-limit=50", "--max-item-size=4m", "--disable-cas");
    }

    @Test
    void a_project_finds_it_by_its_url() {
        Container web = project(EnvironmentStyle.URLS)
                .graph()
                .deployment("web")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
        assertThat(env(web, "CACHE_URL")).isEqualTo("pymemcache://shop-cache:11211");
    }

    @Test
    void a_project_finds_it_by_its_parts() {
        assertThat(project(EnvironmentStyle.SPLIT).graph().configMap("django").getData())
                .containsEntry("CACHE_TRANSPORT", "memcached")
                .containsEntry("CACHE_HOST", "shop-cache")
                .containsEntry("CACHE_PORT", "11211");
    }

    @Test
    void outside_of_the_stack_it_is_a_port_and_no_object() {
        Stack shop = Stack.named("shop")
                .define(s -> assertThat(s.add("cache", Memcached.external("cache.example.com"))
                                .at())
                        .hasToString("cache.example.com:11211"));
        assertThat(shop.check().findings()).isEmpty();
        assertThat(shop.graph().objects()).isEmpty();
    }
}
