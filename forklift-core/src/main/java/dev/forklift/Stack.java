package dev.forklift;

import dev.forklift.check.Check;
import dev.forklift.check.Checks;
import dev.forklift.check.Explained;
import dev.forklift.check.Report;
import dev.forklift.component.Overrides;
import dev.forklift.component.Scope;
import dev.forklift.declare.CallSite;
import dev.forklift.declare.ComponentPath;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Makes;
import dev.forklift.declare.Recorder;
import dev.forklift.finish.Finisher;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.Prerequisites;
import dev.forklift.kube.Names;
import dev.forklift.render.RenderedFiles;
import dev.forklift.render.Renderer;
import dev.forklift.resource.IsolationOptions;
import dev.forklift.rollout.RolloutPlan;
import dev.forklift.workload.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One installation of an application: everything that is applied together, as one value.
 *
 * <pre>{@code
 * Stack shop = Stack.named("shop").namespace("shop").profile(Profile.production()).define(s -> {
 *     MemcachedPort cache = s.add("cache", new Memcached(64));
 * });
 * shop.check().throwIfErrors();
 * shop.render(Manifests.perObject()).writeTo(Path.of("deploy"));
 * }</pre>
 *
 * <p>Immutable, and safe to share between threads. Defining, checking and rendering touch no disk, network, clock, environment or
 * randomness: the same definition gives the same bytes everywhere.
 */
public final class Stack {

    private final Builder builder;
    private final Consumer<Scope> definition;
    private final List<Outside> outside;
    private final ObjectGraph graph;
    private final List<Finding> findings;
    private final List<Makes> made;
    private final List<Check> brought;

    /** What is said of a path from outside. */
    private record Outside(ComponentPath path, Consumer<Overrides> overrides) {}

    private Stack(Builder builder, Consumer<Scope> definition, List<Outside> outside) {
        this.builder = builder;
        this.definition = definition;
        this.outside = List.copyOf(outside);
        Recorder recorder = new Recorder();
        builder.check(recorder);
        recorder.within(
                ComponentPath.ROOT,
                CallSite.here(),
                false,
                () -> definition.accept(new Scope(recorder, ComponentPath.ROOT, builder.profile)));
        outside.forEach(o -> o.overrides.accept(Overrides.fromOutside(recorder, o.path)));
        this.graph = Finisher.finish(recorder, builder.legalName(), Names.legal(builder.namespace));
        this.findings = recorder.findings();
        Facts facts = recorder.facts();
        this.made = facts.of(Makes.class);
        this.brought = facts.of(Check.class).stream().distinct().toList();
    }

    /**
     * Begins a stack.
     *
     * @param name the first part of every object's name: a DNS label that begins with a letter
     * @return sets the rest
     */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** {@return its name} */
    public String name() {
        return builder.name;
    }

    /** {@return the namespace its objects lie in} */
    public String namespace() {
        return builder.namespace;
    }

    /** {@return its defaults} */
    public Profile profile() {
        return builder.profile;
    }

    /**
     * {@return this stack with a component changed from outside: the definition is run again, and these overrides are applied
     * after its own}
     *
     * @param path the component's path, such as {@code web-api}
     * @param overrides what to change
     */
    public Stack with(String path, Consumer<Overrides> overrides) {
        List<Outside> more = new ArrayList<>(outside);
        more.add(new Outside(new ComponentPath(path), overrides));
        return new Stack(builder, definition, more);
    }

    /**
     * {@return this stack in another namespace, such as that of a preview or a test: the definition is run again}
     *
     * @param namespace a DNS label
     */
    public Stack inNamespace(String namespace) {
        Builder moved = new Builder(builder.name).namespace(namespace).profile(builder.profile);
        return new Stack(moved, definition, outside);
    }

    /**
     * {@return this stack with the defaults of another profile: the definition is run again}
     *
     * @param profile the profile
     */
    public Stack inProfile(Profile profile) {
        Builder other = new Builder(builder.name).namespace(builder.namespace).profile(profile);
        return new Stack(other, definition, outside);
    }

