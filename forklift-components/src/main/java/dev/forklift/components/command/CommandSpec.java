package dev.forklift.components.command;

import dev.forklift.components.SpecStyle;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** What is said of every management command. */
@Value.Immutable
@SpecStyle
public interface CommandSpec {

    /** {@return its name} */
    String command();

    /** {@return its arguments} */
    List<String> args();

    /** {@return what its environment has beside the project's} */
    Map<String, Text> env();

    /** {@return what its environment has beside the project's, from Secrets} */
    Map<String, SecretKey> secretEnv();

    /** {@return what it opens connections to, beside the project's services} */
    List<Endpoint> connections();

    /** {@return whether it starts without waiting for migrations} */
    default boolean beforeMigrations() {
        return false;
    }
}
