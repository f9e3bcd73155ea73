package dev.forklift.testkit.laws;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forklift.Stack;
import dev.forklift.rollout.Phase;
import dev.forklift.rollout.RolloutPlan;
import dev.forklift.testkit.FullStack;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutLawTest {

    private static final Stack STACK = FullStack.in(1);

    @Test
    void holds_for_the_plan_of_a_full_stack() {
        assertThatCode(() -> RolloutLaw.check(STACK.graph(), STACK.plan())).doesNotThrowAnyException();
    }

    @Test
    void bites_where_everything_is_applied_at_once() {
        RolloutPlan atOnce = new RolloutPlan(List.of(new Phase(1, STACK.graph().nodes(), List.of())));

        assertThatThrownBy(() -> RolloutLaw.check(STACK.graph(), atOnce))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Deployment shop-web does not wait for Job shop-migrate-");
    }

    @Test
    void bites_where_phases_are_turned_round_or_left_out() {
        List<Phase> reversed = new ArrayList<>(STACK.plan().phases());
        Collections.reverse(reversed);
        List<Phase> renumbered = new ArrayList<>();
        for (Phase phase : reversed) {
            renumbered.add(new Phase(renumbered.size() + 1, phase.nodes(), phase.waits()));
        }

        assertThatThrownBy(() -> RolloutLaw.check(STACK.graph(), new RolloutPlan(renumbered)))
                .hasMessageContaining("on which it depends");
        assertThatThrownBy(() -> RolloutLaw.check(
                        STACK.graph(), new RolloutPlan(STACK.plan().phases().subList(0, 1))))
                .hasMessageContaining("is in no phase");
    }
}
