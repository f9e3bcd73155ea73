package dev.forklift.testkit.arbitraries;

import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Overrides;
import dev.forklift.component.Scope;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Gate;
import dev.forklift.declare.Ref;
import dev.forklift.resource.AccessMode;
import dev.forklift.resource.ClaimOptions;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.resource.ConfigMapOptions;
import dev.forklift.resource.IngressOptions;
import dev.forklift.resource.RoleOptions;
import dev.forklift.resource.SecretHandle;
import dev.forklift.resource.SecretOptions;
import dev.forklift.resource.ServiceAccountOptions;
import dev.forklift.resource.ServiceOptions;
import dev.forklift.workload.CronJobOptions;
import dev.forklift.workload.DaemonSetOptions;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.JobOptions;
import dev.forklift.workload.StatefulSetOptions;
import dev.forklift.workload.Workload;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Random components as a user would write them, in the words of the workload DSL and of the scope. Beside a component under test
 * they are its neighbours.
 */
public final class UserComponents {

    /**
     * What a server hands out.
     *
     * @param at where it listens
     * @param ready opens when it answers
     */
    public record ServerPort(Endpoint at, Gate ready) {}

    /**
     * What a store hands out.
     *
     * @param config a ConfigMap with the key {@code MODE}
     * @param secret a Secret with the key {@code TOKEN}
     * @param claim a claim that many pods may mount
     */
    public record StorePort(ConfigMapHandle config, SecretHandle secret, Ref<PersistentVolumeClaim> claim) {}

    /**
     * What an account hands out.
     *
     * @param account a service account
     */
    public record AccountPort(Ref<ServiceAccount> account) {}

    /**
     * What work hands out.
     *
     * @param done opens when it has ended
     */
    public record WorkPort(Gate done) {}

    /** A server to talk to. */
    public static final Need<ServerPort> SERVER = Need.of(
            ServerPort.class,
            "its-server",
            around -> server(s -> s.deployment(w -> w.image("server:1").port("http", 8080)), service -> {}));

    /** Configuration and storage. */
    public static final Need<StorePort> STORE =
            Need.of(StorePort.class, "its-store", around -> new Store(c -> {}, s -> {}, c -> {}));

    /** An account to run as. */
    public static final Need<AccountPort> ACCOUNT =
            Need.of(AccountPort.class, "its-account", around -> new Access(a -> {}, r -> {}));

    /** Work that ends. */
    public static final Need<WorkPort> WORK = Need.of(
            WorkPort.class,
            "its-work",
            around -> s ->
                    new WorkPort(s.job(j -> j.image("work:1").command("work")).succeeded()));

    private static final Workloads HARDENED = new Workloads(true);
    private static final Workloads ANY = new Workloads(false);

    private UserComponents() {}

    private static Component<ServerPort> server(
            java.util.function.Function<Scope, Workload> workload, Consumer<ServiceOptions> options) {
        return s -> {
            Workload server = workload.apply(s);
            return new ServerPort(server.service(options).endpoint("http"), server.ready());
        };
    }

    private record Store(
            Consumer<ConfigMapOptions> config, Consumer<SecretOptions> secret, Consumer<ClaimOptions> claim)
            implements Component<StorePort> {
        @Override
        public StorePort define(Scope s) {
            return new StorePort(
                    s.configMap(c -> config.accept(c.data("MODE", "fast"))),
                    s.secret("token", c -> secret.accept(c.data("TOKEN", "t0p"))),
                    s.claim("files", "1Gi", c -> claim.accept(c.accessMode(AccessMode.READ_WRITE_MANY))));
        }
    }

    private record Access(Consumer<ServiceAccountOptions> account, Consumer<RoleOptions> role)
            implements Component<AccountPort> {
        @Override
        public AccountPort define(Scope s) {
            Ref<ServiceAccount> ref = s.serviceAccount(account);
            s.role("reader", ref, r -> role.accept(r.allow("", List.of("configmaps"), List.of("get"))));
            return new AccountPort(ref);
        }
    }

    /** {@return components of every sort} */
    public static Arbitrary<Blueprint<Component<?>>> any() {
        return of(ANY);
    }

    /** {@return components of every sort that leave all safe defaults as they are} */
    public static Arbitrary<Blueprint<Component<?>>> hardened() {
        return of(HARDENED);
    }

