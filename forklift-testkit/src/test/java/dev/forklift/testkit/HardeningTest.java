package dev.forklift.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.graph.Node;
import dev.forklift.testkit.arbitraries.StackPlan;
import dev.forklift.testkit.arbitraries.Stacks;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** With the profile for production, every pod passes Pod Security's restricted, and has requests, a memory limit and probes. */
class HardeningTest {

    @Provide
    Arbitrary<StackPlan> hardened() {
        return Stacks.hardened();
    }

    @Property(tries = 60)
    void random_stacks_are_hardened(@ForAll("hardened") StackPlan plan) {
        assertThat(weaknesses(plan.define())).isEmpty();
    }

    @Example
    void the_full_stack_is_hardened() {
        assertThat(weaknesses(FullStack.in(0))).isEmpty();
    }

    @Example
    void a_bare_pod_is_not() {
        PodSpec bare = new PodSpecBuilder()
                .withHostNetwork(true)
                .addToContainers(new ContainerBuilder().withName("app").build())
                .build();

        assertThat(Restricted.violations(bare))
                .containsExactly(
                        "host namespaces",
                        "app: allowPrivilegeEscalation",
                        "app: runAsNonRoot",
                        "app: seccompProfile",
                        "app: capabilities.drop ALL");
    }

    private static List<String> weaknesses(Stack stack) {
        List<String> found = new ArrayList<>();
        stack.graph().podTemplates().forEach(entry -> {
            PodSpec pod = entry.getValue().getSpec();
            Restricted.violations(pod).forEach(v -> found.add(entry.getKey() + " " + v));
            pod.getInitContainers().forEach(c -> resources(entry.getKey(), c, found));
            pod.getContainers().forEach(c -> resources(entry.getKey(), c, found));
            probes(entry.getKey(), pod, found);
        });
        return found;
    }

    private static void resources(Node node, Container container, List<String> found) {
        for (String resource : List.of("cpu", "memory")) {
            if (!container.getResources().getRequests().containsKey(resource)) {
                found.add(node + " " + container.getName() + " requests no " + resource);
            }
        }
        if (!container.getResources().getLimits().containsKey("memory")) {
            found.add(node + " " + container.getName() + " has no memory limit");
        }
    }

    /** The main container of what runs for ever; a sidecar without a port has nothing to ask. */
    private static void probes(Node node, PodSpec pod, List<String> found) {
        Container main = pod.getContainers().get(0);
        boolean ends = node.object() instanceof Job || node.object() instanceof CronJob;
        if (!ends
                && main.getReadinessProbe() == null
                && main.getLivenessProbe() == null
                && main.getStartupProbe() == null) {
            found.add(node + " " + main.getName() + " has no probe");
        }
    }
}
