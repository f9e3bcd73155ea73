package dev.forklift.components.traefik;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;

/**
 * Traefik's kinds, so that references and patches tell them apart: {@code Ref.external(Traefik.Middleware.class, "auth")}.
 *
 * <p>Source: <a href="https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/">Traefik's
 * custom resources</a>.
 */
public final class Traefik {

    static final String GROUP = "traefik.io";

    private Traefik() {}

    /** A custom resource of Traefik's. */
    private abstract static class Kind extends GenericKubernetesResource {

        private static final long serialVersionUID = 1L;

        Kind(String kind) {
            setApiVersion(GROUP + "/v1alpha1");
            setKind(kind);
            setMetadata(new ObjectMeta());
        }

        void says(Map<String, Object> spec) {
            setAdditionalProperty("spec", spec);
        }
    }

    /** Routes from outside. */
    public static final class IngressRoute extends Kind {

        private static final long serialVersionUID = 1L;

        /** Creates one without a spec. */
        public IngressRoute() {
            super("IngressRoute");
        }
    }

    /** What changes requests, or turns some away. */
    public static final class Middleware extends Kind {

        private static final long serialVersionUID = 1L;

        /** Creates one without a spec. */
        public Middleware() {
            super("Middleware");
        }
    }

    /** How TLS is spoken. */
    public static final class TLSOption extends Kind {

        private static final long serialVersionUID = 1L;

        /** Creates one without a spec. */
        public TLSOption() {
            super("TLSOption");
        }
    }
}
