package dev.forklift.components.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.render.Manifests;
import dev.forklift.resource.SecretHandle;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SealedSecretTest {

    private static final String SEALED = "AgBy3i4OJSWK".repeat(40);

    private static Stack of(Consumer<SealedSecret.Options> options) {
        return Stack.named("shop").define(s -> {
            SecretHandle app = s.add("app", SealedSecret.of(x -> options.accept(x.encrypted("SECRET_KEY", SEALED))));
            s.deployment("web", w -> w.image("shop:1").env("SECRET_KEY", app.key("SECRET_KEY")));
        });
    }

    private static String rendered(Stack stack) {
        return stack.render(Manifests.stream()).files().values().iterator().next();
    }

    @Test
    void the_secret_has_the_name_for_which_it_was_encrypted() {
        Stack shop = of(x -> {});

        assertThat(rendered(shop))
                .contains(
                        "kind: SealedSecret\nmetadata:\n  name: shop-app\n",
                        "    SECRET_KEY: " + SEALED,
                        "    metadata:\n      name: shop-app\n",
                        "              name: shop-app\n              key: SECRET_KEY")
                .doesNotContain("annotations");
        assertThat(shop.check().errors()).isEmpty();
    }

    @Test
    void its_scope_is_said_on_both_objects() {
        assertThat(rendered(of(SealedSecret.Options::namespaceWide)).split("namespace-wide: \"true\""))
                .hasSize(3);
        assertThat(rendered(of(SealedSecret.Options::clusterWide)).split("cluster-wide: \"true\""))
                .hasSize(3);
    }

    @Test
    void it_keeps_the_name_that_it_is_given() {
        assertThat(rendered(of(x -> x.secretName("old-secrets").type("example.com/own"))))
                .contains("  name: old-secrets\n", "      name: old-secrets\n", "type: example.com/own");
    }
}
