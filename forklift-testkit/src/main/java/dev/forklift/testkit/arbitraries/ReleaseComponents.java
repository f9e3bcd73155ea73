package dev.forklift.testkit.arbitraries;

import dev.forklift.component.Component;
import dev.forklift.component.Overrides;
import dev.forklift.components.django.DumpOptions;
import dev.forklift.components.django.Migrate;
import dev.forklift.components.django.PostDeploy;
import dev.forklift.components.django.SnapshotOptions;
import dev.forklift.components.files.FileFront;
import dev.forklift.components.files.FileServer;
import dev.forklift.components.files.FrontPort;
import dev.forklift.components.files.MediaFiles;
import dev.forklift.components.files.MediaPort;
import dev.forklift.components.files.StaticFiles;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import dev.forklift.components.objectstorage.S3;
import dev.forklift.declare.SecretKey;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random steps of a release, servers of static files, and media. */
public final class ReleaseComponents {

    private static final int MOST = 5;
    private static final int USUAL_PORT = 8000;
    /** Where media are that one node holds, which nobody shares. */
    private static final String OF_ONE = "/srv/of-one";

    /** A bucket. */
    public static final Need<ObjectStoragePort> BUCKET = Need.of(
            ObjectStoragePort.class, "its-bucket", around -> S3.external("its-bucket", b -> b.workloadIdentity()));

    /** Media that any number of pods may mount. */
    public static final Need<MediaPort> MEDIA = Need.of(
                    MediaPort.class, "its-media", around -> MediaFiles.onClaim("1Gi"))
            .where(media -> !media.root().equals(OF_ONE));

    /** An nginx in front of a web server. */
    public static final Need<FrontPort> FRONT = Need.of(
                    FrontPort.class,
                    "its-nginx",
                    around -> StaticFiles.nginxInFront(around.get(DjangoComponents.DJANGO, 0), "/app/staticfiles"))
            .where(front ->
                    front.spec().upstream().filter(port -> port != USUAL_PORT).isEmpty());

    private ReleaseComponents() {}

    static Options<Migrate.Options> steps(Options<Migrate.Options> migration) {
        return migration
                .nested("backup", "backup", BUCKET, dumps().lambdas(MOST), Migrate.Options::backup)
                .nested(
                        "backup",
                        "snapshot",
                        snapshots().lambdas(MOST),
                        (o, taken) -> o.snapshot(t -> taken.accept(t.claim("data"))))
                .with("before", Arbitraries.of("expand", "prepare"), (o, command) -> o.before(command, "--batch=500"))
                .flag("collectStatic", Migrate.Options::collectStatic)
                .with("pause", Values.seconds(1, 60), Migrate.Options::pause)
                .with("firstData", Values.texts(), (o, text) -> o.firstData("seed", "--note", text))
                .with(
                        "superuser",
                        Values.objectNames().map(secret -> SecretKey.external(secret, "password")),
                        (o, key) -> o.superuser("admin", "admin@example.com", key))
                .with("after", Arbitraries.of("warm_cache", "reindex"), (o, command) -> o.after(command));
    }

    private static Options<DumpOptions> dumps() {
        return Options.<DumpOptions>of("DumpOptions")
                .with("prefix", Arbitraries.of("shop", "shop/database"), DumpOptions::prefix)
                .with("image", Values.images(), DumpOptions::image)
                .with("uploader", Values.images(), DumpOptions::uploader)
                .with("scratch", Values.memory(), DumpOptions::scratch)
                .with("args", Arbitraries.of("--no-comments", "--exclude-table-data=a b"), (o, arg) -> o.args(arg))
                .flag("always", DumpOptions::always);
    }

    private static Options<SnapshotOptions> snapshots() {
        return Options.<SnapshotOptions>of("SnapshotOptions")
                .with("claim", Values.objectNames(), SnapshotOptions::claim)
                .with("snapshotClass", Values.objectNames(), SnapshotOptions::snapshotClass)
                .with("readyWithin", Values.seconds(1, 3600), SnapshotOptions::readyWithin);
    }

