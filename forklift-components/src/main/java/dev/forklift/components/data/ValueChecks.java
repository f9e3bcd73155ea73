package dev.forklift.components.data;

import dev.forklift.declare.Notes;
import dev.forklift.kube.Names;
import dev.forklift.kube.Quantities;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Looks at what is said of a service, and notes at the user's line what the service does not take. */
public final class ValueChecks {

    private static final int LONGEST_NAME = 63;
    private static final int LAST_PORT = 65535;

    private final Notes notes;

    /**
     * Begins.
     *
     * @param notes where mistakes are noted
     */
    public ValueChecks(Notes notes) {
        this.notes = notes;
    }

    /**
     * {@return whether a value is as it has to be; one that is not is noted as {@code forklift.E111}}
     *
     * @param ok whether it is
     * @param title what is wrong
     * @param because why
     * @param fix what to write instead
     */
    public boolean require(boolean ok, String title, String because, String fix) {
        return require(ok, "forklift.E111", title, because, fix);
    }

    /**
     * {@return whether something holds; what does not is noted}
     *
     * @param ok whether it does
     * @param id the rule
     * @param title what is wrong
     * @param because why
     * @param fix what to write instead
     */
    public boolean require(boolean ok, String id, String title, String because, String fix) {
        if (!ok) {
            notes.refuse(id, title, because, fix);
        }
        return ok;
    }

    /**
     * {@return whether there is such a port}
     *
     * @param number 1 to 65535
     */
    public boolean port(int number) {
        return require(
                number >= 1 && number <= LAST_PORT,
                "port(" + number + ")",
                "ports are numbered 1 to 65535",
                "the port that the service listens on");
    }

    /**
     * {@return whether this is a host name or an IPv4 address}
     *
     * @param host without scheme and port
     */
    public boolean host(String host) {
        return require(
                Names.isDnsSubdomain(host),
                "'" + host + "' is no host",
                "a host is a DNS name or an IPv4 address, without scheme, port and user",
                "a name such as db.example.com, and the port by port(…)");
    }

    /**
     * {@return whether this is a quantity above zero}
     *
     * @param method what was called with it
     * @param text such as {@code 10Gi}
     */
    public boolean quantity(String method, String text) {
        Optional<String> problem = Quantities.problem(text);
        boolean positive = problem.isEmpty() && Quantities.amount(text).signum() > 0;
        return require(
                positive,
                method + "(\"" + text + "\")",
                problem.orElse("nothing runs on none at all"),
                method + "(\"" + ("cpu".equals(method) ? "250m" : "1Gi") + "\")");
    }

    /**
     * {@return whether this can be the name of a user, a database or a virtual host}
     *
     * @param method what was called with it
     * @param name 1 to 63 bytes without blanks and control characters
     */
    public boolean name(String method, String name) {
        boolean printable = name.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        return require(
                printable && length >= 1 && length <= LONGEST_NAME,
                method + "(\"" + name + "\")",
                "a name has 1 to 63 bytes, and no blanks and control characters in it",
                method + "(\"shop\")");
    }
}
