package dev.forklift.workload;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Gate;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Place;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A workload as the later stages see it: a draft that its options fill. */
public final class WorkloadDraft extends Draft {

    private final WorkloadOptions<?> options;
    private final int nameLimit;

    WorkloadDraft(Place place, Class<? extends HasMetadata> kind, WorkloadOptions<?> options, int nameLimit) {
        super(place, kind);
        this.options = options;
        this.nameLimit = nameLimit;
    }

    /** {@return what is said of it, for overrides} */
    public WorkloadOptions<?> options() {
        return options;
    }

    void atEnd(Consumer<Facts> step) {
        later(step);
    }

    void named(String name) {
        pin(name);
    }

    @Override
    public Map<String, String> ownSelector() {
        return options.ownSelector();
    }

    @Override
    public int nameLimit() {
        return nameLimit;
    }

    @Override
    public boolean namedByContent() {
        return kind() == Job.class;
    }

    @Override
    public List<Gate> gates() {
        return options.gates();
    }

    @Override
    public Set<Endpoint> connections() {
        return Collections.unmodifiableSet(options.connections());
    }

    @Override
    public HasMetadata build(Identity me, Naming naming) {
        return options.build(me, naming);
    }

    @Override
    public Optional<Finding> broken(HasMetadata changed) {
        return options.broken(changed);
    }

    @Override
    public List<HasMetadata> companions(Identity me, HasMetadata built) {
        return options.companions(me, built);
    }
}
