package dev.forklift.resource;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Place;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An object that holds what components have told each other. */
final class OfFacts<K extends HasMetadata> extends Draft {

    private @Nullable BiFunction<Identity, Naming, K> object;

    OfFacts(Place place, Class<K> kind, Function<Facts, BiFunction<Identity, Naming, K>> later) {
        super(place, kind);
        later(facts -> object = later.apply(facts));
    }

    @Override
    public HasMetadata build(Identity me, Naming naming) {
        if (object == null) {
            throw new IllegalStateException("built before it was finished");
        }
        return AsIs.completed(object.apply(me, naming), me);
    }
}
