package dev.forklift.components.files;

import dev.forklift.components.SpecStyle;
import dev.forklift.resource.AccessMode;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of media on a claim. */
@Value.Immutable
@SpecStyle
public interface MediaFilesSpec {

    /** {@return how much the claim asks for} */
    String size();

    /** {@return a claim that is there, in place of one of the stack's} */
    Optional<String> existing();

    /** {@return the claim's storage class} */
    Optional<String> storageClass();

    /** {@return who may mount it} */
    default AccessMode accessMode() {
        return AccessMode.READ_WRITE_MANY;
    }

    /** {@return where processes find it} */
    default String root() {
        return "/srv/media";
    }

    /** {@return the path under which browsers ask for it} */
    default String url() {
        return "/media/";
    }
}
