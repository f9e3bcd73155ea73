package dev.forklift.components.web;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.ProcessOptions;
import dev.forklift.declare.Notes;
import dev.forklift.workload.DeploymentOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A Django project served by Granian, over WSGI or ASGI: a Deployment and its Service. Under ASGI database connections are closed
 * after each request ({@code CONN_MAX_AGE=0}).
 *
 * <pre>{@code
 * HttpPort web = s.add("web", Granian.wsgi(django, "shop.wsgi:application", g -> g.blockingThreads(8).health("/healthz")));
 * HttpPort live = s.add("live", Granian.asgi(django, "shop.asgi:application", g -> g.health("/healthz")));
 * }</pre>
 *
 * <p>Granian does not look at {@code X-Forwarded-…}; Django reads {@code X-Forwarded-Proto} itself by {@code
 * SECURE_PROXY_SSL_HEADER}.
 *
 * <p>Source: <a href="https://github.com/emmett-framework/granian">Granian</a>.
 */
public final class Granian implements Component<HttpPort> {

    private final Django django;
    private final GranianSpec spec;
    private final Notes notes;

    private Granian(Django django, GranianSpec spec, Notes notes) {
        this.django = django;
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return a project served by Granian over WSGI; its readiness is seen by its port alone}
     *
     * @param django the project
     * @param application the WSGI application: {@code shop.wsgi:application}
     */
    public static Granian wsgi(Django django, String application) {
        return wsgi(django, application, options -> {});
    }

    /**
     * {@return a project served by Granian over WSGI}
     *
     * @param django the project
     * @param application the WSGI application: {@code shop.wsgi:application}
     * @param options the rest
     */
    public static Granian wsgi(Django django, String application, Consumer<Options> options) {
        return of(django, application, GranianSpec.Interface.WSGI, options);
    }

    /**
     * {@return a project served by Granian over ASGI; its readiness is seen by its port alone}
     *
     * @param django the project
     * @param application the ASGI application: {@code shop.asgi:application}
     */
    public static Granian asgi(Django django, String application) {
        return asgi(django, application, options -> {});
    }

    /**
     * {@return a project served by Granian over ASGI, websockets included}
     *
     * @param django the project
     * @param application the ASGI application: {@code shop.asgi:application}
     * @param options the rest
     */
    public static Granian asgi(Django django, String application, Consumer<Options> options) {
        return of(django, application, GranianSpec.Interface.ASGI_WITHOUT_LIFESPAN, options);
    }

