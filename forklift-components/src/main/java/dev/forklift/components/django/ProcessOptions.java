package dev.forklift.components.django;

/** What differs between the processes of one project. */
public final class ProcessOptions {

    private boolean connectionsPerRequest;
    private boolean gated = true;

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

    boolean isConnectionsPerRequest() {
        return connectionsPerRequest;
    }

    boolean isGated() {
        return gated;
    }
}
