package dev.forklift.components.django;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.data.DataService;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Notes;
import dev.forklift.workload.JobHandle;
import dev.forklift.workload.JobOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Migrates a project's database, once for each release: a Job whose name is a hash of its content, so that a new image or a
 * changed setting is a new Job, and an unchanged one is not run again. Every process of the project then waits, in an init
 * container, until {@code migrate --check} finds nothing left to apply.
 *
 * <pre>{@code
 * s.add("migrate", Migrate.of(django));
 * }</pre>
 *
 * <p>Pods that still run the release before see the new schema for a while: migrations have to leave them working.
 *
 * <p>Source: <a href="https://docs.djangoproject.com/en/5.2/ref/django-admin/#migrate">migrate</a>.
 */
public final class Migrate implements Component<MigratePort> {

    private final Django django;
    private final MigrateSpec spec;
    private final Notes notes;

    private Migrate(Django django, MigrateSpec spec, Notes notes) {
        this.django = django;
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return {@code migrate --noinput}, run as soon as the database answers}
     *
     * @param django the project
     */
    public static Migrate of(Django django) {
        return of(django, options -> {});
    }

    /**
     * {@return a migration}
     *
     * @param django the project
     * @param options what differs
     */
    public static Migrate of(Django django, Consumer<Options> options) {
        Notes notes = Notes.here();
        notes.given("the Django project", django);
        Options said = new Options(notes);
        options.accept(said);
        return new Migrate(django, said.spec.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public MigratePort define(Scope scope) {
        JobHandle job = job(scope);
        scope.declare(new ReleaseStep(django.path(), job.succeeded()));
        return new MigratePort(job.succeeded());
    }

    private JobHandle job(Scope scope) {
        return scope.job(j -> {
            django.process(j, ProcessOptions::beforeMigrations)
                    .backoffLimit(spec.backoffLimit())
                    .command(manage(spec.command()));
            spec.deadline().ifPresent(j::deadline);
            if (spec.checkDeploy()) {
                checkDeploy(j);
            }
            waitForDatabase(j);
            j.atFinish(this::afterTheDatabase);
        });
    }

    /** Deployers that know an order apply a database of the stack first; elsewhere the pod waits by itself. */
    private void afterTheDatabase(Facts facts, JobOptions job) {
        facts.of(DataService.class).stream()
                .filter(service -> service.at().equals(django.database().at()))
                .forEach(service -> job.after(service.ready()));
    }

    private void checkDeploy(JobOptions job) {
        job.init(
                "check-deploy",
                c -> c.likeMain().command(manage(List.of("check", "--deploy", "--fail-level", "WARNING"))));
    }

    private void waitForDatabase(JobOptions job) {
        job.init("wait-for-database", c -> c.likeMain().command("/bin/sh", "-c", waiting()));
    }

    /** Connects, rather than {@code check --database}, which reaches no Postgres. */
    private String waiting() {
        List<String> connect = new ArrayList<>(django.manage());
        connect.addAll(List.of("shell", "-c", "from django.db import connection; connection.ensure_connection()"));
        return """
                trap 'exit 143' TERM
                end=$(( `date +%%s` + %1$s ))
                until %2$s; do
                  if [ `date +%%s` -ge $end ]; then
                    echo 'the database has not answered within %1$s seconds' >&2
                    exit 1
                  fi
                  echo 'waiting for the database' >&2
                  sleep 3
                done
                """.formatted(spec.databaseWithin().toSeconds(), Shell.words(connect));
    }

    private String[] manage(List<String> command) {
        return Stream.concat(django.manage().stream(), command.stream()).toArray(String[]::new);
    }

    /** What can be said of a migration. */
    public static final class Options {

        private final Notes notes;
        private final ImmutableMigrateSpec.Builder spec = ImmutableMigrateSpec.builder();

        private Options(Notes notes) {
            this.notes = notes;
        }

        /**
         * Sets the management command that migrates.
         *
         * @param command its name and arguments; {@code migrate --noinput} by default
         * @return these options
         */
        public Options command(String... command) {
            if (require(
                    command.length > 0 && !command[0].isBlank(),
                    "forklift.E151",
                    "a migration without a command",
                    "manage.py alone lists its commands and migrates nothing",
                    "command(\"migrate\", \"--noinput\")")) {
                spec.command(List.of(command));
            }
            return this;
        }

        /**
         * Sets how long the database may take to answer. Where it takes longer, the pod fails and is tried again.
         *
         * @param atMost whole seconds, at least 1; ten minutes by default
         * @return these options
         */
        public Options databaseWithin(Duration atMost) {
            if (seconds("databaseWithin", atMost)) {
                spec.databaseWithin(atMost);
            }
            return this;
        }

        /**
         * Sets how often it is tried again after a failure, each time in a new pod, so that every log stays.
         *
         * @param retries from 0; 3 by default
         * @return these options
         */
        public Options backoffLimit(int retries) {
            if (require(
                    retries >= 0,
                    "forklift.E151",
                    "backoffLimit(" + retries + ")",
                    "it is at least 0",
                    "backoffLimit(0), which tries once")) {
                spec.backoffLimit(retries);
            }
            return this;
        }

        /**
         * Sets how long all of it may take, waiting and retries included; then it is stopped and has failed.
         *
         * @param atMost whole seconds, at least 1; no limit by default, since a stopped migration may be half applied
         * @return these options
         */
        public Options deadline(Duration atMost) {
            if (seconds("deadline", atMost)) {
                spec.deadline(atMost);
            }
            return this;
        }

        /**
         * Checks the settings first by {@code check --deploy}, and migrates nothing where it warns.
         *
         * <p>Source: <a href="https://docs.djangoproject.com/en/5.2/howto/deployment/checklist/">Deployment checklist</a>.
         *
         * @return these options
         */
        public Options checkDeploy() {
            spec.checkDeploy(true);
            return this;
        }

        private boolean seconds(String method, Duration value) {
            return require(
                    value.toSeconds() >= 1 && value.toNanosPart() == 0 && value.toSeconds() <= Integer.MAX_VALUE,
                    "forklift.E151",
                    method + "(" + value + ")",
                    "it is counted in whole seconds, at least 1",
                    method + "(Duration.ofMinutes(10))");
        }

        private boolean require(boolean ok, String id, String title, String because, String fix) {
            if (!ok) {
                notes.refuse(id, title, because, fix);
            }
            return ok;
        }
    }
}
