package dev.forklift.components.memcached;

import dev.forklift.components.SpecStyle;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a Memcached that the stack runs. */
@Value.Immutable
@SpecStyle
public interface MemcachedServerSpec {

    /** {@return its image} */
    default String image() {
        return "memcached:1.6.39";
    }

    /** {@return the numeric user and group that its image is made for} */
    default long user() {
        return 11211;
    }

    /** {@return the CPU it asks for; the profile's where nothing is said} */
    Optional<String> cpu();

    /** {@return the memory it asks for and may not exceed; the profile's where nothing is said} */
    Optional<String> memory();

    /** {@return how many clients may be connected at once} */
    default int maxConnections() {
        return 1024;
    }

    /** {@return from which size on an item is refused, in mebibytes} */
    default int maxItemMebibytes() {
        return 1;
    }

    /** {@return further arguments} */
    List<String> args();
}
