package dev.forklift.components.web;

import dev.forklift.component.Scope;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.ProcessOptions;
import dev.forklift.components.django.WebProcess;
import dev.forklift.components.ingress.Route;
import dev.forklift.components.ingress.TrustedProxies;
import dev.forklift.declare.ComponentPath;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Text;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.ProbeOptions;
import dev.forklift.workload.ProbesOptions;
import dev.forklift.workload.Workload;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What every web server's component declares: a Deployment that is a process of the project, and its Service. */
final class WebServer {

    private static final String PORT = "http";
    private static final Duration STARTUP_PERIOD = Duration.ofSeconds(2);

    private final Django django;
    private final WebSpec spec;
    private final Consumer<ProcessOptions> process;

    WebServer(Django django, WebSpec spec, Consumer<ProcessOptions> process) {
        this.django = django;
        this.spec = spec;
        this.process = process;
    }

    /** Declares the server; {@code program} says what runs, and how long it takes to stop. */
    HttpPort define(Scope scope, Consumer<DeploymentOptions> program) {
        Endpoint endpoint = deployment(scope, program).service().endpoint(PORT);
        scope.declare(new WebProcess(django.path(), endpoint));
        return new HttpPort(endpoint);
    }

    private Workload deployment(Scope scope, Consumer<DeploymentOptions> program) {
        return scope.deployment(w -> {
            django.process(w, process)
                    .role("web")
                    .port(PORT, spec.port())
                    .probes(this::probes)
                    .lifecycle(l -> l.sleepBeforeStop(spec.preStop()));
            spec.replicas().ifPresent(w::replicas);
            spec.autoscale().ifPresent(w::autoscale);
            program.accept(w);
            w.atFinish((facts, own) -> own.env("FORWARDED_ALLOW_IPS", believed(facts, scope.path()))
                    .probes(p -> greet(p, facts, scope.path())));
        });
    }

    private void probes(ProbesOptions probes) {
        probes.readiness(p -> ask(p).period(Duration.ofSeconds(5)))
                .startup(p -> ask(p).period(STARTUP_PERIOD).failures(startupFailures()))
                .liveness(p -> spec.liveness()
                        .map(path -> p.http(path, PORT))
                        .orElseGet(() -> p.tcp(PORT))
                        .period(Duration.ofSeconds(10)));
    }

    private ProbeOptions ask(ProbeOptions probe) {
        return spec.health().map(path -> probe.http(path, PORT)).orElseGet(() -> probe.tcp(PORT));
    }

    private int startupFailures() {
        return (int) Math.max(1, spec.startup().toSeconds() / STARTUP_PERIOD.toSeconds());
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
    private String believed(Facts facts, ComponentPath path) {
        Set<String> networks = new TreeSet<>();
        own(facts, path)
                .ifPresent(own -> facts.of(TrustedProxies.class).stream()
                        .filter(proxies -> proxies.to().equals(own))
                        .forEach(proxies -> networks.addAll(proxies.networks())));
        boolean said = networks.isEmpty() || !spec.forwardedAllowIps().equals("*");
        return said ? spec.forwardedAllowIps() : String.join(",", networks);
    }

    private static Text host(Facts facts, Endpoint own) {
        return facts.of(Route.class).stream()
                .filter(route -> route.to().equals(own) && !route.host().startsWith("*"))
                .map(route -> Text.of(route.host()))
                .findFirst()
                .orElseGet(own::host);
    }
}
