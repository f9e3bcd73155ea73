package dev.forklift.components.django;

import dev.forklift.components.SpecStyle;
import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a snapshot of the database's volume before it is migrated. */
@Value.Immutable
@SpecStyle
public interface SnapshotSpec {

    /** {@return the claim; that of a database of the stack where none is said} */
    Optional<String> claim();

    /** {@return the class of the snapshot; the cluster's default class where none is said} */
    Optional<String> snapshotClass();

    /** {@return how long it may take until it is ready} */
    default Duration readyWithin() {
        return Duration.ofMinutes(30);
    }
}
