package dev.forklift.components.django;

import dev.forklift.components.SpecStyle;
import dev.forklift.declare.SecretKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a migration, and of the steps of a release before and after it. */
@Value.Immutable
@SpecStyle
public interface MigrateSpec {

    /**
     * Who may do everything.
     *
     * @param username the name
     * @param email the address
     * @param password where the password is kept
     */
    record Superuser(String username, String email, SecretKey password) {}

    /** {@return the management command and its arguments} */
    default List<String> command() {
        return List.of("migrate", "--noinput");
    }

    /** {@return the script of the image that is run in place of the management command; empty where there is none} */
    List<String> entrypoint();

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

    /** {@return the dump that is made before} */
    Optional<DumpSpec> dump();

    /** {@return the snapshot that is taken before} */
    Optional<SnapshotSpec> snapshot();

    /** {@return management commands that run before} */
    List<List<String>> before();

    /** {@return whether static files are collected before} */
    default boolean collectStatic() {
        return false;
    }

    /** {@return how long is waited after it} */
    Optional<Duration> pause();

    /** {@return management commands that load the first data of an empty database} */
    List<List<String>> firstData();

    /** {@return who may do everything} */
    Optional<Superuser> superuser();

    /** {@return management commands that run after it, and before processes start} */
    List<List<String>> after();
}
