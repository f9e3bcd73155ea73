package tenants;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs run each in a JVM of its own, on this one's class path. */
final class Programs {

    private Programs() {}

    /**
     * What a process took.
     *
     * @param cpuMillis processor time of all its threads, the JVM's own included
     * @param wallMillis from its start to its end
     */
    record Cost(double cpuMillis, double wallMillis) {}

    /** {@return what it takes to write one tenant, with the start of the JVM} */
    static Cost cold(Way way) throws IOException, InterruptedException {
        long before = System.nanoTime();
        Process process = java(WriteTenant.class, way.name())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        double cpu = number(process, process.getErrorStream());
        return new Cost(cpu, (System.nanoTime() - before) / (double) TimeUnit.MILLISECONDS.toNanos(1));
    }

    /** {@return the most live heap, in megabytes, while Forklift writes a fleet} */
    static double peakHeap(int tenants) throws IOException, InterruptedException {
        Process process = java(PeakHeap.class, String.valueOf(tenants))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return number(process, process.getInputStream()) / 1e6;
    }

    private static ProcessBuilder java(Class<?> main, String argument) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                List.of(java, "-cp", System.getProperty("java.class.path"), main.getName(), argument));
    }

    /** {@return the number that the process says, once it has ended} */
    private static double number(Process process, InputStream said) throws IOException, InterruptedException {
        String text = new String(said.readAllBytes(), StandardCharsets.UTF_8).strip();
        int status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException(process.info() + " ended with " + status + ": " + text);
        }
        return Double.parseDouble(text);
    }
}
