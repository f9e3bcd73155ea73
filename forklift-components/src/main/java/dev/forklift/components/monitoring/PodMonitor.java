package dev.forklift.components.monitoring;

import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Notes;
import dev.forklift.declare.Outsider;
import dev.forklift.kube.Names;
import dev.forklift.workload.Workload;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets Prometheus ask every pod of a workload for its metrics, where no Service stands before it: a consumer, an exporter. The
 * Prometheus Operator has to be in the cluster.
 *
 * <pre>{@code
 * Workload consumer = s.deployment("consumer", w -> django.process(w).args("consume").port("metrics", 9100));
 * s.add("consumer-metrics", PodMonitor.of(consumer, "metrics", m -> m.interval(Duration.ofSeconds(30))));
 * }</pre>
 *
 * <p>Source: <a href="https://prometheus-operator.dev/docs/developer/getting-started/">Getting started</a>.
 */
public final class PodMonitor implements Component<NoPort> {

    private final Workload workload;
    private final String port;
    private final ScrapeSpec spec;
    private final Notes notes;

    @SuppressWarnings("NullAway") // without a workload it is not defined, since its notes say that it is missing
    private PodMonitor(@Nullable Workload workload, String port, ScrapeSpec spec, Notes notes) {
        this.workload = workload;
        this.port = port;
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return a monitor of a port}
     *
     * @param workload whose pods are asked
     * @param port the name of a port of theirs
     * @param options path, interval, labels
     */
    public static PodMonitor of(Workload workload, String port, Consumer<ScrapeOptions> options) {
        Notes notes = Notes.here();
        ScrapeOptions said = new ScrapeOptions(notes);
        options.accept(said);
        boolean given = notes.given("the workload", workload);
        if (given && !(Names.isPortName(port) && workload.hasPort(port))) {
            notes.refuse(
                    "forklift.E286",
                    workload.ref() + " has no port '" + port + "'",
                    "the operator finds no target where no container declares a port of this name, and says nothing",
                    "port(\"" + (Names.isPortName(port) ? port : "metrics") + "\", number) on the workload");
        }
        return new PodMonitor(given ? workload : null, port, said.build(), notes);
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
        scope.object("", GenericKubernetesResource.class, (me, naming) -> podMonitor(naming));
        scope.admits(Outsider.METRICS_SCRAPER, workload.ref(), port);
        return NoPort.INSTANCE;
    }

    private GenericKubernetesResource podMonitor(Naming naming) {
        return Scrape.monitor(
                "PodMonitor",
                "podMetricsEndpoints",
                port,
                naming.identityOf(workload.ref()).selector(),
                spec);
    }
}
