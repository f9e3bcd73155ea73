package dev.forklift.components.command;

import dev.forklift.components.SpecStyle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a management command that runs for ever. */
@Value.Immutable
@SpecStyle
public interface CommandDeploymentSpec {

    /** {@return the command} */
    CommandSpec command();

    /** {@return how many pods run; the profile's number for the role {@code command} where nothing is said} */
    Optional<Scale> scale();

    /** {@return how long it may take to stop} */
    default Duration stopsWithin() {
        return Duration.ofSeconds(25);
    }

    /** {@return how long it may take until it runs} */
    default Duration startupWithin() {
        return Duration.ofMinutes(2);
    }

    /** {@return what is run to see whether it is alive; nothing where it is empty} */
    List<String> liveness();
}
