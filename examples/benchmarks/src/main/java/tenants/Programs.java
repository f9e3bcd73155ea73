package tenants;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs run each in a JVM of its own, on this one's class path. */
final class Programs {

    private Programs() {}

    /** {@return how long it takes to write one tenant, from the start of the process to its end} */
    static double millis(Way way) throws IOException, InterruptedException {
        long before = System.nanoTime();
        Process process = java(WriteTenant.class, way.name())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        succeeded(process);
        return (System.nanoTime() - before) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    /** {@return the most live heap, in megabytes, while Forklift writes a fleet} */
    static double peakHeap(int tenants) throws IOException, InterruptedException {
        Process process = java(PeakHeap.class, String.valueOf(tenants)).start();
        String bytes = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        succeeded(process);
        return Long.parseLong(bytes.strip()) / 1e6;
    }

    private static ProcessBuilder java(Class<?> main, String argument) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(java, "-cp", System.getProperty("java.class.path"), main.getName(), argument))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    private static void succeeded(Process process) throws InterruptedException {
        int status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException(process.info() + " ended with " + status);
        }
    }
}
