package dev.forklift.components.command;

import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.components.django.Django;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.declare.Notes;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.workload.ProbesOptions;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * rq-scheduler, {@code manage.py rqscheduler} of django-rq, which puts jobs into their queues when they are due. One pod: another
 * would only wait for its lock. The image has to have rq-scheduler; RQ's own scheduler is {@link RqWorker.Options#withScheduler}.
 *
 * <p>Source: <a href="https://github.com/rq/rq-scheduler">RQ Scheduler</a>.
 */
public final class RqScheduler implements Component<NoPort> {

    private static final Duration STOPPING = Duration.ofSeconds(10);
    private static final Duration START_UP = Duration.ofMinutes(2);

    private final Django django;
    private final RqSchedulerSpec spec;
    private final Notes notes;

    @SuppressWarnings(
            "NullAway") // a scheduler without its Redis is not defined, since its notes say that it is missing
    private RqScheduler(Django django, @Nullable RqSchedulerSpec spec, Notes notes) {
        this.django = django;
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return a scheduler that looks every minute}
     *
     * @param django the project
     * @param redis where the queues lie: a Redis that does not evict
     */
    public static RqScheduler of(Django django, RedisPort redis) {
        return of(django, redis, options -> {});
    }

    /**
     * {@return a scheduler}
     *
     * @param django the project
     * @param redis where the queues lie: a Redis that does not evict
     * @param options how often it looks, and where
     */
    public static RqScheduler of(Django django, RedisPort redis, Consumer<Options> options) {
        Notes notes = Notes.here();
        notes.given("the Django project", django);
        if (!notes.given("the Redis of RQ", redis)) {
            return new RqScheduler(django, null, notes);
        }
        Options said = new Options(notes, redis);
        options.accept(said);
        return new RqScheduler(django, said.spec.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    /** {@return what was said of it} */
    public RqSchedulerSpec spec() {
        return spec;
    }

    @Override
    public NoPort define(Scope scope) {
        deployment(scope, CommandProcess.configMap(scope));
        return NoPort.INSTANCE;
    }

    private void deployment(Scope scope, ConfigMapHandle file) {
        scope.deployment(w -> {
            new CommandProcess(django, command()).runForEver(w.role("scheduler"), file);
            w.single("one looks at a time, and another would only wait for its lock")
                    .stopsWithin(STOPPING)
                    .probes(this::probes);
        });
    }

    private CommandSpec command() {
        return Rq.command("rqscheduler", spec.redis())
                .args("--queue=" + spec.queue(), "--interval=" + spec.interval().toSeconds())
                .build();
    }

    private void probes(ProbesOptions probes) {
        CommandProcess.readiness(probes, START_UP);
        CommandProcess.liveness(probes, spec.interval().plusMinutes(1).plusSeconds(59));
    }

    /** What can be said of rq-scheduler. */
    public static final class Options {

        private final Numbers numbers;
        private final ImmutableRqSchedulerSpec.Builder spec = ImmutableRqSchedulerSpec.builder();

        private Options(Notes notes, RedisPort redis) {
            this.numbers = new Numbers(notes);
            Rq.keeps(numbers, redis);
            spec.redis(redis);
        }

        /**
         * Sets the queue by whose settings it reaches Redis.
         *
         * @param name a key of the settings' {@code RQ_QUEUES}; {@code default} by default
         * @return these options
         */
        public Options queue(String name) {
            if (numbers.require(
                    name.matches("[^\\s$-][^\\s$]*"),
                    "forklift.E174",
                    "'" + name + "' is no name of a queue",
                    "a queue is a key in the settings' RQ_QUEUES",
                    "a name such as default, without blanks and '$'")) {
                spec.queue(name);
            }
            return this;
        }

        /**
         * Sets how often it looks for jobs that are due.
         *
         * @param every whole seconds, at least 1; a minute by default
         * @return these options
         */
        public Options interval(Duration every) {
            if (numbers.seconds(every, 1, "interval")) {
                spec.interval(every);
            }
            return this;
        }
    }
}
