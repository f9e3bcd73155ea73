package dev.forklift.workload;

import dev.forklift.kube.Names;
import org.jspecify.annotations.Nullable;

/** The version that an image's tag names. */
final class ImageVersion {

    private ImageVersion() {}

    /** The tag, where there is one and it can be a label's value; else nothing. */
    static String of(@Nullable String image) {
        if (image == null) {
            return "";
        }
        int digest = image.indexOf('@');
        String named = digest < 0 ? image : image.substring(0, digest);
        int colon = named.indexOf(':', named.lastIndexOf('/') + 1);
        String tag = colon < 0 ? "" : named.substring(colon + 1);
        return Names.isLabelValue(tag) ? tag : "";
    }
}
