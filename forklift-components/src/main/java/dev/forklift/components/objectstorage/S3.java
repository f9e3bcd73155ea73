package dev.forklift.components.objectstorage;

import java.util.function.Consumer;

/**
 * A bucket of a storage that speaks S3: one that lies outside of the stack.
 *
 * <pre>{@code
 * ObjectStoragePort media = s.add("media", S3.external("shop-media", b -> b.region("eu-west-1").workloadIdentity()));
 * }</pre>
 */
public final class S3 {

    private S3() {}

    /**
     * {@return a bucket outside of the stack; no object is made for it}
     *
     * @param bucket its name
     * @param options its region, address and credentials
     */
    public static ExternalS3 external(String bucket, Consumer<ExternalS3.Options> options) {
        return ExternalS3.of(bucket, options);
    }
}
