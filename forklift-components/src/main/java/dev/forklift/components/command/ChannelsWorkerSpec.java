package dev.forklift.components.command;

import dev.forklift.components.SpecStyle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a channels worker. */
@Value.Immutable
@SpecStyle
public interface ChannelsWorkerSpec {

    /** {@return the channels it listens on} */
    List<String> channels();

    /** {@return the alias of the channel layer; {@code default} where nothing is said} */
    Optional<String> layer();

    /** {@return how long a message may take} */
    default Duration longestMessage() {
        return Duration.ofSeconds(30);
    }

    /** {@return how long it may take until it listens} */
    default Duration startupWithin() {
        return Duration.ofMinutes(2);
    }

    /** {@return how many pods run; the profile's number for the role {@code worker} where nothing is said} */
    Optional<Scale> scale();
}
