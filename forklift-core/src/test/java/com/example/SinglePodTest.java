package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Overrides;
import dev.forklift.declare.Finding;
import dev.forklift.workload.Profile;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SinglePodTest {

    private static final Component<NoPort> CLOCK = s -> {
        s.deployment(w -> w.image("clock:1").role("scheduler").single("two clocks strike twice"));
        return NoPort.INSTANCE;
    };

    @Test
    void one_pod_runs_whatever_the_profile_says_and_is_gone_before_the_next() {
        Profile many = Profile.production().withReplicas("scheduler", 3);

        Stack stack = Stack.named("shop").profile(many).define(s -> s.add("clock", CLOCK));

        DeploymentSpec spec = stack.graph().deployment("clock").getSpec();
        assertThat(spec.getReplicas()).isEqualTo(1);
        assertThat(spec.getStrategy().getType()).isEqualTo("Recreate");
        assertThat(errors(stack)).isEmpty();
    }

    @Test
    void it_may_be_stopped() {
        Stack stack = overridden(o -> o.replicas(0));

        assertThat(stack.graph().deployment("clock").getSpec().getReplicas()).isZero();
        assertThat(errors(stack)).isEmpty();
    }

    @Test
    void an_override_that_makes_it_two_is_a_finding_at_its_line_and_changes_nothing() {
        Stack stack = overridden(o -> o.replicas(2));

        assertThat(errors(stack)).singleElement().satisfies(f -> {
            assertThat(f.id()).isEqualTo("forklift.E016");
            assertThat(f.site().file()).isEqualTo("SinglePodTest.java");
            assertThat(f.because()).isEqualTo("two clocks strike twice");
        });
        assertThat(stack.graph().deployment("clock").getSpec().getReplicas()).isEqualTo(1);
    }

    @Test
    void an_override_that_lets_it_overlap_or_scales_it_is_a_finding() {
        Stack stack = overridden(o -> o.deployment(d -> d.rolling("1", "0")).deployment(d -> d.autoscale(a -> {})));

        assertThat(errors(stack))
                .extracting(Finding::title)
                .containsExactlyInAnyOrder(
                        "rolling(…) of what may run only once", "autoscale(…) of what may run only once");
        assertThat(stack.graph().all(HorizontalPodAutoscaler.class)).isEmpty();
    }

    @Test
    void a_patch_that_makes_it_two_or_lets_it_overlap_is_a_finding() {
        Stack stack = overridden(o -> o.mergePatch(Deployment.class, "{\"spec\": {\"replicas\": 2}}")
                .patch(Deployment.class, d -> d.getSpec().setStrategy(null)));

        assertThat(errors(stack)).extracting(Finding::field).containsExactly("spec.replicas");

        Stack rolling =
                overridden(o -> o.patch(Deployment.class, d -> d.getSpec().setStrategy(null)));

        assertThat(errors(rolling)).extracting(Finding::field).containsExactly("spec.strategy");
    }

    private static Stack overridden(Consumer<Overrides> overrides) {
        return Stack.named("shop").define(s -> s.add("clock", CLOCK, overrides));
    }

    private static List<Finding> errors(Stack stack) {
        return stack.check().errors();
    }
}
