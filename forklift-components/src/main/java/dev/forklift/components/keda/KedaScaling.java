package dev.forklift.components.keda;

import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.declare.Notes;
import dev.forklift.workload.Workload;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets KEDA decide how many pods of a workload run. KEDA has to be in the cluster.
 *
 * <pre>{@code
 * Workload consumer = s.deployment("consumer", w -> django.process(w).args("consume"));
 * s.add("consumer-scaling", KedaScaling.of(consumer, k -> k
 *     .between(0, 10).trigger(KedaTrigger.redisList(redis, "jobs", 20))));
 * }</pre>
 *
 * <p>Source: <a href="https://keda.sh/docs/latest/reference/scaledobject-spec/">ScaledObject specification</a>.
 */
public final class KedaScaling implements Component<NoPort> {

    private final Workload workload;
    private final KedaScalingSpec spec;
    private final Notes notes;

    @SuppressWarnings("NullAway") // without its workload it is not defined, since its notes say that it is missing
    private KedaScaling(@Nullable Workload workload, KedaScalingSpec spec, Notes notes) {
        this.workload = workload;
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return what scales a workload}
     *
     * @param workload a Deployment or StatefulSet of the stack, without replicas and without an autoscaler of its own
     * @param options triggers, at least one, and bounds
     */
    public static KedaScaling of(Workload workload, Consumer<KedaScalingOptions> options) {
        Notes notes = Notes.here();
        KedaScalingSpec said = KedaScalingSpec.said(notes, options);
        return new KedaScaling(notes.given("the workload", workload) ? workload : null, said, notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    /** {@return what was said of it} */
    public KedaScalingSpec spec() {
        return spec;
    }

    @Override
    public NoPort define(Scope scope) {
        workload.scaledElsewhere(spec.least(), spec.most());
        new ScaledObject(spec).declare(scope, workload);
        return NoPort.INSTANCE;
    }
}
