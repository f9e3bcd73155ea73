package dev.forklift.workload;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Text;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.GRPCAction;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HTTPHeader;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.TCPSocketAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One probe: what is asked, how often, and how many failures it takes.
 *
 * <p>Source: <a
 * href="https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/">Configure
 * Liveness, Readiness and Startup Probes</a>.
 */
public final class ProbeOptions {

    private final Draft owner;
    private final Map<String, Text> headers = new TreeMap<>();
    private @Nullable HTTPGetAction http;
    private @Nullable TCPSocketAction tcp;
    private @Nullable ExecAction exec;
    private @Nullable GRPCAction grpc;
    private @Nullable Integer period;
    private @Nullable Integer timeout;
    private @Nullable Integer failures;
    private @Nullable Integer successes;
    private @Nullable Integer delay;
    private @Nullable Integer grace;

    ProbeOptions(Draft owner) {
        this.owner = owner;
    }

    /**
     * Asks by HTTP GET; any status from 200 to 399 is good.
     *
     * @param path begins with {@code /}
     * @param port the name of one of the container's ports
     * @return these options
     */
    public ProbeOptions http(String path, String port) {
        clear();
        if (owner.require(
                path.startsWith("/"),
                "forklift.E011",
                "'" + path + "' is no path of a probe",
                "a path begins with '/'",
                "\"/" + path + "\"")) {
            http = new HTTPGetAction();
            http.setPath(path);
            http.setPort(new IntOrString(port));
        }
        return this;
    }

    /**
     * Asks whether a port accepts a connection.
     *
     * @param port the name of one of the container's ports
     * @return these options
     */
    public ProbeOptions tcp(String port) {
        clear();
        tcp = new TCPSocketAction(null, new IntOrString(port));
        return this;
    }

    /**
     * Runs a command in the container; exit code 0 is good.
     *
     * @param command the program and its arguments; no shell is involved
     * @return these options
     */
    public ProbeOptions exec(String... command) {
        clear();
        if (owner.require(
                command.length > 0,
                "forklift.E013",
                "a probe without a command",
                "the API server refuses an exec probe that runs nothing",
                "exec(\"program\", \"argument\")")) {
            exec = new ExecAction(List.of(command));
        }
        return this;
    }

    /**
     * Asks by gRPC's health protocol.
     *
     * @param port 1 to 65535
     * @return these options
     */
    public ProbeOptions grpc(int port) {
        clear();
        grpc = new GRPCAction(port, null);
        return this;
    }

    /**
     * Sends a header with an HTTP probe; setting it again replaces it.
     *
     * @param name its name
     * @param value its value
     * @return these options
     */
    public ProbeOptions header(String name, String value) {
        return header(name, Text.of(value));
    }

    /**
     * Sends a header that holds names of the stack's objects with an HTTP probe; setting it again replaces it.
     *
     * @param name its name
     * @param value its value
     * @return these options
     */
    public ProbeOptions header(String name, Text value) {
        if (owner.accepts(value)) {
            headers.put(name, value);
        }
        return this;
    }

    /**
     * Sets how often it is asked.
     *
     * @param every whole seconds, at least one; 10 by default
     * @return these options
     */
    public ProbeOptions period(Duration every) {
        period = Checked.seconds(owner, every, 1);
        return this;
    }

    /**
     * Sets how long an answer may take.
     *
     * @param atMost whole seconds, at least one; 5 by default
     * @return these options
     */
    public ProbeOptions timeout(Duration atMost) {
        timeout = Checked.seconds(owner, atMost, 1);
        return this;
    }

    /**
     * Sets how many failures in a row it takes.
     *
     * @param inARow at least 1; 3 by default, 60 for a startup probe
     * @return these options
     */
    public ProbeOptions failures(int inARow) {
        failures = Checked.atLeast(owner, inARow, 1, "failures");
        return this;
    }

    /**
     * Sets how many good answers in a row make an unready container ready again. For readiness probes alone.
     *
     * @param inARow at least 1, the default
     * @return these options
     */
    public ProbeOptions successes(int inARow) {
        successes = Checked.atLeast(owner, inARow, 1, "successes");
        return this;
    }

    /**
     * Sets how long to wait before the first question.
     *
     * @param wait whole seconds; 0 by default
     * @return these options
     */
    public ProbeOptions initialDelay(Duration wait) {
        delay = Checked.seconds(owner, wait, 0);
        return this;
    }

    /**
     * Sets how long a container that this probe fails may take to stop, before it is killed: less than the pod's grace period,
     * where what hangs will not stop in an orderly way either. For startup and liveness probes.
     *
     * @param atMost whole seconds, at least one; the pod's grace period by default
     * @return these options
     */
    public ProbeOptions stopsWithin(Duration atMost) {
        grace = Checked.seconds(owner, atMost, 1);
        return this;
    }

    private void clear() {
        http = null;
        tcp = null;
        exec = null;
        grpc = null;
    }

    boolean isHttp() {
        return http != null;
    }

    boolean asks() {
        return http != null || tcp != null || exec != null || grpc != null;
    }

    /** The same question, asked every two seconds for two minutes: what a container gets that is slow to start. */
    ProbeOptions asStartup() {
        ProbeOptions same = new ProbeOptions(owner);
        same.http = http;
        same.tcp = tcp;
        same.exec = exec;
        same.grpc = grpc;
        same.headers.putAll(headers);
        same.period = 2;
        same.timeout = timeout;
        same.failures = 60;
        return same;
    }

    Probe build(Naming naming) {
        Probe probe = new Probe();
        if (http != null) {
            HTTPGetAction get = new HTTPGetAction();
            get.setPath(http.getPath());
            get.setPort(http.getPort());
            List<HTTPHeader> sent = new ArrayList<>();
            headers.forEach((name, value) -> sent.add(new HTTPHeader(name, value.resolve(naming))));
            get.setHttpHeaders(sent);
            probe.setHttpGet(get);
        }
        probe.setTcpSocket(tcp);
        probe.setExec(exec);
        probe.setGrpc(grpc);
        probe.setPeriodSeconds(period);
        probe.setTimeoutSeconds(timeout == null ? Integer.valueOf(5) : timeout);
        probe.setFailureThreshold(failures);
        probe.setSuccessThreshold(successes);
        probe.setInitialDelaySeconds(delay);
        probe.setTerminationGracePeriodSeconds(grace == null ? null : Long.valueOf(grace));
        return probe;
    }
}
