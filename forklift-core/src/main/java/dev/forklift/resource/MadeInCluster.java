package dev.forklift.resource;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Place;
import dev.forklift.declare.Ref;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;

/** An object that a controller makes in the cluster for one of the stack, and calls after it. It has a name, and is not written. */
final class MadeInCluster extends Draft {

    private final Ref<?> owner;
    private final String suffix;

    MadeInCluster(Place place, Class<? extends HasMetadata> kind, Ref<?> owner, String suffix) {
        super(place, kind);
        this.owner = owner;
        this.suffix = suffix;
    }

    @Override
    public Optional<String> maker() {
        return Optional.of("the operator of " + owner);
    }

    @Override
    public Optional<String> ownName(Naming naming) {
        return Optional.of(naming.nameOf(owner) + suffix);
    }

    @Override
    public HasMetadata build(Identity me, Naming naming) {
        throw new UnsupportedOperationException("a controller makes " + me.name());
    }
}
