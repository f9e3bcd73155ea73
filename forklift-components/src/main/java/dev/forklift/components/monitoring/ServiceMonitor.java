package dev.forklift.components.monitoring;

import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Notes;
import dev.forklift.declare.Outsider;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets Prometheus ask every pod behind a Service for its metrics. The Prometheus Operator has to be in the cluster.
 *
 * <pre>{@code
 * HttpPort web = s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")));
 * s.add("web-metrics", ServiceMonitor.of(web.at(), m -> m.label("release", "kube-prometheus-stack")));
 * }</pre>
 *
 * <p>Source: <a href="https://prometheus-operator.dev/docs/developer/getting-started/">Getting started</a>.
 */
public final class ServiceMonitor implements Component<NoPort> {

    private final Endpoint at;
    private final ScrapeSpec spec;
    private final Notes notes;

    @SuppressWarnings("NullAway") // without an endpoint it is not defined, since its notes say that it is missing
    private ServiceMonitor(@Nullable Endpoint at, ScrapeSpec spec, Notes notes) {
        this.at = at;
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return a monitor of a port}
     *
     * @param at a port of a Service of the stack, such as {@code web.at()}
     * @param options path, interval, labels
     */
    public static ServiceMonitor of(Endpoint at, Consumer<ScrapeOptions> options) {
        Notes notes = Notes.here();
        ScrapeOptions said = new ScrapeOptions(notes);
        options.accept(said);
        boolean given = notes.given("the endpoint", at);
        if (given && at.service().isEmpty()) {
            notes.refuse(
                    "forklift.E286",
                    at + " is no Service of the stack",
                    "the operator looks for Services by their labels, and for a port by its name",
                    "the endpoint of a Service of the stack: web.at()");
        }
        return new ServiceMonitor(given ? at : null, said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    /** {@return what was said of it} */
    public ScrapeSpec spec() {
        return spec;
    }

    @Override
    public NoPort define(Scope scope) {
        at.service().ifPresent(service -> {
            scope.object("", GenericKubernetesResource.class, (me, naming) -> serviceMonitor(naming));
            scope.admits(Outsider.METRICS_SCRAPER, at);
        });
        return NoPort.INSTANCE;
    }

    private GenericKubernetesResource serviceMonitor(Naming naming) {
        Identity service = naming.identityOf(at.service().orElseThrow());
        return Scrape.monitor("ServiceMonitor", "endpoints", at.portName(), service.selector(), spec);
    }
}
