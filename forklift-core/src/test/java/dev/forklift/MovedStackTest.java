package dev.forklift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.workload.Profile;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import org.junit.jupiter.api.Test;

class MovedStackTest {

    private static Stack shop() {
        return Stack.named("shop").profile(Profile.development()).define(s -> {
            s.configMap(c -> c.data("GREETING", "Welcome"));
            s.group("mail", mail -> mail.deployment(w -> w.image("registry.example.com/shop:1")));
        });
    }

    @Test
    void a_stack_in_another_namespace_has_all_its_objects_there() {
        assertThat(shop().inNamespace("preview-7").graph().objects())
                .hasSameSizeAs(shop().graph().objects())
                .extracting(o -> o.getMetadata().getNamespace())
                .containsOnly("preview-7");
    }

    @Test
    void their_names_stay_the_same() {
        assertThat(shop().inNamespace("preview-7").graph().objects())
                .extracting(HasMetadata::getMetadata)
                .extracting(m -> m.getName())
                .isEqualTo(shop().graph().objects().stream()
                        .map(o -> o.getMetadata().getName())
                        .toList());
    }

    @Test
    void what_was_said_from_outside_is_kept() {
        Stack moved = shop().with("mail", o -> o.replicas(3)).inNamespace("preview-7");

        assertThat(moved.graph().deployment("mail").getSpec().getReplicas()).isEqualTo(3);
    }

    @Test
    void a_stack_in_another_profile_has_the_defaults_of_that() {
        Stack shop = shop();
        Profile two = Profile.development().withReplicas(Profile.DEFAULT_ROLE, 2);

        assertThat(shop.inProfile(two).graph().deployment("mail").getSpec().getReplicas())
                .isEqualTo(2);
        assertThat(shop.inProfile(two).namespace()).isEqualTo(shop.namespace());
    }

    @Test
    void a_stack_with_network_policies_has_those_beside_its_own_objects() {
        Stack isolated = shop().with("mail", o -> o.replicas(3)).withNetworkPolicies(n -> {});

        assertThat(isolated.graph().all(NetworkPolicy.class))
                .extracting(p -> p.getMetadata().getName())
                .containsExactly("shop-network-default-deny", "shop-network-dns");
        assertThat(isolated.graph().deployment("mail").getSpec().getReplicas()).isEqualTo(3);
    }

    @Test
    void a_stack_that_derives_its_own_is_told_that_they_are_derived_twice() {
        Stack own = Stack.named("shop").define(s -> s.networkPolicies(n -> {}));

        assertThat(own.withNetworkPolicies(n -> {}).check().errors())
                .extracting(f -> f.id())
                .containsExactly("forklift.E050");
    }
}
