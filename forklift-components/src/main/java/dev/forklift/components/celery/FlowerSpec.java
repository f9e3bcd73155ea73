package dev.forklift.components.celery;

import dev.forklift.components.SpecStyle;
import dev.forklift.declare.SecretKey;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of Flower. How many run is nothing that can be said. */
@Value.Immutable
@SpecStyle
public interface FlowerSpec {

    /** {@return its image} */
    default String image() {
        return "mher/flower:2.0";
    }

    /** {@return users and passwords, where it asks for them} */
    Optional<SecretKey> basicAuth();

    /** {@return whether something before it asks who is there} */
    default boolean behindForwardAuth() {
        return false;
    }

    /** {@return the path below which it is routed; the root where nothing is said} */
    Optional<String> urlPrefix();

    /** {@return how many tasks it remembers} */
    default int maxTasks() {
        return 10_000;
    }
}
