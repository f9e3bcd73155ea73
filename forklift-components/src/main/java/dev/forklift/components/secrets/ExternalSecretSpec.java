package dev.forklift.components.secrets;

import dev.forklift.components.SpecStyle;
import dev.forklift.declare.Text;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a Secret that the External Secrets Operator makes. */
@Value.Immutable
@SpecStyle
public interface ExternalSecretSpec {

    /**
     * One value of the store.
     *
     * @param key the key of the Secret
     * @param remote what the store calls it
     * @param property which part of it; empty for the whole
     */
    record Fetched(String key, String remote, String property) {}

    /** {@return where it is fetched from} */
    SecretStore store();

    /** {@return how often it is fetched again; once where nothing is said} */
    Optional<Duration> refresh();

    /** {@return the values that are fetched one by one} */
    List<Fetched> fetched();

    /** {@return what is fetched with all of its parts, each of which becomes a key} */
    List<String> extracted();

    /** {@return the keys that those parts have, as far as the stack reads them} */
    List<String> extractedKeys();

    /** {@return values that are put together from others} */
    Map<String, Text> composed();

    /** {@return the type of the Secret} */
    default String type() {
        return "Opaque";
    }

    /** {@return the name of the Secret; derived where it is empty} */
    default String secretName() {
        return "";
    }

    /** {@return whether the Secret goes when the values are gone from the store} */
    default boolean deleted() {
        return false;
    }
}
