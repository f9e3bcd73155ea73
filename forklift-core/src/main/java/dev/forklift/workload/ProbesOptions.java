package dev.forklift.workload;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Text;
import io.fabric8.kubernetes.api.model.Container;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The three probes of a container. A startup probe is made from the readiness probe where none is said. */
public final class ProbesOptions {

    private final Draft owner;
    private @Nullable ProbeOptions startup;
    private @Nullable ProbeOptions readiness;
    private @Nullable ProbeOptions liveness;

    ProbesOptions(Draft owner) {
        this.owner = owner;
    }

    /**
     * Says when the container has started; the other probes wait for it. By default the readiness probe's question, every two
     * seconds for two minutes.
     *
     * @param options the probe
     * @return these options
     */
    public ProbesOptions startup(Consumer<ProbeOptions> options) {
        startup = startup == null ? new ProbeOptions(owner) : startup;
        options.accept(startup);
        return this;
    }

    /**
     * Says whether the container may be sent work.
     *
     * @param options the probe
     * @return these options
     */
    public ProbesOptions readiness(Consumer<ProbeOptions> options) {
        readiness = readiness == null ? new ProbeOptions(owner) : readiness;
        options.accept(readiness);
        return this;
    }

    /**
     * Says whether the container has to be restarted. It should ask for nothing but the process itself: a database that is away
     * is no reason to restart what waits for it.
     *
     * @param options the probe
     * @return these options
     */
    public ProbesOptions liveness(Consumer<ProbeOptions> options) {
        liveness = liveness == null ? new ProbeOptions(owner) : liveness;
        options.accept(liveness);
        return this;
    }

    /**
     * Sends a header with each of the probes that ask by HTTP.
     *
     * @param name its name
     * @param value its value
     * @return these options
     */
    public ProbesOptions httpHeader(String name, Text value) {
        Stream.of(startup, readiness, liveness).forEach(probe -> {
            if (probe != null && probe.isHttp()) {
                probe.header(name, value);
            }
        });
        return this;
    }

    /** {@return whether no probe is said} */
    boolean isEmpty() {
        return Stream.of(startup, readiness, liveness).noneMatch(p -> p != null && p.asks());
    }

    void onto(Container container, Naming naming) {
        ProbeOptions start =
                startup != null || readiness == null || !readiness.asks() ? startup : readiness.asStartup();
        container.setStartupProbe(start == null ? null : start.build(naming));
        container.setReadinessProbe(readiness == null ? null : readiness.build(naming));
        container.setLivenessProbe(liveness == null ? null : liveness.build(naming));
    }
}
