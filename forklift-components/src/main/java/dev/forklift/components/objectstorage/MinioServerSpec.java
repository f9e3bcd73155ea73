package dev.forklift.components.objectstorage;

import dev.forklift.components.SpecStyle;
import dev.forklift.components.data.ServerSpec;
import dev.forklift.declare.SecretKey;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a MinIO that the stack runs. */
@Value.Immutable
@SpecStyle
public interface MinioServerSpec {

    /** {@return its image, storage, resources and the access key itself} */
    ServerSpec server();

    /** {@return the bucket} */
    String bucket();

    /** {@return where the id of the access key is kept; a literal where nothing is said} */
    Optional<SecretKey> accessKey();

    /** {@return the image with MinIO's client, which makes the bucket} */
    default String clientImage() {
        return "quay.io/minio/mc:RELEASE.2025-08-13T08-35-41Z";
    }

    /** {@return whether everybody may read what is in the bucket} */
    default boolean readByEverybody() {
        return false;
    }
}
