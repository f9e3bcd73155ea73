package dev.forklift.components.redis;

/**
 * What a Redis is for. Each purpose wants a Redis of its own, since one that is full either drops keys, which loses tasks, or
 * refuses them, which stops a cache.
 *
 * <p>Source: <a href="https://redis.io/docs/latest/develop/reference/eviction/">Key eviction</a>, <a
 * href="https://docs.celeryq.dev/en/stable/getting-started/backends-and-brokers/redis.html#key-eviction">Celery's</a>.
 */
public enum RedisRole {
    /** Drops what was used least recently when it is full; keeps nothing over a restart. */
    CACHE("cache", true, false, 80),
    /** Celery's broker: refuses what does not fit, and keeps everything over a restart. */
    BROKER("broker", false, true, 60),
    /** Celery's results: refuses what does not fit, and keeps everything over a restart. */
    RESULTS("broker", false, true, 60),
    /** Channels' layer: refuses what does not fit; its messages live for seconds, and go with it. */
    CHANNEL_LAYER("cache", false, false, 80);

    private final String profileRole;
    private final boolean evicts;
    private final boolean persists;
    private final int percent;

    RedisRole(String profileRole, boolean evicts, boolean persists, int percent) {
        this.profileRole = profileRole;
        this.evicts = evicts;
        this.persists = persists;
        this.percent = percent;
    }

    /** {@return whether it drops keys when its memory is full} */
    public boolean evicts() {
        return evicts;
    }

    /** {@return whether what it holds outlives its pod} */
    public boolean persists() {
        return persists;
    }

    /** The part of the memory limit that keys may take; where it persists, rewriting its log copies what changes meanwhile. */
    int percent() {
        return percent;
    }

    String profileRole() {
        return profileRole;
    }
}
