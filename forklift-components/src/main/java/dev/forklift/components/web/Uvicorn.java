package dev.forklift.components.web;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.django.Django;
import dev.forklift.declare.Notes;
import dev.forklift.workload.DeploymentOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A Django project served by uvicorn, over ASGI: a Deployment and its Service. Websockets need the {@code websockets} or {@code
 * wsproto} package in the image. Database connections are closed after each request ({@code CONN_MAX_AGE=0}).
 *
 * <pre>{@code
 * HttpPort web = s.add("web", Uvicorn.of(django, "shop.asgi:application", u -> u.health("/healthz")));
 * }</pre>
 *
 * <p>Source: <a href="https://uvicorn.dev/settings/">Settings</a>, <a href="https://uvicorn.dev/deployment/">Deployment</a>.
 */
public final class Uvicorn implements Component<HttpPort> {

    private final Django django;
    private final UvicornSpec spec;
    private final Notes notes;

    private Uvicorn(Django django, UvicornSpec spec, Notes notes) {
        this.django = django;
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return a project served by uvicorn as it is by default; its readiness is seen by its port alone}
     *
     * @param django the project
     * @param application the ASGI application: {@code shop.asgi:application}
     */
    public static Uvicorn of(Django django, String application) {
        return of(django, application, options -> {});
    }

    /**
     * {@return a project served by uvicorn}
     *
     * @param django the project
     * @param application the ASGI application: {@code shop.asgi:application}
     * @param options the rest
     */
    public static Uvicorn of(Django django, String application, Consumer<Options> options) {
        Notes notes = Notes.here();
        notes.given("the Django project", django);
        Options said = new Options(notes, application);
        options.accept(said);
        return new Uvicorn(django, said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public HttpPort define(Scope scope) {
        return new WebServer(django, spec.web(), p -> WebServer.asgi(p, spec.workers()))
                .define(scope, spec.gracefulTimeout(), this::program);
    }

    private void program(DeploymentOptions server) {
        server.command(command().toArray(String[]::new));
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of("uvicorn", spec.web().application()));
        command.addAll(
                List.of("--host", "0.0.0.0", "--port", String.valueOf(spec.web().port())));
        command.addAll(List.of("--workers", String.valueOf(spec.workers()), "--proxy-headers"));
        command.addAll(
                List.of("--timeout-keep-alive", String.valueOf(spec.keepAlive().toSeconds())));
        command.addAll(List.of(
                "--timeout-graceful-shutdown",
                String.valueOf(spec.gracefulTimeout().toSeconds())));
        command.addAll(spec.args());
        return command;
    }

    /** What can be said of a uvicorn. */
    public static final class Options extends ForwardedOptions<Options> {

        private final ImmutableUvicornSpec.Builder spec = ImmutableUvicornSpec.builder();

        private Options(Notes notes, String application) {
            super(notes, application);
        }

        private UvicornSpec build() {
            UvicornSpec built = spec.web(web()).build();
            if (built.workers() > 1) {
                requireHealth("uvicorn with several workers", "a worker has");
            }
            alone(
                    "uvicorn",
                    built.equals(ImmutableUvicornSpec.builder()
                            .web(built.web())
                            .gracefulTimeout(built.gracefulTimeout())
                            .build()));
            return built;
        }

        /**
         * Sets how many processes serve in each pod.
         *
         * @param count at least 1, the default. Scale with replicas: a few workers in a pod are enough
         * @return these options
         */
        public Options workers(int count) {
            if (count("workers", count, 1, 1000)) {
                spec.workers(count);
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
         * Adds arguments.
         *
         * @param args such as {@code --no-server-header}
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
