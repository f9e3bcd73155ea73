package dev.forklift.resource;

import static dev.forklift.Stacks.errors;
import static dev.forklift.Stacks.part;
import static dev.forklift.Stacks.stack;
import static dev.forklift.Stacks.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.workload.Workload;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class NetworkPolicyTest {

    @Test
    void a_workload_lets_in_workloads_namespaces_and_addresses_on_named_ports() {
        Stack stack = database(
                (p, web) -> p.from(web.ref(), "sql").fromNamespace("traefik").fromCidr("10.0.0.0/8", "sql"));
        stack.check().throwIfErrors();

        assertThat(part(policy(stack), "ingress")).isEqualTo("""
                - from:
                  - podSelector:
                      matchLabels:
                        app.kubernetes.io/component: web
                        app.kubernetes.io/instance: shop
                  ports:
                  - port: sql
                    protocol: TCP
                - from:
                  - namespaceSelector:
                      matchLabels:
                        kubernetes.io/metadata.name: traefik
                - from:
                  - ipBlock:
                      cidr: 10.0.0.0/8
                  ports:
                  - port: sql
                    protocol: TCP
                """);
        assertThat(part(policy(stack), "policyTypes")).isEqualTo("- Ingress\n");
    }

    @Test
    void what_goes_out_is_allowed_by_workload_address_and_for_names() {
        Stack stack = database(
                (p, web) -> p.to(web.ref(), "http").toCidr("10.1.2.3/32", 5432).toDns());
        stack.check().throwIfErrors();

        assertThat(policy(stack))
                .contains("- port: http", "port: 5432", "protocol: UDP", "kubernetes.io/metadata.name: kube-system");
        assertThat(part(policy(stack), "policyTypes")).isEqualTo("- Egress\n");
    }

    @Test
    void both_directions_can_be_denied_for_the_whole_stack() {
        Stack stack = stack(s -> s.networkPolicy("deny", p -> p.denyIngress().denyEgress()));
        String yaml = yaml(stack.graph().get(NetworkPolicy.class, "deny"));

        assertThat(part(yaml, "podSelector")).isEqualTo("  matchLabels:\n    app.kubernetes.io/instance: shop\n");
        assertThat(part(yaml, "policyTypes")).isEqualTo("- Ingress\n- Egress\n");
    }

    @Test
    void a_port_that_the_pods_do_not_have_and_an_address_that_is_none_are_findings() {
        assertThat(errors(database((p, web) -> p.from(web.ref(), "mysql"))))
                .containsExactly("NetworkPolicy shop-policy opens the port 'mysql', which no selected pod has");
        assertThat(errors(database((p, web) -> p.fromCidr("10.0.0.0"))))
                .containsExactly("'10.0.0.0' is no block of addresses");
    }

    private static Stack database(BiConsumer<NetworkPolicyOptions, Workload> allow) {
        return stack(s -> {
            Workload web = s.deployment("web", w -> w.image("shop:1").port("http", 8000));
            Workload db = s.deployment("db", w -> w.image("postgres:17").port("sql", 5432));
            s.networkPolicy("policy", p -> allow.accept(p.of(db.ref()), web));
        });
    }

    private static String policy(Stack stack) {
        return yaml(stack.graph().get(NetworkPolicy.class, "policy"));
    }
}
