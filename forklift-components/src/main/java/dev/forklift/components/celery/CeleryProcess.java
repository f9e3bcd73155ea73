package dev.forklift.components.celery;

import dev.forklift.component.Scope;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.ProcessOptions;
import dev.forklift.declare.Finding;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.ProbesOptions;
import dev.forklift.workload.Volume;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a worker and beat have in common: they are processes of a Django project that need its broker, started by a file of
 * ours that keeps two further files, by which probes see how the process is without asking the broker.
 */
final class CeleryProcess {

    private static final String FILE = "forklift_celery.py";
    private static final String DIRECTORY = "/opt/forklift";
    private static final String ALIVE = "/tmp/forklift-celery-alive";
    private static final String READY = "/tmp/forklift-celery-ready";
    private static final String START = read();
    /** Makes our file the loader of what a script of the image starts; {@code $0} is the script. */
    private static final String SCRIPTED = """
            rm -f %s %s
            export PYTHONPATH="%s${PYTHONPATH:+:$PYTHONPATH}" CELERY_LOADER=forklift_celery:Loader
            exec "$0" "$@"
            """.formatted(ALIVE, READY, DIRECTORY);

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration HUNG = Duration.ofSeconds(30);

    /** How long a process may take to import the project and to come as far as its broker. */
    static final Duration START_UP = Duration.ofMinutes(3);

    private final Django django;
    private final String app;

    CeleryProcess(Django django, Optional<String> app) {
        this.django = django;
        this.app = app.orElseGet(django::projectPackage);
    }

    /** What beat is, of this app. */
    BeatProcess beat() {
        return new BeatProcess(django.path(), app);
    }

    /** Says that the project has no broker: once, where it is defined, for all of its Celery processes. */
    void requireBroker(Scope scope) {
        requireBroker(django, scope);
    }

    static void requireBroker(Django django, Scope scope) {
        if (django.broker().isEmpty()) {
            scope.report(Finding.of(
                            "forklift.E140",
                            "Celery needs a broker",
                            "a Celery process publishes to and consumes from the project's broker, and none is set",
                            "DjangoProject.of(image, db, d -> d.broker(amqp)), with the port of a RabbitMq or a Redis")
                    .at(django.site())
                    .in(django.path())
                    .concerning(scope.path(), scope.line()));
        }
    }

    /** The file that starts the process. */
    static ConfigMapHandle configMap(Scope scope) {
        return scope.configMap(c -> c.data(FILE, START));
    }

    /** Runs {@code celery -A app …}, or a script of the image that does. */
    void start(
            DeploymentOptions deployment,
            ConfigMapHandle file,
            List<String> entrypoint,
            List<String> arguments,
            Consumer<ProcessOptions> process) {
        if (entrypoint.isEmpty()) {
            start(deployment, arguments, process);
        } else {
            List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPTED));
            command.addAll(entrypoint);
            django.process(deployment, process).command(command.toArray(String[]::new));
        }
        deployment.mount(DIRECTORY, Volume.configMap("forklift", file), m -> m.readOnly());
    }

    private void start(DeploymentOptions deployment, List<String> arguments, Consumer<ProcessOptions> process) {
        List<String> command = new ArrayList<>(django.python());
        command.add(DIRECTORY + "/" + FILE);
        List<String> args = new ArrayList<>(List.of("-A", app));
        args.addAll(arguments);
        django.process(deployment, process)
                .command(command.toArray(String[]::new))
                .args(args.toArray(String[]::new));
    }

    /**
     * Asks the files alone: a broker that is away restarts nobody. What hangs will not finish its tasks, so it is not given the
     * pod's grace period to do so.
     *
     * @param start how long it may take until the file is there
     * @param patience how old the alive file may be, in whole minutes
     */
    static void probes(ProbesOptions probes, Duration start, Duration patience) {
        String fresh = "test -n \"$(find " + ALIVE + " -mmin -" + patience.toMinutes() + ")\"";
        probes.startup(p -> p.exec("test", "-e", ALIVE)
                        .period(LOOK)
                        .failures((int) (start.toSeconds() / LOOK.toSeconds()))
                        .stopsWithin(HUNG))
                .readiness(p -> p.exec("test", "-e", READY).period(Duration.ofSeconds(10)))
                .liveness(p -> p.exec("/bin/sh", "-c", fresh)
                        .period(Duration.ofSeconds(20))
                        .stopsWithin(HUNG));
    }

    private static String read() {
        try (InputStream in = CeleryProcess.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the library's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
