package shop.cluster;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.util.List;

/** 20 requests a second from a pod, through the Service, each by a new connection, while the web rolls out. */
final class RolloutsLoseNothing implements Check {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration AFTERWARDS = Duration.ofSeconds(3);
    private static final int WARM = 40;

    @Override
    public String id() {
        return "rollout";
    }

    @Override
    public String name() {
        return "a rollout of the web under 20 requests a second loses none";
    }

    @Override
    public String check(Installation shop) {
        try (Load load = Load.on(shop)) {
            Patience.until(LIMIT, () -> load.sent() >= WARM ? "" : "the client has sent " + load.sent() + " requests");
            List<String> before =
                    shop.podsOf(shop.parts().web()).stream().map(Pods::name).toList();
            Deployment web = web(shop);
            shop.client().apps().deployments().resource(web).rolling().restart();
            Duration took = shop.rolledOut();
            Patience.until(LIMIT, () -> gone(shop, before));
            Patience.sleep(AFTERWARDS);
            return load.nothingLost() + ", rollout " + took.toSeconds() + " s";
        }
    }

    private static Deployment web(Installation shop) {
        return shop.all(Deployment.class).stream()
                .filter(d -> d.getMetadata()
                        .getName()
                        .equals(shop.nameOf(shop.parts().web())))
                .findFirst()
                .orElseThrow();
    }

    /** The old pods end some seconds after the new ones are ready, which is when requests are lost. */
    private static String gone(Installation shop, List<String> pods) {
        List<String> left = pods.stream()
                .filter(name -> shop.client()
                                .pods()
                                .inNamespace(shop.namespace())
                                .withName(name)
                                .get()
                        != null)
                .toList();
        return left.isEmpty() ? "" : "still there: " + String.join(", ", left);
    }

    @Override
    public Fault fault(Parts parts) {
        return stopsAtOnce(parts);
    }

    static Fault stopsAtOnce(Parts parts) {
        return Fault.inTheStack(
                "web pods that stop at once: no preStop hook",
                shop -> shop.with(
                        parts.web(),
                        o -> o.patch(
                                Deployment.class,
                                d -> d.getSpec()
                                        .getTemplate()
                                        .getSpec()
                                        .getContainers()
                                        .get(0)
                                        .setLifecycle(null))));
    }
}
