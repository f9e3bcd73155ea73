package dev.forklift.components.openshift;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/** OpenShift's kinds, so that references and patches tell them apart. */
public final class OpenShift {

    static final String GROUP = "route.openshift.io";

    private OpenShift() {}

    /** A path of a host, routed to a Service. */
    public static final class Route extends GenericKubernetesResource {

        private static final long serialVersionUID = 1L;

        /** Creates one without a spec. */
        public Route() {
            setApiVersion(GROUP + "/v1");
            setKind("Route");
            setMetadata(new ObjectMeta());
        }
    }
}
