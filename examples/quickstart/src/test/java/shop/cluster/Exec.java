package shop.cluster;

import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs commands in containers. */
public final class Exec {

    private static final int SECONDS = 60;

    private Exec() {}

    /** {@return what the command prints, to stdout and stderr} */
    public static String in(PodResource pod, String container, String... command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ExecWatch watch =
                pod.inContainer(container).writingOutput(out).writingError(out).exec(command)) {
            watch.exitCode().get(SECONDS, TimeUnit.SECONDS);
            return out.toString(StandardCharsets.UTF_8);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException(String.join(" ", command) + " in " + container + " failed: " + out, failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
