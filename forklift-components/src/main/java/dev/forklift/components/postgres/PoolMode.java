package dev.forklift.components.postgres;

import java.util.Locale;

/**
 * When a pool gives a connection to another client.
 *
 * <p>Source: <a href="https://www.pgbouncer.org/features.html">PgBouncer's features</a>, <a
 * href="https://docs.djangoproject.com/en/5.2/ref/databases/#transaction-pooling-server-side-cursors">Transaction pooling and
 * server-side cursors</a>.
 */
public enum PoolMode {
    /** When the client disconnects: everything works, and little is saved where Django keeps its connections. */
    SESSION,
    /** When a transaction ends: few connections serve many clients, without what belongs to a session. */
    TRANSACTION;

    /** {@return as PgBouncer writes it: {@code transaction}} */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
