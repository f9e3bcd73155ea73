package dev.forklift.testkit.arbitraries;

import dev.forklift.component.Component;
import dev.forklift.components.command.ChannelsWorker;
import dev.forklift.components.command.CommandCronJob;
import dev.forklift.components.command.CommandDeployment;
import dev.forklift.components.command.CommandJob;
import dev.forklift.components.command.CommandOptions;
import dev.forklift.components.command.CommandPort;
import dev.forklift.components.command.ManagementCommand;
import dev.forklift.components.command.RqScheduler;
import dev.forklift.components.command.RqWorker;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random management commands: once, by the clock and for ever; workers of Channels and RQ. */
public final class CommandComponents {

    private static final int MOST = 4;
    private static final String COMMAND = "consume_orders";

    /** A command that others come after. */
    static final Need<CommandPort> DONE = Need.of(
            CommandPort.class,
            "its-command",
            around -> ManagementCommand.once(around.get(DjangoComponents.DJANGO, 0), "prepare"));

    /** A Django project with a channel layer. */
    static final Need<Django> LAYERED = Need.of(
                    Django.class,
                    "its-channels-django",
                    around -> DjangoProject.of(
                            "shop:1",
                            around.get(DataServices.POSTGRES, 0),
                            d -> d.secretKey(SecretKey.external("shop-app", "SECRET_KEY"))
                                    .channelLayer(around.get(DataServices.KEEPING_REDIS, 0))))
            .where(django -> django.channelLayer().isPresent());

    private CommandComponents() {}

    /** {@return commands that are run once} */
    public static Arbitrary<Blueprint<CommandJob>> jobs() {
        return jobs(command(Options.<CommandJob.Options>of("CommandJob.Options"))
                .with("backoffLimit", Arbitraries.integers().between(0, 9), CommandJob.Options::backoffLimit)
                .with("deadline", Values.seconds(1, 3600), CommandJob.Options::deadline)
                .with("deleteAfter", Values.seconds(0, 3600), CommandJob.Options::deleteAfter)
                .need("after", DONE, (o, first) -> o.after(first.done()))
                .lambdas(MOST));
    }

    /** {@return commands that are run once, of invalid input} */
    public static Arbitrary<Blueprint<CommandJob>> invalidJobs() {
        return jobs(wrong(Options.<CommandJob.Options>of("CommandJob.Options"))
                .with("backoffLimit", Arbitraries.of(-1, -9), CommandJob.Options::backoffLimit)
                .with("deadline", DjangoComponents.noSeconds(), CommandJob.Options::deadline)
                .with("deleteAfter", Values.invalidSeconds(), CommandJob.Options::deleteAfter)
                .someOf(2));
    }

    private static Arbitrary<Blueprint<CommandJob>> jobs(Arbitrary<Lambda<CommandJob.Options>> lambdas) {
        return of(
                "ManagementCommand.once",
                COMMAND,
                DjangoComponents.DJANGO,
                lambdas,
                (django, o) -> ManagementCommand.once(django, COMMAND, o));
    }

    /** {@return commands that are run by the clock} */
    public static Arbitrary<Blueprint<CommandCronJob>> cronJobs() {
        return cronJobs(
                Arbitraries.of("0 3 * * *", "*/5 1-4 * * MON-FRI", "@daily"),
                cronJob().lambdas(MOST));
    }

    /** {@return commands that are run by the clock, of invalid input} */
    public static Arbitrary<Blueprint<CommandCronJob>> invalidCronJobs() {
        Options<CommandCronJob.Options> mistakes = wrong(Options.<CommandCronJob.Options>of("CommandCronJob.Options"))
                .with("timeZone", Arbitraries.of("", "+01:00", "Europe Berlin"), CommandCronJob.Options::timeZone)
                .with("startingDeadline", DjangoComponents.noSeconds(), CommandCronJob.Options::startingDeadline)
                .with("history", Arbitraries.of(-1, -9), (o, kept) -> o.history(1, kept))
                .with("backoffLimit", Arbitraries.of(-1, -9), CommandCronJob.Options::backoffLimit)
                .with("deadline", DjangoComponents.noSeconds(), CommandCronJob.Options::deadline);
        return Arbitraries.oneOf(
                cronJobs(
                        Arbitraries.of("", "* * * *", "daily", "TZ=UTC 0 3 * * *"),
                        cronJob().lambdas(1)),
                cronJobs(Arbitraries.just("0 3 * * *"), mistakes.someOf(2)));
    }

