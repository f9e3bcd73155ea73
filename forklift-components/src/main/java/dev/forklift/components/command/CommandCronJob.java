package dev.forklift.components.command;

import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.components.django.Django;
import dev.forklift.declare.Notes;
import java.time.Duration;

/**
 * A management command that is run by the clock: {@link ManagementCommand#cron}. Runs do not overlap, and a run that could not
 * start for ten minutes is left out.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/">CronJob</a>.
 */
public final class CommandCronJob implements Component<NoPort> {

    private final Django django;
    private final CommandCronJobSpec spec;
    private final Notes notes;

    CommandCronJob(Django django, CommandCronJobSpec spec, Notes notes) {
        this.django = django;
        this.spec = spec;
        this.notes = notes;
    }

    @Override
    public Notes notes() {
        return notes;
    }

    /** {@return what was said of it} */
    public CommandCronJobSpec spec() {
        return spec;
    }

    @Override
    public NoPort define(Scope scope) {
        cronJob(scope);
        return NoPort.INSTANCE;
    }

    private void cronJob(Scope scope) {
        scope.cronJob(spec.schedule(), c -> {
            new CommandProcess(django, spec.command()).run(c);
            c.startingDeadline(spec.startingDeadline()).history(spec.succeeded(), spec.failed());
            spec.timeZone().ifPresent(c::timeZone);
            spec.backoffLimit().ifPresent(c::backoffLimit);
            spec.deadline().ifPresent(c::deadline);
            if (spec.overlapping()) {
                c.overlapping();
            }
            if (spec.suspended()) {
                c.suspended();
            }
        });
    }

    /** What can be said of a command that is run by the clock. */
    public static final class Options extends CommandOptions<Options> {

        private static final String NEVER = "0 0 1 1 *";

        private final ImmutableCommandCronJobSpec.Builder spec = ImmutableCommandCronJobSpec.builder();

        Options(Notes notes, String schedule, String command) {
            super(notes, command);
            boolean ok = numbers()
                    .require(
                            isSchedule(schedule),
                            "forklift.E172",
                            "'" + schedule + "' is no schedule",
                            "a schedule has five fields (minute, hour, day, month, weekday) or is one of @hourly, @daily, @weekly …",
                            "cron(django, \"0 3 * * *\", \"clearsessions\"), and timeZone(\"Europe/Berlin\") for a zone");
            spec.schedule(ok ? schedule : NEVER);
        }

        private static boolean isSchedule(String schedule) {
            return schedule.matches("@(yearly|annually|monthly|weekly|daily|midnight|hourly)")
                    || schedule.matches("[0-9A-Za-z*,/?-]+( +[0-9A-Za-z*,/?-]+){4}");
        }

        CommandCronJobSpec build() {
            return spec.command(command()).build();
        }

        /**
         * Sets the time zone of the schedule.
         *
         * @param zone an IANA zone such as {@code Europe/Berlin}; the control plane's by default, which mostly is UTC
         * @return these options
         */
        public Options timeZone(String zone) {
            if (numbers()
                    .require(
                            zone.matches("[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*") && !zone.equals("Local"),
                            "forklift.E172",
                            "'" + zone + "' is no time zone",
                            "Kubernetes looks it up in the IANA database, and takes no offsets",
                            "timeZone(\"Europe/Berlin\")")) {
                spec.timeZone(zone);
            }
            return this;
        }

        /**
         * Lets a run start while the one before it still runs. By default that run is left out.
         *
         * @return these options
         */
        public Options overlapping() {
            spec.overlapping(true);
            return this;
        }

        /**
         * Starts no more runs, until this is taken away.
         *
         * @return these options
         */
        public Options suspended() {
            spec.suspended(true);
            return this;
        }

        /**
         * Leaves out a run that could not start in time.
         *
         * @param atMost whole seconds, at least 10, since the controller looks every ten seconds; ten minutes by default
         * @return these options
         */
        public Options startingDeadline(Duration atMost) {
            if (numbers().seconds(atMost, 10, "startingDeadline")) {
                spec.startingDeadline(atMost);
            }
            return this;
        }

        /**
         * Keeps ended runs for their logs.
         *
         * @param succeeded how many that succeeded, from 0; 1 by default
         * @param failed how many that failed, from 0; 3 by default
         * @return these options
         */
        public Options history(int succeeded, int failed) {
            if (numbers().atLeast(succeeded, 0, "history") && numbers().atLeast(failed, 0, "history")) {
                spec.succeeded(succeeded).failed(failed);
            }
            return this;
        }

        /**
         * Sets how often a run is tried again after a failure.
         *
         * @param retries from 0; 6 by Kubernetes' own default
         * @return these options
         */
        public Options backoffLimit(int retries) {
            if (numbers().atLeast(retries, 0, "backoffLimit")) {
                spec.backoffLimit(retries);
            }
            return this;
        }

        /**
         * Sets how long a run may take, retries included; then it is stopped and has failed. One that hangs keeps all later ones from
         * starting.
         *
         * @param atMost whole seconds, at least 1; no limit by default
         * @return these options
         */
        public Options deadline(Duration atMost) {
            if (numbers().seconds(atMost, 1, "deadline")) {
                spec.deadline(atMost);
            }
            return this;
        }

        @Override
        Options self() {
            return this;
        }
    }
}
