package dev.forklift.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.component.Scope;
import dev.forklift.render.Manifest;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A component in a small shop, and what it gives there: the objects that are not there without it, and those of others that say
 * something else without it. That others call a changed ConfigMap by its new name is not kept.
 *
 * @param name the golden file, without its ending
 * @param component adds the component to the shop
 */
record GoldenCase(String name, BiConsumer<Scope, Shop> component) {

    /** {@return the objects as one stream of YAML} */
    String yaml() {
        Stack with = stack(component);
        assertThat(with.check().errors()).as(with.check().toString()).isEmpty();
        Set<String> without =
                documents(stack((s, shop) -> {})).map(GoldenCase::withoutHashes).collect(Collectors.toSet());
        return documents(with)
                .filter(document -> !without.contains(withoutHashes(document)))
                .collect(Collectors.joining("---\n"));
    }

    private static String withoutHashes(String document) {
        return document.replaceAll("(?m)(name: \\S+)-[0-9a-f]{8}$", "$1");
    }

    private static Stack stack(BiConsumer<Scope, Shop> component) {
        return Stack.named("shop").define(s -> component.accept(s, Shop.in(s)));
    }

    private static Stream<String> documents(Stack stack) {
        return stack.graph().objects().stream().map(Manifest::document);
    }
}
