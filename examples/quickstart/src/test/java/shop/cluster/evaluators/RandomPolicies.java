package shop.cluster.evaluators;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Network policies of every form, of a seed. */
final class RandomPolicies {

    private final Random random;
    private final List<String> namespaces;
    private final List<String> addresses;

    RandomPolicies(long seed, List<String> namespaces, List<String> addresses) {
        this.random = new Random(seed);
        this.namespaces = namespaces;
        this.addresses = addresses;
    }

    List<NetworkPolicy> some() {
        List<NetworkPolicy> policies = new ArrayList<>();
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            policies.add(policy("policy-" + i));
        }
        return policies;
    }

    private NetworkPolicy policy(String name) {
        return new NetworkPolicyBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(one(namespaces))
                .endMetadata()
                .withNewSpec()
                .withPodSelector(selector())
                .withPolicyTypes(
                        one(List.of(List.of(), List.of("Ingress"), List.of("Egress"), List.of("Ingress", "Egress"))))
                .withIngress(several(() -> new NetworkPolicyIngressRule(several(this::peer), several(this::port))))
                .withEgress(several(() -> new NetworkPolicyEgressRule(several(this::port), several(this::peer))))
                .endSpec()
                .build();
    }

    private NetworkPolicyPeer peer() {
        NetworkPolicyPeer peer = new NetworkPolicyPeer();
        switch (random.nextInt(4)) {
            case 0 -> peer.setPodSelector(selector());
            case 1 -> peer.setNamespaceSelector(namespaceSelector());
            case 2 -> {
                peer.setPodSelector(selector());
                peer.setNamespaceSelector(namespaceSelector());
            }
            default -> peer.setIpBlock(block());
        }
        return peer;
    }

    private IPBlock block() {
        return random.nextBoolean()
                ? new IPBlock(one(addresses) + "/32", List.of())
                : new IPBlock("0.0.0.0/0", List.of(one(addresses) + "/32"));
    }

    private LabelSelector namespaceSelector() {
        return one(List.of(
                new LabelSelector(),
                new LabelSelectorBuilder()
                        .addToMatchLabels("kubernetes.io/metadata.name", one(namespaces))
                        .build(),
                new LabelSelectorBuilder()
                        .addToMatchLabels("team", one(List.of("a", "b")))
                        .build()));
    }

    private LabelSelector selector() {
        String app = one(List.of("web", "db", "cache"));
        return one(List.of(
                new LabelSelector(),
                new LabelSelectorBuilder().addToMatchLabels("app", app).build(),
                new LabelSelectorBuilder()
                        .withMatchLabels(Map.of("app", app, "tier", "x"))
                        .build(),
                expression("app", "In", app, "web"),
                expression("app", "NotIn", app),
                expression("tier", "NotIn", "x"),
                expression("tier", "Exists"),
                expression("tier", "DoesNotExist")));
    }

    private static LabelSelector expression(String key, String operator, String... values) {
        return new LabelSelectorBuilder()
                .addToMatchExpressions(new LabelSelectorRequirement(key, operator, List.of(values)))
                .build();
    }

    private NetworkPolicyPort port() {
        return switch (random.nextInt(5)) {
            case 0 -> new NetworkPolicyPort(null, new IntOrString(ListeningPods.NAMED), "TCP");
            case 1 -> new NetworkPolicyPort(null, new IntOrString("http"), null);
            case 2 -> new NetworkPolicyPort(9500, new IntOrString(8500), "TCP");
            case 3 -> new NetworkPolicyPort(null, null, "TCP");
            default -> new NetworkPolicyPort(null, new IntOrString(ListeningPods.NAMELESS), "UDP");
        };
    }

    private <T> List<T> several(Supplier<T> one) {
        List<T> all = new ArrayList<>();
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            all.add(one.get());
        }
        return all;
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
