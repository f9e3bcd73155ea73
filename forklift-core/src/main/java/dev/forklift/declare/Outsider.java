package dev.forklift.declare;

/**
 * Somebody who is no pod of the stack and opens connections to some of them. Where they come from is said once, with the stack's
 * network policies.
 *
 * @param name what they are called in messages; two of one name are one
 * @param namespace the namespace they run in where nothing else is said; empty where it has to be said
 * @param anywhere whether they may come from anywhere, so that nothing has to be said
 */
public record Outsider(String name, String namespace, boolean anywhere) {

    /** Who brings requests from outside of the cluster: an ingress controller or a gateway. */
    public static final Outsider INGRESS_CONTROLLER = new Outsider("the ingress controller", "", false);

    /** Who reads metrics. */
    public static final Outsider METRICS_SCRAPER = new Outsider("the metrics scraper", "", false);

    /** Who asks how much there is to do, to scale by it: KEDA, in its own namespace. */
    public static final Outsider AUTOSCALER = new Outsider("the autoscaler", "keda", false);

    /** The API server, which calls webhooks; it is no pod, and its address depends on the cluster. */
    public static final Outsider API_SERVER = new Outsider("the API server", "", true);

    /** Whoever comes: clients of a load balancer or a node's port. */
    public static final Outsider ANYONE = new Outsider("anyone", "", true);

    /**
     * {@return an operator, which looks after pods of the stack}
     *
     * @param name its name
     * @param namespace the namespace that its own installation uses
     */
    public static Outsider operator(String name, String namespace) {
        return new Outsider(name, namespace, false);
    }
}
