package dev.forklift.components.ingress;

/** Whose annotations an Ingress may carry. */
public enum Controller {
    /** Not known: none but the user's own. */
    ANY,
    /** Traefik, which takes what matters here from Middlewares and entry points, and not from an Ingress. */
    TRAEFIK,
    /** ingress-nginx. */
    NGINX,
    /** The AWS Load Balancer Controller, which makes an Application Load Balancer. */
    ALB
}
