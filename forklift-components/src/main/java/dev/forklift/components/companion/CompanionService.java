package dev.forklift.components.companion;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Notes;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import dev.forklift.kube.Names;
import dev.forklift.kube.Quantities;
import dev.forklift.resource.ServiceOptions;
import dev.forklift.workload.AutoscaleOptions;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.ProbeOptions;
import dev.forklift.workload.ProbesOptions;
import dev.forklift.workload.Workload;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A service from an image of its own that answers HTTP beside a Django project: a Deployment, its Service, and its disruption budget where
 * two pods run or more.
 *
 * <pre>{@code
 * HttpPort space = s.add("space", CompanionService.of("makeplane/plane-space:v0.27.1", 3000, c -> c.health("/spaces/")));
 * HttpPort live = s.add("live", CompanionService.of("makeplane/plane-live:v0.27.1", 3000, c -> c
 *     .env("API_BASE_URL", Text.of("http://").plus(api.at().hostAndPort())).connectsTo(api.at()).sticky()));
 * }</pre>
 */
public final class CompanionService implements Component<HttpPort> {

    private static final String PORT = "http";
    private static final Duration STARTUP_PERIOD = Duration.ofSeconds(2);

    private final CompanionServiceSpec spec;
    private final Notes notes;

    private CompanionService(CompanionServiceSpec spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return a service whose readiness is seen by its port}
     *
     * @param image with a tag or digest: {@code registry.example.com/front-end:1.4.0}
     * @param port the port it listens on, 1024 to 65535, since the container does not run as root
     */
    public static CompanionService of(String image, int port) {
        return of(image, port, options -> {});
    }

