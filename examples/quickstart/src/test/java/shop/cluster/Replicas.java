package shop.cluster;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.util.List;

/** How many pods of a component there are, and are to be. */
final class Replicas {

    private final Installation shop;
    private final String component;

    Replicas(Installation shop, String component) {
        this.shop = shop;
        this.component = component;
    }

    private Deployment deployment() {
        return shop.client()
                .apps()
                .deployments()
                .inNamespace(shop.namespace())
                .withName(shop.nameOf(component))
                .require();
    }

    /** {@return as many as an autoscaler wants} */
    int wanted() {
        return deployment().getSpec().getReplicas();
    }

    /** {@return how long it took until so many are ready, and none is left beside them, not even one that stops} */
    Duration reach(int number, Duration limit) {
        return reach(number, limit, () -> {});
    }

    /** The same, while something else is done again and again. */
    Duration reach(int number, Duration limit, Runnable meanwhile) {
        return Patience.until(limit, () -> {
            meanwhile.run();
            List<Boolean> pods = shop
                    .client()
                    .pods()
                    .inNamespace(shop.namespace())
                    .withLabel("app.kubernetes.io/component", component)
                    .list()
                    .getItems()
                    .stream()
                    .map(Pods::isReady)
                    .toList();
            int wanted = wanted();
            return wanted == number && pods.size() == number && !pods.contains(false)
                    ? ""
                    : component + ": " + wanted + " wanted, " + pods.size() + " pods; expected are " + number;
        });
    }
}
