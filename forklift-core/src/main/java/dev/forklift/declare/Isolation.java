package dev.forklift.declare;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fact that network policies are derived from what the stack's pods connect to, and what of the cluster these have to know.
 *
 * @param outsiders where outsiders come from, by their name
 * @param outside the blocks of addresses of hosts outside of the cluster, by endpoint
 * @param elsewhere the pods of endpoints in other namespaces
 * @param podCidrs the blocks of addresses of the cluster's own pods
 * @param dns who answers for names; anybody where it is not said
 * @param apiServers where the API server answers; anywhere on its usual ports where it is not said
 */
public record Isolation(
        Map<String, List<Peer>> outsiders,
        Map<Endpoint, List<String>> outside,
        Map<Endpoint, Pods> elsewhere,
        List<String> podCidrs,
        Optional<Pods> dns,
        List<Address> apiServers) {

    /**
     * Where somebody comes from.
     *
     * @param namespace the namespace of their pods; empty where {@code cidr} says it
     * @param labels labels of their pods; none for every pod of the namespace
     * @param cidr their addresses; empty where {@code namespace} says it
     */
    public record Peer(String namespace, Map<String, String> labels, String cidr) {}

    /**
     * Pods of another namespace.
     *
     * @param namespace the namespace
     * @param ports the numbers of the pods' ports
     */
    public record Pods(String namespace, List<Integer> ports) {}

    /**
     * An address and a port.
     *
     * @param cidr the block of addresses
     * @param port the port's number
     */
    public record Address(String cidr, int port) {}
}