    /**
     * {@return a service}
     *
     * @param image with a tag or digest: {@code registry.example.com/front-end:1.4.0}
     * @param port the port it listens on, 1024 to 65535, since the container does not run as root
     * @param options its health, its environment, how many pods run
     */
    public static CompanionService of(String image, int port, Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes, image, port);
        options.accept(said);
        return new CompanionService(said.spec.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    /** {@return what was said of it} */
    public CompanionServiceSpec spec() {
        return spec;
    }

    @Override
    public HttpPort define(Scope scope) {
        return new HttpPort(deployment(scope).service(this::service).endpoint(PORT));
    }

    private Workload deployment(Scope scope) {
        return scope.deployment(w -> {
            w.role("web")
                    .image(spec.image())
                    .port(PORT, spec.port())
                    .probes(this::probes)
                    .stopsWithin(spec.stopsWithin())
                    .lifecycle(l -> l.sleepBeforeStop(spec.preStop()));
            program(w);
            pods(w);
        });
    }

    private void program(DeploymentOptions w) {
        if (!spec.command().isEmpty()) {
            w.command(spec.command().toArray(String[]::new));
        }
        if (!spec.args().isEmpty()) {
            w.args(spec.args().toArray(String[]::new));
        }
        spec.env().forEach(w::env);
        spec.secretEnv().forEach(w::env);
        spec.connections().forEach(w::connectsTo);
        spec.memory().ifPresent(memory -> w.resources(r -> r.memory(memory)));
    }

    private void pods(DeploymentOptions w) {
        if (spec.enabled()) {
            spec.replicas().ifPresent(w::replicas);
            spec.autoscale().ifPresent(w::autoscale);
        } else {
            w.replicas(0);
        }
    }

    private void probes(ProbesOptions probes) {
        int failures = (int) Math.max(1, spec.startup().toSeconds() / STARTUP_PERIOD.toSeconds());
        probes.readiness(p -> ask(p, spec.health()).period(Duration.ofSeconds(5)))
                .startup(p -> ask(p, spec.health()).period(STARTUP_PERIOD).failures(failures))
                .liveness(p -> ask(p, spec.liveness()).period(Duration.ofSeconds(10)));
    }

    private static ProbeOptions ask(ProbeOptions probe, Optional<String> path) {
        return path.map(p -> probe.http(p, PORT)).orElseGet(() -> probe.tcp(PORT));
    }

    /** Traefik sends requests to pods by itself, and is told so on the Service. */
    private void service(ServiceOptions service) {
        service.port(PORT, spec.port());
        if (spec.sticky()) {
            service.sticky().annotation("traefik.ingress.kubernetes.io/service.sticky.cookie", "true");
        }
    }

    /** What can be said of a service from an image of its own. */
    public static final class Options {

        private final Notes notes;
        private final ImmutableCompanionServiceSpec.Builder spec = ImmutableCompanionServiceSpec.builder();
        private final Set<String> variables = new HashSet<>();
        private final Set<String> answers = new LinkedHashSet<>();

        private Options(Notes notes, String image, int port) {
            this.notes = notes;
            boolean named = require(
                    !image.isBlank() && image.chars().noneMatch(Character::isWhitespace),
                    "forklift.E179",
                    image.isBlank() ? "an empty image" : "'" + image + "' is no image",
                    "an image is [registry/]repository[:tag][@sha256:digest]",
                    "CompanionService.of(\"registry.example.com/front-end:1.4.0\", 3000)");
            boolean open = require(
                    port >= 1024 && port <= 65535,
                    "forklift.E171",
                    "port " + port,
                    "it is 1024 to 65535, since the container does not run as root",
                    "CompanionService.of(\"registry.example.com/front-end:1.4.0\", 3000)");
            spec.image(named ? image : "refused").port(open ? port : 8080);
        }

        /**
         * Sets the program, in place of the image's entrypoint.
         *
         * @param command the program and its arguments; no shell is involved
         * @return these options
         */
        public Options command(String... command) {
            spec.command(List.of(command));
            return this;
        }

        /**
         * Sets the arguments, in place of the image's.
         *
         * @param args one word each; {@code $(NAME)} is replaced by the environment
         * @return these options
         */
        public Options args(String... args) {
            spec.args(List.of(args));
            return this;
        }

        /**
         * Sets an environment variable.
         *
         * @param name its name, each once
         * @param value its value
         * @return these options
         */
        public Options env(String name, String value) {
            return env(name, Text.of(value));
        }

        /**
         * Sets an environment variable that holds addresses of the stack. Say {@link #connectsTo} of them, too.
         *
         * @param name its name, each once
         * @param value its value
         * @return these options
         */
        public Options env(String name, Text value) {
            if (isFree(name)) {
                spec.env(name, value);
            }
            return this;
        }

        /**
         * Sets an environment variable from a Secret.
         *
         * @param name its name, each once
         * @param key the Secret's key
         * @return these options
         */
        public Options env(String name, SecretKey key) {
            if (isFree(name)) {
                spec.secretEnv(name, key);
            }
            return this;
        }

        private boolean isFree(String name) {
            return require(
                            Names.isEnvName(name),
                            "forklift.E171",
                            "'" + name + "' is no name of an environment variable",
                            "it has letters, digits, '_', '-' and '.', and does not begin with a digit",
                            "a name such as API_BASE_URL")
                    && require(
                            variables.add(name),
                            "forklift.E171",
                            "the environment variable '" + name + "' is set twice",
                            "the second value would silently replace the first",
                            "one of the two");
        }

        /**
         * Says that it opens connections to something; network policies that are derived allow it.
         *
         * @param to where that listens
         * @return these options
         */
        public Options connectsTo(Endpoint to) {
            spec.connections(to);
            return this;
        }

        /**
         * Sets the path that says whether a pod may be sent requests. It is asked without a {@code Host} of its own.
         *
         * @param path begins with {@code /}; by default only the port is asked
         * @return these options
         */
        public Options health(String path) {
            if (isPath("health", path)) {
                spec.health(path);
            }
            return this;
        }

        /**
         * Sets the path that says whether the process is alive. It must ask for nothing but the process itself.
         *
         * @param path begins with {@code /}; by default only the port is asked
         * @return these options
         */
        public Options liveness(String path) {
            if (isPath("liveness", path)) {
                spec.liveness(path);
            }
            return this;
        }

        /**
         * Sets how long a pod may take until it is ready for the first time.
         *
         * @param atMost whole seconds, at least 2; two minutes by default
         * @return these options
         */
        public Options startupWithin(Duration atMost) {
            if (seconds("startupWithin", atMost, 2)) {
                spec.startup(atMost);
            }
            return this;
        }

        /**
         * Sets how long a pod goes on serving after it is taken out of its Service and before it is asked to stop.
         *
         * @param wait whole seconds, at least 1; 6 by default
         * @return these options
         */
        public Options preStop(Duration wait) {
            if (seconds("preStop", wait, 1)) {
                spec.preStop(wait);
            }
            return this;
        }

        /**
         * Sets how long it may take to stop once it is asked to. The pod's grace period is this, the wait before, and five seconds.
         *
         * @param atMost whole seconds, at least 1; 25 by default
         * @return these options
         */
        public Options stopsWithin(Duration atMost) {
            if (seconds("stopsWithin", atMost, 1)) {
                spec.stopsWithin(atMost);
            }
            return this;
        }

        /**
         * Switches it off or on: off, all of it is there but its pods, and routes to it answer 503.
         *
         * @param on whether it runs, which it does by default
         * @return these options
         */
        public Options enabled(boolean on) {
            spec.enabled(on);
            return this;
        }

        /**
         * Sets how many pods run. Not together with {@link #autoscale}.
         *
         * @param count from 0; the profile's number for the role {@code web} by default
         * @return these options
         */
        public Options replicas(int count) {
            if (require(count >= 0, "forklift.E171", "replicas(" + count + ")", "it is at least 0", "replicas(1)")
                    && only("replicas(" + count + ")")) {
                spec.replicas(count);
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
            if (only("autoscale(…)")) {
                spec.autoscale(options);
            }
            return this;
        }

        private boolean only(String answer) {
            answers.add(answer);
            return require(
                    answers.size() == 1,
                    "forklift.E173",
                    String.join(" beside ", answers),
                    "two answers to how many pods run undo each other",
                    "one of them");
        }

        /**
         * Sends a client to the same pod again, where pods remember their clients: by its address within the cluster, by a cookie
         * through Traefik. With nginx, say {@code annotation("nginx.ingress.kubernetes.io/affinity", "cookie")} of the Ingress.
         *
         * @return these options
         */
        public Options sticky() {
            spec.sticky(true);
            return this;
        }

        /**
         * Asks for memory, and limits it to the same.
         *
         * @param requestAndLimit such as {@code 512Mi}; the profile's for {@code web} by default
         * @return these options
         */
        public Options memory(String requestAndLimit) {
            Optional<String> problem = Quantities.problem(requestAndLimit);
            if (require(
                    problem.isEmpty(),
                    "forklift.E171",
                    "memory(\"" + requestAndLimit + "\")",
                    problem.orElse(""),
                    "memory(\"512Mi\")")) {
                spec.memory(requestAndLimit);
            }
            return this;
        }

        private boolean isPath(String method, String path) {
            return require(
                    path.startsWith("/") && path.chars().noneMatch(Character::isWhitespace),
                    "forklift.E171",
                    method + "(\"" + path + "\")",
                    "a path begins with '/' and has no blanks in it",
                    method + "(\"/healthz\")");
        }

        private boolean seconds(String method, Duration value, int least) {
            return require(
                    value.toSeconds() >= least
                            && value.toNanosPart() == 0
                            && value.toSeconds() <= Integer.MAX_VALUE / 2,
                    "forklift.E171",
                    method + "(" + value + ")",
                    "it is counted in whole seconds, at least " + least,
                    method + "(Duration.ofSeconds(30))");
        }

        private boolean require(boolean ok, String id, String title, String because, String fix) {
            if (!ok) {
                notes.refuse(id, title, because, fix);
            }
            return ok;
        }
    }
}
