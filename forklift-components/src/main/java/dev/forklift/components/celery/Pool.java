package dev.forklift.components.celery;

/**
 * How a worker runs its tasks beside each other.
 *
 * <p>Source: <a href="https://docs.celeryq.dev/en/stable/userguide/concurrency/index.html">Concurrency</a>.
 */
public enum Pool {
    /** Child processes: the default, for tasks of any kind. */
    PREFORK("prefork", 2),
    /** Threads: for tasks that wait more than they compute. */
    THREADS("threads", 4),
    /** Greenlets of gevent, which the image has to have: for very many tasks that only wait. */
    GEVENT("gevent", 100),
    /** Greenlets of eventlet, which the image has to have: for very many tasks that only wait. */
    EVENTLET("eventlet", 100),
    /** One task at a time, in the worker's own process. While it runs, the worker does nothing else. */
    SOLO("solo", 1);

    private final String word;
    private final int concurrency;

    Pool(String word, int concurrency) {
        this.word = word;
        this.concurrency = concurrency;
    }

    /** {@return what {@code --pool} calls it} */
    public String word() {
        return word;
    }

    /** {@return how many tasks run beside each other where nothing is said: 2 processes, 4 threads, 100 greenlets, 1 alone} */
    public int defaultConcurrency() {
        return concurrency;
    }
}
