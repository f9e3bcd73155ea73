package dev.forklift.components.command;

import dev.forklift.component.Scope;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.ProcessOptions;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.ProbesOptions;
import dev.forklift.workload.RunToEndOptions;
import dev.forklift.workload.Volume;
import dev.forklift.workload.WorkloadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A management command as a process of its project. One that runs for ever is started by a file of ours, which makes SIGTERM stop it and
 * keeps files by which probes see how it is.
 */
final class CommandProcess {

    private static final String FILE = "forklift_manage.py";
    private static final String DIRECTORY = "/opt/forklift";
    private static final String READY = "/tmp/forklift-ready";
    private static final String ALIVE = "/tmp/forklift-alive";
    private static final String START = read();
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration HUNG = Duration.ofSeconds(30);

    private final Django django;
    private final CommandSpec spec;

    CommandProcess(Django django, CommandSpec spec) {
        this.django = django;
        this.spec = spec;
    }

    /** The file that starts what runs for ever. */
    static ConfigMapHandle configMap(Scope scope) {
        return scope.configMap(c -> c.data(FILE, START));
    }

    /** Runs the command to its end. */
    <W extends RunToEndOptions<W>> void run(W job) {
        process(job, p -> {}).command(words(django.manage()));
    }

    /** Runs the command until it is stopped. */
    void runForEver(DeploymentOptions deployment, ConfigMapHandle file) {
        runForEver(deployment, file, p -> {});
    }

    void runForEver(DeploymentOptions deployment, ConfigMapHandle file, Consumer<ProcessOptions> options) {
        List<String> start = new ArrayList<>(django.python());
        start.add(DIRECTORY + "/" + FILE);
        start.addAll(django.manageScript());
        process(deployment, options)
                .command(words(start))
                .mount(DIRECTORY, Volume.configMap("forklift", file), m -> m.readOnly());
    }

    private <W extends WorkloadOptions<W>> W process(W workload, Consumer<ProcessOptions> options) {
        spec.env().forEach(workload::env);
        spec.secretEnv().forEach(workload::env);
        spec.connections().forEach(workload::connectsTo);
        return django.process(workload, p -> {
            options.accept(p);
            if (spec.beforeMigrations()) {
                p.beforeMigrations();
            }
        });
    }

    private String[] words(List<String> start) {
        List<String> words = new ArrayList<>(start);
        words.add(spec.command());
        words.addAll(spec.args());
        return words.toArray(String[]::new);
    }

    /** Ready is what has come as far as the command itself. */
    static void readiness(ProbesOptions probes, Duration start) {
        int failures = (int) Math.max(1, start.toSeconds() / LOOK.toSeconds());
        probes.startup(p -> p.exec("test", "-e", READY).period(LOOK).failures(failures))
                .readiness(p -> p.exec("test", "-e", READY).period(Duration.ofSeconds(10)));
    }

    /** Alive is what touches its file. */
    static void liveness(ProbesOptions probes, Duration oldest) {
        liveness(probes, fresh(ALIVE, oldest));
    }

    /** What hangs will not stop in an orderly way either, so it is not given the pod's grace period to do so. */
    static void liveness(ProbesOptions probes, String[] question) {
        probes.liveness(p -> p.exec(question).period(Duration.ofSeconds(20)).stopsWithin(HUNG));
    }

    /** Fails when a file is not there, or older than some minutes. */
    static String[] fresh(String path, Duration oldest) {
        String question = "test -n \"$(find " + path + " -mmin -" + oldest.toMinutes() + ")\"";
        return new String[] {"/bin/sh", "-c", question};
    }

    private static String read() {
        try (InputStream in = CommandProcess.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the library's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
