package dev.forklift.testkit.arbitraries;

import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Outsider;
import dev.forklift.resource.IsolationOptions;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What derived network policies may know of a cluster. */
final class Network {

    private static final int MOST = 4;

    private Network() {}

    /** The same stacks, some of them with derived network policies. */
    static Arbitrary<StackPlan> sometimes(Arbitrary<StackPlan> stacks) {
        return Combinators.combine(stacks, Arbitraries.of(true, false, false), clusters())
                .as((stack, isolated, cluster) -> isolated ? stack.isolated(cluster) : stack);
    }

    /** Who routes and who scrapes is always said: without it there is a finding where something is routed or scraped. */
    private static Arbitrary<Lambda<IsolationOptions>> clusters() {
        Options<IsolationOptions> ingress = Options.<IsolationOptions>of("IsolationOptions")
                .with("ingressController", Arbitraries.of("traefik", "edge"), IsolationOptions::ingressController)
                .with("ingressControllerAt", cidrs(), IsolationOptions::ingressControllerAt);
        Options<IsolationOptions> metrics = Options.<IsolationOptions>of("IsolationOptions")
                .with("metricsFrom", Arbitraries.of("monitoring", "observe"), IsolationOptions::metricsFrom);
        return Combinators.combine(ingress.someOf(1), metrics.someOf(1), others().lambdas(MOST))
                .as((a, b, c) -> a.and(b).and(c));
    }

    private static Options<IsolationOptions> others() {
        return Options.<IsolationOptions>of("IsolationOptions")
                .with("autoscalerIn", Values.dnsLabels(20), IsolationOptions::autoscalerIn)
                .with(
                        "outsider",
                        Values.dnsLabels(20),
                        (o, namespace) -> o.outsider(Outsider.operator("acme", "acme"), namespace))
                .with("outsiderAt", cidrs(), (o, cidr) -> o.outsiderAt(Outsider.API_SERVER, cidr))
                .with(
                        "outside",
                        Values.hosts(),
                        cidrs(),
                        (o, host, cidr) -> o.outside(Endpoint.external(host.replace("*", "any"), 5432), cidr))
                .with(
                        "inNamespace",
                        Values.dnsLabels(20),
                        (o, namespace) -> o.inNamespace(Endpoint.external("mail.example.com", 25), namespace, 1025))
                .with("podCidr", cidrs(), (o, cidr) -> o.podCidr(cidr))
                .with(
                        "dnsIn",
                        Arbitraries.of("kube-system", "dns"),
                        Arbitraries.of(53, 5353),
                        (o, in, port) -> o.dnsIn(in, port))
                .with("apiServer", cidrs(), Arbitraries.of(443, 6443), IsolationOptions::apiServer);
    }

    private static Arbitrary<String> cidrs() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.integers().between(0, 255).map(i -> "10." + i + ".0.0/16")),
                Tuple.of(1, Arbitraries.just("fd00:10::/64")));
    }
}
