package dev.forklift.components.files;

import dev.forklift.components.django.Django;
import dev.forklift.components.django.Integration;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import java.util.function.Consumer;

/**
 * Where a project's static files come from.
 *
 * <pre>{@code
 * d.use(StaticFiles.whiteNoise())                                             // from the web processes themselves
 * d.use(StaticFiles.at("https://cdn.example.com/static/"))                    // from a CDN in front of them
 * d.use(StaticFiles.inBucket(bucket))                                         // from a bucket, with Migrate's collectStatic()
 * HttpPort files = s.add("static", StaticFiles.nginx(django, "/app/static")); // from a server of their own
 * s.add("web", Gunicorn.of(…), nginx::of)                                     // from an nginx in front of the web
 * }</pre>
 *
 * <p>Source: <a href="https://docs.djangoproject.com/en/5.2/howto/static-files/deployment/">Deploying static files</a>.
 */
public final class StaticFiles {

    private StaticFiles() {}

    /**
     * {@return WhiteNoise: the web processes serve what was collected when the image was built, and nothing is deployed for it. It
     * changes nothing, and says so to whoever reads the code}
     *
     * <p>Source: <a href="https://whitenoise.readthedocs.io/en/stable/django.html">Using WhiteNoise with Django</a>.
     */
    public static Integration whiteNoise() {
        return project -> {};
    }

    /**
     * {@return static files at an address of their own, such as a CDN's: {@code STATIC_URL}}
     *
     * @param url what the settings read as {@code STATIC_URL}; it ends with {@code /}
     */
    public static Integration at(String url) {
        return project -> project.env("STATIC_URL", url);
    }

    /**
     * {@return static files in a bucket, into which {@code Migrate}'s {@code collectStatic()} puts them: {@code STATIC_BUCKET} and the
     * rest of what django-storages needs}
     *
     * @param bucket the bucket, whose objects browsers may read
     */
    public static Integration inBucket(ObjectStoragePort bucket) {
        return project -> BucketEnvironment.into(project, "STATIC", bucket);
    }

    /**
     * {@return static files in a bucket that browsers fetch from an address of its own, unsigned: a CDN's, or one that leads to a MinIO in the
     * cluster, whose Service they do not reach; {@code STATIC_PUBLIC_URL} beside the rest}
     *
     * @param bucket the bucket, whose objects everybody may read
     * @param url where its content is, with the scheme: {@code https://media.example.com}, or {@code https://shop.example.com/shop-media}
     *     where the path of the bucket's name is routed to the storage
     */
    public static Integration inBucket(ObjectStoragePort bucket, String url) {
        return project -> BucketEnvironment.into(project, "STATIC", bucket, url);
    }

    /**
     * {@return an nginx that serves what was collected when the image was built; routed by {@code i.route("/static", files)}}
     *
     * @param django the project, whose image has the files
     * @param root where they are in the image: the settings' {@code STATIC_ROOT}, an absolute path
     */
    public static FileServer nginx(Django django, String root) {
        return nginx(django, root, options -> {});
    }

    /**
     * {@return an nginx that serves what was collected when the image was built; routed by {@code i.route("/static", files)}}
     *
     * @param django the project, whose image has the files
     * @param root where they are in the image: the settings' {@code STATIC_ROOT}, an absolute path
     * @param options where they are asked for, media beside them, replicas
     */
    public static FileServer nginx(Django django, String root, Consumer<FileServer.Options> options) {
        return FileServer.of(Server.NGINX, django, root, options);
    }

    /**
     * {@return a Caddy that serves what was collected when the image was built; routed by {@code i.route("/static", files)}}
     *
     * @param django the project, whose image has the files
     * @param root where they are in the image: the settings' {@code STATIC_ROOT}, an absolute path
     */
    public static FileServer caddy(Django django, String root) {
        return caddy(django, root, options -> {});
    }

    /**
     * {@return a Caddy that serves what was collected when the image was built; routed by {@code i.route("/static", files)}}
     *
     * @param django the project, whose image has the files
     * @param root where they are in the image: the settings' {@code STATIC_ROOT}, an absolute path
     * @param options where they are asked for, media beside them, replicas
     */
    public static FileServer caddy(Django django, String root, Consumer<FileServer.Options> options) {
        return FileServer.of(Server.CADDY, django, root, options);
    }

    /**
     * {@return an nginx in the pods of a web server, which serves what was collected when the image was built, and passes all else on}
     *
     * @param django the project, whose image has the files
     * @param root where they are in the image: the settings' {@code STATIC_ROOT}, an absolute path
     */
    public static FileFront nginxInFront(Django django, String root) {
        return nginxInFront(django, root, options -> {});
    }

    /**
     * {@return an nginx in the pods of a web server, which serves what was collected when the image was built, and passes all else on}
     *
     * @param django the project, whose image has the files
     * @param root where they are in the image: the settings' {@code STATIC_ROOT}, an absolute path
     * @param options where they are asked for, media beside them, the web server's port
     */
    public static FileFront nginxInFront(Django django, String root, Consumer<FileFront.Options> options) {
        return FileFront.of(django, root, options);
    }
}