    private static Options<CommandCronJob.Options> cronJob() {
        return command(Options.<CommandCronJob.Options>of("CommandCronJob.Options"))
                .with("timeZone", Arbitraries.of("Europe/Berlin", "UTC"), CommandCronJob.Options::timeZone)
                .flag("overlapping", CommandCronJob.Options::overlapping)
                .flag("suspended", CommandCronJob.Options::suspended)
                .with("startingDeadline", Values.seconds(10, 3600), CommandCronJob.Options::startingDeadline)
                .with("history", Arbitraries.of(0, 3), Arbitraries.of(1, 5), CommandCronJob.Options::history)
                .with("backoffLimit", Arbitraries.integers().between(0, 9), CommandCronJob.Options::backoffLimit)
                .with("deadline", Values.seconds(1, 3600), CommandCronJob.Options::deadline);
    }

    private static Arbitrary<Blueprint<CommandCronJob>> cronJobs(
            Arbitrary<String> schedules, Arbitrary<Lambda<CommandCronJob.Options>> lambdas) {
        return Combinators.combine(schedules, lambdas, Options.which())
                .as((schedule, lambda, which) -> Blueprint.of(
                        "ManagementCommand.cron(" + Source.handle(DjangoComponents.DJANGO, which) + ", "
                                + Source.of(schedule) + ", " + Source.of(COMMAND),
                        lambda,
                        around -> ManagementCommand.cron(
                                around.get(DjangoComponents.DJANGO, which), schedule, COMMAND, lambda.in(around))));
    }

    /** {@return commands that run for ever} */
    public static Arbitrary<Blueprint<CommandDeployment>> deployments() {
        return deployments(command(Options.<CommandDeployment.Options>of("CommandDeployment.Options"))
                .with("scale", "replicas", Arbitraries.integers().between(0, 4), CommandDeployment.Options::replicas)
                .with("scale", "single", Arbitraries.of("each reads it all"), CommandDeployment.Options::single)
                .nested("scale", "autoscale", DjangoComponents.autoscale(), CommandDeployment.Options::autoscale)
                .with("stopsWithin", Values.seconds(1, 600), CommandDeployment.Options::stopsWithin)
                .with("startupWithin", Values.seconds(2, 600), CommandDeployment.Options::startupWithin)
                .with("alive", "aliveFile", minutes(), (o, oldest) -> o.aliveFile("/tmp/alive", oldest))
                .with("alive", "liveness", Arbitraries.of("true"), (o, command) -> o.liveness(command))
                .lambdas(MOST));
    }

    /** {@return commands that run for ever, of invalid input} */
    public static Arbitrary<Blueprint<CommandDeployment>> invalidDeployments() {
        return deployments(wrong(Options.<CommandDeployment.Options>of("CommandDeployment.Options"))
                .with("replicas", Arbitraries.of(-1, -9), CommandDeployment.Options::replicas)
                .with("single", Arbitraries.of("", " "), CommandDeployment.Options::single)
                .with("stopsWithin", DjangoComponents.noSeconds(), CommandDeployment.Options::stopsWithin)
                .with("startupWithin", DjangoComponents.noSeconds(), CommandDeployment.Options::startupWithin)
                .with(
                        "aliveFile",
                        Arbitraries.of("", "tmp/alive", "/tmp/a b"),
                        (o, path) -> o.aliveFile(path, Duration.ofMinutes(1)))
                .with("liveness", Arbitraries.of(""), (o, command) -> o.liveness(command))
                .someOf(2));
    }

    private static Arbitrary<Duration> minutes() {
        return Arbitraries.longs().between(1, 60).map(Duration::ofMinutes);
    }

    private static Arbitrary<Blueprint<CommandDeployment>> deployments(
            Arbitrary<Lambda<CommandDeployment.Options>> lambdas) {
        return of(
                "ManagementCommand.forever",
                COMMAND,
                DjangoComponents.DJANGO,
                lambdas,
                (django, o) -> ManagementCommand.forever(django, COMMAND, o));
    }

