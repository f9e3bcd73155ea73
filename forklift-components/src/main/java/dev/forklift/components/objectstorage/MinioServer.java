package dev.forklift.components.objectstorage;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.data.Credential;
import dev.forklift.components.data.DataServer;
import dev.forklift.components.data.ServerOptions;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Notes;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import dev.forklift.resource.SecretHandle;
import dev.forklift.workload.ProbesOptions;
import dev.forklift.workload.Workload;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A MinIO that the stack runs, in one pod, for development and previews: {@link S3#inCluster}. A StatefulSet with a claim, its
 * Service, and a Job that makes the bucket.
 *
 * <p>Source: <a href="https://github.com/minio/minio/tree/master/docs/docker">MinIO's image</a>.
 */
public final class MinioServer implements Component<ObjectStoragePort> {

    private static final int PORT = 9000;
    private static final String PORT_NAME = "s3";
    private static final String DATA = "/data";
    private static final String REGION = "us-east-1";
    private static final long USER = 1000;
    private static final String ID = "access-key";
    private static final String SECRET = "secret-key";
    private static final String DEVELOPMENT_ID = "development";
    private static final String CLOSED = "mc anonymous set private storage/BUCKET\n";
    /** What mc calls download lists the bucket to everybody, too. */
    private static final String READ_BY_NAME = """
            cat > /tmp/read.json <<'EOF'
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::BUCKET/*"}
            ]}
            EOF
            mc anonymous set-json /tmp/read.json storage/BUCKET
            """;

    private final MinioServerSpec spec;
    private final DataServer server;
    private final Notes notes;

    private MinioServer(MinioServerSpec spec, Notes notes) {
        this.spec = spec;
        this.server = new DataServer(spec.server(), "storage");
        this.notes = notes;
    }

    static MinioServer of(String bucket, Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes, bucket);
        options.accept(said);
        return new MinioServer(said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public ObjectStoragePort define(Scope scope) {
        AccessKey key = accessKey(scope);
        Workload statefulSet = statefulSet(scope, key);
        Endpoint at = DataServer.serve(scope, statefulSet, statefulSet.service(), PORT_NAME);
        job(scope, statefulSet, at, key);
        return new ObjectStoragePort(
                Optional.of(at), url(at), spec.bucket(), REGION, Optional.of(key.id()), Optional.of(key.secret()));
    }

    /** An access key: where its id is kept, and where it is kept itself. */
    private record AccessKey(SecretKey id, SecretKey secret) {}

    private AccessKey accessKey(Scope scope) {
        Credential said = spec.server().password().orElseGet(Credential::unset);
        if (said.literal().isEmpty()) {
            SecretKey secret = said.in(scope);
            return new AccessKey(spec.accessKey().orElse(secret), secret);
        }
        SecretHandle both = scope.secret(
                s -> s.data(ID, DEVELOPMENT_ID).data(SECRET, said.literal().get()));
        return new AccessKey(both.key(ID), both.key(SECRET));
    }

    private static Text url(Endpoint at) {
        return Text.of("http://").plus(at.hostAndPort());
    }

    private Workload statefulSet(Scope scope, AccessKey key) {
        return scope.statefulSet(s -> {
            server.onto(s);
            s.args("server", "--certs-dir", "/tmp/certs", DATA)
                    .env("HOME", "/tmp")
                    .env("MINIO_ROOT_USER", key.id())
                    .env("MINIO_ROOT_PASSWORD", key.secret())
                    .port(PORT_NAME, PORT)
                    .probes(MinioServer::probes)
                    .mount(DATA, spec.server().storage().volume("data"))
                    .single("each pod would have files of its own, and clients would reach the one or the other");
        });
    }

    private void job(Scope scope, Workload minio, Endpoint at, AccessKey key) {
        scope.job(
                "bucket",
                j -> j.image(spec.clientImage())
                        .after(minio.ready())
                        .env("STORAGE", url(at))
                        .env("ACCESS_KEY", key.id())
                        .env("SECRET_KEY", key.secret())
                        .env("MC_CONFIG_DIR", "/tmp/mc")
                        .command("/bin/sh", "-c", script())
                        .connectsTo(at));
    }

    /** A shell that is a container's first process heeds SIGTERM only where it is told to. */
    private String script() {
        String made = """
                trap 'exit 143' TERM
                until mc alias set storage "$STORAGE" "$ACCESS_KEY" "$SECRET_KEY"; do
                  echo 'waiting for the storage' >&2
                  sleep 3
                done
                set -e
                mc mb --ignore-existing storage/BUCKET
                """;
        return (made + (spec.readByEverybody() ? READ_BY_NAME : CLOSED)).replace("BUCKET", spec.bucket());
    }

    private static void probes(ProbesOptions probes) {
        probes.startup(p -> p.http("/minio/health/live", PORT_NAME)
                        .period(Duration.ofSeconds(2))
                        .failures(60))
                .readiness(p -> p.http("/minio/health/ready", PORT_NAME).period(Duration.ofSeconds(5)))
                .liveness(p -> p.http("/minio/health/live", PORT_NAME)
                        .period(Duration.ofSeconds(20))
                        .failures(6));
    }

    /** What can be said of a MinIO that the stack runs. */
    public static final class Options extends ServerOptions<Options> {

        private static final int SHORTEST_KEY = 8;

        private final Notes notes;
        private final ImmutableMinioServerSpec.Builder spec = ImmutableMinioServerSpec.builder();

        private Options(Notes notes, String bucket) {
            super(notes, "quay.io/minio/minio", "RELEASE.2025-09-07T16-13-09Z", "10Gi");
            this.notes = notes;
            boolean ok = Buckets.isName(checks(), "S3.inCluster", bucket);
            spec.bucket(ok ? bucket : "refused");
            runAs(USER, USER);
        }

        private MinioServerSpec build() {
            checks().require(
                            saidPassword().isPresent(),
                            "forklift.E210",
                            "nobody is let into the bucket of a MinIO",
                            "it starts with an access key that everybody knows, and Forklift never invents a secret",
                            "credentials(SecretKey.external(\"shop-s3\", \"access-key\"), SecretKey.external(\"shop-s3\", "
                                    + "\"secret-key\")), or developmentPassword(\"development\")");
            checks().require(
                            saidPassword()
                                    .flatMap(Credential::literal)
                                    .map(literal -> literal.length() >= SHORTEST_KEY)
                                    .orElse(true),
                            "a developmentPassword(…) that MinIO does not take",
                            "an access key has 8 characters or more",
                            "developmentPassword(\"development\")");
            return spec.server(server()).build();
        }

        @Override
        protected Options self() {
            return this;
        }

        /**
         * Sets the version: the tag of MinIO's image.
         *
         * @param version such as {@code RELEASE.2025-09-07T16-13-09Z}, the default
         * @return these options
         */
        public Options version(String version) {
            tag(version);
            return this;
        }

        /**
         * Sets the access key by which pods are let in, which is MinIO's root user and its password.
         *
         * @param accessKey where its id is kept, {@code MINIO_ROOT_USER}: 3 characters or more
         * @param secretKey where the key itself is kept, {@code MINIO_ROOT_PASSWORD}: 8 characters or more
         * @return these options
         */
        public Options credentials(SecretKey accessKey, SecretKey secretKey) {
            if (notes.given("the access key's id", accessKey)) {
                spec.accessKey(accessKey);
            }
            kept("the access key", secretKey);
            return this;
        }

        /**
         * Runs another image with MinIO's client.
         *
         * @param name with a tag or digest; it has {@code mc} and a shell
         * @return these options
         */
        public Options clientImage(String name) {
            if (checks().require(
                            !name.isBlank() && name.chars().noneMatch(Character::isWhitespace),
                            "clientImage(\"" + name + "\")",
                            "an image's name is not empty and has no blanks",
                            "clientImage(\"quay.io/minio/mc:RELEASE.2025-08-13T08-35-41Z\")")) {
                spec.clientImage(name);
            }
            return this;
        }

        /**
         * Lets everybody read what is in the bucket who knows its name, as static files need it. Nobody may list what there is, or
         * write. Without it the bucket is closed, also where it was open before.
         *
         * @return these options
         */
        public Options readByEverybody() {
            spec.readByEverybody(true);
            return this;
        }
    }
}
