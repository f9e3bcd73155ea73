package dev.forklift.components.celery;

import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.ProcessOptions;
import dev.forklift.declare.CallSite;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Notes;
import dev.forklift.kube.Quantities;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.workload.ContainerResources;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.Workload;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A group of Celery workers: pods that take tasks from the same queues.
 *
 * <p>Source: <a href="https://docs.celeryq.dev/en/stable/userguide/workers.html">Workers Guide</a>.
 */
public final class CeleryWorker implements Component<NoPort> {

    private static final String ROLE = "worker";
    private static final Duration STOPPING = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** A child has imported the project; and what it shares with its parent counts for each child anew. */
    private static final BigDecimal SMALLEST_CHILD = Quantities.amount("192Mi");

    private final Django django;
    private final CeleryWorkerSpec spec;
    private final Notes notes;

    @SuppressWarnings("NullAway") // a worker without its project is not defined, since its notes say that it is missing
    private CeleryWorker(@Nullable Django django, CeleryWorkerSpec spec, Notes notes) {
        this.django = django;
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return workers of a Django project}
     *
     * @param django the project, which has a broker
     */
    public static CeleryWorker of(Django django) {
        return of(django, w -> {});
    }

    /**
     * {@return workers of a Django project}
     *
     * @param django the project, which has a broker
     * @param options queues, concurrency, scaling
     */
    public static CeleryWorker of(Django django, Consumer<Options> options) {
        Notes notes = Notes.here();
        if (!notes.given("django", django)) {
            return new CeleryWorker(null, ImmutableCeleryWorkerSpec.builder().build(), notes);
        }
        Options said = new Options(notes, django);
        options.accept(said);
        return new CeleryWorker(django, said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    /** {@return what was said of it} */
    public CeleryWorkerSpec spec() {
        return spec;
    }

    @Override
    public NoPort define(Scope scope) {
        CeleryProcess process = new CeleryProcess(django, spec.app());
        process.requireBroker(scope);
        spec.queues().forEach(queue -> scope.declare(new QueueConsumer(django.path(), queue)));
        ConfigMapHandle file = CeleryProcess.configMap(scope);
        Workload workers = deployment(scope, process, file);
        queueScaling().ifPresent(keda -> keda.declare(scope, workers));
        return NoPort.INSTANCE;
    }

    private Workload deployment(Scope scope, CeleryProcess process, ConfigMapHandle file) {
        return scope.deployment(w -> {
            process.start(w.role(ROLE), file, spec.entrypoint(), arguments(scope), this::connections);
            w.stopsWithin(spec.longestTask().plus(STOPPING))
                    .probes(p -> CeleryProcess.probes(p, CeleryProcess.START_UP, patience()));
            resources(w);
            replicas(w);
            queueScaling().ifPresent(keda -> keda.onto(w));
        });
    }

    private void connections(ProcessOptions process) {
        process.connections(concurrency(), concurrency() + " tasks at once");
    }

    private void resources(DeploymentOptions workers) {
        spec.memoryRequest().ifPresent(request -> workers.resources(r -> r.request("memory", request)));
        spec.memoryLimit().ifPresent(limit -> workers.resources(r -> r.limit("memory", limit)));
    }

    private void replicas(DeploymentOptions workers) {
        spec.replicas().ifPresent(workers::replicas);
        spec.scaling()
                .ifPresent(s -> s.match(
                        queues -> workers.scaledElsewhere(queues.least(), queues.most()),
                        cpu -> workers.autoscale(
                                a -> a.between(cpu.least(), cpu.most()).cpu(cpu.percent()))));
    }

    private Optional<QueueScaling> queueScaling() {
        return onQueues(spec)
                .filter(s -> !spec.queues().isEmpty())
                .flatMap(s -> django.broker().map(broker -> new QueueScaling(spec, s, broker)));
    }

    private static Optional<Scaling.OnQueues> onQueues(CeleryWorkerSpec spec) {
        return spec.scaling().flatMap(s -> s.match(Optional::of, cpu -> Optional.empty()));
    }

    private List<String> arguments(Scope scope) {
        List<String> args = new ArrayList<>(List.of("worker", "--loglevel=" + spec.logLevel()));
        if (!spec.queues().isEmpty()) {
            args.add("--queues=" + String.join(",", spec.queues()));
        }
        args.add("--hostname=" + scope.path() + "@%h");
        args.add("--pool=" + spec.pool().word());
        args.add("--concurrency=" + concurrency());
        args.add("--prefetch-multiplier=" + spec.prefetch());
        if (spec.pool() == Pool.PREFORK && spec.replacesChildren()) {
            args.add("--max-tasks-per-child=" + spec.maxTasksPerChild());
            kibibytesPerChild(scope).ifPresent(k -> args.add("--max-memory-per-child=" + k));
        }
        args.add("--without-gossip");
        args.add("--without-mingle");
        args.addAll(spec.args());
        return args;
    }

    private int concurrency() {
        return spec.concurrency().orElse(spec.pool().defaultConcurrency());
    }

    /** A child's share of the memory limit, of which their parent gets as much. */
    private Optional<String> kibibytesPerChild(Scope scope) {
        Optional<BigDecimal> share = spec.memoryLimit()
                .or(() -> scope.profile().resourcesOf(ROLE).map(ContainerResources::memoryLimit))
                .map(limit -> Quantities.amount(limit)
                        .divide(BigDecimal.valueOf(concurrency() + 1L), RoundingMode.DOWN)
                        .max(SMALLEST_CHILD));
        return spec.maxMemoryPerChild()
                .map(Quantities::amount)
                .or(() -> share)
                .map(bytes -> bytes.divide(BigDecimal.valueOf(1024), RoundingMode.DOWN)
                        .setScale(0, RoundingMode.DOWN)
                        .toPlainString());
    }

    /** How long the event loop may be silent: in the solo pool, while a task runs. */
    private Duration patience() {
        return spec.pool() == Pool.SOLO
                ? PATIENCE.multipliedBy(2).plusMinutes(spec.longestTask().toMinutes())
                : PATIENCE;
    }

    /** What can be said of a worker. */
    public static final class Options {

        private static final Duration VISIBILITY_TIMEOUT = Duration.ofHours(1);
        private static final Set<String> BEAT = Set.of("-B", "--beat");

        private final Notes notes;
        private final Django django;
        private final ImmutableCeleryWorkerSpec.Builder spec = ImmutableCeleryWorkerSpec.builder();
        private final Set<String> queues = new LinkedHashSet<>();
        private final Set<String> numbersOfPods = new LinkedHashSet<>();
        private Pool pool = Pool.PREFORK;
        private int concurrency = 1;
        private boolean children;
        private boolean saidQueues;
        private CallSite scaledAt = CallSite.UNKNOWN;
        private @Nullable CallSite scripted;

        private Options(Notes notes, Django django) {
            this.notes = notes;
            this.django = django;
        }

        private CeleryWorkerSpec build() {
            CeleryWorkerSpec said = spec.build();
            onQueues(said).ifPresent(scaling -> {
                if (!saidQueues) {
                    notes.refuse(Finding.of(
                                    "forklift.E148",
                                    "autoscale(…) by queues that are not named",
                                    "KEDA looks at queues by their names, and which ones the app declares only the app knows",
                                    "queues(\"default\", …) before it, or autoscaleCpu(…)")
                            .at(scaledAt));
                }
                if (scaling.cooldown().orElse(said.longestTask()).compareTo(said.longestTask()) < 0) {
                    notes.refuse(Finding.of(
                                    "forklift.E149",
                                    "a cooldown that is shorter than the longest task",
                                    "a task that runs may be in no queue any more, and the pod that runs it would be stopped",
                                    "cooldown(Duration.ofSeconds("
                                            + said.longestTask().toSeconds() + ")), or longer")
                            .at(scaledAt));
                }
            });
            Entrypoint.alone(
                    notes,
                    scripted,
                    said.equals(ImmutableCeleryWorkerSpec.builder()
                            .entrypoint(said.entrypoint())
                            .queues(said.queues())
                            .pool(said.pool())
                            .longestTask(said.longestTask())
                            .memoryRequest(said.memoryRequest())
                            .memoryLimit(said.memoryLimit())
                            .replicas(said.replicas())
                            .scaling(said.scaling())
                            .build()));
            return said;
        }

        /**
         * Runs a script of the image that starts the worker, in place of {@code celery -A … worker}: {@code
         * entrypoint("/entrypoint-celery-worker.sh")}. It should start Celery by {@code exec}, so that it is asked to stop in an orderly way.
         * Probes stay: our file is then Celery's loader, by {@code CELERY_LOADER}; an app with a loader of its own needs others. Say
         * its queues and longest task here all the same, by which it is scaled and stopped; other options of Celery are refused.
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
         * Adds queues that tasks are taken from.
         *
         * @param names their names, without blanks and commas; each once. By default all that the app declares in {@code
         *     task_queues}, or Celery's default queue.
         * @return these options
         */
        public Options queues(String... names) {
            saidQueues = true;
            if (names.length == 0) {
                notes.refuse(
                        "forklift.E142",
                        "queues() without a queue",
                        "a worker takes tasks from the queues that are named, and from the app's own where none is",
                        "queues(\"default\"), or nothing at all");
            }
            for (String name : names) {
                queue(name);
            }
            return this;
        }

        private void queue(String name) {
            if (!name.matches("[^\\s,$]+")) {
                notes.refuse(
                        "forklift.E142",
                        "'" + name + "' is no name of a queue",
                        "queues are named in one argument, divided by commas",
                        "a name such as default, without blanks, ',' and '$'");
            } else if (!queues.add(name)) {
                notes.refuse(
                        "forklift.E142",
                        "the queue '" + name + "' is named twice",
                        "a worker takes tasks from a queue once; more of them at a time is concurrency",
                        "one of the two");
            } else {
                spec.queues(name);
            }
        }

        /**
         * Sets how many tasks one pod runs beside each other. Celery's own default would be the cores of the node, whatever the
         * pod may use of them.
         *
         * @param tasks at least 1; 2 processes, 4 threads, 100 greenlets by default, and always 1 in the solo pool
         * @return these options
         */
        public Options concurrency(int tasks) {
            if (Numbers.atLeast(notes, tasks, 1, "concurrency")) {
                concurrency = tasks;
                spec.concurrency(tasks);
                solo();
            }
            return this;
        }

        /**
         * Sets how tasks run beside each other.
         *
         * @param kind {@link Pool#PREFORK} by default
         * @return these options
         */
        public Options pool(Pool kind) {
            pool = kind;
            spec.pool(kind);
            solo();
            onlyPrefork();
            return this;
        }

        private void solo() {
            if (pool == Pool.SOLO && concurrency > 1) {
                notes.refuse(
                        "forklift.E145",
                        "concurrency(" + concurrency + ") in the solo pool",
                        "it runs one task at a time, in the worker's own process",
                        "concurrency(1), or another pool");
            }
        }

        /**
         * Sets how many tasks are fetched ahead, for each that runs. What is fetched no other worker can take.
         *
         * @param tasks at least 1, the default
         * @return these options
         */
        public Options prefetch(int tasks) {
            if (Numbers.atLeast(notes, tasks, 1, "prefetch")) {
                spec.prefetch(tasks);
            }
            return this;
        }

        /**
         * Replaces a child process after some tasks, so that a leak does not grow for ever.
         *
         * @param tasks at least 1; 100 by default
         * @return these options
         */
        public Options maxTasksPerChild(int tasks) {
            if (Numbers.atLeast(notes, tasks, 1, "maxTasksPerChild")) {
                spec.maxTasksPerChild(tasks);
                children = true;
                onlyPrefork();
            }
            return this;
        }

        /**
         * Replaces a child process that has grown to a size, when its task is done.
         *
         * @param size resident memory, such as {@code 200Mi}; what it shares with its parent counts. By default the memory limit
         *     divided by the children and their parent, and not less than 192Mi.
         * @return these options
         */
        public Options maxMemoryPerChild(String size) {
            if (Numbers.quantity(notes, size, "maxMemoryPerChild")) {
                spec.maxMemoryPerChild(size);
                children = true;
                onlyPrefork();
            }
            return this;
        }

        /**
         * Keeps child processes, however old and large they are.
         *
         * @return these options
         */
        public Options keepChildren() {
            spec.replacesChildren(false);
            return this;
        }

        private void onlyPrefork() {
            if (children && pool != Pool.PREFORK) {
                notes.refuse(
                        "forklift.E145",
                        "a limit for children in the " + pool.word() + " pool",
                        "only the prefork pool has child processes, which can be replaced",
                        "pool(Pool.PREFORK), or no limit");
            }
        }

        /**
         * Says how long a task may take. A pod that is asked to stop finishes what it runs, and is killed only after this and
         * fifteen seconds.
         *
         * @param atMost whole seconds; five minutes by default
         * @return these options
         */
        public Options longestTask(Duration atMost) {
            if (Numbers.seconds(notes, atMost, "longestTask")) {
                spec.longestTask(atMost);
                visible(atMost);
            }
            return this;
        }

        private void visible(Duration task) {
            boolean redis =
                    django.broker().map(b -> b.match(amqp -> false, r -> true)).orElse(false);
            if (redis && task.compareTo(VISIBILITY_TIMEOUT) > 0) {
                notes.refuse(
                        "forklift.W141",
                        "longestTask(" + task + ") is longer than Redis hides a task",
                        "a task that is not acknowledged within the broker's visibility timeout, one hour by default, is"
                                + " given to another worker as well",
                        "a longer visibility_timeout in CELERY_BROKER_TRANSPORT_OPTIONS, and this finding suppressed; or a"
                                + " RabbitMq");
            }
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

        /**
         * Asks for memory, and limits it to the same.
         *
         * @param requestAndLimit such as {@code 1Gi}; the profile's for {@code worker} by default
         * @return these options
         */
        public Options memory(String requestAndLimit) {
            return memory(requestAndLimit, requestAndLimit);
        }

        /**
         * Asks for memory, and limits it. The children's size follows from the limit.
         *
         * @param request such as {@code 512Mi}
         * @param limit such as {@code 1Gi}, at least the request
         * @return these options
         */
        public Options memory(String request, String limit) {
            if (Numbers.quantity(notes, request, "memory") && Numbers.quantity(notes, limit, "memory")) {
                spec.memoryRequest(request).memoryLimit(limit);
            }
            return this;
        }

        /**
         * Sets how many pods run.
         *
         * @param pods from 0; the profile's for {@code worker} by default. Not together with an autoscaler.
         * @return these options
         */
        public Options replicas(int pods) {
            if (Numbers.atLeast(notes, pods, 0, "replicas") && only("replicas(" + pods + ")")) {
                spec.replicas(pods);
            }
            return this;
        }

        /**
         * Lets KEDA decide by the length of the queues how many pods run. KEDA has to be in the cluster, and the queues to be
         * named.
         *
         * @param options length and bounds
         * @return these options
         */
        public Options autoscale(Consumer<QueueScalingOptions> options) {
            QueueScalingOptions said = new QueueScalingOptions(notes);
            options.accept(said);
            if (only("autoscale(…)")) {
                scaledAt = CallSite.here();
                spec.scaling(said.build());
            }
            return this;
        }

        /**
         * Lets Kubernetes decide by the CPU how many pods run: where tasks compute more than they wait.
         *
         * @param options utilization and bounds
         * @return these options
         */
        public Options autoscaleCpu(Consumer<CpuScalingOptions> options) {
            CpuScalingOptions said = new CpuScalingOptions(notes);
            options.accept(said);
            if (only("autoscaleCpu(…)")) {
                spec.scaling(said.build());
            }
            return this;
        }

        private boolean only(String said) {
            numbersOfPods.add(said);
            if (numbersOfPods.size() > 1) {
                notes.refuse(
                        "forklift.E144",
                        String.join(" beside ", numbersOfPods),
                        "two answers to how many pods run undo each other",
                        "one of them");
            }
            return numbersOfPods.size() == 1;
        }

        /**
         * Adds arguments of {@code celery worker}, for what there is no option here.
         *
         * @param more such as {@code -E}; neither {@code -B}, which is {@link CeleryBeat}, nor {@code --autoscale}, which is
         *     {@link #autoscale}
         * @return these options
         */
        public Options args(String... more) {
            for (String one : more) {
                if (BEAT.contains(one)) {
                    notes.refuse(
                            "forklift.E146",
                            one + " in a worker",
                            "every pod would have a scheduler of its own, and each task would be sent as often as there are"
                                    + " pods",
                            "s.add(\"celery-beat\", CeleryBeat.of(django))");
                } else if (one.equals("--autoscale") || one.startsWith("--autoscale=")) {
                    notes.refuse(
                            "forklift.E144",
                            "--autoscale in a worker",
                            "a pool that grows and shrinks has neither a concurrency nor a share of the memory, and works"
                                    + " against an autoscaler of pods",
                            "concurrency(8), and autoscale(a -> …) for the number of pods");
                } else {
                    spec.args(one);
                }
            }
            return this;
        }
    }
}