    private static <O extends CommandOptions<O>> Options<O> command(Options<O> own) {
        return own.with("args", Arbitraries.of("--verbosity=2", "orders"), (o, arg) -> o.args(arg))
                .with("env", Arbitraries.of("A", "B_1"), Values.texts(), (o, name, text) -> o.env(name, text))
                .with("envText", "envText", Values.hosts(), (o, host) -> o.env("TEXT", Text.of(host)))
                .with(
                        "envKey",
                        "envKey",
                        Values.objectNames(),
                        (o, secret) -> o.env("KEY", SecretKey.external(secret, "key")))
                .with("connectsTo", Values.hosts(), (o, host) -> o.connectsTo(Endpoint.external(host, 9092)))
                .flag("beforeMigrations", CommandOptions::beforeMigrations);
    }

    private static <O extends CommandOptions<O>> Options<O> wrong(Options<O> own) {
        return own.with("env", Values.invalidEnvNames(), (o, name) -> o.env(name, "x"));
    }

    /** {@return channels workers} */
    public static Arbitrary<Blueprint<ChannelsWorker>> channelsWorkers() {
        return channelsWorkers(Options.<ChannelsWorker.Options>of("ChannelsWorker.Options")
                .with("channels", Arbitraries.of("mail", "sms.send"), (o, channel) -> o.channels(channel))
                .with("layer", Arbitraries.of("default", "jobs"), ChannelsWorker.Options::layer)
                .with("longestMessage", Values.seconds(1, 600), ChannelsWorker.Options::longestMessage)
                .with("startupWithin", Values.seconds(2, 600), ChannelsWorker.Options::startupWithin)
                .with("scale", "replicas", Arbitraries.integers().between(0, 4), ChannelsWorker.Options::replicas)
                .nested("scale", "autoscale", DjangoComponents.autoscale(), ChannelsWorker.Options::autoscale)
                .lambdas(MOST));
    }

    /** {@return channels workers of invalid input} */
    public static Arbitrary<Blueprint<ChannelsWorker>> invalidChannelsWorkers() {
        return channelsWorkers(Options.<ChannelsWorker.Options>of("ChannelsWorker.Options")
                .with("channels", Arbitraries.of("", "a b", "thumbnails"), (o, channel) -> o.channels(channel))
                .with("layer", Arbitraries.of("", "a b"), ChannelsWorker.Options::layer)
                .with("longestMessage", DjangoComponents.noSeconds(), ChannelsWorker.Options::longestMessage)
                .with("startupWithin", DjangoComponents.noSeconds(), ChannelsWorker.Options::startupWithin)
                .with("replicas", Arbitraries.of(-1, -9), ChannelsWorker.Options::replicas)
                .someOf(2));
    }

    private static Arbitrary<Blueprint<ChannelsWorker>> channelsWorkers(
            Arbitrary<Lambda<ChannelsWorker.Options>> lambdas) {
        return of(
                "ChannelsWorker.of",
                "thumbnails",
                LAYERED,
                lambdas,
                (django, o) -> ChannelsWorker.of(django, "thumbnails", o));
    }

    private static <C extends Component<?>, O> Arbitrary<Blueprint<C>> of(
            String factory,
            String argument,
            Need<Django> project,
            Arbitrary<Lambda<O>> lambdas,
            BiFunction<Django, Consumer<O>, C> construction) {
        return Combinators.combine(lambdas, Options.which())
                .as((lambda, which) -> Blueprint.of(
                        factory + "(" + Source.handle(project, which) + ", " + Source.of(argument),
                        lambda,
                        around -> construction.apply(around.get(project, which), lambda.in(around))));
    }

