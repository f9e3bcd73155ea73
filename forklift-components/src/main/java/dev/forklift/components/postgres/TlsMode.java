package dev.forklift.components.postgres;

import java.util.Locale;

/**
 * How a connection to Postgres is secured.
 *
 * <p>Source: <a href="https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION">SSL Support</a>.
 */
public enum TlsMode {
    /** Never encrypted. */
    DISABLE,
    /** Encrypted where the server can; whoever is in between can prevent it. */
    PREFER,
    /** Encrypted, by whoever answers: nothing is verified. */
    REQUIRE,
    /** Encrypted, and the server's certificate is signed by the given authority. */
    VERIFY_CA,
    /** Encrypted, signed by the given authority, and issued for the host's name. */
    VERIFY_FULL;

    /** {@return as libpq writes it: {@code verify-full}} */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return whether it needs the authority's certificate} */
    public boolean verifies() {
        return this == VERIFY_CA || this == VERIFY_FULL;
    }
}
