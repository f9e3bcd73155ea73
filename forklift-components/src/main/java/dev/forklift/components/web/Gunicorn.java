package dev.forklift.components.web;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.ProcessOptions;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Notes;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.Volume;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A Django project served by gunicorn: a Deployment and its Service.
 *
 * <pre>{@code
 * HttpPort web = s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.workers(3).health("/healthz")));
 * }</pre>
 *
 * <p>Gunicorn is the pod's first process, its workers tell the first one by {@code /dev/shm} that they live, and it opens no
 * control socket. The latter is said in a settings file and not by {@code --no-control-socket}, which gunicorn knows from 25.1 on
 * and refuses to start with before; a {@code gunicorn.conf.py} of the image is read first.
 *
 * <p>Source: <a href="https://docs.gunicorn.org/en/stable/settings.html">Settings</a>, <a
 * href="https://docs.gunicorn.org/en/stable/faq.html#how-do-i-avoid-gunicorn-excessively-blocking-in-os-fchmod">FAQ</a>.
 */
public final class Gunicorn implements Component<HttpPort> {

    private static final String SETTINGS = "gunicorn.conf.py";
    private static final String SETTINGS_DIRECTORY = "/etc/forklift/gunicorn";
    private static final String WITHOUT_CONTROL_SOCKET = """
            import os

            if os.path.isfile("gunicorn.conf.py"):
                with open("gunicorn.conf.py", encoding="utf-8") as own:
                    exec(compile(own.read(), "gunicorn.conf.py", "exec"))
            control_socket_disable = True
            """;

    private final Django django;
    private final GunicornSpec spec;
    private final Notes notes;

    private Gunicorn(Django django, GunicornSpec spec, Notes notes) {
        this.django = django;
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return a project served by gunicorn as it is by default; its readiness is seen by its port alone}
     *
     * @param django the project
     * @param application the WSGI application: {@code shop.wsgi:application}
     */
    public static Gunicorn of(Django django, String application) {
        return of(django, application, options -> {});
    }

