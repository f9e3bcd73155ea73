package dev.forklift.components.objectstorage;

import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import java.util.Optional;

/**
 * How a bucket of a storage that speaks S3 is reached.
 *
 * @param at where it listens, for network policies; nothing where that is not known
 * @param endpointUrl its address with the scheme and without the bucket: {@code https://s3.eu-west-1.amazonaws.com}
 * @param bucket the bucket
 * @param region its region, which is part of each signature
 * @param accessKey the id of the access key; nothing where pods are let in by their identity
 * @param secretKey the access key itself; nothing where pods are let in by their identity
 */
public record ObjectStoragePort(
        Optional<Endpoint> at,
        Text endpointUrl,
        String bucket,
        String region,
        Optional<SecretKey> accessKey,
        Optional<SecretKey> secretKey) {}
