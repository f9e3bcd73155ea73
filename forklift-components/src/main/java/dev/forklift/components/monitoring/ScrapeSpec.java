package dev.forklift.components.monitoring;

import dev.forklift.components.SpecStyle;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of how Prometheus asks. */
@Value.Immutable
@SpecStyle
public interface ScrapeSpec {

    /** {@return the path that is asked} */
    default String path() {
        return "/metrics";
    }

    /** {@return how often; as Prometheus is set up where nothing is said} */
    Optional<Duration> interval();

    /** {@return how long an answer may take; as Prometheus is set up where nothing is said} */
    Optional<Duration> timeout();

    /** {@return labels by which Prometheus finds the monitor} */
    Map<String, String> labels();
}