    /**
     * {@return a project served by gunicorn}
     *
     * @param django the project
     * @param application the WSGI application: {@code shop.wsgi:application}
     * @param options the rest
     */
    public static Gunicorn of(Django django, String application, Consumer<Options> options) {
        Notes notes = Notes.here();
        notes.given("the Django project", django);
        Options said = new Options(notes, application);
        options.accept(said);
        return new Gunicorn(django, said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public HttpPort define(Scope scope) {
        return new WebServer(django, spec.web(), this::connections)
                .define(scope, spec.gracefulTimeout(), w -> program(scope, w));
    }

    private void connections(ProcessOptions process) {
        process.connections(
                spec.workers() * spec.threads(), spec.workers() + " workers × " + spec.threads() + " threads");
    }

    private void program(Scope scope, DeploymentOptions server) {
        if (spec.controlSocket().isEmpty()) {
            server.mount(SETTINGS_DIRECTORY, Volume.projected("gunicorn", Map.of(), Map.of(SETTINGS, settings(scope))));
        }
        server.command(command().toArray(String[]::new));
    }

    private static ConfigKey settings(Scope scope) {
        return scope.configMap("gunicorn", c -> c.data(SETTINGS, WITHOUT_CONTROL_SOCKET))
                .key(SETTINGS);
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of("gunicorn", spec.web().application()));
        spec.controlSocket()
                .ifPresentOrElse(
                        path -> option(command, "--control-socket", path),
                        () -> option(command, "--config", SETTINGS_DIRECTORY + "/" + SETTINGS));
        option(command, "--bind", "0.0.0.0:" + spec.web().port());
        option(command, "--workers", spec.workers());
        option(command, "--threads", spec.threads());
        option(command, "--worker-tmp-dir", "/dev/shm");
        option(command, "--access-logfile", "-");
        option(command, "--timeout", spec.timeout().toSeconds());
        option(command, "--graceful-timeout", spec.gracefulTimeout().toSeconds());
        option(command, "--keep-alive", spec.keepAlive().toSeconds());
        option(command, "--max-requests", spec.maxRequests());
        option(command, "--max-requests-jitter", spec.maxRequestsJitter());
        command.addAll(spec.args());
        return command;
    }

    private static void option(List<String> command, String name, Object value) {
        command.add(name);
        command.add(String.valueOf(value));
    }

    /** What can be said of a gunicorn. */
    public static final class Options extends ForwardedOptions<Options> {

        private final ImmutableGunicornSpec.Builder spec = ImmutableGunicornSpec.builder();

        private Options(Notes notes, String application) {
            super(notes, application);
        }

        private GunicornSpec build() {
            requireHealth("gunicorn", "it has");
            GunicornSpec built = spec.web(web()).build();
            alone(
                    "gunicorn",
                    built.equals(ImmutableGunicornSpec.builder()
                            .web(built.web())
                            .gracefulTimeout(built.gracefulTimeout())
                            .build()));
            return built;
        }

        /**
         * Sets how many processes serve in each pod.
         *
         * @param count at least 1; 2 by default. Scale with replicas: a few workers in a pod are enough
         * @return these options
         */
        public Options workers(int count) {
            if (count("workers", count, 1, 1000)) {
                spec.workers(count);
            }
            return this;
        }

        /**
         * Sets how many threads each worker has. Each has a database connection of its own.
         *
         * @param count at least 1; 4 by default. With 1 and no other worker class, gunicorn's {@code sync} worker serves
         * @return these options
         */
        public Options threads(int count) {
            if (count("threads", count, 1, 10_000)) {
                spec.threads(count);
            }
            return this;
        }

        /**
         * Sets after how long a worker that gives no sign of life is killed. Keep it below the time-out of the ingress.
         *
         * @param after whole seconds, at least 1; 30 by default
         * @return these options
         */
        public Options timeout(Duration after) {
            if (seconds("timeout", after, 1)) {
                spec.timeout(after);
            }
            return this;
        }

        /**
         * Sets how long requests that are being served may go on after the server is asked to stop. The pod's grace period is
         * this, the wait before stopping, and five seconds.
         *
         * @param atMost whole seconds, at least 1; 30 by default
         * @return these options
         */
        public Options gracefulTimeout(Duration atMost) {
            if (seconds("gracefulTimeout", atMost, 1)) {
                spec.gracefulTimeout(atMost);
            }
            return this;
        }

        /**
         * Sets how long an idle connection is kept open. It should be longer than the ingress controller keeps it, which else sends a
         * request into a connection that is being closed.
         *
         * @param idle whole seconds, at least 0; 95 by default, since nginx keeps connections for 60 seconds and Traefik for 90
         * @return these options
         */
        public Options keepAlive(Duration idle) {
            if (seconds("keepAlive", idle, 0)) {
                spec.keepAlive(idle);
            }
            return this;
        }

        /**
         * Sets after how many requests a worker is replaced, which limits what leaks.
         *
         * @param requests from 0, which means never; 1200 by default. Workers are replaced up to a tenth of it apart
         * @return these options
         */
        public Options maxRequests(int requests) {
            if (count("maxRequests", requests, 0, Integer.MAX_VALUE)) {
                spec.maxRequests(requests).maxRequestsJitter(requests / 10);
            }
            return this;
        }

        /**
         * Opens a control socket for {@code gunicornc}. Needs gunicorn 25.1 or later.
         *
         * @param path where, on a writable directory: {@code /tmp/gunicorn.ctl}; there is none by default
         * @return these options
         */
        public Options controlSocket(String path) {
            if (isPath("controlSocket", path)) {
                spec.controlSocket(path);
            }
            return this;
        }

        /**
         * Adds arguments; gunicorn takes the last where one is said twice.
         *
         * @param args such as {@code --preload}
         * @return these options
         */
        public Options args(String... args) {
            spec.args(args);
            return this;
        }

        @Override
        Options self() {
            return this;
        }
    }
}
