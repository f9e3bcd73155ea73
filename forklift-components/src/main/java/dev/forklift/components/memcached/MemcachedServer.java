package dev.forklift.components.memcached;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.data.DataService;
import dev.forklift.components.data.ValueChecks;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Notes;
import dev.forklift.kube.Quantities;
import dev.forklift.workload.ContainerResources;
import dev.forklift.workload.ProbesOptions;
import dev.forklift.workload.Profile;
import dev.forklift.workload.Workload;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A Memcached that the stack runs, in one pod: {@link Memcached#inCluster}. A Deployment and its Service; what it holds goes with the
 * pod, and when it is full it drops what was used least recently.
 *
 * <p>Whoever reaches the Service is let in: a NetworkPolicy is what keeps others out.
 *
 * <p>Source: <a href="https://hub.docker.com/_/memcached">the official image</a>, <a
 * href="https://docs.memcached.org/serverguide/configuring/">Configuring the server</a>.
 */
public final class MemcachedServer implements Component<MemcachedPort> {

    private static final String PORT_NAME = "memcached";
    private static final String ROLE = "cache";
    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1024 * 1024);
    /** What is left of the memory limit for connections and the server itself. */
    private static final int PERCENT = 80;

    private static final int DEFAULT_MEBIBYTES = 64;

    private final MemcachedServerSpec spec;
    private final Notes notes;

    private MemcachedServer(MemcachedServerSpec spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    static MemcachedServer of(Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes);
        options.accept(said);
        return new MemcachedServer(said.spec.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public MemcachedPort define(Scope scope) {
        Workload deployment = deployment(scope);
        Endpoint at = deployment.service().endpoint(PORT_NAME);
        scope.declare(new DataService(at, deployment.ready()));
        return new MemcachedPort(at);
    }

    /** A new one is up before the old one goes, so that no request fails; two beside each other would each be half as warm. */
    private Workload deployment(Scope scope) {
        return scope.deployment(d -> d.image(spec.image())
                .role(ROLE)
                .args(args(scope.profile()).toArray(String[]::new))
                .port(PORT_NAME, ExternalMemcached.PORT)
                .replicas(1)
                .security(c -> c.runAs(spec.user(), spec.user()))
                .probes(MemcachedServer::probes)
                .resources(r -> {
                    spec.cpu().ifPresent(r::cpu);
                    spec.memory().ifPresent(r::memory);
                }));
    }

    private List<String> args(Profile profile) {
        List<String> args = new ArrayList<>(List.of("--memory-limit=" + mebibytes(profile)));
        args.add("--conn-limit=" + spec.maxConnections());
        args.add("--max-item-size=" + spec.maxItemMebibytes() + "m");
        args.addAll(spec.args());
        return args;
    }

    private long mebibytes(Profile profile) {
        Optional<String> limit =
                spec.memory().or(() -> profile.resourcesOf(ROLE).map(ContainerResources::memoryLimit));
        return limit.filter(l -> Quantities.problem(l).isEmpty())
                .map(Quantities::amount)
                .map(bytes -> Math.max(1, bytes.divideToIntegralValue(MEBIBYTE).longValue() * PERCENT / 100))
                .orElse((long) DEFAULT_MEBIBYTES);
    }

    private static void probes(ProbesOptions probes) {
        probes.startup(p -> p.tcp(PORT_NAME).period(Duration.ofSeconds(1)).failures(60))
                .readiness(p -> p.tcp(PORT_NAME).period(Duration.ofSeconds(5)))
                .liveness(p -> p.tcp(PORT_NAME).period(Duration.ofSeconds(20)).failures(6));
    }

    /** What can be said of a Memcached that the stack runs. */
    public static final class Options {

        private static final int LARGEST_ITEM = 1024;

        private final ValueChecks checks;
        private final ImmutableMemcachedServerSpec.Builder spec = ImmutableMemcachedServerSpec.builder();

        private Options(Notes notes) {
            this.checks = new ValueChecks(notes);
        }

        /**
         * Sets the version: the tag of the official image.
         *
         * @param tag such as {@code 1.6.39}, the default
         * @return these options
         */
        public Options version(String tag) {
            if (checks.require(
                    tag.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*"),
                    "version(\"" + tag + "\")",
                    "a version is a tag of the official image memcached",
                    "a tag such as 1.6.39, or image(…) for another image")) {
                spec.image("memcached:" + tag);
            }
            return this;
        }

        /**
         * Runs another image than the official one.
         *
         * @param name with a tag or digest
         * @return these options
         */
        public Options image(String name) {
            if (checks.require(
                    !name.isBlank() && name.chars().noneMatch(Character::isWhitespace),
                    "image(\"" + name + "\")",
                    "an image's name is not empty and has no blanks",
                    "image(\"registry.example.com/memcached:1.6.39\")")) {
                spec.image(name);
            }
            return this;
        }

        /**
         * Sets the numeric user and group that the image is made for.
         *
         * @param id above 0; 11211 by default
         * @return these options
         */
        public Options runAs(long id) {
            if (checks.require(
                    id > 0,
                    "runAs(" + id + ")",
                    "data services run as a user of their own and not as root",
                    "runAs(11211)")) {
                spec.user(id);
            }
            return this;
        }

        /**
         * Asks for CPU.
         *
         * @param request cores, such as {@code 100m}; the profile's for the role {@code cache} by default
         * @return these options
         */
        public Options cpu(String request) {
            if (checks.quantity("cpu", request)) {
                spec.cpu(request);
            }
            return this;
        }

        /**
         * Asks for memory and limits it to the same; items take 80 % of it.
         *
         * @param requestAndLimit bytes, such as {@code 256Mi}; the profile's for the role {@code cache} by default
         * @return these options
         */
        public Options memory(String requestAndLimit) {
            if (checks.quantity("memory", requestAndLimit)) {
                spec.memory(requestAndLimit);
            }
            return this;
        }

        /**
         * Sets how many clients may be connected at once.
         *
         * @param count at least 1; 1024 by default
         * @return these options
         */
        public Options maxConnections(int count) {
            if (checks.require(
                    count >= 1, "maxConnections(" + count + ")", "nobody is served by none", "maxConnections(1024)")) {
                spec.maxConnections(count);
            }
            return this;
        }

        /**
         * Sets how large an item may be; a larger one is not kept.
         *
         * @param mebibytes 1, the default, to 1024
         * @return these options
         */
        public Options maxItemSize(int mebibytes) {
            if (checks.require(
                    mebibytes >= 1 && mebibytes <= LARGEST_ITEM,
                    "maxItemSize(" + mebibytes + ")",
                    "Memcached takes 1 to 1024 MiB",
                    "maxItemSize(4)")) {
                spec.maxItemMebibytes(mebibytes);
            }
            return this;
        }

        /**
         * Adds arguments.
         *
         * @param arguments as {@code memcached --help} lists them
         * @return these options
         */
        public Options args(String... arguments) {
            spec.args(arguments);
            return this;
        }
    }
}
