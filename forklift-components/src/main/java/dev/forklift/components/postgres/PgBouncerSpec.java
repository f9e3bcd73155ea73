package dev.forklift.components.postgres;

import dev.forklift.components.SpecStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a PgBouncer. */
@Value.Immutable
@SpecStyle
public interface PgBouncerSpec {

    /** {@return how it gives connections, and how many} */
    PoolSpec pool();

    /** {@return its image} */
    default String image() {
        return "edoburu/pgbouncer:v1.24.1-p1";
    }

    /** {@return the numeric user that its image is made for} */
    default long user() {
        return 70;
    }

    /** {@return the numeric group that its image is made for} */
    default long group() {
        return 70;
    }

    /** {@return the CPU that each pod asks for; the profile's where nothing is said} */
    Optional<String> cpu();

    /** {@return the memory that each pod asks for and may not exceed; the profile's where nothing is said} */
    Optional<String> memory();
}
