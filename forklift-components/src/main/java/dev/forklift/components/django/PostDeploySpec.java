package dev.forklift.components.django;

import dev.forklift.components.SpecStyle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of the commands after a rollout. */
@Value.Immutable
@SpecStyle
public interface PostDeploySpec {

    /** {@return the management commands with their arguments, in order} */
    List<List<String>> commands();

    /** {@return how long the rollout may take} */
    default Duration rolledOutWithin() {
        return Duration.ofMinutes(30);
    }

    /** {@return how long old pods may go on with what they have begun} */
    Optional<Duration> settle();

    /** {@return how often it is tried again} */
    default int backoffLimit() {
        return 3;
    }
}
