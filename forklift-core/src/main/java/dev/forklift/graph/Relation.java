package dev.forklift.graph;

/** How one object refers to another. */
public enum Relation {
    /** An environment variable's value is a key of it. */
    ENV,
    /** All its keys are environment variables. */
    ENV_FROM,
    /** It is mounted. */
    VOLUME,
    /** Its credentials pull images. */
    IMAGE_PULL_SECRET,
    /** Pods run as it. */
    SERVICE_ACCOUNT,
    /** It names a StatefulSet's pods. */
    SERVICE_NAME,
    /** Its pods are selected. */
    SELECTOR,
    /** It is scaled. */
    SCALE_TARGET,
    /** It is routed to. */
    BACKEND,
    /** It holds a certificate. */
    TLS,
    /** It admits a route to the net. */
    PARENT,
    /** It changes the requests of a route, or turns some away. */
    FILTER,
    /** It issues a certificate. */
    ISSUER,
    /** A controller reads a key of it. */
    CREDENTIAL,
    /** It is what a binding gives. */
    ROLE,
    /** It is whom a binding gives it to. */
    SUBJECT,
    /** It owns the other. */
    OWNER,
    /** The other waits for it. */
    GATE
}
