package dev.forklift.components.django;

import dev.forklift.components.objectstorage.ObjectStoragePort;
import dev.forklift.declare.Notes;
import dev.forklift.kube.Quantities;

/**
 * What can be said of a dump of the database before it is migrated.
 *
 * <p>Source: <a href="https://www.postgresql.org/docs/current/app-pgdump.html">pg_dump</a>.
 */
public final class DumpOptions {

    private final Notes notes;
    private final ImmutableDumpSpec.Builder spec = ImmutableDumpSpec.builder();

    DumpOptions(Notes notes, ObjectStoragePort bucket) {
        this.notes = notes;
        spec.bucket(bucket);
    }

    DumpSpec build() {
        return spec.build();
    }

    /**
     * Sets where in the bucket dumps are put.
     *
     * @param path what their names begin with, without {@code /} at its ends; {@code database} by default
     * @return these options
     */
    public DumpOptions prefix(String path) {
        if (require(
                path.matches("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*"),
                "prefix(\"" + path + "\")",
                "it is a path of letters, digits, '_', '.' and '-', without '/' at its ends",
                "prefix(\"shop/database\")")) {
            spec.prefix(path);
        }
        return this;
    }

    /**
     * Sets the image that {@code pg_dump} is run from, which also has {@code sh} and {@code date}.
     *
     * @param image of a version no older than the server's, since {@code pg_dump} refuses a newer server; {@code postgres:17} by
     *     default
     * @return these options
     */
    public DumpOptions image(String image) {
        if (isImage("image", image)) {
            spec.image(image);
        }
        return this;
    }

    /**
     * Sets the image that {@code rclone} is run from.
     *
     * @param image with a tag or digest; {@code rclone/rclone:1.71} by default
     * @return these options
     */
    public DumpOptions uploader(String image) {
        if (isImage("uploader", image)) {
            spec.uploader(image);
        }
        return this;
    }

    /**
     * Sets how much of the node's disk a dump may take until it is uploaded. One that takes more ends the pod, and nothing is
     * migrated.
     *
     * @param size such as {@code 50Gi}; {@code 10Gi} by default
     * @return these options
     */
    public DumpOptions scratch(String size) {
        if (require(
                Quantities.problem(size).isEmpty() && Quantities.amount(size).signum() > 0,
                "scratch(\"" + size + "\")",
                "it is an amount of storage above zero",
                "scratch(\"50Gi\")")) {
            spec.scratch(size);
        }
        return this;
    }

    /**
     * Adds arguments of {@code pg_dump}.
     *
     * @param args such as {@code --exclude-table-data=django_session}
     * @return these options
     */
    public DumpOptions args(String... args) {
        spec.args(args);
        return this;
    }

    /**
     * Dumps where there is nothing to migrate, too: for each new image and each changed setting.
     *
     * @return these options
     */
    public DumpOptions always() {
        spec.always(true);
        return this;
    }

    private boolean isImage(String method, String image) {
        return require(
                !image.isBlank() && image.chars().noneMatch(Character::isWhitespace),
                method + "(\"" + image + "\")",
                "an image's name is not empty and has no blanks",
                method + "(\"registry.example.com/postgres:17\")");
    }

    private boolean require(boolean ok, String title, String because, String fix) {
        if (!ok) {
            notes.refuse("forklift.E151", title, because, fix);
        }
        return ok;
    }
}
