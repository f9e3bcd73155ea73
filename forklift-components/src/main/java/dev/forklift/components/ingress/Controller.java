package dev.forklift.components.ingress;

/** Whose annotations an Ingress may carry. */
public enum Controller {
    /** Not known: none but the user's own. */
    ANY,
    /** Traefik, which sets what matters here for a whole entry point and not for an Ingress. */
    TRAEFIK,
    /** ingress-nginx. */
    NGINX
}
