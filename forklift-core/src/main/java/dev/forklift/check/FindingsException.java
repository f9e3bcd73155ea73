package dev.forklift.check;

/** A stack has errors. Its message is the whole report. */
public final class FindingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Report report;

    FindingsException(Report report) {
        super("\n" + report);
        this.report = report;
    }

    /** {@return what is wrong} */
    public Report report() {
        return report;
    }
}
