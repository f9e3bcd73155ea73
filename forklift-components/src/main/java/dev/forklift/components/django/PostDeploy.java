package dev.forklift.components.django;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Notes;
import dev.forklift.declare.Ref;
import dev.forklift.resource.RoleOptions;
import dev.forklift.workload.JobHandle;
import dev.forklift.workload.JobOptions;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Management commands that run when every process of a release has been rolled out and no pod of the release before is left: what
 * contracts, such as dropping a column that nothing reads any more. A Job whose name is a hash of its content.
 *
 * <pre>{@code
 * s.add("contract", PostDeploy.of(django, "drop_old_prices"));
 * }</pre>
 *
 * <p>The pod waits by itself, whatever the order in which objects are applied: it asks the API server for the project's Deployments,
 * which its service account may get, and for nothing else. Deployers that know an order apply it after them.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#complete-deployment">Complete
 * Deployment</a>.
 */
public final class PostDeploy implements Component<PostDeployPort> {

    private static final String API = "apps/v1";
    private static final Map<Class<?>, String> RESOURCES = resources();

    private final Django django;
    private final PostDeploySpec spec;
    private final Notes notes;

    @SuppressWarnings("NullAway") // without its project it is not defined, since its notes say that it is missing
    private PostDeploy(@Nullable Django django, PostDeploySpec spec, Notes notes) {
        this.django = django;
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return a command after the rollout}
     *
     * @param django the project
     * @param command a management command, without arguments
     */
    public static PostDeploy of(Django django, String command) {
        return of(django, command, options -> {});
    }

    /**
     * {@return commands after the rollout}
     *
     * @param django the project
     * @param command the first management command
     * @param options its arguments, further commands, how long to wait
     */
    public static PostDeploy of(Django django, String command, Consumer<Options> options) {
        Notes notes = Notes.here();
        notes.given("the Django project", django);
        Options said = new Options(notes, command);
        options.accept(said);
        return new PostDeploy(django, said.build(), notes);
    }

    private static Map<Class<?>, String> resources() {
        Map<Class<?>, String> resources = new LinkedHashMap<>();
        resources.put(Deployment.class, "deployments");
        resources.put(StatefulSet.class, "statefulsets");
        resources.put(DaemonSet.class, "daemonsets");
        return resources;
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public PostDeployPort define(Scope scope) {
        role(scope);
        return new PostDeployPort(job(scope).succeeded());
    }

    private void role(Scope scope) {
        scope.makes(Ref.external(ConfigMap.class, ClusterWait.AUTHORITY), "Kubernetes");
        scope.role("", django.serviceAccount(), r -> r.atFinish(this::mayGetProcesses));
    }

    private void mayGetProcesses(Facts facts, RoleOptions role) {
        RESOURCES.forEach((kind, resource) -> role.allowOn(
                "apps",
                resource,
                List.of("get"),
                processes(facts).stream()
                        .<Ref<?>>map(process -> process.ready().object())
                        .filter(ref -> ref.kind() == kind)
                        .toList()));
    }

    private JobHandle job(Scope scope) {
        return scope.job(j -> {
            django.process(j, p -> p.beforeMigrations().bypassPooler()).backoffLimit(spec.backoffLimit());
            ReleasePod pod = new ReleasePod(django, j);
            pod.step("wait-for-rollout", c -> {});
            spec.settle().ifPresent(time -> pod.pause("settle", time));
            commands(pod);
            j.atFinish((facts, own) -> waitForRollout(facts, own, scope));
        });
    }

    private void commands(ReleasePod pod) {
        List<List<String>> all = spec.commands();
        pod.manageAll("command", all.subList(0, all.size() - 1));
        pod.job().command(pod.managed(all.get(all.size() - 1)));
    }

    private void waitForRollout(Facts facts, JobOptions job, Scope scope) {
        List<DjangoProcess> processes = processes(facts);
        if (processes.isEmpty()) {
            scope.report(Finding.of(
                            "forklift.W191",
                            scope.path() + " waits for nothing",
                            "no workload of the stack is a process of " + django.path() + ", so it runs at once",
                            "a web server or a worker of the project; or after(…) of its Migrate, for what is to run at once")
                    .at(notes.site())
                    .in(scope.path()));
        }
        ClusterWait wait = new ClusterWait();
        for (DjangoProcess process : processes) {
            Ref<?> workload = process.ready().object();
            job.after(process.ready());
            wait.object(
                    API,
                    RESOURCES.getOrDefault(workload.kind(), ""),
                    workload,
                    process.image().orElse(""));
        }
        job.container("wait-for-rollout", c -> wait.onto(c, django.python(), spec.rolledOutWithin()));
    }

    private List<DjangoProcess> processes(Facts facts) {
        return facts.of(DjangoProcess.class).stream()
                .filter(process -> process.django().equals(django.path()))
                .toList();
    }

    /** What can be said of the commands after a rollout. */
    public static final class Options {

        private final Notes notes;
        private final ImmutablePostDeploySpec.Builder spec = ImmutablePostDeploySpec.builder();
        private final List<String> first = new ArrayList<>();
        private final List<List<String>> further = new ArrayList<>();

        private Options(Notes notes, String command) {
            this.notes = notes;
            isCommand("PostDeploy.of(django, …)", command);
            first.add(command);
        }

        private PostDeploySpec build() {
            spec.commands(List.copyOf(first));
            further.forEach(spec::commands);
            return spec.build();
        }

        /**
         * Adds arguments to the first command.
         *
         * @param args such as {@code --batch=500}
         * @return these options
         */
        public Options args(String... args) {
            first.addAll(List.of(args));
            return this;
        }

        /**
         * Runs a further command after the ones before.
         *
         * @param command its name and arguments
         * @return these options
         */
        public Options then(String... command) {
            if (isCommand("then(…)", command)) {
                further.add(List.of(command));
            }
            return this;
        }

        /**
         * Sets how long the rollout may take. Where it takes longer the pod fails, and is tried again.
         *
         * @param atMost whole seconds, at least 1; half an hour by default
         * @return these options
         */
        public Options rolledOutWithin(Duration atMost) {
            if (Seconds.check(notes, "rolledOutWithin", atMost)) {
                spec.rolledOutWithin(atMost);
            }
            return this;
        }

        /**
         * Waits after the rollout, for pods of the release before that have been told to stop and finish what they have begun.
         *
         * @param time whole seconds, at least 1: the longest task of a worker; nothing by default
         * @return these options
         */
        public Options settle(Duration time) {
            if (Seconds.check(notes, "settle", time)) {
                spec.settle(time);
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
            if (retries < 0) {
                notes.refuse(
                        "forklift.E151",
                        "backoffLimit(" + retries + ")",
                        "it is at least 0",
                        "backoffLimit(0), which tries once");
            } else {
                spec.backoffLimit(retries);
            }
            return this;
        }

        private boolean isCommand(String said, String... command) {
            boolean ok = command.length > 0 && !command[0].isBlank();
            if (!ok) {
                notes.refuse(
                        "forklift.E151",
                        said + " without a command",
                        "manage.py alone lists its commands and does nothing",
                        "PostDeploy.of(django, \"drop_old_prices\")");
            }
            return ok;
        }
    }
}
