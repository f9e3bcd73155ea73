package dev.forklift.components.celery;

import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.components.django.Django;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.declare.CallSite;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Notes;
import dev.forklift.declare.Text;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.Volume;
import dev.forklift.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Celery's scheduler, which sends periodic tasks. One pod, whatever the profile says; in a rollout the old one is gone before
 * the new one starts, since two would send each task twice.
 *
 * <p>Source: <a href="https://docs.celeryq.dev/en/stable/userguide/periodic-tasks.html">Periodic Tasks</a>.
 */
public final class CeleryBeat implements Component<NoPort> {

    private static final String ROLE = "scheduler";
    private static final String DIRECTORY = "/var/lib/celery";
    private static final String REDBEAT = "REDBEAT_REDIS";
    /** The lock of a beat that was killed lasts five of these, and nothing is sent meanwhile; Celery's own default is 300 s. */
    private static final Duration REDBEAT_INTERVAL = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Django django;
    private final CeleryBeatSpec spec;
    private final Notes notes;

    @SuppressWarnings("NullAway") // a beat without its project is not defined, since its notes say that it is missing
    private CeleryBeat(@Nullable Django django, CeleryBeatSpec spec, Notes notes) {
        this.django = django;
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return the beat of a Django project}
     *
     * @param django the project, which has a broker
     */
    public static CeleryBeat of(Django django) {
        return of(django, b -> {});
    }

