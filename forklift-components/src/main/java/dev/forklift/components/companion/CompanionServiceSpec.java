package dev.forklift.components.companion;

import dev.forklift.components.SpecStyle;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import dev.forklift.workload.AutoscaleOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** What is said of a service from an image of its own. */
@Value.Immutable
@SpecStyle
public interface CompanionServiceSpec {

    /** {@return its image} */
    String image();

    /** {@return the port it listens on} */
    int port();

    /** {@return the program and its arguments; the image's where there are none} */
    List<String> command();

    /** {@return its arguments; the image's where there are none} */
    List<String> args();

    /** {@return its environment} */
    Map<String, Text> env();

    /** {@return its environment from Secrets} */
    Map<String, SecretKey> secretEnv();

    /** {@return what it opens connections to} */
    List<Endpoint> connections();

    /** {@return the path that says whether it may be sent requests; none where only the port is asked} */
    Optional<String> health();

    /** {@return the path that says whether it is alive; none where only the port is asked} */
    Optional<String> liveness();

    /** {@return how long it may take to start} */
    default Duration startup() {
        return Duration.ofMinutes(2);
    }

    /** {@return how long it goes on serving after it is taken out of its Service} */
    default Duration preStop() {
        return Duration.ofSeconds(6);
    }

    /** {@return how long it may take to stop} */
    default Duration stopsWithin() {
        return Duration.ofSeconds(25);
    }

    /** {@return whether it runs at all} */
    default boolean enabled() {
        return true;
    }

    /** {@return how many pods run; the profile's number for the role {@code web} where nothing is said} */
    Optional<Integer> replicas();

    /** {@return the autoscaler's bounds and metrics} */
    Optional<Consumer<AutoscaleOptions>> autoscale();

    /** {@return whether a client is sent to the same pod again} */
    default boolean sticky() {
        return false;
    }

    /** {@return how much memory is asked for and allowed, as a quantity; the profile says it where it is empty} */
    Optional<String> memory();
}
