package dev.forklift.components.files;

import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import java.util.regex.Pattern;

/** How a project's processes learn of a bucket: the options of django-storages' S3 storage, a variable each. */
final class BucketEnvironment {

    private static final Pattern URL = Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[^\\s?#]*)?");

    private BucketEnvironment() {}

    static void into(DjangoProject.Options project, String prefix, ObjectStoragePort bucket) {
        project.env(prefix + "_BUCKET", bucket.bucket())
                .env(prefix + "_ENDPOINT_URL", bucket.endpointUrl())
                .env(prefix + "_REGION", bucket.region());
        bucket.accessKey().ifPresent(key -> project.env(prefix + "_ACCESS_KEY_ID", key));
        bucket.secretKey().ifPresent(key -> project.env(prefix + "_SECRET_ACCESS_KEY", key));
        bucket.at().ifPresent(project::connectsTo);
    }

    /** The same, for files that browsers fetch from an address of their own. */
    static void into(DjangoProject.Options project, String prefix, ObjectStoragePort bucket, String url) {
        into(project, prefix, bucket);
        if (project.accepts(
                URL.matcher(url).matches(),
                "forklift.E195",
                "inBucket(…, \"" + url + "\")",
                "browsers fetch files from an address with its scheme: what answers there serves the bucket's content",
                "inBucket(bucket, \"https://shop.example.com/" + bucket.bucket() + "\")")) {
            project.env(prefix + "_PUBLIC_URL", url.replaceFirst("/+$", ""));
        }
    }
}
