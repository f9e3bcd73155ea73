package dev.forklift.components.django;

import dev.forklift.components.SpecStyle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a migration. */
@Value.Immutable
@SpecStyle
public interface MigrateSpec {

    /** {@return the management command and its arguments} */
    default List<String> command() {
        return List.of("migrate", "--noinput");
    }

    /** {@return how long the database may take to answer} */
    default Duration databaseWithin() {
        return Duration.ofMinutes(10);
    }

    /** {@return how often it is tried again} */
    default int backoffLimit() {
        return 3;
    }

    /** {@return how long all of it may take, retries included} */
    Optional<Duration> deadline();

    /** {@return whether the settings are checked first} */
    default boolean checkDeploy() {
        return false;
    }
}