    /**
     * {@return the beat of a Django project}
     *
     * @param django the project, which has a broker
     * @param options where it keeps its schedule
     */
    public static CeleryBeat of(Django django, Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes);
        if (notes.given("django", django)) {
            options.accept(said);
        }
        return new CeleryBeat(django, said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    /** {@return what was said of it} */
    public CeleryBeatSpec spec() {
        return spec;
    }

    @Override
    public NoPort define(Scope scope) {
        CeleryProcess process = new CeleryProcess(django, spec.app());
        process.requireBroker(scope);
        scope.declare(process.beat());
        scope.declare(new BeatWorkload(
                deployment(scope, process, CeleryProcess.configMap(scope)).ref()));
        return NoPort.INSTANCE;
    }

    private Workload deployment(Scope scope, CeleryProcess process, ConfigMapHandle file) {
        return scope.deployment(w -> {
            process.start(w.role(ROLE), file, spec.entrypoint(), arguments(), p -> {});
            w.single("there is one schedule, and two beats would send each of its tasks twice")
                    .probes(p -> CeleryProcess.probes(p, startUp(), PATIENCE))
                    .atFinish((facts, own) -> requireOne(facts, scope, process));
            spec.schedule()
                    .match(
                            inFile -> w.mount(DIRECTORY, volume(scope, inFile)),
                            database -> w,
                            redBeat -> redBeat(redBeat.redis(), w));
        });
    }

    private static Volume volume(Scope scope, Schedule.InFile file) {
        return file.claim()
                .map(size -> Volume.claim("schedule", scope.claim("schedule", size, c -> {})))
                .orElse(Volume.emptyDir("schedule"));
    }

    /** RedBeat's address, which the project's settings read; the pod puts the password in. Sentinels' addresses are parts of their own. */
    private static DeploymentOptions redBeat(RedisPort redis, DeploymentOptions beat) {
        redis.secrets(REDBEAT).forEach(beat::env);
        redis.endpoints().forEach(beat::connectsTo);
        if (redis.sentinels().isPresent()) {
            redis.environment(REDBEAT).forEach(beat::env);
        } else {
            beat.env(REDBEAT + "_URL", redBeatUrl(redis));
        }
        return beat;
    }

    private static Text redBeatUrl(RedisPort redis) {
        return Text.of(redis.tls() ? "rediss://" : "redis://")
                .plus(redis.password().isPresent() ? ":$(" + REDBEAT + "_PASSWORD)@" : "")
                .plus(redis.at().hostAndPort())
                .plus("/" + redis.database());
    }

    private List<String> arguments() {
        List<String> args = new ArrayList<>(List.of("beat", "--loglevel=" + spec.logLevel(), "--pidfile="));
        args.add(spec.schedule()
                .match(
                        file -> "--schedule=" + DIRECTORY + "/schedule",
                        database -> "--scheduler=django_celery_beat.schedulers:DatabaseScheduler",
                        redBeat -> "--scheduler=redbeat.RedBeatScheduler"));
        maxInterval().ifPresent(interval -> args.add("--max-interval=" + interval.toSeconds()));
        return args;
    }

    private Optional<Duration> maxInterval() {
        return spec.maxInterval().or(() -> isRedBeat() ? Optional.of(REDBEAT_INTERVAL) : Optional.empty());
    }

    /** RedBeat waits for the lock of a beat that was killed before it looks at its schedule for the first time. */
    private Duration startUp() {
        return maxInterval()
                .filter(interval -> isRedBeat())
                .map(interval -> interval.multipliedBy(5).plus(CeleryProcess.START_UP))
                .orElse(CeleryProcess.START_UP);
    }

    private boolean isRedBeat() {
        return spec.schedule().match(file -> false, database -> false, redBeat -> true);
    }

    /** Each of several beats says the same, at the line of the last, so that it is one finding. */
    private static void requireOne(Facts facts, Scope scope, CeleryProcess process) {
        List<Facts.Fact<BeatProcess>> beats = facts.said(BeatProcess.class).stream()
                .filter(f -> f.value().equals(process.beat()))
                .toList();
        if (beats.size() < 2) {
            return;
        }
        Facts.Fact<BeatProcess> last = beats.get(beats.size() - 1);
        Finding finding = Finding.of(
                        "forklift.E147",
                        beats.size() + " beats of one project",
                        "there is one schedule, and each of them would send each of its tasks",
                        "one CeleryBeat; another Celery app of the project is told by app(…)")
                .at(last.site())
                .in(last.path());
        for (Facts.Fact<BeatProcess> beat : beats) {
            finding = finding.concerning(beat.path(), beat.site());
        }
        scope.report(finding);
    }

    /** What can be said of beat. */
    public static final class Options {

        private final Notes notes;
        private final ImmutableCeleryBeatSpec.Builder spec = ImmutableCeleryBeatSpec.builder();
        private @Nullable CallSite scripted;

        private Options(Notes notes) {
            this.notes = notes;
        }

        private CeleryBeatSpec build() {
            CeleryBeatSpec said = spec.build();
            Entrypoint.alone(
                    notes,
                    scripted,
                    said.equals(ImmutableCeleryBeatSpec.builder()
                            .entrypoint(said.entrypoint())
                            .app(said.app())
                            .schedule(said.schedule())
                            .build()));
            return said;
        }

        /**
         * Runs a script of the image that starts beat, in place of {@code celery -A … beat}: {@code
         * entrypoint("/entrypoint-celery-beat.sh")}. It should start Celery by {@code exec}, so that it is asked to stop in an orderly way.
         * Probes stay: our file is then Celery's loader, by {@code CELERY_LOADER}; an app with a loader of its own needs others. A
         * schedule said here is mounted, or its address set, for the script to name it; other options of Celery are refused.
         *
         * @param command the script and its arguments
         * @return these options
         */
        public Options entrypoint(String... command) {
            if (Entrypoint.check(notes, command)) {
                spec.entrypoint(List.of(command));
                scripted = CallSite.here();
            }
            return this;
        }

        /**
         * Sets where the Celery app is.
         *
         * @param module what {@code celery -A} takes: {@code shop}, {@code shop.celery} or {@code shop.celery:app}; by default the
         *     package of the settings module
         * @return these options
         */
        public Options app(String module) {
            if (AppName.check(notes, module)) {
                spec.app(module);
            }
            return this;
        }

        /**
         * Sets where beat keeps what is due.
         *
         * @param where {@link Schedule#inPod()} by default
         * @return these options
         */
        public Options schedule(Schedule where) {
            boolean ok = where.match(
                    file -> file.claim()
                            .map(size -> Numbers.quantity(notes, size, "onVolume"))
                            .orElse(true),
                    database -> true,
                    redBeat -> notes.given("the Redis of RedBeat", redBeat.redis()) && keeps(redBeat.redis()));
            if (ok) {
                spec.schedule(where);
            }
            return this;
        }

        private boolean keeps(RedisPort redis) {
            if (redis.evicts()) {
                notes.refuse(
                        "forklift.W140",
                        "RedBeat keeps its schedule in a Redis that evicts",
                        "when its memory is full it drops keys, and with them tasks that are never sent again",
                        "a Redis that keeps what it has: Redis.inCluster(r -> r.forBroker())");
            }
            return true;
        }

        /**
         * Sets how long beat sleeps at the most before it looks at its schedule again. RedBeat's lock lasts five times as long.
         *
         * @param atMost whole seconds, at least 1; by default the scheduler's own: 5 minutes for a file, 5 seconds in the database,
         *     and 10 seconds for RedBeat
         * @return these options
         */
        public Options maxInterval(Duration atMost) {
            if (Numbers.seconds(notes, atMost, "maxInterval")) {
                spec.maxInterval(atMost);
            }
            return this;
        }

        /**
         * Sets the log level, where the project's {@code LOGGING} does not configure the root logger.
         *
         * @param level {@code DEBUG}, {@code INFO} (the default), {@code WARNING}, {@code ERROR}, {@code CRITICAL} or {@code
         *     FATAL}
         * @return these options
         */
        public Options logLevel(String level) {
            if (LogLevel.check(notes, level)) {
                spec.logLevel(level);
            }
            return this;
        }
    }
}
