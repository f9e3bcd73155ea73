package dev.forklift.components.certmanager;

import dev.forklift.components.SpecStyle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a certificate. */
@Value.Immutable
@SpecStyle
public interface CertificateSpec {

    /** {@return the hosts it is for} */
    List<String> dnsNames();

    /** {@return the Secret that it is kept in; named after the first host where nothing is said} */
    Optional<String> secretName();

    /** {@return for how long it is issued} */
    Optional<Duration> duration();

    /** {@return how long before its end it is renewed} */
    Optional<Duration> renewBefore();

    /** {@return how its key is made} */
    default KeyAlgorithm algorithm() {
        return KeyAlgorithm.RSA;
    }

    /** {@return the bits of its key} */
    Optional<Integer> keySize();

    /** {@return what it may be used for} */
    List<String> usages();
}
