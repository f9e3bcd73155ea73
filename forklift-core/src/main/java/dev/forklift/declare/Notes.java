package dev.forklift.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a component's factory notes before there is a scope: its line, what was wrong in the user's lambda, and which handle was
 * missing because an earlier component failed. {@code Scope.add} reads them and supplies the path.
 */
public final class Notes {

    private final CallSite site;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private Notes(CallSite site) {
        this.site = site;
    }

    /** {@return empty notes that remember the user's current line} */
    public static Notes here() {
        return new Notes(CallSite.here());
    }

    /** {@return empty notes without a line, for a component that has none} */
    public static Notes none() {
        return new Notes(CallSite.UNKNOWN);
    }

    /** {@return the line of the factory} */
    public CallSite site() {
        return site;
    }

    /**
     * Notes a mistake at the user's current line.
     *
     * @param id the rule, such as {@code acme.E001}
     * @param title what is wrong
     * @param because why
     * @param fix what to write instead
     */
    public void refuse(String id, String title, String because, String fix) {
        refuse(Finding.of(id, title, because, fix));
    }

    /**
     * Notes a mistake: at its own line, for what is seen to be wrong only when everything is said; without one at the user's current
     * line.
     *
     * @param finding what is wrong
     */
    public void refuse(Finding finding) {
        findings.add(finding.site().equals(CallSite.UNKNOWN) ? finding.at(lineNow()) : finding);
    }

    private CallSite lineNow() {
        CallSite line = CallSite.here();
        return line.equals(CallSite.UNKNOWN) ? site : line;
    }

    /**
     * {@return whether a handle is there; a null one is noted as missing}
     *
     * @param name what the handle is called, for the message
     * @param handle a port that {@code add} returned
     */
    public boolean given(String name, @Nullable Object handle) {
        if (handle == null) {
            missing.add(name);
        }
        return handle != null;
    }

    /** {@return what was wrong, without a path} */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** {@return the first handle that was missing} */
    public Optional<String> missing() {
        return missing.stream().findFirst();
    }
}
