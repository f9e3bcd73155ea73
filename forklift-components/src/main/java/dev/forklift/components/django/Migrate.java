package dev.forklift.components.django;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.data.DataService;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import dev.forklift.declare.CallSite;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Notes;
import dev.forklift.declare.SecretKey;
import dev.forklift.kube.Hashes;
import dev.forklift.workload.ContainerOptions;
import dev.forklift.workload.JobHandle;
import dev.forklift.workload.JobOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Migrates a project's database, once for each release: a Job whose name is a hash of its content, so that a new image or a
 * changed setting is a new Job, and an unchanged one is not run again. Every process of the project then waits, in an init
 * container, until {@code migrate --check} finds nothing left to apply.
 *
 * <pre>{@code
 * s.add("migrate", Migrate.of(django));
 * }</pre>
 *
 * <p>Further steps run in the same pod, each in a container of its own and in this order: {@code checkDeploy()}, the wait for the
 * database, {@code backup(bucket)} or {@code snapshot()}, {@code before(…)}, {@code collectStatic()}, the migration, {@code
 * pause(…)}, {@code firstData(…)}, {@code superuser(…)}, {@code after(…)}. One that fails keeps the later ones from starting, and the
 * release's processes too, while those of the release before go on.
 *
 * <p>Pods that still run the release before see the new schema for a while: migrations have to leave them working. What removes is
 * for {@link PostDeploy}.
 *
 * <p>Source: <a href="https://docs.djangoproject.com/en/5.2/ref/django-admin/#migrate">migrate</a>.
 */
public final class Migrate implements Component<MigratePort> {

