package dev.forklift.components.django;

/** What differs between the processes of one project. */
public final class ProcessOptions {

    private boolean connectionsPerRequest;
    private boolean gated = true;
    private boolean bypassing;
    private int connections = 1;
    private String reckoned = "1";

    ProcessOptions() {}

    /**
     * Closes the database connection after each request ({@code CONN_MAX_AGE=0}): needed under ASGI, where connections that are
     * kept are never used again.
     *
     * <p>Source: <a href="https://docs.djangoproject.com/en/5.2/ref/databases/#persistent-connections">Persistent
     * connections</a>.
     *
     * @return these options
     */
    public ProcessOptions connectionsPerRequest() {
        connectionsPerRequest = true;
        return this;
    }

    /**
     * Does not wait for migrations: for what migrates, and for what has to run before.
     *
     * @return these options
     */
    public ProcessOptions beforeMigrations() {
        gated = false;
        return this;
    }

    /**
     * Connects to the database itself, past a pool: for migrations, {@code LISTEN}, and locks and settings of a session. Where there is
     * no pool it changes nothing.
     *
     * @return these options
     */
    public ProcessOptions bypassPooler() {
        bypassing = true;
        return this;
    }

    /**
     * Says how many connections to the database a pod may hold, against which the database's limit is held: one for each thread that
     * uses it, in each process.
     *
     * @param perPod from 0; 1 by default
     * @return these options
     */
    public ProcessOptions connections(int perPod) {
        return connections(perPod, String.valueOf(perPod));
    }

    /**
     * Says how many connections to the database a pod may hold, and how that number comes about.
     *
     * @param perPod from 0; 1 by default
     * @param reckoning for the message: {@code 3 workers × 4 threads}
     * @return these options
     */
    public ProcessOptions connections(int perPod, String reckoning) {
        connections = Math.max(0, perPod);
        reckoned = reckoning;
        return this;
    }

    boolean isBypassing() {
        return bypassing;
    }

    int connections() {
        return connections;
    }

    String reckoning() {
        return reckoned;
    }

    boolean isConnectionsPerRequest() {
        return connectionsPerRequest;
    }

    boolean isGated() {
        return gated;
    }
}
