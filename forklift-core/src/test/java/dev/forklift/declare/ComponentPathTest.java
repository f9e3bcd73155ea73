package dev.forklift.declare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComponentPathTest {

    @Test
    void outwards_are_the_component_and_those_around_it() {
        ComponentPath path = ComponentPath.ROOT.child("shop").child("web").child("nginx");

        assertThat(path.outwards())
                .extracting(ComponentPath::value)
                .containsExactly("shop.web.nginx", "shop.web", "shop", "");
        assertThat(ComponentPath.ROOT.outwards()).containsExactly(ComponentPath.ROOT);
    }

    @Test
    void outwards_are_exactly_what_a_component_is_within() {
        List<ComponentPath> paths = paths(3);

        for (ComponentPath path : paths) {
            assertThat(paths.stream().filter(path::isWithin)).containsExactlyInAnyOrderElementsOf(path.outwards());
        }
    }

    private static List<ComponentPath> paths(int depth) {
        List<ComponentPath> paths = new ArrayList<>(List.of(ComponentPath.ROOT));
        if (depth > 0) {
            for (ComponentPath outer : paths(depth - 1)) {
                List.of("a", "aa", "b").forEach(id -> paths.add(outer.child(id)));
            }
        }
        return paths;
    }
}
