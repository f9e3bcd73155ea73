package dev.forklift.components.ingress;

import dev.forklift.declare.Ref;
import io.fabric8.kubernetes.api.model.Secret;

/**
 * A certificate that a component has issued, for one or several routes.
 *
 * @param secret the Secret of type {@code kubernetes.io/tls} that cert-manager keeps it in
 */
public record CertificatePort(Ref<Secret> secret) {}
