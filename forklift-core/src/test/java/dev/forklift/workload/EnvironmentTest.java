package dev.forklift.workload;

import static dev.forklift.Stacks.errors;
import static dev.forklift.Stacks.part;
import static dev.forklift.Stacks.stack;
import static dev.forklift.Stacks.web;
import static dev.forklift.Stacks.webYaml;
import static dev.forklift.Stacks.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import io.fabric8.kubernetes.api.model.ConfigMap;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    @Test
    void every_kind_of_value_is_written() {
        String yaml = webYaml(w -> w.env("LITERAL", "info")
                .env("OF_SECRET", SecretKey.external("shop-db", "password"))
                .envIfPresent("OF_SECRET_OR_NOT", SecretKey.external("sentry", "dsn"))
                .env("OF_CONFIG_MAP", ConfigKey.external("shop", "level"))
                .env("OF_POD", Field.podIp())
                .envOfResource("OF_RESOURCES", "limits.memory"));

        assertThat(part(yaml, "env")).isEqualTo("""
                - name: LITERAL
                  value: info
                - name: OF_SECRET
                  valueFrom:
                    secretKeyRef:
                      name: shop-db
                      key: password
                - name: OF_SECRET_OR_NOT
                  valueFrom:
                    secretKeyRef:
                      name: sentry
                      key: dsn
                      optional: true
                - name: OF_CONFIG_MAP
                  valueFrom:
                    configMapKeyRef:
                      name: shop
                      key: level
                - name: OF_POD
                  valueFrom:
                    fieldRef:
                      fieldPath: status.podIP
                - name: OF_RESOURCES
                  valueFrom:
                    resourceFieldRef:
                      resource: limits.memory
                """);
    }

    @Test
    void what_another_variable_names_comes_before_it() {
        String yaml = webYaml(w -> w.env("URL", "https://$(HOST):$(PORT)/")
                .env("PORT", "443")
                .env("HOST", "example.com")
                .env("LITERAL", "$$(URL)"));

        assertThat(yaml.indexOf("name: HOST")).isLessThan(yaml.indexOf("name: URL"));
        assertThat(yaml.indexOf("name: PORT")).isLessThan(yaml.indexOf("name: URL"));
    }

    @Test
    void variables_that_name_each_other_in_a_ring_are_a_finding() {
        assertThat(errors(web(w -> w.env("A", "$(B)").env("B", "$(A)")))).hasSize(1);
    }

    @Test
    void whole_objects_are_environment_with_a_prefix_or_without() {
        String yaml = webYaml(w -> w.envFrom(Ref.external(ConfigMap.class, "shop"))
                .envFrom(Ref.external(ConfigMap.class, "more"), "MORE_", true));

        assertThat(part(yaml, "envFrom")).isEqualTo("""
                - configMapRef:
                    name: shop
                - configMapRef:
                    name: more
                    optional: true
                  prefix: MORE_
                """);
    }

    @Test
    void a_text_holds_the_name_of_a_service() {
        Stack stack = stack(s -> {
            var cache = s.deployment("cache", w -> w.image("memcached:1").port("memcache", 11211))
                    .service();
            s.deployment(
                    "web",
                    w -> w.image("shop:1")
                            .port("http", 8000)
                            .env(
                                    "CACHE",
                                    Text.of("memcache://")
                                            .plus(cache.endpoint("memcache").hostAndPort())));
        });

        assertThat(yaml(stack.graph().deployment("web"))).contains("value: memcache://shop-cache:11211");
    }

    @Test
    void a_name_that_is_set_twice_is_a_finding() {
        assertThat(errors(web(w -> w.env("LEVEL", "info").env("LEVEL", "debug"))))
                .containsExactly("the environment variable 'LEVEL' is set twice");
    }

    @Test
    void what_an_init_container_has_from_the_main_one_is_said_of_the_main_one_alone() {
        Stack stack = web(w ->
                w.env("URL", "http://$(HOST)/").init("first", c -> c.likeMain().command("true")));

        assertThat(stack.check().errors())
                .extracting(Finding::field)
                .containsExactly("spec.template.spec.containers[web].env[URL]");
    }
}
