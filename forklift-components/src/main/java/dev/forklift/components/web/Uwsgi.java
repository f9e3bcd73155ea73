package dev.forklift.components.web;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.django.Django;
import dev.forklift.declare.Notes;
import dev.forklift.workload.DeploymentOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A Django project served by uWSGI: a Deployment and its Service. It speaks HTTP itself, or stands behind an nginx in the same pod.
 *
 * <pre>{@code
 * HttpPort web = s.add("web", Uwsgi.of(django, "shop.wsgi:application", u -> u.processes(4).health("/healthz")));
 * }</pre>
 *
 * <p>Asked to stop, it finishes the requests that it serves: uWSGI's own {@code --die-on-term} cuts them off, so that SIGTERM
 * is given the meaning that its master's {@code gracefully_kill_them_all} has.
 *
 * <p>Source: <a href="https://uwsgi-docs.readthedocs.io/en/latest/Options.html">Options</a>, <a
 * href="https://uwsgi-docs.readthedocs.io/en/latest/Hooks.html">Hooks</a>, <a
 * href="https://uwsgi-docs.readthedocs.io/en/latest/HTTP.html">Native HTTP support</a>.
 */
public final class Uwsgi implements Component<HttpPort> {

    private static final String GRACEFUL_STOP = "unix_signal:15 gracefully_kill_them_all";

    private final Django django;
    private final UwsgiSpec spec;
    private final Notes notes;

    private Uwsgi(Django django, UwsgiSpec spec, Notes notes) {
        this.django = django;
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return a project served by uWSGI as it is by default; its readiness is seen by its port alone}
     *
     * @param django the project
     * @param application the WSGI application: {@code shop.wsgi:application}
     */
    public static Uwsgi of(Django django, String application) {
        return of(django, application, options -> {});
    }

