package dev.forklift.components.command;

import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.components.django.Django;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.declare.Notes;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.workload.AutoscaleOptions;
import dev.forklift.workload.ProbesOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Workers of RQ, {@code manage.py rqworker} of django-rq: pods that take jobs from the same queues, one at a time each. Asked to
 * stop, a worker finishes its job and takes no other.
 *
 * <pre>{@code
 * s.add("rq", RqWorker.of(django, redis, w -> w.queues("high", "default").longestJob(Duration.ofMinutes(10))));
 * }</pre>
 *
 * <p>Source: <a href="https://python-rq.org/docs/workers/">Workers</a>, <a href="https://github.com/rq/django-rq">django-rq</a>.
 */
public final class RqWorker implements Component<NoPort> {

    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final Django django;
    private final RqWorkerSpec spec;
    private final Notes notes;

    @SuppressWarnings("NullAway") // a worker without its Redis is not defined, since its notes say that it is missing
    private RqWorker(Django django, @Nullable RqWorkerSpec spec, Notes notes) {
        this.django = django;
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return workers of the queue {@code default}}
     *
     * @param django the project
     * @param redis where the queues lie: a Redis that does not evict
     */
    public static RqWorker of(Django django, RedisPort redis) {
        return of(django, redis, options -> {});
    }

    /**
     * {@return workers of some queues}
     *
     * @param django the project
     * @param redis where the queues lie: a Redis that does not evict
     * @param options queues, the longest job, how many pods run
     */
    public static RqWorker of(Django django, RedisPort redis, Consumer<Options> options) {
        Notes notes = Notes.here();
        notes.given("the Django project", django);
        if (!notes.given("the Redis of RQ", redis)) {
            return new RqWorker(django, null, notes);
        }
        Options said = new Options(notes, redis);
        options.accept(said);
        return new RqWorker(django, said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    /** {@return what was said of it} */
    public RqWorkerSpec spec() {
        return spec;
    }

    @Override
    public NoPort define(Scope scope) {
        deployment(scope, CommandProcess.configMap(scope));
        return NoPort.INSTANCE;
    }

    private void deployment(Scope scope, ConfigMapHandle file) {
        scope.deployment(w -> {
            new CommandProcess(django, command()).runForEver(w.role("worker"), file);
            w.stopsWithin(spec.longestJob().plus(STOPPING)).probes(this::probes);
            Pods.onto(w, spec.scale());
        });
    }

    private CommandSpec command() {
        List<String> args = new ArrayList<>(spec.queues().isEmpty() ? List.of("default") : spec.queues());
        args.add("--worker-ttl=" + spec.workerTtl().toSeconds());
        if (spec.withScheduler()) {
            args.add("--with-scheduler");
        }
        args.addAll(spec.args());
        return Rq.command("rqworker", spec.redis()).args(args).build();
    }

    /** A worker is heard before its time is over, whether it waits or works. */
    private void probes(ProbesOptions probes) {
        CommandProcess.readiness(probes, spec.startupWithin());
        CommandProcess.liveness(probes, spec.workerTtl().plusMinutes(1).plusSeconds(59));
    }

    /** What can be said of an RQ worker. */
    public static final class Options {

        private final Numbers numbers;
        private final Pods pods;
        private final ImmutableRqWorkerSpec.Builder spec = ImmutableRqWorkerSpec.builder();
        private final Set<String> queues = new LinkedHashSet<>();

        private Options(Notes notes, RedisPort redis) {
            this.numbers = new Numbers(notes);
            this.pods = new Pods(notes);
            Rq.keeps(numbers, redis);
            spec.redis(redis);
        }

        private RqWorkerSpec build() {
            return spec.queues(queues).scale(pods.scale()).build();
        }

        /**
         * Adds queues that jobs are taken from; what is named first goes first.
         *
         * @param names keys of the settings' {@code RQ_QUEUES}, each once; {@code default} by default
         * @return these options
         */
        public Options queues(String... names) {
            for (String name : names) {
                boolean ok = numbers.require(
                        name.matches("[^\\s$-][^\\s$]*"),
                        "forklift.E174",
                        "'" + name + "' is no name of a queue",
                        "a queue is a key in the settings' RQ_QUEUES, and is named in an argument of its own",
                        "a name such as default, without blanks and '$'");
                numbers.require(
                        !ok || queues.add(name),
                        "forklift.E174",
                        "the queue '" + name + "' is named twice",
                        "a worker takes jobs from a queue once, and its place says how urgent it is",
                        "one of the two");
            }
            return this;
        }

        /**
         * Says how long a job may take. A pod that is asked to stop finishes its job, and is killed only after this and fifteen
         * seconds; what is killed is a failed job.
         *
         * @param atMost whole seconds, at least 1; three minutes by default, as RQ's own time-out of a job
         * @return these options
         */
        public Options longestJob(Duration atMost) {
            if (numbers.seconds(atMost, 1, "longestJob")) {
                spec.longestJob(atMost);
            }
            return this;
        }

        /**
         * Sets how long RQ takes a worker for alive after it was heard last. It is heard a quarter of a minute earlier than that, and
         * restarted when it is not heard for a minute longer.
         *
         * @param heard whole seconds, at least 30; two minutes by default, where RQ's own default is seven
         * @return these options
         */
        public Options workerTtl(Duration heard) {
            if (numbers.seconds(heard, 30, "workerTtl")) {
                spec.workerTtl(heard);
            }
            return this;
        }

        /**
         * Puts jobs that are due into their queues, too: RQ's own scheduler, for {@code enqueue_at} and {@code enqueue_in}. Of
         * several workers one does it at a time.
         *
         * @return these options
         */
        public Options withScheduler() {
            spec.withScheduler(true);
            return this;
        }

        /**
         * Sets how long a pod may take until it runs.
         *
         * @param atMost whole seconds, at least 2; two minutes by default
         * @return these options
         */
        public Options startupWithin(Duration atMost) {
            if (numbers.seconds(atMost, 2, "startupWithin")) {
                spec.startupWithin(atMost);
            }
            return this;
        }

        /**
         * Sets how many pods run, each of which does one job at a time.
         *
         * @param count from 0; the profile's number for the role {@code worker} by default. Not together with {@link #autoscale}.
         * @return these options
         */
        public Options replicas(int count) {
            pods.replicas(count);
            return this;
        }

        /**
         * Lets an autoscaler decide how many pods run.
         *
         * @param options bounds and metrics; 80 % of the requested CPU where no metric is said
         * @return these options
         */
        public Options autoscale(Consumer<AutoscaleOptions> options) {
            pods.autoscale(options);
            return this;
        }

        /**
         * Adds arguments of {@code rqworker}.
         *
         * @param more such as {@code --max-jobs=500}; not {@code --burst}, with which a worker ends when its queues are empty
         * @return these options
         */
        public Options args(String... more) {
            for (String one : more) {
                if (numbers.require(
                        !one.equals("--burst"),
                        "forklift.E178",
                        "--burst in a worker that runs for ever",
                        "it ends when its queues are empty, and would be restarted again and again",
                        "leave it out; or ManagementCommand.cron(django, schedule, \"rqworker\", c -> c.args(\"--burst\", …))")) {
                    spec.args(one);
                }
            }
            return this;
        }
    }
}
