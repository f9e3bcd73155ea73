package dev.forklift.resource;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Place;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;

/** A claim that stands by itself. */
final class ClaimDraft extends Draft {

    private final ClaimOptions options;

    ClaimDraft(Place place, String size) {
        super(place, PersistentVolumeClaim.class);
        options = new ClaimOptions(this, size);
    }

    ClaimOptions options() {
        return options;
    }

    void named(String name) {
        pin(name);
    }

    @Override
    public HasMetadata build(Identity me, Naming naming) {
        return options.metadata().on(options.claim(), me);
    }
}
