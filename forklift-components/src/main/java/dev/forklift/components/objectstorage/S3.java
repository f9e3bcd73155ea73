package dev.forklift.components.objectstorage;

import java.util.function.Consumer;

/**
 * A bucket of a storage that speaks S3: one that lies outside of the stack, or for development one that the stack runs.
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

    /**
     * {@return a bucket of a MinIO that the stack runs in one pod, with its Service and its claim: for development}
     *
     * @param bucket its name
     * @param options the access key, storage and memory
     */
    public static MinioServer inCluster(String bucket, Consumer<MinioServer.Options> options) {
        return MinioServer.of(bucket, options);
    }
}
