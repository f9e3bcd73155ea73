package shop.cluster;

/** The release before goes on serving, no process of the new one starts, the Job's log has the error; the mended one goes through. */
final class FailedMigrationsHarmNobody implements Check {

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
        return Releases.stoppedAndMended(shop, s -> Releases.release(Releases.BROKEN, s, shop.parts()), WHY);
    }

    @Override
    public Fault fault(Parts parts) {
        return MigrationsComeFirst.unguarded(parts);
    }
}
