package dev.forklift.components.django;

import dev.forklift.components.objectstorage.ObjectStoragePort;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.declare.Text;
import dev.forklift.workload.ContainerOptions;
import dev.forklift.workload.JobOptions;
import dev.forklift.workload.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Dumps the database and uploads the dump, each in an init container of its own: one that fails leaves the database as it is. A dump
 * is uploaded when it is complete, and never a part of one. The database is dumped past a pool, which may give each transaction another
 * connection.
 */
final class DatabaseDump {

    private static final String DIRECTORY = "/var/lib/forklift/dump";
    private static final String PENDING = DIRECTORY + "/pending";
    private static final String FILES = DIRECTORY + "/files";
    private static final String CA_DIRECTORY = "/etc/forklift/postgres";
    private static final String ROLE = "job";

    private final Django django;
    private final DumpSpec spec;
    private final Volume scratch;

    DatabaseDump(Django django, DumpSpec spec) {
        this.django = django;
        this.spec = spec;
        this.scratch = Volume.emptyDir("dump", spec.scratch());
    }

    void onto(ReleasePod pod) {
        if (!spec.always()) {
            pod.step("look-for-migrations", this::look);
        }
        JobOptions job = pod.job();
        job.init("dump-database", this::dump).init("upload-dump", this::upload);
        spec.bucket().at().ifPresent(job::connectsTo);
    }

    /** A command that fails for another reason counts as something to migrate, which will then say so itself. */
    private void look(ContainerOptions c) {
        c.mount(DIRECTORY, scratch).command("/bin/sh", "-c", """
                trap 'exit 143' TERM
                if %s migrate --check; then
                  echo 'nothing to migrate, and so nothing to dump'
                else
                  : > %s
                fi
                """.formatted(Shell.words(django.manage()), PENDING));
    }

    /** {@code pg_dump} takes the shell's place, and with it the signals. */
    private void dump(ContainerOptions c) {
        c.image(spec.image()).role(ROLE).mount(DIRECTORY, scratch).command("/bin/sh", "-c", """
                set -eu
                mkdir -p %1$s
                %2$sexec %3$s --file=%1$s/`date -u +%%Y-%%m-%%dT%%H-%%M-%%SZ`.dump
                """.formatted(
                        FILES, unlessPending(), Shell.words(command())));
        login(c, django.database().direct());
    }

    private String unlessPending() {
        return spec.always() ? "" : "test -e " + PENDING + " || exit 0\n";
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of("pg_dump", "--format=custom", "--no-password"));
        command.addAll(spec.args());
        return command;
    }

    private static void login(ContainerOptions c, PostgresPort db) {
        c.env("HOME", "/tmp")
                .env("PGHOST", db.at().host())
                .env("PGPORT", String.valueOf(db.at().port()))
                .env("PGDATABASE", db.database())
                .env("PGUSER", db.user())
                .env("PGPASSWORD", db.password())
                .env("PGCONNECT_TIMEOUT", "10")
                .env("PGAPPNAME", "dump before migrating");
        if (!db.sslMode().isEmpty()) {
            c.env("PGSSLMODE", db.sslMode());
        }
        db.ca()
                .ifPresent(ca -> c.env("PGSSLROOTCERT", Environment.DATABASE_CA)
                        .mount(
                                CA_DIRECTORY,
                                Volume.projected("postgres-ca", Map.of(), Map.of("ca.crt", ca)),
                                m -> m.readOnly()));
    }

    private void upload(ContainerOptions c) {
        ObjectStoragePort bucket = spec.bucket();
        c.image(spec.uploader())
                .role(ROLE)
                .mount(DIRECTORY, scratch)
                .command("rclone", "copy", FILES, ":s3:" + bucket.bucket() + "/" + spec.prefix())
                .args(
                        "--config=",
                        "--s3-no-check-bucket",
                        "--retries=5",
                        "--stats=30s",
                        "--stats-one-line",
                        "--log-level=INFO")
                .env("HOME", "/tmp")
                .env("RCLONE_S3_PROVIDER", isAmazon(bucket) ? "AWS" : "Other")
                .env("RCLONE_S3_ENDPOINT", bucket.endpointUrl())
                .env("RCLONE_S3_REGION", bucket.region());
        if (bucket.accessKey().isEmpty()) {
            c.env("RCLONE_S3_ENV_AUTH", "true");
        }
        bucket.accessKey().ifPresent(key -> c.env("RCLONE_S3_ACCESS_KEY_ID", key));
        bucket.secretKey().ifPresent(key -> c.env("RCLONE_S3_SECRET_ACCESS_KEY", key));
    }

    private static boolean isAmazon(ObjectStoragePort bucket) {
        Text host = bucket.endpointUrl();
        return host.references().isEmpty() && host.toString().endsWith(".amazonaws.com");
    }
}
