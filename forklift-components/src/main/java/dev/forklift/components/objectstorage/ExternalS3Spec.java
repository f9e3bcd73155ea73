package dev.forklift.components.objectstorage;

import dev.forklift.components.SpecStyle;
import dev.forklift.declare.SecretKey;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a bucket outside of the stack. */
@Value.Immutable
@SpecStyle
public interface ExternalS3Spec {

    /** {@return its name} */
    String bucket();

    /** {@return its region} */
    default String region() {
        return "us-east-1";
    }

    /** {@return the address of the storage, with the scheme; Amazon's of the region where none is said} */
    default String endpoint() {
        return "https://s3." + region() + ".amazonaws.com";
    }

    /** {@return the id of the access key; nothing where pods are let in by their identity} */
    Optional<SecretKey> accessKey();

    /** {@return the access key; nothing where pods are let in by their identity} */
    Optional<SecretKey> secretKey();
}
