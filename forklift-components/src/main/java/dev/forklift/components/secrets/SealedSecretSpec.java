package dev.forklift.components.secrets;

import dev.forklift.components.SpecStyle;
import java.util.Map;
import org.immutables.value.Value;

/** What is said of a Secret that is encrypted for one cluster. */
@Value.Immutable
@SpecStyle
public interface SealedSecretSpec {

    /** For whom a value was encrypted. */
    enum SealedFor {
        /** One name in one namespace. */
        NAME,
        /** Any name in one namespace. */
        NAMESPACE,
        /** Any name anywhere in the cluster. */
        CLUSTER
    }

    /** {@return the encrypted values by their keys} */
    Map<String, String> encrypted();

    /** {@return for whom they were encrypted} */
    default SealedFor scope() {
        return SealedFor.NAME;
    }

    /** {@return the type of the Secret} */
    default String type() {
        return "Opaque";
    }

    /** {@return the name of the Secret and of what it is made from; derived where it is empty} */
    default String secretName() {
        return "";
    }
}
