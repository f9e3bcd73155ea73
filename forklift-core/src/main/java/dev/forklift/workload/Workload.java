package dev.forklift.workload;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Gate;
import dev.forklift.declare.Place;
import dev.forklift.declare.Ref;
import dev.forklift.resource.Exposed;
import dev.forklift.resource.Resources;
import dev.forklift.resource.ServiceHandle;
import dev.forklift.resource.ServiceOptions;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.function.Consumer;

/** A Deployment, StatefulSet or DaemonSet that a component declared. */
public final class Workload {

    private final Ref<? extends HasMetadata> ref;
    private final WorkloadOptions<?> options;

    Workload(Ref<? extends HasMetadata> ref, WorkloadOptions<?> options) {
        this.ref = ref;
        this.options = options;
    }

    /** {@return the reference to it} */
    public Ref<? extends HasMetadata> ref() {
        return ref;
    }

    /**
     * {@return whether a container of it listens on a port of this name}
     *
     * @param name the port's name
     */
    public boolean hasPort(String name) {
        return options.ports().stream().anyMatch(port -> port.getName().equals(name));
    }

    /** {@return a gate that opens when every replica is ready} */
    public Gate ready() {
        return options.draft().place().recorder().gate(ref, Gate.Condition.READY);
    }

    /**
     * Leaves the number of pods to something else in the cluster, such as KEDA. A workload of which every node runs one pod is a
     * finding.
     *
     * @param least the fewest pods it leaves running
     * @param most the most it runs
     */
    public void scaledElsewhere(int least, int most) {
        if (options instanceof ReplicatedOptions<?> replicated) {
            replicated.scaledElsewhere(least, most);
        } else {
            options.draft()
                    .refuse(
                            "forklift.E013",
                            ref + " cannot be scaled",
                            "a DaemonSet runs one pod on each node",
                            "a Deployment or a StatefulSet");
        }
    }

    /** {@return a Service with every port of the workload's containers; a workload without any is a finding} */
    public ServiceHandle service() {
        return service(service -> {});
    }

    /**
     * {@return a Service for the workload's pods}
     *
     * @param service its ports and type
     */
    public ServiceHandle service(Consumer<ServiceOptions> service) {
        return service(options.draft().place().objectId(), service);
    }

    /**
     * {@return a further Service for the workload's pods}
     *
     * @param id what tells it from the component's other Services
     * @param service its ports and type
     */
    public ServiceHandle service(String id, Consumer<ServiceOptions> service) {
        options.draft()
                .require(
                        !options.ports().isEmpty(),
                        "forklift.E017",
                        ref + " has no port to expose",
                        "none of its containers declares where it listens",
                        "port(\"http\", 8000) on the workload");
        Place place = options.draft().place();
        ServiceHandle handle =
                Resources.service(place.recorder().place(place.path(), id), new Target(ref, options), service);
        if (id.equals(place.objectId())) {
            options.exposedBy(handle.ref());
        }
        return handle;
    }

    private record Target(Ref<?> workload, WorkloadOptions<?> options) implements Exposed {
        @Override
        public Draft draft() {
            return options.draft();
        }

        @Override
        public List<ContainerPort> containerPorts() {
            return options.ports();
        }

        @Override
        public boolean hasStableNames() {
            return draft().kind() == StatefulSet.class;
        }
    }
}
