package dev.forklift.components.django;

import dev.forklift.workload.ContainerOptions;
import dev.forklift.workload.JobOptions;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The pod in which the steps of a release run one after the other: an init container each, so that each has its log, and one that
 * fails keeps those after it from starting.
 */
final class ReleasePod {

    private static final String ROLE = "job";

    private final Django django;
    private final JobOptions job;

    ReleasePod(Django django, JobOptions job) {
        this.django = django;
        this.job = job;
    }

    JobOptions job() {
        return job;
    }

    /** A management command. */
    void manage(String name, List<String> command) {
        step(name, c -> c.command(managed(command)));
    }

    /** Management commands, numbered. */
    void manageAll(String name, List<List<String>> commands) {
        for (int i = 0; i < commands.size(); i++) {
            manage(name + "-" + (i + 1), commands.get(i));
        }
    }

    /** A script in the project's own shell. */
    void script(String name, Script script, Consumer<ContainerOptions> more) {
        step(name, c -> more.accept(c.command(managed(List.of("shell", "-c", script.text())))));
    }

    /** Nothing, for a while; a shell that sleeps in the background heeds signals at once. */
    void pause(String name, Duration time) {
        step(name, c -> c.command("/bin/sh", "-c", """
                trap 'exit 143' TERM
                sleep %s &
                wait $!
                """.formatted(time.toSeconds())));
    }

    /** Anything that sees what the project's processes see, and may need as much as the Job itself. */
    void step(String name, Consumer<ContainerOptions> options) {
        first(name, c -> options.accept(c.role(ROLE)));
    }

    /** What comes before the steps, and needs little. */
    void first(String name, Consumer<ContainerOptions> options) {
        job.init(name, c -> options.accept(c.likeMain()));
    }

    String[] managed(List<String> command) {
        return Stream.concat(django.manage().stream(), command.stream()).toArray(String[]::new);
    }
}