    /**
     * {@return a project served by uWSGI}
     *
     * @param django the project
     * @param application the WSGI application: {@code shop.wsgi:application}
     * @param options the rest
     */
    public static Uwsgi of(Django django, String application, Consumer<Options> options) {
        Notes notes = Notes.here();
        notes.given("the Django project", django);
        Options said = new Options(notes, application);
        options.accept(said);
        return new Uwsgi(django, said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    /** {@return what was said of it} */
    public UwsgiSpec spec() {
        return spec;
    }

    @Override
    public HttpPort define(Scope scope) {
        return new WebServer(django, spec.web(), process -> {})
                .behind(nginx())
                .scripted(this::stopping)
                .define(scope, gracefulTimeout(), this::program);
    }

    private Optional<Nginx> nginx() {
        return spec.nginx().map(n -> new Nginx(n, spec.web(), spec.harakiri()));
    }

    private Duration gracefulTimeout() {
        return spec.gracefulTimeout().orElse(spec.harakiri());
    }

    private void program(DeploymentOptions server) {
        server.command(command().toArray(String[]::new));
    }

    /** Every option has a variable, by which a script's uWSGI learns how to stop; what the script says itself goes before it. */
    private void stopping(DeploymentOptions server) {
        server.env("UWSGI_MASTER", "true")
                .env("UWSGI_DIE_ON_TERM", "true")
                .env("UWSGI_HOOK_MASTER_START", GRACEFUL_STOP)
                .env(
                        "UWSGI_WORKER_RELOAD_MERCY",
                        String.valueOf(gracefulTimeout().toSeconds()));
    }

    private List<String> command() {
        List<String> command =
                new ArrayList<>(List.of("uwsgi", "--module", spec.web().application()));
        boolean uwsgi = nginx().map(Nginx::speaksUwsgi).orElse(false);
        option(
                command,
                uwsgi ? "--socket" : "--http-socket",
                "0.0.0.0:" + spec.web().port());
        command.addAll(List.of("--master", "--need-app", "--die-on-term"));
        option(command, "--hook-master-start", GRACEFUL_STOP);
        option(command, "--worker-reload-mercy", gracefulTimeout().toSeconds());
        option(command, "--processes", spec.processes());
        option(command, "--threads", spec.threads());
        option(command, "--harakiri", spec.harakiri().toSeconds());
        if (spec.maxRequests() > 0) {
            option(command, "--max-requests", spec.maxRequests());
        }
        option(command, "--buffer-size", spec.bufferSize());
        spec.stats().ifPresent(port -> {
            option(command, "--stats", "127.0.0.1:" + port);
            command.add("--stats-http");
        });
        command.addAll(spec.args());
        return command;
    }

    private static void option(List<String> command, String name, Object value) {
        command.add(name);
        command.add(String.valueOf(value));
    }

    /** What can be said of a uWSGI. */
    public static final class Options extends WebOptions<Options> {

        private final ImmutableUwsgiSpec.Builder spec = ImmutableUwsgiSpec.builder();

        private Options(Notes notes, String application) {
            super(notes, application);
        }

        private UwsgiSpec build() {
            WebSpec web = web();
            UwsgiSpec built = spec.web(web).build();
            requireHealth("uWSGI", "it has");
            require(
                    built.nginx().isEmpty() || built.nginx().get().port() != web.port(),
                    "forklift.E179",
                    "nginx and uWSGI on the same port " + web.port(),
                    "the containers of a pod share its ports, and the second to start would not",
                    "nginx(image, n -> n.port(8080))");
            alone(
                    "uWSGI",
                    built.equals(ImmutableUwsgiSpec.builder()
                            .web(web)
                            .harakiri(built.harakiri())
                            .gracefulTimeout(built.gracefulTimeout())
                            .nginx(built.nginx())
                            .build()));
            return built;
        }

        /**
         * Sets how many processes serve in each pod.
         *
         * @param count at least 1; 2 by default. Scale with replicas: a few in a pod are enough
         * @return these options
         */
        public Options processes(int count) {
            if (count("processes", count, 1, 1000)) {
                spec.processes(count);
            }
            return this;
        }

        /**
         * Sets how many threads each process has. Each has a database connection of its own.
         *
         * @param count at least 1; 4 by default
         * @return these options
         */
        public Options threads(int count) {
            if (count("threads", count, 1, 10_000)) {
                spec.threads(count);
            }
            return this;
        }

        /**
         * Sets after how long a request is given up, and the process that serves it killed. Keep it below the time-out of the
         * ingress.
         *
         * @param after whole seconds, at least 1; 60 by default
         * @return these options
         */
        public Options harakiri(Duration after) {
            if (seconds("harakiri", after, 1)) {
                spec.harakiri(after);
            }
            return this;
        }

        /**
         * Sets how long requests that are being served may go on after the server is asked to stop. The pod's grace period is
         * this, the wait before stopping, and five seconds.
         *
         * @param atMost whole seconds, at least 1; by default what {@link #harakiri} says, which no request outlasts
         * @return these options
         */
        public Options gracefulTimeout(Duration atMost) {
            if (seconds("gracefulTimeout", atMost, 1)) {
                spec.gracefulTimeout(atMost);
            }
            return this;
        }

        /**
         * Sets after how many requests a process is replaced, which limits what leaks.
         *
         * @param requests from 0, which means never; 1200 by default
         * @return these options
         */
        public Options maxRequests(int requests) {
            if (count("maxRequests", requests, 0, Integer.MAX_VALUE)) {
                spec.maxRequests(requests);
            }
            return this;
        }

        /**
         * Sets how large a request's line and headers may be together. Larger ones are refused.
         *
         * @param bytes 4096 to 65535; 8192 by default, where uWSGI's own default is 4096, which many cookies outgrow
         * @return these options
         */
        public Options bufferSize(int bytes) {
            if (count("bufferSize", bytes, 4096, 65535)) {
                spec.bufferSize(bytes);
            }
            return this;
        }

        /**
         * Counts what it does, as JSON over HTTP, for an exporter in the same pod: others do not reach it.
         *
         * @param port 1024 to 65535; none by default
         * @return these options
         */
        public Options stats(int port) {
            if (count("stats", port, 1024, 65535)) {
                spec.stats(port);
            }
            return this;
        }

        /**
         * Puts an nginx before it, in the same pod, that passes everything on by uWSGI's protocol. The Service targets nginx, and
         * readiness is asked through it.
         *
         * @param image an nginx that runs without root: {@code nginxinc/nginx-unprivileged:1.29-alpine}
         * @return these options
         */
        public Options nginx(String image) {
            return nginx(image, options -> {});
        }

        /**
         * Puts an nginx before it, in the same pod. The Service targets nginx, and readiness is asked through it; liveness is asked of
         * each.
         *
         * @param image an nginx that runs without root, perhaps with its configuration and static files in it
         * @param options its port, where its configuration comes from
         * @return these options
         */
        public Options nginx(String image, Consumer<NginxOptions> options) {
            NginxOptions said = new NginxOptions(this, image);
            options.accept(said);
            spec.nginx(said.build());
            return this;
        }

        /**
         * Adds arguments.
         *
         * @param args such as {@code --lazy-apps}
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
