package dev.forklift.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.testkit.arbitraries.Part;
import dev.forklift.testkit.arbitraries.StackPlan;
import dev.forklift.testkit.arbitraries.Stacks;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The laws of whole stacks: each of the thousand random stacks below is held to all of them. */
class StackLawsTest {

    @Provide
    Arbitrary<StackPlan> stacks() {
        return Arbitraries.oneOf(Stacks.ofDjango(), Stacks.ofUserComponents());
    }

    @Property(tries = 1000)
    void hold_for_a_thousand_stacks(@ForAll("stacks") StackPlan plan, @ForAll long seed) {
        Laws.noErrors(plan);
        Laws.namesFit(plan);
        Laws.selectorsDisjoint(plan);
        Laws.referencesResolve(plan);
        Laws.ordered(plan);
        Laws.readsBack(plan);
        Laws.deterministic(plan);
        Laws.independentOfOrder(plan, seed);
        collect(plan);
    }

    /** That the generator gives them all is checked by name, one by one, in EveryOptionOccursTest. */
    private static void collect(StackPlan plan) {
        List<String> sizes = List.of("none", "1 to 3", "4 to 7", "8 and more");
        long parts = plan.parts().count();
        String size = sizes.get(parts == 0 ? 0 : parts < 4 ? 1 : parts < 8 ? 2 : 3);
        Statistics.label("components").collect(size).coverage(c -> {
            c.check("1 to 3").percentage(p -> p > 3);
            c.check("4 to 7").percentage(p -> p > 10);
            c.check("8 and more").percentage(p -> p > 2);
        });
        Statistics.label("profile")
                .collect(plan.profile().name())
                .coverage(c -> c.check("production").percentage(p -> p > 10));
        assertThat(plan.parts().map(Part::path)).doesNotHaveDuplicates();
    }
}