    private static Arbitrary<Blueprint<Component<?>>> of(Workloads workloads) {
        return Arbitraries.oneOf(
                deployments(workloads),
                statefulSets(workloads),
                daemonSets(workloads),
                jobs(workloads),
                cronJobs(workloads),
                stores(),
                accounts(),
                edges(),
                objects());
    }

    static Arbitrary<Blueprint<Component<?>>> withDeployment() {
        return deployments(ANY);
    }

    static Arbitrary<Blueprint<Component<?>>> withWorkload() {
        return Arbitraries.oneOf(statefulSets(ANY), daemonSets(ANY), jobs(ANY), cronJobs(ANY));
    }

    /** {@return components whose handles others take} */
    public static Arbitrary<Blueprint<Component<?>>> providers() {
        return Arbitraries.oneOf(deployments(HARDENED), jobs(HARDENED), stores(), accounts());
    }

    private static Arbitrary<Blueprint<Component<?>>> deployments(Workloads workloads) {
        return server(
                "deployment",
                workloads.deployments(),
                (s, lambda) -> s.deployment((DeploymentOptions w) ->
                        lambda.accept(w.image("server:1").port("http", 8080))));
    }

    private static Arbitrary<Blueprint<Component<?>>> statefulSets(Workloads workloads) {
        return server(
                "statefulSet",
                workloads.statefulSets(),
                (s, lambda) -> s.statefulSet((StatefulSetOptions w) ->
                        lambda.accept(w.image("server:1").port("http", 8080))));
    }

    private static Arbitrary<Blueprint<Component<?>>> daemonSets(Workloads workloads) {
        return server(
                "daemonSet",
                workloads.daemonSets(),
                (s, lambda) -> s.daemonSet((DaemonSetOptions w) ->
                        lambda.accept(w.image("server:1").port("http", 8080))));
    }

    private static <O> Arbitrary<Blueprint<Component<?>>> server(
            String kind, Arbitrary<Lambda<O>> lambdas, BiFunction<Scope, Consumer<O>, Workload> workload) {
        return Combinators.combine(lambdas, Resources.services().lambdas(3)).as((lambda, service) -> {
            String text =
                    "s -> s." + kind + "(" + lambda + ")" + (service.isEmpty() ? "" : ".service(" + service + ")");
            return blueprint(kind, text, lambda, service, around -> {
                Consumer<O> options = lambda.in(around);
                return server(s -> workload.apply(s, options), service.in(around));
            });
        });
    }

    private static Arbitrary<Blueprint<Component<?>>> jobs(Workloads workloads) {
        return workloads.jobs().map(lambda -> {
            String text = "s -> s.job(" + lambda + ")";
            return blueprint("job", text, lambda, Lambda.empty(), around -> {
                Consumer<JobOptions> options = lambda.in(around);
                return s -> new WorkPort(
                        s.job((JobOptions j) -> options.accept(j.image("work:1").command("work")))
                                .succeeded());
            });
        });
    }

    private static Arbitrary<Blueprint<Component<?>>> cronJobs(Workloads workloads) {
        return Combinators.combine(Values.schedules(), workloads.cronJobs()).as((schedule, lambda) -> {
            String text = "s -> s.cronJob(" + Source.of(schedule) + ", " + lambda + ")";
            return blueprint("cronJob", text, lambda, Lambda.empty(), around -> {
                Consumer<CronJobOptions> options = lambda.in(around);
                return s -> {
                    s.cronJob(
                            schedule,
                            (CronJobOptions j) ->
                                    options.accept(j.image("work:1").command("work")));
                    return NoPort.INSTANCE;
                };
            });
        });
    }

    private static Arbitrary<Blueprint<Component<?>>> stores() {
        return Combinators.combine(
                        Resources.configMaps().lambdas(3),
                        Resources.secrets().lambdas(2),
                        Resources.claims().lambdas(2))
                .as((config, secret, claim) -> {
                    String text = "new Store(" + config + ", " + secret + ", " + claim + ")";
                    Blueprint<Component<?>> store = Blueprint.of(
                            text, around -> new Store(config.in(around), secret.in(around), claim.in(around)));
                    return using(using(using(store.using("store"), config), secret), claim);
                });
    }

