package dev.forklift.components.command;

import dev.forklift.components.SpecStyle;
import dev.forklift.declare.Gate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a management command that is run once for each release. */
@Value.Immutable
@SpecStyle
public interface CommandJobSpec {

    /** {@return the command} */
    CommandSpec command();

    /** {@return how often it is tried again; Kubernetes' own number where nothing is said} */
    Optional<Integer> backoffLimit();

    /** {@return how long all of it may take, retries included} */
    Optional<Duration> deadline();

    /** {@return how long the Job is kept when it has ended; for ever where nothing is said} */
    Optional<Duration> deleteAfter();

    /** {@return what it is applied after} */
    List<Gate> after();
}
