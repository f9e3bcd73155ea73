package dev.forklift.components.objectstorage;

import dev.forklift.components.data.ValueChecks;
import java.util.regex.Pattern;

/**
 * The grammar of a bucket's name.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">Bucket naming rules</a>.
 */
final class Buckets {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]|\\.(?!\\.)){1,61}[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}");

    private Buckets() {}

    static boolean isName(ValueChecks checks, String method, String bucket) {
        return checks.require(
                NAME.matcher(bucket).matches() && !ADDRESS.matcher(bucket).matches(),
                method + "(\"" + bucket + "\")",
                "a bucket's name has 3 to 63 of a-z, 0-9, '-' and single '.', begins and ends with a letter or digit, and is no "
                        + "IP address",
                method + "(\"shop-media\")");
    }
}
