package dev.forklift.components.data;

import dev.forklift.components.SpecStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of the container of any data service in the cluster. */
@Value.Immutable
@SpecStyle
public interface ServerSpec {

    /** {@return its image} */
    String image();

    /** {@return the CPU it asks for; the profile's for its role where none is said} */
    Optional<String> cpu();

    /** {@return the memory it asks for and may not exceed; the profile's for its role where none is said} */
    Optional<String> memory();

    /** {@return where it keeps what it stores} */
    Storage storage();

    /** {@return the password of its user} */
    Optional<Credential> password();

    /** {@return the numeric user that its image is made for} */
    default long user() {
        return ServerOptions.OFFICIAL_USER;
    }

    /** {@return the numeric group that its image is made for, which owns its storage} */
    default long group() {
        return ServerOptions.OFFICIAL_USER;
    }
}