    /** What a project reads that keeps its static files in a bucket. */
    private static final String STATIC_BUCKET = "STATIC_BUCKET";

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
        return new Migrate(django, said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public MigratePort define(Scope scope) {
        collected(scope);
        Optional<Consumer<ReleasePod>> snapshot =
                spec.snapshot().flatMap(said -> new DatabaseSnapshot(django, said).declare(scope));
        JobHandle job = scope.job(j -> {
            job(j);
            ReleasePod pod = new ReleasePod(django, j);
            before(pod);
            snapshot.ifPresent(wait -> wait.accept(pod));
            migrate(pod);
        });
        scope.declare(new ReleaseStep(django.path(), job.succeeded(), release()));
        return new MigratePort(job.succeeded());
    }

    private void collected(Scope scope) {
        if (django.reads(STATIC_BUCKET) && !spec.collectStatic()) {
            scope.report(Finding.of(
                    "forklift.W192",
                    "nobody puts static files into the bucket",
                    "the project serves them from there, and pages without styles and scripts are what is seen when they are missing",
                    "collectStatic() of Migrate; or suppress this where another job collects them"));
        }
    }

    private void job(JobOptions job) {
        django.process(job, p -> p.beforeMigrations().bypassPooler()).backoffLimit(spec.backoffLimit());
        spec.deadline().ifPresent(job::deadline);
        job.atFinish(this::afterTheDatabase);
    }

    /** Deployers that know an order apply a database of the stack first; elsewhere the pod waits by itself. */
    private void afterTheDatabase(Facts facts, JobOptions job) {
        facts.of(DataService.class).stream()
                .filter(service ->
                        service.at().equals(django.database().direct().at()))
                .forEach(service -> job.after(service.ready()));
    }

    private void before(ReleasePod pod) {
        if (spec.checkDeploy()) {
            pod.first(
                    "check-deploy",
                    c -> c.command(pod.managed(List.of("check", "--deploy", "--fail-level", "WARNING"))));
        }
        pod.first("wait-for-database", c -> c.command("/bin/sh", "-c", waiting()));
        if (!spec.firstData().isEmpty()) {
            pod.script("note-empty-database", Script.NOTE_EMPTY_DATABASE, c -> {});
        }
        spec.dump().ifPresent(dump -> new DatabaseDump(django, dump).onto(pod));
    }

    /** Without further steps that processes have to wait for, the migration is the Job's main container. */
    private void migrate(ReleasePod pod) {
        pod.manageAll("before", spec.before());
        if (spec.collectStatic()) {
            pod.manage("collect-static", List.of("collectstatic", "--noinput"));
        }
        if (release().isEmpty()) {
            pod.job().command(migration(pod));
            return;
        }
        pod.job().mainContainerName("record-release");
        pod.step("migrate", c -> c.command(migration(pod)));
        after(pod);
        recordRelease(pod);
    }

    private String[] migration(ReleasePod pod) {
        return spec.entrypoint().isEmpty()
                ? pod.managed(spec.command())
                : spec.entrypoint().toArray(String[]::new);
    }

    private void after(ReleasePod pod) {
        spec.pause().ifPresent(time -> pod.pause("pause", time));
        if (!spec.firstData().isEmpty()) {
            pod.script(
                    "load-first-data",
                    Script.LOAD_FIRST_DATA,
                    c -> c.env("FORKLIFT_COMMANDS", Json.commands(spec.firstData())));
        }
        spec.superuser().ifPresent(user -> pod.script("superuser", Script.SUPERUSER, c -> superuser(c, user)));
        pod.manageAll("after", spec.after());
    }

    private static void superuser(ContainerOptions c, MigrateSpec.Superuser user) {
        c.env("DJANGO_SUPERUSER_USERNAME", user.username())
                .env("DJANGO_SUPERUSER_EMAIL", user.email())
                .env("DJANGO_SUPERUSER_PASSWORD", user.password());
    }

    private void recordRelease(ReleasePod pod) {
        pod.job()
                .command(pod.managed(List.of("shell", "-c", Script.RECORD_RELEASE.text())))
                .env("FORKLIFT_RELEASE", release().orElse(""));
    }

    /** What tells these steps from those of another release, where there are any that {@code migrate --check} does not see. */
    private Optional<String> release() {
        boolean more = !spec.before().isEmpty()
                || spec.collectStatic()
                || spec.pause().isPresent()
                || !spec.firstData().isEmpty()
                || spec.superuser().isPresent()
                || !spec.after().isEmpty();
        return more ? Optional.of("release-" + Hashes.shortHash(steps().toString())) : Optional.empty();
    }

    private List<Object> steps() {
        return List.of(
                django.image(),
                spec.before(),
                spec.collectStatic(),
                spec.entrypoint().isEmpty() ? spec.command() : spec.entrypoint(),
                spec.firstData(),
                spec.superuser().map(MigrateSpec.Superuser::username).orElse(""),
                spec.after());
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

    /** What can be said of a migration. */
    public static final class Options {

        private final Notes notes;
        private final ImmutableMigrateSpec.Builder spec = ImmutableMigrateSpec.builder();
        private boolean backed;
        private boolean commanded;
        private @Nullable CallSite scripted;

        private Options(Notes notes) {
            this.notes = notes;
        }

        private MigrateSpec build() {
            if (scripted != null && commanded) {
                notes.refuse(Finding.of(
                                "forklift.E310",
                                "a migration by a command and by a script",
                                "one container runs one of them, and the other would silently be left out",
                                "command(…) or entrypoint(…)")
                        .at(scripted));
            }
            return spec.build();
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
                commanded = true;
            }
            return this;
        }

        /**
         * Runs a script of the image that migrates, in place of the management command: {@code
         * entrypoint("/entrypoint-initializer.sh")}. It has to fail where the migration does. Processes wait until {@code migrate
         * --check} is content, whatever else the script does after it. Not together with {@link #command}.
         *
         * @param command the script and its arguments
         * @return these options
         */
        public Options entrypoint(String... command) {
            if (require(
                    command.length > 0 && !command[0].isBlank(),
                    "forklift.E151",
                    "entrypoint() without a program",
                    "it is run in place of the management command that migrates",
                    "entrypoint(\"/entrypoint-initializer.sh\")")) {
                spec.entrypoint(List.of(command));
                scripted = CallSite.here();
            }
            return this;
        }

        /**
         * Dumps the database into a bucket first, where there is something to migrate; without a dump nothing is migrated. Each
         * attempt has a dump of its own, named by its time; how long they are kept is the bucket's lifecycle rules' business.
         *
         * @param bucket where dumps are put
         * @return these options
         */
        public Options backup(ObjectStoragePort bucket) {
            return backup(bucket, dump -> {});
        }

        /**
         * Dumps the database into a bucket first, where there is something to migrate; without a dump nothing is migrated.
         *
         * @param bucket where dumps are put
         * @param options names, images, sizes
         * @return these options
         */
        public Options backup(ObjectStoragePort bucket, Consumer<DumpOptions> options) {
            if (notes.given("the bucket of the backup", bucket) && isFirstBackup()) {
                DumpOptions dump = new DumpOptions(notes, bucket);
                options.accept(dump);
                spec.dump(dump.build());
            }
            return this;
        }

        /**
         * Takes a snapshot of the database's volume first, one for each image; without a snapshot nothing is migrated.
         *
         * @return these options
         */
        public Options snapshot() {
            return snapshot(taken -> {});
        }

        /**
         * Takes a snapshot of the database's volume first, one for each image; without a snapshot nothing is migrated. The cluster
         * has to have the snapshot controller and a CSI driver that takes snapshots.
         *
         * @param options of which claim, by which class
         * @return these options
         */
        public Options snapshot(Consumer<SnapshotOptions> options) {
            if (isFirstBackup()) {
                SnapshotOptions taken = new SnapshotOptions(notes);
                options.accept(taken);
                spec.snapshot(taken.build());
            }
            return this;
        }

        private boolean isFirstBackup() {
            boolean first = require(
                    !backed,
                    "forklift.E190",
                    "two backups of one migration",
                    "the second is made in vain, of what the first holds already",
                    "one of backup(bucket) and snapshot()");
            backed = true;
            return first;
        }

        /**
         * Runs a management command before the migration, while the release before is still serving: what expands. Said again, a
         * further one after it. Like every step it may run again after a failure.
         *
         * @param command its name and arguments
         * @return these options
         */
        public Options before(String... command) {
            if (isCommand("before", command)) {
                spec.before(List.of(command));
            }
            return this;
        }

        /**
         * Collects static files before the migration, for a storage outside of the pod, such as a bucket. Files that are served from
         * the image are collected when it is built.
         *
         * <p>Source: <a
         * href="https://docs.djangoproject.com/en/5.2/howto/static-files/deployment/#serving-static-files-from-a-cloud-service-or-cdn">Serving
         * static files from a cloud service or CDN</a>.
         *
         * @return these options
         */
        public Options collectStatic() {
            spec.collectStatic(true);
            return this;
        }

        /**
         * Waits after the migration, before the next step.
         *
         * @param time whole seconds, at least 1; nothing by default
         * @return these options
         */
        public Options pause(Duration time) {
            if (seconds("pause", time)) {
                spec.pause(time);
            }
            return this;
        }

        /**
         * Loads the first data of a database that no migration has been applied to, once and in one transaction, after the migration.
         * Said again, a further command after it. A database that was there before is left alone.
         *
         * @param command a management command and its arguments: {@code "loaddata", "shops.json"}
         * @return these options
         */
        public Options firstData(String... command) {
            if (isCommand("firstData", command)) {
                spec.firstData(List.of(command));
            }
            return this;
        }

        /**
         * Creates a superuser, unless there is a user of that name.
         *
         * <p>Source: <a href="https://docs.djangoproject.com/en/5.2/ref/django-admin/#createsuperuser">createsuperuser</a>.
         *
         * @param username the name
         * @param email the address; it is the name where the user model has no other
         * @param password where the password is kept; a later change there changes nothing of the user
         * @return these options
         */
        public Options superuser(String username, String email, SecretKey password) {
            boolean ok = require(
                    !username.isBlank() && email.contains("@"),
                    "forklift.E151",
                    "superuser(\"" + username + "\", \"" + email + "\", …)",
                    "createsuperuser refuses an empty name, and an address without '@'",
                    "superuser(\"admin\", \"admin@example.com\", SecretKey.external(\"shop-admin\", \"password\"))");
            if (ok && notes.given("the superuser's password", password)) {
                spec.superuser(new MigrateSpec.Superuser(username, email, password));
            }
            return this;
        }

        /**
         * Runs a management command after the migration and before the processes of the release start. Said again, a further one
         * after it. Like every step it may run again after a failure.
         *
         * @param command its name and arguments
         * @return these options
         */
        public Options after(String... command) {
            if (isCommand("after", command)) {
                spec.after(List.of(command));
            }
            return this;
        }

        private boolean isCommand(String method, String... command) {
            return require(
                    command.length > 0 && !command[0].isBlank(),
                    "forklift.E151",
                    method + "() without a command",
                    "manage.py alone lists its commands and does nothing",
                    method + "(\"backfill_prices\", \"--batch\", \"500\")");
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
            return Seconds.check(notes, method, value);
        }

        private boolean require(boolean ok, String id, String title, String because, String fix) {
            if (!ok) {
                notes.refuse(id, title, because, fix);
            }
            return ok;
        }
    }
}
