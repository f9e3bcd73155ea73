package shop.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** No process of the project started before the last migration was recorded in the database. */
final class MigrationsComeFirst implements Check {

    private static final String LAST = "from django.db.migrations.recorder import MigrationRecorder as R; "
            + "print(R.Migration.objects.latest('applied').applied.isoformat())";

    @Override
    public String id() {
        return "migrations";
    }

    @Override
    public String name() {
        return "migrations ran before any process served";
    }

    @Override
    public String check(Installation shop) {
        shop.rolledOut();
        List<Pod> processes = Processes.of(shop);
        Pod first = processes.stream().min(Comparator.comparing(Pods::started)).orElseThrow();
        Instant migrated = lastMigration(shop);
        String seen = "last migration " + Terminal.time(migrated) + ", first process "
                + Terminal.time(Pods.started(first)) + " (" + Pods.component(first) + ")";
        // The kubelet tells the second only.
        if (Pods.started(first).isBefore(migrated.truncatedTo(ChronoUnit.SECONDS))) {
            throw new AssertionError(seen);
        }
        return seen;
    }

    static Instant lastMigration(Installation shop) {
        Pod web = shop.podsOf(shop.parts().web()).get(0);
        String printed = shop.exec(web, Pods.main(web).getName(), "python3", "manage.py", "shell", "-c", LAST);
        String last = printed.lines().reduce("", (earlier, later) -> later);
        return OffsetDateTime.parse(last.strip()).toInstant();
    }

    @Override
    public Fault fault(Parts parts) {
        return unguarded(parts).plantedFromTheStart();
    }

    static Fault unguarded(Parts parts) {
        return Fault.inTheStack(
                "web pods that do not wait for the migrations",
                shop -> shop.with(
                        parts.web(),
                        o -> o.patch(
                                Deployment.class,
                                d -> d.getSpec().getTemplate().getSpec().setInitContainers(List.of()))));
    }
}
