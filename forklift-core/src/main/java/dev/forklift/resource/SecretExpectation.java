package dev.forklift.resource;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Place;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Optional;

/** A Secret that a controller makes in the cluster. It has a name, so that others can refer to it, and is not written. */
final class SecretExpectation extends Draft {

    private final String name;
    private final String maker;

    SecretExpectation(Place place, String name, String maker) {
        super(place, Secret.class);
        this.name = name;
        this.maker = maker;
    }

    @Override
    public Optional<String> maker() {
        return Optional.of(maker);
    }

    @Override
    public Optional<String> ownName() {
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    @Override
    public HasMetadata build(Identity me, Naming naming) {
        throw new UnsupportedOperationException("a controller makes " + me.name());
    }
}
