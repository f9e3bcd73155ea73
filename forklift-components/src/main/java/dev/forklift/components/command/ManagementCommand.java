package dev.forklift.components.command;

import dev.forklift.components.django.Django;
import dev.forklift.declare.Notes;
import java.util.function.Consumer;

/**
 * Runs one of a project's management commands: once for each release, by the clock, or for ever. It sees the project's environment,
 * and waits for its migrations unless it says otherwise.
 *
 * <pre>{@code
 * CommandPort regions = s.add("regions", ManagementCommand.once(django, "loaddata", c -> c.args("regions.json")));
 * s.add("clear-sessions", ManagementCommand.cron(django, "0 3 * * *", "clearsessions"));
 * s.add("orders", ManagementCommand.forever(django, "consume_orders", c -> c.connectsTo(kafka)));
 * }</pre>
 *
 * <p>Source: <a href="https://docs.djangoproject.com/en/5.2/howto/custom-management-commands/">How to create custom
 * django-admin commands</a>.
 */
public final class ManagementCommand {

    private ManagementCommand() {}

    /**
     * {@return a command that is run once for each release: a Job whose name is a hash of its content}
     *
     * @param django the project
     * @param command its name alone: {@code collectstatic}
     */
    public static CommandJob once(Django django, String command) {
        return once(django, command, options -> {});
    }

    /**
     * {@return a command that is run once for each release: a Job whose name is a hash of its content}
     *
     * @param django the project
     * @param command its name alone: {@code loaddata}
     * @param options its arguments, retries, deadline
     */
    public static CommandJob once(Django django, String command, Consumer<CommandJob.Options> options) {
        Notes notes = Notes.here();
        notes.given("the Django project", django);
        CommandJob.Options said = new CommandJob.Options(notes, command);
        options.accept(said);
        return new CommandJob(django, said.build(), notes);
    }

    /**
     * {@return a command that is run by the clock: a CronJob, whose runs do not overlap}
     *
     * @param django the project
     * @param schedule five fields, or {@code @daily} and the like
     * @param command its name alone: {@code clearsessions}
     */
    public static CommandCronJob cron(Django django, String schedule, String command) {
        return cron(django, schedule, command, options -> {});
    }

    /**
     * {@return a command that is run by the clock: a CronJob, whose runs do not overlap}
     *
     * @param django the project
     * @param schedule five fields, or {@code @daily} and the like
     * @param command its name alone: {@code clearsessions}
     * @param options its arguments, time zone, history
     */
    public static CommandCronJob cron(
            Django django, String schedule, String command, Consumer<CommandCronJob.Options> options) {
        Notes notes = Notes.here();
        notes.given("the Django project", django);
        CommandCronJob.Options said = new CommandCronJob.Options(notes, schedule, command);
        options.accept(said);
        return new CommandCronJob(django, said.build(), notes);
    }

    /**
     * {@return a command that runs for ever, such as a consumer of Kafka: a Deployment of one pod}
     *
     * @param django the project
     * @param command its name alone: {@code consume_orders}
     */
    public static CommandDeployment forever(Django django, String command) {
        return forever(django, command, options -> {});
    }

    /**
     * {@return a command that runs for ever, such as a consumer of Kafka: a Deployment}
     *
     * @param django the project
     * @param command its name alone: {@code consume_orders}
     * @param options its arguments, how many pods run, how its health is seen
     */
    public static CommandDeployment forever(
            Django django, String command, Consumer<CommandDeployment.Options> options) {
        Notes notes = Notes.here();
        notes.given("the Django project", django);
        CommandDeployment.Options said = new CommandDeployment.Options(notes, command);
        options.accept(said);
        return new CommandDeployment(django, said.build(), notes);
    }
}
