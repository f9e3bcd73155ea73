package dev.forklift.testkit.evaluators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.forklift.testkit.FullStack;
import dev.forklift.testkit.evaluators.Traffic.Pod;
import dev.forklift.testkit.evaluators.Traffic.Port;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each case is a sentence of the documentation of network policies. */
class TrafficTest {

    private static final Pod FRONT = pod("shop", "front", "10.0.0.1");
    private static final Pod DB = pod("shop", "db", "10.0.0.2");
    private static final Pod STRANGER = pod("other", "front", "10.0.1.1");

    private static Pod pod(String namespace, String role, String ip) {
        List<Port> ports = List.of(new Port("sql", 6379, "TCP"), new Port("gossip", 7000, "UDP"));
        return new Pod(namespace, Map.of("role", role), ports, ip);
    }

    private static Traffic under(String... specs) {
        return Traffic.under(Stream.of(specs).map(TrafficTest::policy).toList());
    }

    private static NetworkPolicy policy(String spec) {
        try {
            return new YAMLMapper()
                    .readValue(
                            "{metadata: {name: p, namespace: shop}, spec: " + spec.strip() + "}", NetworkPolicy.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(spec, unreadable);
        }
    }

    @Test
    void without_policies_everything_is_allowed() {
        assertThat(under().allows(FRONT, DB, 6379, "TCP")).isTrue();
        assertThat(under().allows(STRANGER, DB, 1, "UDP")).isTrue();
    }

    @Test
    void a_policy_without_types_isolates_for_ingress_and_only_with_egress_rules_for_egress() {
        Traffic silent = under("{podSelector: {}}");
        assertThat(silent.allows(FRONT, DB, 6379, "TCP")).isFalse();
        assertThat(silent.allows(FRONT, STRANGER, 6379, "TCP")).isTrue();
        assertThat(under("{podSelector: {}, egress: [{ports: [{port: 1}]}]}").allows(FRONT, STRANGER, 6379, "TCP"))
                .isFalse();
    }

    @Test
    void a_policy_of_another_namespace_says_nothing() {
        Traffic traffic = under("{podSelector: {}, policyTypes: [Ingress, Egress]}");
        assertThat(traffic.allows(STRANGER, STRANGER, 6379, "TCP")).isTrue();
    }

    @Test
    void both_ends_have_to_allow() {
        String deny = "{podSelector: {}, policyTypes: [Ingress, Egress]}";
        String in = "{podSelector: {matchLabels: {role: db}}, ingress: [{from: [{podSelector: {}}]}]}";
        String out =
                "{podSelector: {matchLabels: {role: front}}, policyTypes: [Egress], egress: [{to: [{podSelector: {}}]}]}";
        assertThat(under(deny, in).allows(FRONT, DB, 6379, "TCP")).isFalse();
        assertThat(under(deny, out).allows(FRONT, DB, 6379, "TCP")).isFalse();
        assertThat(under(deny, in, out).allows(FRONT, DB, 6379, "TCP")).isTrue();
        assertThat(under(deny, in, out).allows(DB, FRONT, 6379, "TCP")).isFalse();
    }

    @Test
    void selectors_of_namespace_and_pod_in_one_peer_are_both_meant_and_in_two_either() {
        String and =
                "{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: a}}, podSelector: {matchLabels: {role: front}}}]}]}";
        String or =
                "{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: a}}}, {podSelector: {matchLabels: {role: front}}}]}]}";
        Map<String, String> teamA = Map.of("team", "a");
        assertThat(under(and).allowsIn(FRONT, DB, 1, "TCP")).isFalse();
        assertThat(under(and).namespace("other", teamA).allowsIn(STRANGER, DB, 1, "TCP"))
                .isTrue();
        assertThat(under(and).namespace("other", teamA).allowsIn(pod("other", "db", "10.0.1.2"), DB, 1, "TCP"))
                .isFalse();
        assertThat(under(or).allowsIn(FRONT, DB, 1, "TCP")).isTrue();
        assertThat(under(or).namespace("other", teamA).allowsIn(pod("other", "db", "10.0.1.2"), DB, 1, "TCP"))
                .isTrue();
    }

    @Test
    void every_namespace_has_its_name_as_a_label() {
        Traffic traffic = under(
                "{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: other}}}]}]}");
        assertThat(traffic.allowsIn(STRANGER, DB, 1, "TCP")).isTrue();
        assertThat(traffic.allowsIn(FRONT, DB, 1, "TCP")).isFalse();
    }

    @Test
    void a_named_port_is_the_one_of_the_pod_that_is_reached() {
        Traffic traffic = under("{podSelector: {}, ingress: [{ports: [{port: sql}]}]}");
        assertThat(traffic.allowsIn(FRONT, DB, 6379, "TCP")).isTrue();
        assertThat(traffic.allowsIn(FRONT, DB, 7000, "TCP")).isFalse();
        assertThat(under("{podSelector: {}, ingress: [{ports: [{port: gossip}]}]}")
                        .allowsIn(FRONT, DB, 7000, "UDP"))
                .as("the port's protocol is TCP where none is said")
                .isFalse();
    }

    @Test
    void a_range_of_ports_includes_both_ends_and_a_protocol_alone_all_ports() {
        Traffic range = under("{podSelector: {}, ingress: [{ports: [{port: 6000, endPort: 6379}]}]}");
        assertThat(range.allowsIn(FRONT, DB, 6379, "TCP")).isTrue();
        assertThat(range.allowsIn(FRONT, DB, 6000, "TCP")).isTrue();
        assertThat(range.allowsIn(FRONT, DB, 6380, "TCP")).isFalse();
        Traffic udp = under("{podSelector: {}, ingress: [{ports: [{protocol: UDP}]}]}");
        assertThat(udp.allowsIn(FRONT, DB, 1, "UDP")).isTrue();
        assertThat(udp.allowsIn(FRONT, DB, 1, "TCP")).isFalse();
    }

    @Test
    void expressions_mean_what_selectors_of_labels_mean() {
        String rule = "{podSelector: {}, ingress: [{from: [{podSelector: {matchExpressions: [%s]}}]}]}";
        assertThat(under(rule.formatted("{key: role, operator: In, values: [front]}"))
                        .allowsIn(FRONT, DB, 1, "TCP"))
                .isTrue();
        assertThat(under(rule.formatted("{key: role, operator: NotIn, values: [front]}"))
                        .allowsIn(FRONT, DB, 1, "TCP"))
                .isFalse();
        assertThat(under(rule.formatted("{key: tier, operator: NotIn, values: [front]}"))
                        .allowsIn(FRONT, DB, 1, "TCP"))
                .as("what lacks the key is not in the values")
                .isTrue();
        assertThat(under(rule.formatted("{key: tier, operator: Exists}")).allowsIn(FRONT, DB, 1, "TCP"))
                .isFalse();
        assertThat(under(rule.formatted("{key: tier, operator: DoesNotExist}")).allowsIn(FRONT, DB, 1, "TCP"))
                .isTrue();
    }

    @Test
    void a_block_of_addresses_has_exceptions() {
        Traffic traffic = under(
                "{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.20.0.0/16, except: [10.20.3.0/24]}}]}]}");
        assertThat(traffic.allowsOutside(FRONT, "10.20.255.7", 443, "TCP")).isTrue();
        assertThat(traffic.allowsOutside(FRONT, "10.20.3.7", 443, "TCP")).isFalse();
        assertThat(traffic.allowsOutside(FRONT, "10.21.0.1", 443, "TCP")).isFalse();
        assertThat(under("{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}]}")
                        .allowsFromOutside("192.0.2.9", DB, 6379, "TCP"))
                .isTrue();
        assertThat(under("{podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}")
                        .allowsFromOutside("192.0.2.9", DB, 6379, "TCP"))
                .isFalse();
    }

    @Test
    void what_is_found_by_its_address_has_no_names_for_its_ports() {
        String rule = "{podSelector: {}, policyTypes: [Egress], egress: [{to: [%s], ports: [{port: sql}]}]}";
        assertThat(under(rule.formatted("{ipBlock: {cidr: 0.0.0.0/0}}")).allowsOut(FRONT, DB, 6379, "TCP"))
                .isFalse();
        assertThat(under(rule.formatted("{podSelector: {}}")).allowsOut(FRONT, DB, 6379, "TCP"))
                .isTrue();
    }

    @Test
    void each_workload_of_a_stack_has_a_pod_that_is_found_by_its_component() {
        Traffic traffic = Traffic.in(FullStack.in(0).graph());
        assertThat(traffic.pod("db").ports()).contains(new Port("postgres", 5432, "TCP"));
        assertThat(traffic.pods().values().stream().map(Pod::ip)).doesNotHaveDuplicates();
        assertThatThrownBy(() -> traffic.pod("bd")).hasMessageContaining("no workload at 'bd'; there are [");
    }
}
