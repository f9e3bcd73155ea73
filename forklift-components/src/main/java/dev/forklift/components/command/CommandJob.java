package dev.forklift.components.command;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.django.Django;
import dev.forklift.declare.Gate;
import dev.forklift.declare.Notes;
import dev.forklift.workload.JobHandle;
import java.time.Duration;

/**
 * A management command that is run once for each release: {@link ManagementCommand#once}. A Job whose name is a hash of its
 * content, so that a new image, another argument or a changed setting is a new Job, and an unchanged one is not run again. What runs
 * for each release has to bear to be run twice.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/workloads/controllers/job/">Jobs</a>.
 */
public final class CommandJob implements Component<CommandPort> {

    private final Django django;
    private final CommandJobSpec spec;
    private final Notes notes;

    CommandJob(Django django, CommandJobSpec spec, Notes notes) {
        this.django = django;
        this.spec = spec;
        this.notes = notes;
    }

    @Override
    public Notes notes() {
        return notes;
    }

    /** {@return what was said of it} */
    public CommandJobSpec spec() {
        return spec;
    }

    @Override
    public CommandPort define(Scope scope) {
        return new CommandPort(job(scope).succeeded());
    }

    private JobHandle job(Scope scope) {
        return scope.job(j -> {
            new CommandProcess(django, spec.command()).run(j);
            spec.backoffLimit().ifPresent(j::backoffLimit);
            spec.deadline().ifPresent(j::deadline);
            spec.deleteAfter().ifPresent(j::deleteAfter);
            spec.after().forEach(j::after);
        });
    }

    /** What can be said of a command that is run once. */
    public static final class Options extends CommandOptions<Options> {

        private final ImmutableCommandJobSpec.Builder spec = ImmutableCommandJobSpec.builder();

        Options(Notes notes, String command) {
            super(notes, command);
        }

        CommandJobSpec build() {
            return spec.command(command()).build();
        }

        /**
         * Sets how often it is tried again after a failure, each time in a new pod, so that every log stays.
         *
         * @param retries from 0; 6 by Kubernetes' own default, which takes about ten minutes
         * @return these options
         */
        public Options backoffLimit(int retries) {
            if (numbers().atLeast(retries, 0, "backoffLimit")) {
                spec.backoffLimit(retries);
            }
            return this;
        }

        /**
         * Sets how long all of it may take, retries included; then it is stopped and has failed.
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

        /**
         * Deletes the Job some time after it has ended. Applying the manifests again then runs it again, and a deployer that
         * compares the cluster with them all the time does so at once.
         *
         * @param ended whole seconds, from 0; it is kept by default
         * @return these options
         */
        public Options deleteAfter(Duration ended) {
            if (numbers().seconds(ended, 0, "deleteAfter")) {
                spec.deleteAfter(ended);
            }
            return this;
        }

        /**
         * Is applied after something else has come about, by deployers that know an order. {@code kubectl apply} knows none: there
         * the command itself has to wait, but for migrations, which it waits for everywhere.
         *
         * @param gate such as another command's {@link CommandPort#done}
         * @return these options
         */
        public Options after(Gate gate) {
            spec.after(gate);
            return this;
        }

        @Override
        Options self() {
            return this;
        }
    }
}
