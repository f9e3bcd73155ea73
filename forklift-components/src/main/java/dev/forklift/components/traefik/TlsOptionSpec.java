package dev.forklift.components.traefik;

import dev.forklift.components.SpecStyle;
import dev.forklift.declare.Ref;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of how TLS is spoken. */
@Value.Immutable
@SpecStyle
public interface TlsOptionSpec {

    /** {@return the oldest version that is spoken} */
    TlsVersion minVersion();

    /** {@return the ciphers of TLS 1.2, in Go's words; Traefik's own choice where none is said} */
    List<String> cipherSuites();

    /** {@return whether only hosts are served for which there is a certificate} */
    default boolean sniStrict() {
        return false;
    }

    /** {@return the authority whose certificate a client has to show} */
    Optional<Ref<Secret>> clientAuthority();
}
