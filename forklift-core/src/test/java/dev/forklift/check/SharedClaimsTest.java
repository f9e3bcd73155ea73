package dev.forklift.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.Stacks;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Ref;
import dev.forklift.resource.AccessMode;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.SafeDefault;
import dev.forklift.workload.Volume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SharedClaimsTest {

    private static Stack writer(AccessMode mode, Consumer<DeploymentOptions> more) {
        return Stacks.stack(s -> {
            Ref<PersistentVolumeClaim> files = s.claim("files", "1Gi", c -> c.accessMode(mode));
            s.deployment("web", w -> {
                w.image("shop:1").port("http", 8000).mount("/files", Volume.claim("files", files));
                more.accept(w);
            });
        });
    }

    private static List<String> found(Stack stack) {
        return stack.check().findings().stream()
                .filter(f -> f.id().equals("forklift.E192"))
                .map(Finding::title)
                .toList();
    }

    @Test
    void one_pod_that_is_gone_before_the_next_holds_its_claim_alone() {
        assertThat(writer(AccessMode.READ_WRITE_ONCE, w -> {}).check().findings())
                .isEmpty();
    }

    @Test
    void several_pods_a_scaler_or_a_surge_are_found() {
        assertThat(found(writer(AccessMode.READ_WRITE_ONCE, w -> w.replicas(2))))
                .containsExactly("the claim 'shop-files' is held by one node, and mounted by 2 pods of one workload");
        assertThat(found(writer(
                        AccessMode.READ_WRITE_ONCE,
                        w -> w.autoscale(a -> a.between(1, 4)).resources(r -> r.cpu("100m")))))
                .singleElement()
                .asString()
                .endsWith("4 pods of one workload");
        assertThat(found(writer(AccessMode.READ_WRITE_ONCE, w -> w.rolling("1", "0"))))
                .singleElement()
                .asString()
                .endsWith("the old pod and the new one, in each rollout");
        assertThat(found(writer(
                        AccessMode.READ_WRITE_ONCE,
                        w -> w.without(SafeDefault.SURGING_ROLLOUT, "left to the cluster"))))
                .hasSize(1);
    }

    @Test
    void a_rollout_that_takes_the_old_pod_away_first_is_none() {
        assertThat(found(writer(AccessMode.READ_WRITE_ONCE, w -> w.rolling("0", "1"))))
                .isEmpty();
    }

    @Test
    void a_claim_that_several_nodes_hold_is_shared_freely() {
        assertThat(found(writer(AccessMode.READ_WRITE_MANY, w -> w.replicas(3))))
                .isEmpty();
    }

    @Test
    void several_workloads_are_found_at_the_claim_and_listed() {
        Stack shared = Stacks.stack(s -> {
            Ref<PersistentVolumeClaim> files = s.claim("files", "1Gi", c -> {});
            for (String id : List.of("web", "worker")) {
                s.deployment(
                        id, w -> w.image("shop:1").port("http", 8000).mount("/files", Volume.claim("files", files)));
            }
        });

        assertThat(shared.check().findings()).singleElement().satisfies(f -> {
            assertThat(f.title()).endsWith("mounted by 2 workloads");
            assertThat(f.concerns()).extracting(c -> c.path().value()).containsExactly("web", "worker");
        });
    }

    @Test
    void pods_on_one_named_node_share_it_unless_one_pod_alone_may() {
        Consumer<DeploymentOptions> pinned = w -> w.replicas(2).nodeSelector("kubernetes.io/hostname", "node-1");

        assertThat(found(writer(AccessMode.READ_WRITE_ONCE, pinned))).isEmpty();
        assertThat(found(writer(AccessMode.READ_WRITE_ONCE_POD, pinned))).hasSize(1);
    }
}
