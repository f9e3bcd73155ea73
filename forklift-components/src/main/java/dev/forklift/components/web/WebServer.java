package dev.forklift.components.web;

import dev.forklift.component.Scope;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.ProcessOptions;
import dev.forklift.components.django.WebProcess;
import dev.forklift.components.ingress.Route;
import dev.forklift.components.ingress.TrustedProxies;
import dev.forklift.components.keda.ScaledObject;
import dev.forklift.declare.ComponentPath;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Text;
import dev.forklift.resource.ServiceHandle;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.ProbeOptions;
import dev.forklift.workload.ProbesOptions;
import dev.forklift.workload.Workload;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What every web server's component declares: a Deployment that is a process of the project, and its Service. */
final class WebServer {

    static final String PORT = "http";

    private static final String BEHIND = "uwsgi";
    private static final Duration STARTUP_PERIOD = Duration.ofSeconds(2);
    /** The server behind nginx goes on for a while when nginx has taken its last request. */
    private static final Duration BEHIND_LONGER = Duration.ofSeconds(2);
    /** How many requests that use the database an ASGI process is taken to have at once; nothing in it limits them. */
    private static final int ASGI_REQUESTS = 10;

    private final Django django;
    private final WebSpec spec;
    private final Consumer<ProcessOptions> process;
    private final Optional<Nginx> nginx;
    private final Consumer<DeploymentOptions> scripted;

    WebServer(Django django, WebSpec spec, Consumer<ProcessOptions> process) {
        this(django, spec, process, Optional.empty(), server -> {});
    }

    private WebServer(
            Django django,
            WebSpec spec,
            Consumer<ProcessOptions> process,
            Optional<Nginx> nginx,
            Consumer<DeploymentOptions> scripted) {
        this.django = django;
        this.spec = spec;
        this.process = process;
        this.nginx = nginx;
        this.scripted = scripted;
    }

    /** What an ASGI server is as a process: each request under way has a connection of its own, and closes it. */
    static void asgi(ProcessOptions process, int workers) {
        process.connectionsPerRequest()
                .connections(
                        workers * ASGI_REQUESTS,
                        (workers == 1 ? "1 worker" : workers + " workers") + " × about " + ASGI_REQUESTS
                                + " requests at once");
    }

    WebServer behind(Optional<Nginx> front) {
        return new WebServer(django, spec, process, front, scripted);
    }

    /** What a server that a script of the image starts is told by its environment. */
    WebServer scripted(Consumer<DeploymentOptions> environment) {
        return new WebServer(django, spec, process, nginx, environment);
    }

    /** Declares the server; {@code program} says what runs, {@code stop} how long it takes to stop. */
    HttpPort define(Scope scope, Duration stop, Consumer<DeploymentOptions> program) {
        Workload server = deployment(scope, stop, program);
        spec.keda().ifPresent(keda -> {
            server.scaledElsewhere(keda.least(), keda.most());
            new ScaledObject(keda).declare(scope, server);
        });
        Endpoint endpoint = service(server).endpoint(PORT);
        scope.declare(new WebProcess(django.path(), endpoint));
        return new HttpPort(endpoint);
    }

    private ServiceHandle service(Workload server) {
        return nginx.map(front -> server.service(s -> s.port(PORT, front.port())))
                .orElseGet(server::service);
    }

    private Workload deployment(Scope scope, Duration stop, Consumer<DeploymentOptions> program) {
        return scope.deployment(w -> {
            django.process(w, process)
                    .role("web")
                    .port(port(), spec.port())
                    .probes(this::probes)
                    .stopsWithin(stop)
                    .lifecycle(l -> l.sleepBeforeStop(preStop()));
            spec.replicas().ifPresent(w::replicas);
            spec.autoscale().ifPresent(w::autoscale);
            if (spec.entrypoint().isEmpty()) {
                program.accept(w);
            } else {
                w.command(spec.entrypoint().toArray(String[]::new));
                scripted.accept(w);
            }
            nginx.ifPresent(front -> front.onto(w, scope));
            w.atFinish((facts, own) -> {
                spec.forwardedAllowIps()
                        .ifPresent(said -> own.env("FORWARDED_ALLOW_IPS", believed(facts, scope.path(), said)));
                greet(own, facts, scope.path());
            });
        });
    }

    private String port() {
        return nginx.isEmpty() ? PORT : BEHIND;
    }

    private Duration preStop() {
        return nginx.isEmpty() ? spec.preStop() : spec.preStop().plus(BEHIND_LONGER);
    }

    private void probes(ProbesOptions probes) {
        if (nginx.isEmpty()) {
            readiness(probes, spec);
        } else {
            readiness(probes, spec, p -> p.tcp(BEHIND));
        }
        probes.liveness(p -> alive(p).period(Duration.ofSeconds(10)));
    }

    private ProbeOptions alive(ProbeOptions probe) {
        boolean http = nginx.isEmpty() || !nginx.get().speaksUwsgi();
        return spec.liveness()
                .filter(path -> http)
                .map(path -> probe.http(path, port()))
                .orElseGet(() -> probe.tcp(port()));
    }

    /** Whether requests may be sent here, asked at the port to which they are. */
    static void readiness(ProbesOptions probes, WebSpec spec) {
        readiness(
                probes, spec, p -> spec.health().map(path -> p.http(path, PORT)).orElseGet(() -> p.tcp(PORT)));
    }

    private static void readiness(ProbesOptions probes, WebSpec spec, UnaryOperator<ProbeOptions> ask) {
        probes.readiness(p -> ask.apply(p).period(Duration.ofSeconds(5)))
                .startup(p -> ask.apply(p).period(STARTUP_PERIOD).failures(startupFailures(spec)));
    }

    private static int startupFailures(WebSpec spec) {
        return (int) Math.max(1, spec.startup().toSeconds() / STARTUP_PERIOD.toSeconds());
    }

    private static void greet(DeploymentOptions own, Facts facts, ComponentPath path) {
        own.probes(p -> greet(p, facts, path));
        if (own.containerNames().contains(Nginx.CONTAINER)) {
            own.container(Nginx.CONTAINER, c -> c.probes(p -> greet(p, facts, path)));
        }
    }

    /** A probe asks as the proxy does: for a host that Django allows, and by HTTPS. */
    private static void greet(ProbesOptions probes, Facts facts, ComponentPath path) {
        own(facts, path)
                .ifPresent(own ->
                        probes.httpHeader("Host", host(facts, own)).httpHeader("X-Forwarded-Proto", Text.of("https")));
    }

    private static Optional<Endpoint> own(Facts facts, ComponentPath path) {
        return facts.said(WebProcess.class).stream()
                .filter(fact -> fact.path().equals(path))
                .map(fact -> fact.value().endpoint())
                .findFirst();
    }

    /** The proxies on the ways to the process, where any are said, and the process does not say whom it believes itself. */
    private static String believed(Facts facts, ComponentPath path, String said) {
        Set<String> networks = new TreeSet<>();
        own(facts, path)
                .ifPresent(own -> facts.of(TrustedProxies.class).stream()
                        .filter(proxies -> proxies.to().equals(own))
                        .forEach(proxies -> networks.addAll(proxies.networks())));
        boolean own = networks.isEmpty() || !said.equals("*");
        return own ? said : String.join(",", networks);
    }

    private static Text host(Facts facts, Endpoint own) {
        return facts.of(Route.class).stream()
                .filter(route -> route.to().equals(own) && !route.host().startsWith("*"))
                .map(route -> Text.of(route.host()))
                .findFirst()
                .orElseGet(own::host);
    }
}
