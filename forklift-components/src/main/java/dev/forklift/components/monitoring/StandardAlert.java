package dev.forklift.components.monitoring;

import java.time.Duration;

/** The alerts that every Django service wants. */
public enum StandardAlert {
    /** A queue of Celery is longer than it may be. */
    QUEUE_TOO_LONG("QueueTooLong", Duration.ofMinutes(10), "warning", "the queue {{ $labels.%s }} is too long"),
    /** Beat does not run, so no periodic task is sent. */
    BEAT_SILENT("BeatSilent", Duration.ofMinutes(10), "critical", "no beat runs: periodic tasks are not sent"),
    /** Pods wait for migrations that are not applied. */
    MIGRATIONS_PENDING(
            "MigrationsPending",
            Duration.ofMinutes(15),
            "critical",
            "{{ $labels.pod }} waits for migrations that are not applied"),
    /** The Job that migrates has failed. */
    MIGRATION_FAILED("MigrationFailed", Duration.ZERO, "critical", "the Job {{ $labels.job_name }} has failed"),
    /** Too many requests are answered with an error of the server. */
    SERVER_ERRORS("ServerErrors", Duration.ofMinutes(5), "critical", "too many answers are errors of the server"),
    /** Containers are started again and again. */
    RESTARTS("Restarts", Duration.ZERO, "warning", "{{ $labels.pod }} was started again and again"),
    /** Fewer pods are healthy than a budget wants. */
    BUDGET_EXCEEDED(
            "BudgetExceeded",
            Duration.ofMinutes(10),
            "warning",
            "fewer pods are healthy than {{ $labels.poddisruptionbudget }} wants");

    private final String word;
    private final Duration lasting;
    private final String severity;
    private final String summary;

    StandardAlert(String word, Duration lasting, String severity, String summary) {
        this.word = word;
        this.lasting = lasting;
        this.severity = severity;
        this.summary = summary;
    }

    /** {@return the alert's name} */
    public String alertName() {
        return word;
    }

    /** {@return how long it has to last by default} */
    public Duration lasting() {
        return lasting;
    }

    /** {@return its label {@code severity} by default} */
    public String severity() {
        return severity;
    }

    String summary() {
        return summary;
    }
}
