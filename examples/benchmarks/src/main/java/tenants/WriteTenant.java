package tenants;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A whole program: writes one tenant to the standard output, and ends. */
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
    }
}
