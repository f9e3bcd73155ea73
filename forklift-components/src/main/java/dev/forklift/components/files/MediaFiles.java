package dev.forklift.components.files;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.django.Integration;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import dev.forklift.declare.Notes;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Names;
import dev.forklift.kube.Quantities;
import dev.forklift.resource.AccessMode;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.function.Consumer;

/**
 * Where a project keeps what users upload: in a bucket, which any number of pods reach, or on a claim that several nodes may mount.
 *
 * <pre>{@code
 * d.use(MediaFiles.inBucket(bucket))
 *
 * MediaPort media = s.add("media", MediaFiles.onClaim("20Gi", m -> m.storageClass("efs")));
 * d.use(media)
 * }</pre>
 *
 * <p>Source: <a href="https://docs.djangoproject.com/en/5.2/topics/files/">Managing files</a>, <a
 * href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes">Access modes</a>.
 */
public final class MediaFiles implements Component<MediaPort> {

    private final MediaFilesSpec spec;
    private final Notes notes;

    private MediaFiles(MediaFilesSpec spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return media in a bucket: {@code MEDIA_BUCKET} and the rest of what django-storages needs}
     *
     * @param bucket the bucket
     */
    public static Integration inBucket(ObjectStoragePort bucket) {
        return project -> BucketEnvironment.into(project, "MEDIA", bucket);
    }

    /**
     * {@return media in a bucket that browsers fetch from an address of its own, unsigned: a CDN's, or one that leads to a MinIO in the
     * cluster, whose Service they do not reach; {@code MEDIA_PUBLIC_URL} beside the rest}
     *
     * @param bucket the bucket, whose objects everybody may read
     * @param url where its content is, with the scheme: {@code https://media.example.com}, or {@code https://shop.example.com/shop-media}
     *     where the path of the bucket's name is routed to the storage
     */
    public static Integration inBucket(ObjectStoragePort bucket, String url) {
        return project -> BucketEnvironment.into(project, "MEDIA", bucket, url);
    }

    /**
     * {@return media on a claim of the cluster's default storage class, which has to be one that several nodes may mount}
     *
     * @param size how much it asks for, such as {@code 20Gi}
     */
    public static MediaFiles onClaim(String size) {
        return onClaim(size, options -> {});
    }

    /**
     * {@return media on a claim}
     *
     * @param size how much it asks for, such as {@code 20Gi}
     * @param options its storage class, where it is mounted
     */
    public static MediaFiles onClaim(String size, Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes, size);
        options.accept(said);
        return new MediaFiles(said.spec.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public MediaPort define(Scope scope) {
        return new MediaPort(claim(scope), spec.root(), spec.url());
    }

    private Ref<PersistentVolumeClaim> claim(Scope scope) {
        return spec.existing()
                .map(name -> Ref.external(PersistentVolumeClaim.class, name))
                .orElseGet(() -> scope.claim("", spec.size(), c -> {
                    c.accessMode(spec.accessMode());
                    spec.storageClass().ifPresent(c::storageClass);
                }));
    }

    /** What can be said of media on a claim. */
    public static final class Options {

        private final Notes notes;
        private final ImmutableMediaFilesSpec.Builder spec = ImmutableMediaFilesSpec.builder();

        private Options(Notes notes, String size) {
            this.notes = notes;
            boolean ok = require(
                    Quantities.problem(size).isEmpty()
                            && Quantities.amount(size).signum() > 0,
                    "onClaim(\"" + size + "\")",
                    "a claim asks for an amount of storage above zero",
                    "MediaFiles.onClaim(\"20Gi\")");
            spec.size(ok ? size : "1Gi");
        }

        /**
         * Sets the claim's storage class.
         *
         * @param name of a class whose volumes several nodes may mount, such as one for NFS, EFS or CephFS; the cluster's default
         *     class by default, which often cannot
         * @return these options
         */
        public Options storageClass(String name) {
            if (isName("storageClass", name, "efs")) {
                spec.storageClass(name);
            }
            return this;
        }

        /**
         * Uses a claim that is there, in place of one that the stack makes.
         *
         * @param claim the name of a PersistentVolumeClaim in the stack's namespace
         * @return these options
         */
        public Options existing(String claim) {
            if (isName("existing", claim, "shop-media")) {
                spec.existing(claim);
            }
            return this;
        }

        /**
         * Asks for a volume that one node holds at a time: enough for a project with one process of one pod, and a finding for any
         * other.
         *
         * @return these options
         */
        public Options readWriteOnce() {
            spec.accessMode(AccessMode.READ_WRITE_ONCE);
            return this;
        }

        /**
         * Sets where processes find it: {@code MEDIA_ROOT}.
         *
         * @param path absolute; {@code /srv/media} by default
         * @return these options
         */
        public Options root(String path) {
            if (require(
                    path.matches("(/[^/:\\s]+)+"),
                    "root(\"" + path + "\")",
                    "it is an absolute path without ':', and without '/' at its end",
                    "root(\"/srv/media\")")) {
                spec.root(path);
            }
            return this;
        }

        /**
         * Sets under which path browsers ask for it: {@code MEDIA_URL}.
         *
         * @param path begins and ends with {@code /}; {@code /media/} by default
         * @return these options
         */
        public Options url(String path) {
            if (FileOptions.isUrl(notes, path)) {
                spec.url(path);
            }
            return this;
        }

        private boolean isName(String method, String name, String example) {
            return require(
                    Names.isDnsSubdomain(name),
                    method + "(\"" + name + "\")",
                    "an object's name is a DNS subdomain",
                    method + "(\"" + example + "\")");
        }

        private boolean require(boolean ok, String title, String because, String fix) {
            if (!ok) {
                notes.refuse("forklift.E195", title, because, fix);
            }
            return ok;
        }
    }
}
