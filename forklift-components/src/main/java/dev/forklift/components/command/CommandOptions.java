package dev.forklift.components.command;

import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Notes;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import dev.forklift.kube.Names;
import java.util.HashSet;
import java.util.Set;

/**
 * What can be said of every management command.
 *
 * @param <O> the options themselves, so that each line returns them
 */
public abstract class CommandOptions<O extends CommandOptions<O>> {

    private final Numbers numbers;
    private final ImmutableCommandSpec.Builder spec = ImmutableCommandSpec.builder();
    private final Set<String> variables = new HashSet<>();

    CommandOptions(Notes notes, String command) {
        this.numbers = new Numbers(notes);
        numbers.require(
                command.matches("[A-Za-z_]\\w*"),
                "forklift.E170",
                "'" + command + "' is no management command",
                "a command is a Python module in an app's management/commands, and its arguments are said apart",
                "\"loaddata\", and args(\"regions.json\") for its arguments");
        spec.command(command);
    }

    abstract O self();

    final CommandSpec command() {
        return spec.build();
    }

    final Numbers numbers() {
        return numbers;
    }

    /**
     * Adds arguments.
     *
     * @param args one each: {@code "--topic", "orders"}; {@code $(NAME)} is replaced by the environment
     * @return these options
     */
    public O args(String... args) {
        spec.args(args);
        return self();
    }

    /**
     * Sets an environment variable of this command alone. It goes before the project's.
     *
     * @param name its name, each once
     * @param value its value
     * @return these options
     */
    public O env(String name, String value) {
        return env(name, Text.of(value));
    }

    /**
     * Sets an environment variable of this command alone that holds addresses of the stack.
     *
     * @param name its name, each once
     * @param value its value
     * @return these options
     */
    public O env(String name, Text value) {
        if (isFree(name)) {
            spec.env(name, value);
        }
        return self();
    }

    /**
     * Sets an environment variable of this command alone from a Secret.
     *
     * @param name its name, each once
     * @param key the Secret's key
     * @return these options
     */
    public O env(String name, SecretKey key) {
        if (isFree(name)) {
            spec.secretEnv(name, key);
        }
        return self();
    }

    private boolean isFree(String name) {
        return numbers.require(
                        Names.isEnvName(name),
                        "forklift.E171",
                        "'" + name + "' is no name of an environment variable",
                        "it has letters, digits, '_', '-' and '.', and does not begin with a digit",
                        "a name such as KAFKA_BROKERS")
                && numbers.require(
                        variables.add(name),
                        "forklift.E171",
                        "the environment variable '" + name + "' is set twice",
                        "the second value would silently replace the first",
                        "one of the two");
    }

    /**
     * Says that it opens connections to something beside the project's services; network policies that are derived allow it.
     *
     * @param to where that listens
     * @return these options
     */
    public O connectsTo(Endpoint to) {
        spec.connections(to);
        return self();
    }

    /**
     * Starts without waiting for the project's migrations: for what has to be done before them, or does not use the database.
     *
     * @return these options
     */
    public O beforeMigrations() {
        spec.beforeMigrations(true);
        return self();
    }
}