    /** {@return commands after a rollout} */
    public static Arbitrary<Blueprint<PostDeploy>> postDeploys() {
        Options<PostDeploy.Options> options = Options.<PostDeploy.Options>of("PostDeploy.Options")
                .with("args", Arbitraries.of("--batch=500"), (o, arg) -> o.args(arg))
                .with("then", Arbitraries.of("clearsessions", "reindex"), (o, command) -> o.then(command))
                .with("rolledOutWithin", Values.seconds(1, 7200), PostDeploy.Options::rolledOutWithin)
                .with("settle", Values.seconds(1, 600), PostDeploy.Options::settle)
                .with("backoffLimit", Arbitraries.integers().between(0, 9), PostDeploy.Options::backoffLimit);
        return postDeploys(options.lambdas(MOST));
    }

    /** {@return commands after a rollout, of invalid input} */
    public static Arbitrary<Blueprint<PostDeploy>> invalidPostDeploys() {
        Options<PostDeploy.Options> mistakes = Options.<PostDeploy.Options>of("PostDeploy.Options")
                .with("then", Arbitraries.of("", " "), (o, command) -> o.then(command))
                .with("rolledOutWithin", noSeconds(), PostDeploy.Options::rolledOutWithin)
                .with("settle", noSeconds(), PostDeploy.Options::settle)
                .with("backoffLimit", Arbitraries.of(-1, -9), PostDeploy.Options::backoffLimit);
        return postDeploys(mistakes.someOf(2));
    }

    private static Arbitrary<Duration> noSeconds() {
        return DjangoComponents.noSeconds();
    }

    private static Arbitrary<Blueprint<PostDeploy>> postDeploys(Arbitrary<Lambda<PostDeploy.Options>> lambdas) {
        return Combinators.combine(lambdas, Options.which())
                .as((lambda, which) -> Blueprint.of(
                        "PostDeploy.of(" + Source.handle(DjangoComponents.DJANGO, which) + ", \"contract\"",
                        lambda,
                        around -> PostDeploy.of(
                                around.get(DjangoComponents.DJANGO, which), "contract", lambda.in(around))));
    }

    /** {@return servers of static files} */
    public static Arbitrary<Blueprint<FileServer>> fileServers() {
        Options<FileServer.Options> options = Options.<FileServer.Options>of("FileServer.Options")
                .with("url", Arbitraries.of("/assets/", "/shop/static/"), FileServer.Options::url)
                .need("media", MEDIA, FileServer.Options::media)
                .with("image", Values.images(), FileServer.Options::image)
                .with("replicas", Arbitraries.integers().between(0, 4), FileServer.Options::replicas);
        return fileServers(Arbitraries.of("/app/staticfiles", "/srv/app/static"), options.lambdas(MOST));
    }

    /** {@return servers of static files, of invalid input} */
    public static Arbitrary<Blueprint<FileServer>> invalidFileServers() {
        Options<FileServer.Options> mistakes = Options.<FileServer.Options>of("FileServer.Options")
                .with("url", Arbitraries.of("", "static", "/static", "/a b/"), FileServer.Options::url)
                .with("image", Arbitraries.of("", "a b"), FileServer.Options::image)
                .with("replicas", Arbitraries.of(-1, -9), FileServer.Options::replicas);
        return Arbitraries.oneOf(
                fileServers(Arbitraries.of("", "/", "static", "/app/static/"), Arbitraries.just(Lambda.empty())),
                fileServers(Arbitraries.just("/app/static"), mistakes.someOf(2)));
    }

    private static Arbitrary<Blueprint<FileServer>> fileServers(
            Arbitrary<String> roots, Arbitrary<Lambda<FileServer.Options>> lambdas) {
        return Combinators.combine(Arbitraries.of(true, false), roots, lambdas, Options.which())
                .as((nginx, root, lambda, which) -> Blueprint.of(
                        "StaticFiles." + (nginx ? "nginx" : "caddy") + "("
                                + Source.handle(DjangoComponents.DJANGO, which) + ", " + Source.of(root),
                        lambda,
                        around -> nginx
                                ? StaticFiles.nginx(around.get(DjangoComponents.DJANGO, which), root, lambda.in(around))
                                : StaticFiles.caddy(
                                        around.get(DjangoComponents.DJANGO, which), root, lambda.in(around))));
    }

