package shop.cluster;

import dev.forklift.Stack;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import shop.cluster.Patience.Look;

/** A database is migrated when its dump lies in the bucket, and not where it cannot be put there; a dump can be restored. */
final class BackupsComeFirst implements Check {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String WHY = "SignatureDoesNotMatch";
    private static final String DUMP = "dump-database";
    private static final String UPLOAD = "upload-dump";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss'Z.dump'", Locale.ROOT);
    private static final String RESTORE = """
            set -eu
            cd %s
            newest=`ls | tail -n 1`
            createdb restored
            pg_restore --exit-on-error --no-owner --dbname=restored "$newest"
            echo "$newest"
            psql --dbname=restored -Atc 'SELECT count(*) FROM orders_order'
            """;

    @Override
    public String id() {
        return "backup";
    }

    @Override
    public String name() {
        return "the database is dumped into the bucket before it is migrated, and stays as it is where it cannot be";
    }

    @Override
    public String check(Installation shop) {
        return Releases.stoppedAndMended(
                        shop, s -> withAWrongKey(Releases.release(Releases.MENDED, s, shop.parts()), shop.parts()), WHY)
                + "; " + restored(shop);
    }

    private static Stack withAWrongKey(Stack shop, Parts parts) {
        return shop.with(
                parts.migrate(), o -> o.container(UPLOAD, c -> c.env("RCLONE_S3_SECRET_ACCESS_KEY", "a wrong one")));
    }

    /** Fetches what lies in the bucket, and restores the newest dump into a database of its own. */
    private static String restored(Installation shop) {
        Instant migrated = MigrationsComeFirst.lastMigration(shop);
        Pod pod = shop.client()
                .pods()
                .inNamespace(shop.namespace())
                .resource(restoring(shop.all(Job.class).get(0).getSpec().getTemplate()))
                .create();
        List<String> said = Patience.value(LIMIT, () -> {
            Pod now = shop.client().pods().resource(pod).get();
            String phase = now.getStatus().getPhase();
            if (phase.equals("Failed")) {
                throw new AssertionError(
                        "the dump cannot be restored: " + shop.lines(now).toList());
            }
            return phase.equals("Succeeded")
                    ? Look.found(shop.log(now, DUMP).lines().toList())
                    : Look.missing("the dump is not restored: " + phase);
        });
        String newest = said.get(said.size() - 2);
        String orders = said.get(said.size() - 1);
        Instant dumped = LocalDateTime.parse(newest, NAME).toInstant(ZoneOffset.UTC);
        String seen = newest + " before the migration of " + Terminal.time(migrated) + ", restored with " + orders
                + " orders";
        if (!dumped.isBefore(migrated) || Integer.parseInt(orders) < 1) {
            throw new AssertionError(seen);
        }
        return seen;
    }

    /** A pod like the migration's, which does backwards what that did, and ends. */
    private static Pod restoring(PodTemplateSpec migration) {
        PodSpec spec = migration.getSpec();
        Container fetch = container(spec, UPLOAD);
        Container restore = container(spec, DUMP);
        List<String> put = fetch.getCommand();
        String directory = put.get(2);
        fetch.setCommand(List.of(put.get(0), put.get(1), put.get(3), directory));
        restore.setCommand(List.of("/bin/sh", "-c", RESTORE.formatted(directory)));
        spec.setInitContainers(List.of(fetch));
        spec.setContainers(List.of(restore));
        spec.setRestartPolicy("Never");
        return new PodBuilder()
                .withNewMetadata()
                .withGenerateName("restore-")
                .withLabels(migration.getMetadata().getLabels())
                .endMetadata()
                .withSpec(spec)
                .build();
    }

    private static Container container(PodSpec pod, String name) {
        return pod.getInitContainers().stream()
                .filter(c -> c.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the migration has no container " + name));
    }

    @Override
    public Fault fault(Parts parts) {
        return Fault.inTheStack(
                "a migration that goes on without its backup",
                shop -> shop.with(
                        parts.migrate(),
                        o -> o.patch(
                                Job.class,
                                job -> job.getSpec()
                                        .getTemplate()
                                        .getSpec()
                                        .getInitContainers()
                                        .removeIf(c -> c.getName().equals(UPLOAD)))));
    }
}
