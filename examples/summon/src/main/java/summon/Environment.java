package summon;

import dev.forklift.workload.Profile;

/**
 * Where a tenant runs, and how much of it.
 *
 * @param id its name
 * @param profile the defaults of its pods
 * @param domain the end of its tenants' host names
 * @param debug whether Django shows its errors
 * @param web pods of the web
 * @param celeryd pods of Celery's workers
 * @param daphne pods that hold websockets
 * @param channelworker pods of Channels' workers
 * @param statics pods that serve static files
 */
public record Environment(
        String id,
        Profile profile,
        String domain,
        boolean debug,
        int web,
        int celeryd,
        int daphne,
        int channelworker,
        int statics) {

    /** What is tried on a laptop or for a branch: data services in the cluster. */
    public static final Environment DEV =
            new Environment("dev", Profile.development(), "dev.summon.example.com", true, 1, 1, 1, 1, 1);
    /** What testers see. */
    public static final Environment QA =
            new Environment("qa", Profile.staging(), "qa.summon.example.com", true, 1, 1, 1, 1, 1);
    /** What customers accept. */
    public static final Environment UAT =
            new Environment("uat", Profile.production(), "uat.summon.example.com", false, 2, 1, 2, 2, 2);
    /** What customers use. */
    public static final Environment PROD =
            new Environment("prod", Profile.production(), "summon.example.com", false, 4, 4, 2, 4, 2);

    boolean isDev() {
        return id.equals("dev");
    }
}
