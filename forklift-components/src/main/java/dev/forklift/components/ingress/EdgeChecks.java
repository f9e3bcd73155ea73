package dev.forklift.components.ingress;

import dev.forklift.declare.Notes;
import dev.forklift.kube.Cidrs;
import java.time.Duration;

/** Looks at what is said of an edge, and notes at the user's line what cannot be. */
public final class EdgeChecks {

    private static final String WRONG = "forklift.E240";
    private final Notes notes;

    /**
     * Begins.
     *
     * @param notes where mistakes are noted
     */
    public EdgeChecks(Notes notes) {
        this.notes = notes;
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
     * {@return whether a value is one; what is none is noted as {@code forklift.E240}}
     *
     * @param ok whether it is
     * @param title what is wrong
     * @param because why
     * @param fix what to write instead
     */
    public boolean value(boolean ok, String title, String because, String fix) {
        return require(ok, WRONG, title, because, fix);
    }

    /**
     * {@return whether this is a network of addresses}
     *
     * @param method what was called with it
     * @param network such as {@code 10.0.0.0/8} or {@code 2400:cb00::/32}
     */
    public boolean network(String method, String network) {
        return value(
                Cidrs.isCidr(network),
                method + "(\"" + network + "\")",
                "a network is an address and the length of its prefix",
                "a network such as 203.0.113.0/24, or 203.0.113.7/32 for one address");
    }

    /**
     * {@return whether this is a time of whole seconds within bounds}
     *
     * @param method what was called with it
     * @param time the time
     * @param least the least seconds
     * @param most the most seconds
     */
    public boolean seconds(String method, Duration time, int least, int most) {
        boolean ok = time.toNanosPart() == 0 && time.toSeconds() >= least && time.toSeconds() <= most;
        String bound = most == Integer.MAX_VALUE ? "" : ", at most " + most;
        return value(
                ok,
                method + "(" + time + ")",
                "it is counted in whole seconds, at least " + least + bound,
                method + "(Duration.ofSeconds(" + Math.max(least, 60) + "))");
    }

    /**
     * {@return whether a number is at least as large as another}
     *
     * @param method what was called with it
     * @param number the number
     * @param least the least it may be
     * @param because why
     */
    public boolean atLeast(String method, long number, long least, String because) {
        return value(
                number >= least,
                method + "(" + number + ")",
                because,
                method + "(" + Math.max(least, 1) + "), or more");
    }
}
