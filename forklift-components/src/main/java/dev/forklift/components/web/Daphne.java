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
 * A Django project served by daphne, Channels' own server, over ASGI: a Deployment and its Service. Database connections are
 * closed after each request ({@code CONN_MAX_AGE=0}).
 *
 * <pre>{@code
 * HttpPort live = s.add("live", Daphne.of(django, "shop.asgi:application", d -> d.health("/healthz")));
 * }</pre>
 *
 * <p>Asked to stop, daphne gives up at once what it is serving, websockets and requests alike: browsers connect their websockets
 * again, to another pod. Give {@code preStop} the time of the longest request where requests must not be lost.
 *
 * <p>Source: <a href="https://channels.readthedocs.io/en/stable/deploying.html">Deploying</a>, <a
 * href="https://github.com/django/daphne">Daphne</a>.
 */
public final class Daphne implements Component<HttpPort> {

    private final Django django;
    private final DaphneSpec spec;
    private final Notes notes;

    private Daphne(Django django, DaphneSpec spec, Notes notes) {
        this.django = django;
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return a project served by daphne as it is by default; its readiness is seen by its port, which it opens when the
     * application is imported}
     *
     * @param django the project
     * @param application the ASGI application: {@code shop.asgi:application}
     */
    public static Daphne of(Django django, String application) {
        return of(django, application, options -> {});
    }

    /**
     * {@return a project served by daphne}
     *
     * @param django the project
     * @param application the ASGI application: {@code shop.asgi:application}
     * @param options the rest
     */
    public static Daphne of(Django django, String application, Consumer<Options> options) {
        Notes notes = Notes.here();
        notes.given("the Django project", django);
        Options said = new Options(notes, application);
        options.accept(said);
        return new Daphne(django, said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public HttpPort define(Scope scope) {
        return new WebServer(django, spec.web(), p -> WebServer.asgi(p, 1))
                .define(scope, spec.applicationCloseTimeout(), this::program);
    }

    private void program(DeploymentOptions server) {
        server.command(command().toArray(String[]::new));
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of("daphne", "-b", "0.0.0.0"));
        command.addAll(List.of("-p", String.valueOf(spec.web().port()), "--proxy-headers"));
        option(command, "--http-timeout", spec.httpTimeout());
        option(command, "--websocket_timeout", spec.websocketTimeout());
        option(command, "--websocket_connect_timeout", spec.websocketConnectTimeout());
        option(command, "--ping-interval", Optional.of(spec.pingInterval()));
        option(command, "--ping-timeout", Optional.of(spec.pingTimeout()));
        option(command, "--application-close-timeout", Optional.of(spec.applicationCloseTimeout()));
        command.addAll(spec.args());
        command.add(spec.web().application());
        return command;
    }

    private static void option(List<String> command, String name, Optional<Duration> value) {
        value.ifPresent(seconds -> {
            command.add(name);
            command.add(String.valueOf(seconds.toSeconds()));
        });
    }

    /** What can be said of a daphne. */
    public static final class Options extends ForwardedOptions<Options> {

        private final ImmutableDaphneSpec.Builder spec = ImmutableDaphneSpec.builder();

        private Options(Notes notes, String application) {
            super(notes, application);
        }

        private DaphneSpec build() {
            DaphneSpec built = spec.web(web()).build();
            alone(
                    "daphne",
                    built.equals(ImmutableDaphneSpec.builder()
                            .web(built.web())
                            .applicationCloseTimeout(built.applicationCloseTimeout())
                            .build()));
            return built;
        }

        /**
         * Gives up an HTTP request after some time.
         *
         * @param after whole seconds, at least 1; never by default
         * @return these options
         */
        public Options httpTimeout(Duration after) {
            if (seconds("httpTimeout", after, 1)) {
                spec.httpTimeout(after);
            }
            return this;
        }

        /**
         * Closes a websocket after some time, even one in use.
         *
         * @param after whole seconds, at least 1; a day by daphne's own default
         * @return these options
         */
        public Options websocketTimeout(Duration after) {
            if (seconds("websocketTimeout", after, 1)) {
                spec.websocketTimeout(after);
            }
            return this;
        }

        /**
         * Sets how long a websocket's handshake may take.
         *
         * @param atMost whole seconds, at least 1; 5 by daphne's own default
         * @return these options
         */
        public Options websocketConnectTimeout(Duration atMost) {
            if (seconds("websocketConnectTimeout", atMost, 1)) {
                spec.websocketConnectTimeout(atMost);
            }
            return this;
        }

        /**
         * Sets after how long an idle websocket is sent a ping, which also keeps proxies from closing it. Keep it below the
         * time-out of the ingress.
         *
         * @param idle whole seconds, at least 1; 20 by default
         * @return these options
         */
        public Options pingInterval(Duration idle) {
            if (seconds("pingInterval", idle, 1)) {
                spec.pingInterval(idle);
            }
            return this;
        }

        /**
         * Sets how long the answer to a ping may take before the websocket is closed.
         *
         * @param atMost whole seconds, at least 1; 30 by default
         * @return these options
         */
        public Options pingTimeout(Duration atMost) {
            if (seconds("pingTimeout", atMost, 1)) {
                spec.pingTimeout(atMost);
            }
            return this;
        }

        /**
         * Sets how long the application may go on after its client has gone. The pod's grace period is this, the wait before stopping,
         * and five seconds.
         *
         * @param atMost whole seconds, at least 1; 10 by default
         * @return these options
         */
        public Options applicationCloseTimeout(Duration atMost) {
            if (seconds("applicationCloseTimeout", atMost, 1)) {
                spec.applicationCloseTimeout(atMost);
            }
            return this;
        }

        /**
         * Adds arguments.
         *
         * @param args such as {@code --no-server-name}
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