    /** {@return nginxes in front of web servers} */
    public static Arbitrary<Blueprint<FileFront>> fronts() {
        Options<FileFront.Options> options = Options.<FileFront.Options>of("FileFront.Options")
                .with("url", Arbitraries.of("/assets/", "/shop/static/"), FileFront.Options::url)
                .need("media", MEDIA, FileFront.Options::media)
                .with("image", Values.images(), FileFront.Options::image)
                .with("upstream", Arbitraries.of(8000, 9000), FileFront.Options::upstream);
        return fronts(options.lambdas(MOST));
    }

    /** {@return nginxes in front of web servers, of invalid input} */
    public static Arbitrary<Blueprint<FileFront>> invalidFronts() {
        Options<FileFront.Options> mistakes = Options.<FileFront.Options>of("FileFront.Options")
                .with("url", Arbitraries.of("", "static", "/static", "/a b/"), FileFront.Options::url)
                .with("image", Arbitraries.of("", "a b"), FileFront.Options::image)
                .with("upstream", Arbitraries.of(0, 80, 8080, 65536), FileFront.Options::upstream);
        return fronts(mistakes.someOf(2));
    }

    private static Arbitrary<Blueprint<FileFront>> fronts(Arbitrary<Lambda<FileFront.Options>> lambdas) {
        return Combinators.combine(lambdas, Options.which())
                .as((lambda, which) -> Blueprint.of(
                        "StaticFiles.nginxInFront(" + Source.handle(DjangoComponents.DJANGO, which)
                                + ", \"/app/staticfiles\"",
                        lambda,
                        around -> StaticFiles.nginxInFront(
                                around.get(DjangoComponents.DJANGO, which), "/app/staticfiles", lambda.in(around))));
    }

    /** {@return what is said of a web server that an nginx stands in front of, or nothing} */
    static Arbitrary<Lambda<Overrides>> inFront() {
        return Options.<Overrides>of("FrontPort")
                .need("of", FRONT, (web, front) -> front.of(web))
                .lambdas(1);
    }

    /** {@return web servers that listen on the port which an nginx in front of them asks by default} */
    static <C extends Component<?>> Arbitrary<Blueprint<C>> behindAFront(Arbitrary<Blueprint<C>> servers) {
        return servers.filter(b -> b.uses().stream().noneMatch(use -> use.endsWith(".port")));
    }

    /** {@return media on claims} */
    public static Arbitrary<Blueprint<MediaFiles>> media() {
        Options<MediaFiles.Options> options = Options.<MediaFiles.Options>of("MediaFiles.Options")
                .with("storageClass", Values.objectNames(), MediaFiles.Options::storageClass)
                .with("existing", Values.objectNames(), MediaFiles.Options::existing)
                .flag("readWriteOnce", o -> o.readWriteOnce().root(OF_ONE))
                .with("root", Arbitraries.of("/app/media"), (o, root) -> o.root(root))
                .with("url", Arbitraries.of("/files/", "/shop/media/"), MediaFiles.Options::url);
        return media(
                Values.memory(),
                options.lambdas(MOST)
                        .filter(l -> !l.uses().contains("MediaFiles.Options.readWriteOnce")
                                || !l.uses().contains("MediaFiles.Options.root")));
    }

    /** {@return media on claims, of invalid input} */
    public static Arbitrary<Blueprint<MediaFiles>> invalidMedia() {
        Options<MediaFiles.Options> mistakes = Options.<MediaFiles.Options>of("MediaFiles.Options")
                .with("storageClass", Arbitraries.of("", "E F"), MediaFiles.Options::storageClass)
                .with("existing", Arbitraries.of("", "a/b"), MediaFiles.Options::existing)
                .with("root", Values.invalidPaths(), MediaFiles.Options::root)
                .with("url", Arbitraries.of("", "media", "/media"), MediaFiles.Options::url);
        return Arbitraries.oneOf(
                media(Values.invalidQuantities(), Arbitraries.just(Lambda.empty())),
                media(Arbitraries.just("1Gi"), mistakes.someOf(2)));
    }

    private static Arbitrary<Blueprint<MediaFiles>> media(
            Arbitrary<String> sizes, Arbitrary<Lambda<MediaFiles.Options>> lambdas) {
        return Combinators.combine(sizes, lambdas)
                .as((size, lambda) -> Blueprint.of(
                        "MediaFiles.onClaim(" + Source.of(size),
                        lambda,
                        around -> MediaFiles.onClaim(size, lambda.in(around))));
    }
}
