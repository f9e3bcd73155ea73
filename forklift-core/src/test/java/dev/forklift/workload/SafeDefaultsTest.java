package dev.forklift.workload;

import static dev.forklift.Stacks.errors;
import static dev.forklift.Stacks.web;
import static dev.forklift.Stacks.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SafeDefaultsTest {

    /** What each default writes, and what leaving it takes away. */
    private static final Map<SafeDefault, String> WRITES = Map.ofEntries(
            Map.entry(SafeDefault.NON_ROOT, "runAsNonRoot: true"),
            Map.entry(SafeDefault.READ_ONLY_ROOT, "readOnlyRootFilesystem: true"),
            Map.entry(SafeDefault.WRITABLE_TMP, "mountPath: /tmp"),
            Map.entry(SafeDefault.NO_PRIVILEGE_ESCALATION, "allowPrivilegeEscalation: false"),
            Map.entry(SafeDefault.DROPPED_CAPABILITIES, "- ALL"),
            Map.entry(SafeDefault.SECCOMP, "type: RuntimeDefault"),
            Map.entry(SafeDefault.NO_TOKEN, "automountServiceAccountToken: false"),
            Map.entry(SafeDefault.NO_SERVICE_LINKS, "enableServiceLinks: false"),
            Map.entry(SafeDefault.RESOURCES, "memory: 1Gi"),
            Map.entry(SafeDefault.PROBES, "startupProbe:"),
            Map.entry(SafeDefault.SURGING_ROLLOUT, "maxUnavailable: 0"),
            Map.entry(SafeDefault.DISRUPTION_BUDGET, "kind: PodDisruptionBudget"),
            Map.entry(SafeDefault.SPREAD, "topologyKey: kubernetes.io/hostname"));

    @Test
    void every_default_is_known_here() {
        assertThat(WRITES).containsOnlyKeys(SafeDefault.values());
    }

    @ParameterizedTest
    @EnumSource
    void a_default_holds_unless_it_is_left_alone_of_all(SafeDefault one) {
        assertThat(all(web(w -> w.role("web")))).contains(WRITES.get(one));

        String without = all(web(w -> w.role("web").without(one, "a reason")));

        assertThat(without).doesNotContain(WRITES.get(one));
        WRITES.forEach((other, text) -> {
            boolean follows = one == SafeDefault.READ_ONLY_ROOT && other == SafeDefault.WRITABLE_TMP;
            if (other != one && !follows) {
                assertThat(without).contains(text);
            }
        });
    }

    @Test
    void leaving_one_takes_a_reason() {
        assertThat(errors(web(w -> w.without(SafeDefault.NON_ROOT, " "))))
                .containsExactly("a safe default is left without a reason");
    }

    @Test
    void a_default_is_left_by_one_container_alone() {
        String yaml = all(web(w -> w.sidecar(
                "nginx",
                c -> c.image("nginx:1").port("static", 8080).without(SafeDefault.READ_ONLY_ROOT, "writes its cache"))));

        assertThat(yaml.split("readOnlyRootFilesystem: true", -1)).hasSize(2);
    }

    private static String all(Stack stack) {
        return stack.graph().objects().stream().map((HasMetadata o) -> yaml(o)).collect(Collectors.joining());
    }
}
