package dev.forklift.components.command;

import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.components.django.Django;
import dev.forklift.declare.Notes;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.workload.AutoscaleOptions;
import dev.forklift.workload.ProbesOptions;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A management command that runs for ever: {@link ManagementCommand#forever}. A Deployment, and the ConfigMap with the file that starts
 * it: a command that handles no SIGTERM would else run on until it is killed. It is ready when the command itself runs, its checks
 * having passed; whether it still works nobody can see from outside, so that it says it by a file, or is asked by a command.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination">Termination of
 * Pods</a>, <a href="https://man7.org/linux/man-pages/man7/pid_namespaces.7.html">pid_namespaces(7)</a>.
 */
public final class CommandDeployment implements Component<NoPort> {

    private final Django django;
    private final CommandDeploymentSpec spec;
    private final Notes notes;

    CommandDeployment(Django django, CommandDeploymentSpec spec, Notes notes) {
        this.django = django;
        this.spec = spec;
        this.notes = notes;
    }

    @Override
    public Notes notes() {
        return notes;
    }

    /** {@return what was said of it} */
    public CommandDeploymentSpec spec() {
        return spec;
    }

    @Override
    public NoPort define(Scope scope) {
        deployment(scope, CommandProcess.configMap(scope));
        return NoPort.INSTANCE;
    }

    private void deployment(Scope scope, ConfigMapHandle file) {
        scope.deployment(w -> {
            new CommandProcess(django, spec.command()).runForEver(w.role("command"), file);
            w.stopsWithin(spec.stopsWithin()).probes(this::probes);
            Pods.onto(w, spec.scale());
        });
    }

    private void probes(ProbesOptions probes) {
        CommandProcess.readiness(probes, spec.startupWithin());
        if (!spec.liveness().isEmpty()) {
            CommandProcess.liveness(probes, spec.liveness().toArray(String[]::new));
        }
    }

    /** What can be said of a command that runs for ever. */
    public static final class Options extends CommandOptions<Options> {

        private final ImmutableCommandDeploymentSpec.Builder spec = ImmutableCommandDeploymentSpec.builder();
        private final Pods pods;
        private int questions;

        Options(Notes notes, String command) {
            super(notes, command);
            this.pods = new Pods(notes);
        }

        CommandDeploymentSpec build() {
            return spec.command(command()).scale(pods.scale()).build();
        }

        /**
         * Sets how many pods run.
         *
         * @param count from 0; the profile's number for the role {@code command} by default, which is 1 where it names none. Not
         *     together with {@link #autoscale} or {@link #single}.
         * @return these options
         */
        public Options replicas(int count) {
            pods.replicas(count);
            return this;
        }

        /**
         * Runs one pod and never two: in a rollout the old one is gone before the new one starts.
         *
         * @param because what two would do wrong: {@code "each reads the whole topic"}
         * @return these options
         */
        public Options single(String because) {
            if (numbers()
                    .require(
                            !because.isBlank(),
                            "forklift.E171",
                            "single(\"\")",
                            "whoever reads this later has to know what two would do wrong",
                            "single(\"each reads the whole topic\")")) {
                pods.single(because);
            }
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
         * Sets how long it may take to stop once it is asked to: what it is at, and its {@code finally} blocks. The pod's grace period
         * is this and five seconds.
         *
         * @param atMost whole seconds, at least 1; 25 by default
         * @return these options
         */
        public Options stopsWithin(Duration atMost) {
            if (numbers().seconds(atMost, 1, "stopsWithin")) {
                spec.stopsWithin(atMost);
            }
            return this;
        }

        /**
         * Sets how long a pod may take until its command runs.
         *
         * @param atMost whole seconds, at least 2; two minutes by default
         * @return these options
         */
        public Options startupWithin(Duration atMost) {
            if (numbers().seconds(atMost, 2, "startupWithin")) {
                spec.startupWithin(atMost);
            }
            return this;
        }

        /**
         * Restarts it when it has not touched a file for some time. Let the loop that does the work touch it, also while it waits
         * for what is away: an outage is no reason to restart.
         *
         * @param path absolute, in a writable directory: {@code /tmp/alive}
         * @param oldest whole minutes, at least one; longer than one turn of the loop takes
         * @return these options
         */
        public Options aliveFile(String path, Duration oldest) {
            if (numbers().path(path, "aliveFile") && numbers().minutes(oldest, "aliveFile") && isOnly()) {
                spec.liveness(List.of(CommandProcess.fresh(path, oldest)));
            }
            return this;
        }

        /**
         * Restarts it when a command in its container fails three times in a row.
         *
         * @param command the program and its arguments; no shell is involved. It must ask for nothing but the process itself.
         * @return these options
         */
        public Options liveness(String... command) {
            if (numbers()
                            .require(
                                    command.length > 0 && !command[0].isBlank(),
                                    "forklift.E171",
                                    "liveness() without a command",
                                    "the API server refuses an exec probe that runs nothing",
                                    "liveness(\"test\", \"-e\", \"/tmp/alive\")")
                    && isOnly()) {
                spec.liveness(List.of(command));
            }
            return this;
        }

        private boolean isOnly() {
            questions++;
            return numbers()
                    .require(
                            questions == 1,
                            "forklift.E171",
                            "liveness is said twice",
                            "a container has one liveness probe",
                            "one of aliveFile(…) and liveness(…)");
        }

        @Override
        Options self() {
            return this;
        }
    }
}
