package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Text;
import org.junit.jupiter.api.Test;

class JoinedTextTest {

    @Test
    void a_host_that_is_joined_by_plus_signs_is_a_finding() {
        Stack stack = Stack.named("shop").define(s -> {
            Endpoint at = s.deployment("db", w -> w.image("db:1").port("db", 5432))
                    .service()
                    .endpoint("db");
            s.configMap("settings", c -> c.data("URL", "db://" + at.host()));
        });

        assertThat(stack.check().errors()).extracting(Finding::id).containsExactly("forklift.E005");
    }

    @Test
    void a_host_that_is_joined_by_the_method_is_resolved() {
        Stack stack = Stack.named("shop").define(s -> {
            Endpoint at = s.deployment("db", w -> w.image("db:1").port("db", 5432))
                    .service()
                    .endpoint("db");
            s.configMap("settings", c -> c.data("URL", Text.of("db://").plus(at.hostAndPort())));
        });

        assertThat(stack.check().errors()).isEmpty();
        assertThat(stack.graph().configMap("settings").getData()).containsEntry("URL", "db://shop-db:5432");
    }
}
