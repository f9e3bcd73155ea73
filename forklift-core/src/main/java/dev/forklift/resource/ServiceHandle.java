package dev.forklift.resource;

import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Ref;
import io.fabric8.kubernetes.api.model.Service;

/** A Service that a component declared. */
public final class ServiceHandle {

    private final Ref<Service> ref;
    private final ServiceOptions options;

    ServiceHandle(Ref<Service> ref, ServiceOptions options) {
        this.ref = ref;
        this.options = options;
    }

    /** {@return the reference to it} */
    public Ref<Service> ref() {
        return ref;
    }

    /**
     * {@return where the Service listens}
     *
     * @param port the name of one of its ports; a name that neither it nor its workload has is a finding
     */
    public Endpoint endpoint(String port) {
        int number = options.numberOf(port);
        options.require(
                number > 0,
                "forklift.E017",
                ref + " has no port '" + port + "'",
                "no container of the workload declares that port, so nothing would answer",
                "port(\"" + port + "\", number) on the workload, or the name of a port it has");
        return options.place().recorder().endpoint(ref, port, number);
    }
}