    private static Granian of(
            Django django, String application, GranianSpec.Interface speaks, Consumer<Options> options) {
        Notes notes = Notes.here();
        notes.given("the Django project", django);
        Options said = new Options(notes, application, speaks);
        options.accept(said);
        return new Granian(django, said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    /** {@return what was said of it} */
    public GranianSpec spec() {
        return spec;
    }

    @Override
    public HttpPort define(Scope scope) {
        return new WebServer(django, spec.web(), this::process).define(scope, spec.gracefulTimeout(), this::program);
    }

    private boolean isWsgi() {
        return spec.speaks() == GranianSpec.Interface.WSGI;
    }

    private void process(ProcessOptions process) {
        if (!isWsgi()) {
            process.connectionsPerRequest();
        }
    }

    private void program(DeploymentOptions server) {
        server.command(command().toArray(String[]::new));
    }

    private List<String> command() {
        List<String> command =
                new ArrayList<>(List.of("granian", "--interface", spec.speaks().word()));
        option(command, "--host", "0.0.0.0");
        option(command, "--port", spec.web().port());
        option(command, "--workers", spec.workers());
        if (isWsgi()) {
            option(command, "--blocking-threads", spec.blockingThreads());
        }
        spec.backpressure().ifPresent(requests -> option(command, "--backpressure", requests));
        option(command, "--workers-kill-timeout", spec.gracefulTimeout().toSeconds());
        spec.workersMaxRss().ifPresent(size -> option(command, "--workers-max-rss", size));
        command.add("--access-log");
        command.addAll(spec.args());
        command.add(spec.web().application());
        return command;
    }

    private static void option(List<String> command, String name, Object value) {
        command.add(name);
        command.add(String.valueOf(value));
    }

    /** What can be said of a Granian. */
    public static final class Options extends WebOptions<Options> {

        private final ImmutableGranianSpec.Builder spec = ImmutableGranianSpec.builder();
        private final GranianSpec.Interface speaks;

        private Options(Notes notes, String application, GranianSpec.Interface speaks) {
            super(notes, application);
            this.speaks = speaks;
            spec.speaks(speaks);
        }

        private GranianSpec build() {
            WebSpec web = web();
            GranianSpec built = spec.web(web).build();
            requireHealth("Granian", "a worker has");
            alone(
                    "Granian",
                    built.equals(ImmutableGranianSpec.builder()
                            .web(web)
                            .speaks(built.speaks())
                            .gracefulTimeout(built.gracefulTimeout())
                            .build()));
            return built;
        }

        /**
         * Sets how many processes serve in each pod. When one of them ends unexpectedly all do, and the container is restarted.
         *
         * @param count at least 1, the default. Scale with replicas
         * @return these options
         */
        public Options workers(int count) {
            if (count("workers", count, 1, 1000)) {
                spec.workers(count);
            }
            return this;
        }

        /**
         * Sets how many threads run the application in each process, under WSGI. Each has a database connection of its own.
         *
         * @param count at least 1; 4 by default
         * @return these options
         */
        public Options blockingThreads(int count) {
            if (require(
                            speaks == GranianSpec.Interface.WSGI,
                            "forklift.E131",
                            "blockingThreads(" + count + ") under ASGI",
                            "the application runs in the event loop there, and Granian takes no more than one thread",
                            "workers(2), or Granian.wsgi(…)")
                    && count("blockingThreads", count, 1, 10_000)) {
                spec.blockingThreads(count);
            }
            return this;
        }

        /**
         * Sets how many requests each process takes at a time; others wait in the socket's queue.
         *
         * @param requests at least 1; by default Granian's own number, 1024 divided by the workers
         * @return these options
         */
        public Options backpressure(int requests) {
            if (count("backpressure", requests, 1, Integer.MAX_VALUE)) {
                spec.backpressure(requests);
            }
            return this;
        }

        /**
         * Sets how long requests that are being served may go on after the server is asked to stop: {@code --workers-kill-timeout},
         * which Granian has from 2.5 on. The pod's grace period is this, the wait before stopping, and five seconds.
         *
         * @param atMost whole seconds, 1 to 1800; 30 by default
         * @return these options
         */
        public Options gracefulTimeout(Duration atMost) {
            if (seconds("gracefulTimeout", atMost, 1) && count("gracefulTimeout", (int) atMost.toSeconds(), 1, 1800)) {
                spec.gracefulTimeout(atMost);
            }
            return this;
        }

        /**
         * Replaces a process that has grown to a size, which limits what leaks.
         *
         * @param mebibytes at least 1; never by default
         * @return these options
         */
        public Options workersMaxRss(int mebibytes) {
            if (count("workersMaxRss", mebibytes, 1, 1_000_000)) {
                spec.workersMaxRss(mebibytes);
            }
            return this;
        }

        /**
         * Starts and stops the application by ASGI's lifespan protocol, under ASGI: where another framework stands before Django,
         * which does not speak it itself.
         *
         * @return these options
         */
        public Options lifespan() {
            if (require(
                    speaks != GranianSpec.Interface.WSGI,
                    "forklift.E131",
                    "lifespan() under WSGI",
                    "WSGI has no such protocol",
                    "Granian.asgi(…)")) {
                spec.speaks(GranianSpec.Interface.ASGI);
            }
            return this;
        }

        /**
         * Adds arguments.
         *
         * @param args such as {@code --respawn-failed-workers}
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
