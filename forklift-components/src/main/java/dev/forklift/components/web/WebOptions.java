package dev.forklift.components.web;

import dev.forklift.components.keda.KedaScalingOptions;
import dev.forklift.components.keda.KedaScalingSpec;
import dev.forklift.declare.CallSite;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Notes;
import dev.forklift.workload.AutoscaleOptions;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of every web server.
 *
 * @param <O> the options themselves, so that each line returns them
 */
public abstract class WebOptions<O extends WebOptions<O>> {

    private static final Pattern APPLICATION =
            Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*:[A-Za-z_][\\w.]*(\\(\\S*\\))?");

    private final Notes notes;
    private final ImmutableWebSpec.Builder web = ImmutableWebSpec.builder();
    private @Nullable String health;
    private @Nullable String liveness;
    private boolean saidHealth;
    private @Nullable CallSite scripted;

    WebOptions(Notes notes, String application) {
        this.notes = notes;
        require(
                APPLICATION.matcher(application).matches(),
                "forklift.E130",
                "'" + application + "' is no application",
                "a web server imports a module and serves a callable in it",
                "\"shop.wsgi:application\", the module and the callable with a colon between");
        web.application(application);
    }

    abstract O self();

    WebSpec web() {
        return web.build();
    }

    /** Such a server opens its port before it has imported the application, so that only a path tells when a pod is ready. */
    final void requireHealth(String server, String before) {
        require(
                saidHealth,
                "forklift.W130",
                server + " is asked for nothing but its port",
                "it opens the port before " + before + " imported the application, so a pod counts as ready too early",
                "health(\"/healthz\"), with a view that answers when the application works");
    }

    final ImmutableWebSpec.Builder spec() {
        return web;
    }

    /**
     * Sets the path that says whether a pod may be sent requests: it answers 200 when the application works, its database
     * included. It is asked with a {@code Host} that Django allows and with {@code X-Forwarded-Proto: https}, so that neither
     * {@code ALLOWED_HOSTS} nor {@code SECURE_SSL_REDIRECT} is in its way.
     *
     * @param path begins with {@code /}; by default only the port is asked
     * @return these options
     */
    public O health(String path) {
        saidHealth = true;
        if (isPath("health", path)) {
            web.health(path);
            health = path;
            differ();
        }
        return self();
    }

    /**
     * Sets the path that says whether the process is alive. It must not touch the database: one that is away is no reason to
     * restart what waits for it.
     *
     * @param path begins with {@code /}; by default only the port is asked
     * @return these options
     */
    public O liveness(String path) {
        if (isPath("liveness", path)) {
            web.liveness(path);
            liveness = path;
            differ();
        }
        return self();
    }

    private void differ() {
        require(
                !(health != null && health.equals(liveness)),
                "forklift.W131",
                "liveness asks what readiness asks",
                "a database that is away then restarts every web pod, at once and again and again",
                "liveness(\"/livez\") with a view that touches nothing, or no liveness(…), which asks the port");
    }

    /**
     * Sets how long a pod may take until it is ready for the first time.
     *
     * @param atMost whole seconds, at least 2; two minutes by default
     * @return these options
     */
    public O startupWithin(Duration atMost) {
        if (seconds("startupWithin", atMost, 2)) {
            web.startup(atMost);
        }
        return self();
    }

    /**
     * Sets the port that the server listens on.
     *
     * @param number 1024 to 65535, since the container does not run as root; 8000 by default
     * @return these options
     */
    public O port(int number) {
        if (count("port", number, 1024, 65535)) {
            web.port(number);
        }
        return self();
    }

    /**
     * Sets how long a pod goes on serving after it is taken out of its Service and before it is asked to stop, so that no
     * connection is lost while every node learns of it.
     *
     * @param wait whole seconds, at least 1; 6 by default
     * @return these options
     */
    public O preStop(Duration wait) {
        if (seconds("preStop", wait, 1)) {
            web.preStop(wait);
        }
        return self();
    }

    /**
     * Runs a script of the image in place of the server's command: {@code entrypoint("/entrypoint-uwsgi.sh")}. It has to listen on
     * the {@linkplain #port port}, and to start the server by {@code exec}, so that it is asked to stop in an orderly way. Probes,
     * grace period and environment stay; options of the server itself would not be seen, and are refused.
     *
     * @param command the script and its arguments
     * @return these options
     */
    public O entrypoint(String... command) {
        if (require(
                command.length > 0 && !command[0].isBlank(),
                "forklift.E177",
                "entrypoint() without a program",
                "it is run in place of the server's command",
                "entrypoint(\"/entrypoint.sh\")")) {
            web.entrypoint(List.of(command));
            scripted = CallSite.here();
        }
        return self();
    }

    /** Refuses options of the server beside a script that starts it; {@code plain} says that there are none. */
    final void alone(String server, boolean plain) {
        if (scripted != null && !plain) {
            notes.refuse(Finding.of(
                            "forklift.E175",
                            "options of " + server + " beside entrypoint(…)",
                            "the script starts the server with arguments of its own, and would not see them",
                            "leave them out; what the script reads from the environment is said by the project's env(…)")
                    .at(scripted));
        }
    }

    /**
     * Sets how many pods run. Not together with {@link #autoscale}.
     *
     * @param count from 0; the profile's number for the role {@code web} by default
     * @return these options
     */
    public O replicas(int count) {
        if (count("replicas", count, 0, Integer.MAX_VALUE)) {
            web.replicas(count);
        }
        return self();
    }

    /**
     * Lets an autoscaler decide how many pods run.
     *
     * @param options bounds and metrics; 80 % of the requested CPU where no metric is said
     * @return these options
     */
    public O autoscale(Consumer<AutoscaleOptions> options) {
        web.autoscale(options);
        return self();
    }

    /**
     * Lets KEDA decide how many pods run, by a query of Prometheus or a time of day. Not together with {@link #autoscale} and {@link
     * #replicas}.
     *
     * @param options triggers, at least one, and bounds; none at the least would leave requests without an answer
     * @return these options
     */
    public O keda(Consumer<KedaScalingOptions> options) {
        KedaScalingSpec scaling = KedaScalingSpec.said(notes, options);
        require(
                scaling.least() > 0,
                "forklift.W280",
                "a web process that KEDA may leave without a pod",
                "nothing holds back requests until a pod is there: they get an error",
                "between(1, …)");
        web.keda(scaling);
        return self();
    }

    final boolean isPath(String method, String path) {
        return require(
                path.startsWith("/") && path.chars().noneMatch(Character::isWhitespace),
                "forklift.E133",
                method + "(\"" + path + "\")",
                "a path begins with '/' and has no blanks in it",
                method + "(\"/healthz\")");
    }

    final boolean count(String method, int value, int least, int most) {
        return require(
                value >= least && value <= most,
                "forklift.E131",
                method + "(" + value + ")",
                most == Integer.MAX_VALUE ? "it is at least " + least : "it is " + least + " to " + most,
                method + "(" + Math.min(Math.max(value, least), most) + ")");
    }

    final boolean seconds(String method, Duration value, int least) {
        return require(
                value.toSeconds() >= least && value.toNanosPart() == 0 && value.toSeconds() <= Integer.MAX_VALUE,
                "forklift.E132",
                method + "(" + value + ")",
                "it is counted in whole seconds, at least " + least,
                method + "(Duration.ofSeconds(" + Math.max(least, value.toSeconds()) + "))");
    }

    final boolean require(boolean ok, String id, String title, String because, String fix) {
        if (!ok) {
            notes.refuse(id, title, because, fix);
        }
        return ok;
    }
}