    private static Arbitrary<Blueprint<Component<?>>> accounts() {
        return Combinators.combine(
                        Resources.accounts().lambdas(2), Resources.roles().lambdas(2))
                .as((account, role) -> {
                    Blueprint<Component<?>> access = Blueprint.of(
                            "new Access(" + account + ", " + role + ")",
                            around -> new Access(account.in(around), role.in(around)));
                    return using(using(access.using("account"), account), role);
                });
    }

    private static Arbitrary<Blueprint<Component<?>>> edges() {
        return Combinators.combine(Values.hosts(), Resources.ingresses().lambdas(4), Options.which())
                .as((host, lambda, which) -> {
                    String text = "s -> s.ingress(o -> o.route(" + Source.of(host) + ", \"/\", "
                            + Source.handle(SERVER, which) + "), " + lambda + ")";
                    return blueprint("ingress", text, lambda, Lambda.empty(), around -> {
                        Endpoint server = around.get(SERVER, which).at();
                        Consumer<IngressOptions> options = lambda.in(around);
                        return s -> {
                            s.ingress(i -> options.accept(i.route(host, "/", server)));
                            return NoPort.INSTANCE;
                        };
                    });
                });
    }

    private static Arbitrary<Blueprint<Component<?>>> objects() {
        return Combinators.combine(Values.hosts(), Values.texts()).as((host, text) -> {
            Blueprint<Component<?>> objects = Blueprint.of(
                    "s -> { s.externalName(\"out\", " + Source.of(host) + "); s.object(\"widget\", " + Source.of(text)
                            + "); }",
                    around -> s -> {
                        s.externalName("out", host);
                        s.object("widget", widget(text));
                        s.expects(Ref.external(Secret.class, "made-elsewhere"));
                        return NoPort.INSTANCE;
                    });
            return objects.using("object");
        });
    }

    private static GenericKubernetesResource widget(String text) {
        GenericKubernetesResource widget = new GenericKubernetesResource();
        widget.setApiVersion("example.com/v1");
        widget.setKind("Widget");
        widget.setMetadata(new io.fabric8.kubernetes.api.model.ObjectMeta());
        widget.setAdditionalProperties(Map.of("spec", Map.of("text", text, "sizes", List.of(1, 2))));
        return widget;
    }

    private static Blueprint<Component<?>> blueprint(
            String kind,
            String text,
            Lambda<?> lambda,
            Lambda<?> other,
            java.util.function.Function<Surroundings, Component<?>> construction) {
        return using(using(Blueprint.of(text, construction).using(kind), lambda), other);
    }

    private static Blueprint<Component<?>> using(Blueprint<Component<?>> blueprint, Lambda<?> lambda) {
        Blueprint<Component<?>> all = blueprint;
        for (String use : lambda.uses()) {
            all = all.using(use);
        }
        return all;
    }

    /** Overrides of anything. */
    static Options<Overrides> patches() {
        return Options.<Overrides>of("Overrides")
                .with("patch", Values.texts(), (o, text) -> o.patch(HasMetadata.class, object -> note(object, text)));
    }

    private static void note(HasMetadata object, String text) {
        Map<String, String> notes = new TreeMap<>();
        if (object.getMetadata().getAnnotations() != null) {
            notes.putAll(object.getMetadata().getAnnotations());
        }
        notes.put("example.com/note", text);
        object.getMetadata().setAnnotations(notes);
    }

    /** Overrides of components that have a workload. */
    static Options<Overrides> workloadOverrides() {
        return patches().nested("workload", ANY.changes().someOf(3), (o, change) -> o.workload(change));
    }

    /** Overrides of components that have a Deployment. */
    static Options<Overrides> deploymentOverrides() {
        return workloadOverrides()
                .with("deployment", Arbitraries.of(1, 2), (o, n) -> o.deployment(d -> d.revisionHistory(n)))
                .with(
                        "jsonPatch",
                        Arbitraries.of(1, 2, 3),
                        (o, n) -> o.jsonPatch(
                                Deployment.class,
                                "[{\"op\": \"add\", \"path\": \"/spec/revisionHistoryLimit\", \"value\": " + n + "}]"))
                .with(
                        "mergePatch",
                        Arbitraries.of(10, 20),
                        (o, n) -> o.mergePatch(Deployment.class, "{\"spec\": {\"minReadySeconds\": " + n + "}}"));
    }
}
