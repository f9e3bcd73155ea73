package tenants;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A whole program: writes one tenant to the standard output, and ends. What it cost is said on the standard error. */
public final class WriteTenant {

    private WriteTenant() {}

    /**
     * Writes it.
     *
     * @param args the {@link Way}
     */
    public static void main(String[] args) {
        String text = Way.valueOf(args[0]).write(PlainTenantWriter.SAMPLE);
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        out.print(text);
        out.flush();
        System.err.println(cpuTime().toMillis());
    }

    /** {@return the processor time of all threads since the process was started} */
    private static Duration cpuTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
