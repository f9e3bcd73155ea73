package dev.forklift.components.django;

import dev.forklift.components.SpecStyle;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import java.util.List;
import org.immutables.value.Value;

/** What is said of a dump of the database before it is migrated. */
@Value.Immutable
@SpecStyle
public interface DumpSpec {

    /** {@return the bucket it is put into} */
    ObjectStoragePort bucket();

    /** {@return what its name begins with in the bucket} */
    default String prefix() {
        return "database";
    }

    /** {@return the image with {@code pg_dump}} */
    default String image() {
        return "postgres:17";
    }

    /** {@return the image with {@code rclone}, which uploads it} */
    default String uploader() {
        return "rclone/rclone:1.71";
    }

    /** {@return how much of the node's disk it may take} */
    default String scratch() {
        return "10Gi";
    }

    /** {@return further arguments of {@code pg_dump}} */
    List<String> args();

    /** {@return whether it is made where there is nothing to migrate, too} */
    default boolean always() {
        return false;
    }
}
