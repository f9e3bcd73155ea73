package shop.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;

/** The release before goes on serving, no process of the new one starts, the Job's log has the error; the mended one goes through. */
final class FailedMigrationsHarmNobody implements Check {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration WHILE = Duration.ofSeconds(15);
    private static final String WHY = "contains null values";

    @Override
    public String id() {
        return "failed-migration";
    }

    @Override
    public String name() {
        return "a release whose migration fails starts no process and harms none; the mended one goes through";
    }

    @Override
    public String check(Installation shop) {
        Parts parts = shop.parts();
        shop.site().post("/orders", "{\"item\": \"a pallet\", \"quantity\": 1, \"email\": \"a@example.com\"}");
        List<Pod> before = Processes.lasting(shop);
        try (Load load = Load.on(shop)) {
            Patience.until(LIMIT, () -> load.sent() > 0 ? "" : "the client has not sent a request");
            shop.applyOnce(s -> Releases.triedOnce(Releases.release(Releases.BROKEN, s, parts), parts));
            String why = Releases.stopped(shop, WHY, before);
            Patience.sleep(WHILE);
            Releases.nothingStartedOrWentAway(shop, before);
            String meanwhile = load.nothingLost();
            shop.change(s -> Releases.release(Releases.MENDED, s, parts));
            Duration took = shop.rolledOut();
            if (!Releases.isMigrated(shop)) {
                throw new AssertionError("everything is rolled out, but the migration has not run");
            }
            Patience.sleep(WHILE);
            load.nothingLost();
            return "'" + why + "'; " + meanwhile + "; mended in " + took.toSeconds() + " s";
        }
    }

    @Override
    public Fault fault(Parts parts) {
        return MigrationsComeFirst.unguarded(parts);
    }
}
