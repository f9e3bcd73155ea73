package dev.forklift.components.web;

import dev.forklift.components.SpecStyle;
import dev.forklift.components.keda.KedaScalingSpec;
import dev.forklift.workload.AutoscaleOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** What is said of every web server: where it listens, how its health is seen, how it stops. */
@Value.Immutable
@SpecStyle
public interface WebSpec {

    /** {@return what is served: {@code module:callable}} */
    String application();

    /** {@return the port it listens on} */
    default int port() {
        return 8000;
    }

    /** {@return the path that says whether it may be sent requests; none where only the port is asked} */
    Optional<String> health();

    /** {@return the path that says whether the process is alive; none where only the port is asked} */
    Optional<String> liveness();

    /** {@return how long it may take to start} */
    default Duration startup() {
        return Duration.ofMinutes(2);
    }

    /** {@return how long it goes on serving after it is taken out of its Service} */
    default Duration preStop() {
        return Duration.ofSeconds(6);
    }

    /** {@return whose {@code X-Forwarded-…} headers are believed, by servers that ask} */
    Optional<String> forwardedAllowIps();

    /** {@return what is run in place of the server's command; nothing where it is empty} */
    List<String> entrypoint();

    /** {@return how many pods run; the profile's number for the role {@code web} where nothing is said} */
    Optional<Integer> replicas();

    /** {@return the autoscaler's bounds and metrics} */
    Optional<Consumer<AutoscaleOptions>> autoscale();

    /** {@return what KEDA looks at, where it decides how many pods run} */
    Optional<KedaScalingSpec> keda();
}
