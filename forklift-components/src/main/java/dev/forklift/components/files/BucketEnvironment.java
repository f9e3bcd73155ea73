package dev.forklift.components.files;

import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.objectstorage.ObjectStoragePort;

/** How a project's processes learn of a bucket: the options of django-storages' S3 storage, a variable each. */
final class BucketEnvironment {

    private BucketEnvironment() {}

    static void into(DjangoProject.Options project, String prefix, ObjectStoragePort bucket) {
        project.env(prefix + "_BUCKET", bucket.bucket())
                .env(prefix + "_ENDPOINT_URL", bucket.endpointUrl())
                .env(prefix + "_REGION", bucket.region());
        bucket.accessKey().ifPresent(key -> project.env(prefix + "_ACCESS_KEY_ID", key));
        bucket.secretKey().ifPresent(key -> project.env(prefix + "_SECRET_ACCESS_KEY", key));
        bucket.at().ifPresent(project::connectsTo);
    }
}
