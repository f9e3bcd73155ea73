package shop.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import shop.cluster.Patience.Look;

/** A pod where KEDA runs reaches what KEDA asks, and one where requests come from does not. */
final class KedaIsLetIn implements Check {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String KEDA = "keda";
    private static final String CONNECT = """
            import socket, sys, time
            time.sleep(3)  # policies follow new pods in a moment
            try:
                socket.create_connection((sys.argv[1], int(sys.argv[2])), 5)
                print("open")
            except OSError as closed:
                print("closed:", closed)
            """;

    private final int port;

    KedaIsLetIn(int port) {
        this.port = port;
    }

    @Override
    public String id() {
        return "keda-policy";
    }

    @Override
    public String name() {
        return "KEDA's namespace reaches the broker that it asks, and another does not";
    }

    @Override
    public String check(Installation shop) {
        String keda = seen(shop, KEDA);
        String other = seen(shop, shop.clients());
        String seen = "port " + port + " from " + KEDA + ": " + keda + "; from " + shop.clients() + ": " + other;
        if (!keda.equals("open") || !other.startsWith("closed")) {
            throw new AssertionError(seen);
        }
        return seen;
    }

    private String seen(Installation shop, String namespace) {
        String image = Pods.main(shop.podsOf(shop.parts().web()).get(0)).getImage();
        String host = shop.nameOf(Elastic.BROKER) + "." + shop.namespace();
        Pod pod = shop.client()
                .pods()
                .inNamespace(namespace)
                .resource(Load.pod("asks", image, CONNECT, host, String.valueOf(port)))
                .create();
        try {
            return Patience.value(LIMIT, () -> {
                String phase =
                        shop.client().pods().resource(pod).get().getStatus().getPhase();
                return phase.equals("Succeeded")
                        ? Look.found(shop.client().pods().resource(pod).getLog().strip())
                        : Look.missing("the pod in " + namespace + " is " + phase);
            });
        } finally {
            shop.client().pods().resource(pod).withGracePeriod(0).delete();
        }
    }

    @Override
    public Fault fault(Parts parts) {
        return Fault.inTheFiles(
                "a policy that lets in another namespace than KEDA's",
                file -> file.replace("kubernetes.io/metadata.name: keda", "kubernetes.io/metadata.name: nobody"));
    }
}
