package dev.forklift.components.command;

import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.ProcessOptions;
import dev.forklift.declare.Finding;
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

/**
 * Channels' workers, {@code manage.py runworker}: pods that take what is sent to named channels through the channel layer.
 *
 * <pre>{@code
 * s.add("thumbnails", ChannelsWorker.of(django, "thumbnails-generate", w -> w.longestMessage(Duration.ofMinutes(1))));
 * }</pre>
 *
 * <p>{@code runworker} opens no port and handles no SIGTERM, so that it is started by a file of ours: it is ready once it listens,
 * alive as long as its event loop turns, and asked to stop it finishes the messages that it has taken. It ends by itself when the
 * channel layer fails, and is restarted.
 *
 * <p>Source: <a href="https://channels.readthedocs.io/en/stable/topics/worker.html">Worker and Background Tasks</a>.
 */
public final class ChannelsWorker implements Component<NoPort> {

    private static final Duration STOPPING = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Django django;
    private final ChannelsWorkerSpec spec;
    private final Notes notes;

    private ChannelsWorker(Django django, ChannelsWorkerSpec spec, Notes notes) {
        this.django = django;
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return workers of a channel}
     *
     * @param django the project, which has a channel layer
     * @param channel the channel's name
     */
    public static ChannelsWorker of(Django django, String channel) {
        return of(django, channel, options -> {});
    }

    /**
     * {@return workers of a channel}
     *
     * @param django the project, which has a channel layer
     * @param channel the channel's name
     * @param options further channels, how many pods run
     */
    public static ChannelsWorker of(Django django, String channel, Consumer<Options> options) {
        Notes notes = Notes.here();
        notes.given("the Django project", django);
        Options said = new Options(notes, channel);
        options.accept(said);
        return new ChannelsWorker(django, said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    /** {@return what was said of it} */
    public ChannelsWorkerSpec spec() {
        return spec;
    }

    @Override
    public NoPort define(Scope scope) {
        requireLayer(scope);
        deployment(scope, CommandProcess.configMap(scope));
        return NoPort.INSTANCE;
    }

    /** Once, where the project is defined, for all of its channels workers. */
    private void requireLayer(Scope scope) {
        if (django.channelLayer().isEmpty()) {
            scope.report(Finding.of(
                            "forklift.E176",
                            "a channels worker needs a channel layer",
                            "what is sent to its channels reaches it through the project's channel layer, and none is set",
                            "DjangoProject.of(image, db, d -> d.channelLayer(redis)); where the settings name one of another kind,"
                                    + " suppress this with that for a reason")
                    .at(django.site())
                    .in(django.path())
                    .concerning(scope.path(), scope.line()));
        }
    }

    private void deployment(Scope scope, ConfigMapHandle file) {
        scope.deployment(w -> {
            new CommandProcess(django, command())
                    .runForEver(w.role("worker"), file, ProcessOptions::connectionsPerRequest);
            w.stopsWithin(spec.longestMessage().plus(STOPPING)).probes(this::probes);
            Pods.onto(w, spec.scale());
        });
    }

    private CommandSpec command() {
        List<String> args = new ArrayList<>();
        spec.layer().ifPresent(alias -> args.add("--layer=" + alias));
        args.addAll(spec.channels());
        return ImmutableCommandSpec.builder().command("runworker").args(args).build();
    }

    private void probes(ProbesOptions probes) {
        CommandProcess.readiness(probes, spec.startupWithin());
        CommandProcess.liveness(probes, PATIENCE);
    }

    /** What can be said of a channels worker. */
    public static final class Options {

        private static final int LONGEST = 100;

        private final Numbers numbers;
        private final Pods pods;
        private final ImmutableChannelsWorkerSpec.Builder spec = ImmutableChannelsWorkerSpec.builder();
        private final Set<String> channels = new LinkedHashSet<>();

        private Options(Notes notes, String channel) {
            this.numbers = new Numbers(notes);
            this.pods = new Pods(notes);
            channel(channel);
        }

        private ChannelsWorkerSpec build() {
            return spec.channels(channels).scale(pods.scale()).build();
        }

        private void channel(String name) {
            boolean ok = numbers.require(
                    name.matches("[a-zA-Z0-9_.-]+") && name.length() < LONGEST && !name.startsWith("-"),
                    "forklift.E174",
                    "'" + name + "' is no name of a channel",
                    "a channel's name has fewer than 100 letters, digits, '-', '_' and '.'",
                    "a name such as thumbnails-generate");
            numbers.require(
                    !ok || channels.add(name),
                    "forklift.E174",
                    "the channel '" + name + "' is named twice",
                    "a worker listens on a channel once",
                    "one of the two");
        }

        /**
         * Listens on further channels.
         *
         * @param more their names, each once
         * @return these options
         */
        public Options channels(String... more) {
            for (String name : more) {
                channel(name);
            }
            return this;
        }

        /**
         * Listens through another channel layer.
         *
         * @param alias its key in {@code CHANNEL_LAYERS}; {@code default} by default
         * @return these options
         */
        public Options layer(String alias) {
            if (numbers.require(
                    alias.matches("[\\w.-]+"),
                    "forklift.E174",
                    "'" + alias + "' is no alias of a channel layer",
                    "it is a key in the settings' CHANNEL_LAYERS",
                    "layer(\"default\")")) {
                spec.layer(alias);
            }
            return this;
        }

        /**
         * Says how long a message may take. A pod that is asked to stop takes no more, finishes what it has, and is killed only
         * after this and ten seconds. What is killed is lost: a channel layer delivers at most once.
         *
         * @param atMost whole seconds, at least 1; 30 by default
         * @return these options
         */
        public Options longestMessage(Duration atMost) {
            if (numbers.seconds(atMost, 1, "longestMessage")) {
                spec.longestMessage(atMost);
            }
            return this;
        }

        /**
         * Sets how long a pod may take until it listens.
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
         * Sets how many pods run; each message goes to one of them.
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
    }
}