    /** {@return workers of RQ} */
    public static Arbitrary<Blueprint<RqWorker>> rqWorkers() {
        return rqWorkers(Options.<RqWorker.Options>of("RqWorker.Options")
                .with("queues", Arbitraries.of("default", "high"), (o, queue) -> o.queues(queue))
                .with("longestJob", Values.seconds(1, 3600), RqWorker.Options::longestJob)
                .with("workerTtl", Values.seconds(30, 600), RqWorker.Options::workerTtl)
                .flag("withScheduler", RqWorker.Options::withScheduler)
                .with("startupWithin", Values.seconds(2, 600), RqWorker.Options::startupWithin)
                .with("scale", "replicas", Arbitraries.integers().between(0, 4), RqWorker.Options::replicas)
                .nested("scale", "autoscale", DjangoComponents.autoscale(), RqWorker.Options::autoscale)
                .with("args", Arbitraries.of("--max-jobs=500"), (o, arg) -> o.args(arg))
                .lambdas(MOST));
    }

    /** {@return workers of RQ of invalid input} */
    public static Arbitrary<Blueprint<RqWorker>> invalidRqWorkers() {
        return rqWorkers(Options.<RqWorker.Options>of("RqWorker.Options")
                .with("queues", Arbitraries.of("", "a b", "-q"), (o, queue) -> o.queues(queue))
                .with("longestJob", DjangoComponents.noSeconds(), RqWorker.Options::longestJob)
                .with("workerTtl", DjangoComponents.noSeconds(), RqWorker.Options::workerTtl)
                .with("startupWithin", DjangoComponents.noSeconds(), RqWorker.Options::startupWithin)
                .with("replicas", Arbitraries.of(-1, -9), RqWorker.Options::replicas)
                .with("args", Arbitraries.just("--burst"), (o, arg) -> o.args(arg))
                .someOf(2));
    }

    private static Arbitrary<Blueprint<RqWorker>> rqWorkers(Arbitrary<Lambda<RqWorker.Options>> lambdas) {
        return Combinators.combine(lambdas, Options.which())
                .as((lambda, which) -> Blueprint.of(
                        "RqWorker.of(" + Source.handle(DjangoComponents.DJANGO, which) + ", "
                                + Source.handle(DataServices.KEEPING_REDIS, which),
                        lambda,
                        around -> RqWorker.of(
                                around.get(DjangoComponents.DJANGO, which),
                                around.get(DataServices.KEEPING_REDIS, which),
                                lambda.in(around))));
    }

    /** {@return schedulers of RQ} */
    public static Arbitrary<Blueprint<RqScheduler>> rqSchedulers() {
        return rqSchedulers(Options.<RqScheduler.Options>of("RqScheduler.Options")
                .with("queue", Arbitraries.of("default", "high"), RqScheduler.Options::queue)
                .with("interval", Values.seconds(1, 600), RqScheduler.Options::interval)
                .lambdas(MOST));
    }

    /** {@return schedulers of RQ of invalid input} */
    public static Arbitrary<Blueprint<RqScheduler>> invalidRqSchedulers() {
        return rqSchedulers(Options.<RqScheduler.Options>of("RqScheduler.Options")
                .with("queue", Arbitraries.of("", "a b"), RqScheduler.Options::queue)
                .with("interval", DjangoComponents.noSeconds(), RqScheduler.Options::interval)
                .someOf(2));
    }

    private static Arbitrary<Blueprint<RqScheduler>> rqSchedulers(Arbitrary<Lambda<RqScheduler.Options>> lambdas) {
        return Combinators.combine(lambdas, Options.which())
                .as((lambda, which) -> Blueprint.of(
                        "RqScheduler.of(" + Source.handle(DjangoComponents.DJANGO, which) + ", "
                                + Source.handle(DataServices.KEEPING_REDIS, which),
                        lambda,
                        around -> RqScheduler.of(
                                around.get(DjangoComponents.DJANGO, which),
                                around.get(DataServices.KEEPING_REDIS, which),
                                lambda.in(around))));
    }

    /** {@return any of them} */
    static Arbitrary<? extends Blueprint<?>> any() {
        return Arbitraries.oneOf(
                jobs().map(b -> (Blueprint<?>) b),
                cronJobs().map(b -> (Blueprint<?>) b),
                deployments().map(b -> (Blueprint<?>) b),
                channelsWorkers().map(b -> (Blueprint<?>) b),
                rqWorkers().map(b -> (Blueprint<?>) b),
                rqSchedulers().map(b -> (Blueprint<?>) b));
    }
}