    /**
     * {@return this stack with network policies derived from what it connects to, where its own definition derives none: the
     * definition is run again}
     *
     * @param cluster what the policies know of the cluster; see {@link Scope#networkPolicies}
     */
    public Stack withNetworkPolicies(Consumer<IsolationOptions> cluster) {
        Consumer<Scope> isolated = scope -> {
            scope.networkPolicies(cluster);
            definition.accept(scope);
        };
        return new Stack(builder, isolated, outside);
    }

    /** {@return all its objects, where they come from and what they refer to} */
    public ObjectGraph graph() {
        return graph;
    }

    /**
     * {@return everything that is wrong with it}
     *
     * @param more rules of the user's own, beside Forklift's
     */
    public Report check(Check... more) {
        List<Finding> ofTheGraph = new ArrayList<>();
        Checks.all().forEach(check -> check.check(graph, ofTheGraph::add));
        brought.forEach(check -> check.check(graph, ofTheGraph::add));
        List<Finding> all = new ArrayList<>(Explained.left(ofTheGraph, findings));
        all.addAll(findings);
        for (Check check : more) {
            check.check(graph, all::add);
        }
        return Report.of(builder.name, all);
    }

    /** {@return the order in which a deployer that knows one applies its objects, and what it waits for between them} */
    public RolloutPlan plan() {
        return RolloutPlan.of(graph);
    }

    /**
     * {@return what has to be there before the stack is deployed: Secrets with the keys that are read of them, classes, operators,
     * names; as text with the commands that make each}
     */
    public Prerequisites prerequisites() {
        return Prerequisites.of(graph, made);
    }

    /**
     * {@return the stack as files, in memory; {@link RenderedFiles#writeTo} writes them}
     *
     * <p>A stack with errors is rendered too, so that it can be looked at: {@code check().throwIfErrors()} comes first where it is
     * to be deployed.
     *
     * @param renderer how, such as {@code Manifests.perObject()}
     */
    public RenderedFiles render(Renderer renderer) {
        return renderer.render(graph);
    }

    /** Sets what a stack needs besides its definition. */
    public static final class Builder {

        private final String name;
        private String namespace;
        private Profile profile = Profile.production();

        private Builder(String name) {
            this.name = name;
            this.namespace = name;
        }

        /**
         * Sets the namespace that the objects lie in. It is not among them: whoever deploys makes it.
         *
         * @param namespaceName a DNS label; the stack's name by default
         * @return this
         */
        public Builder namespace(String namespaceName) {
            namespace = namespaceName;
            return this;
        }

        /**
         * Sets the defaults.
         *
         * @param defaults {@link Profile#production()} by default
         * @return this
         */
        public Builder profile(Profile defaults) {
            profile = defaults;
            return this;
        }

        /**
         * {@return the stack}
         *
         * @param definition adds its components. It is run at once, and again by {@link Stack#with}, so it has no effect but
         *     through the scope.
         */
        public Stack define(Consumer<Scope> definition) {
            Builder frozen = new Builder(name).namespace(namespace).profile(profile);
            return new Stack(frozen, definition, List.of());
        }

        private String legalName() {
            String legal = Names.legal(name);
            return Names.isServiceName(legal) ? legal : Names.legal("x-" + legal);
        }

        private void check(Recorder recorder) {
            if (!Names.isServiceName(name)) {
                recorder.report(Finding.of(
                                "forklift.E003",
                                "'" + name + "' is no name of a stack",
                                "names of Services begin with it: a-z, 0-9 and '-', beginning with a letter",
                                "Stack.named(\"shop\")")
                        .at(CallSite.here()));
            }
            if (!Names.isDnsLabel(namespace)) {
                recorder.report(Finding.of(
                                "forklift.E003",
                                "'" + namespace + "' is no name of a namespace",
                                "a namespace's name has at most 63 of a-z, 0-9 and '-'",
                                "namespace(\"shop\")")
                        .at(CallSite.here()));
            }
        }
    }
}
