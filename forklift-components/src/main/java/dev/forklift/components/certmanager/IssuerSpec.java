package dev.forklift.components.certmanager;

import dev.forklift.components.SpecStyle;
import dev.forklift.declare.Ref;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of an issuer: one that signs its own certificates where nothing else is. */
@Value.Immutable
@SpecStyle
interface IssuerSpec {

    /** {@return Let's Encrypt, or another that speaks ACME} */
    Optional<AcmeSpec> acme();

    /** {@return the certificate and key of a certificate authority} */
    Optional<Ref<Secret>> ca();

    /** {@return a Vault} */
    Optional<VaultSpec> vault();

    /** {@return the name under which it issues for all namespaces; for its own alone where nothing is said} */
    Optional<String> clusterName();
}
