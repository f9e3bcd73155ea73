package shop.cluster;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** What the person who waits sees. */
public final class Terminal {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    private Terminal() {}

    public static void say(String line) {
        System.out.println(time(Instant.now()) + "  " + line);
        System.out.flush();
    }

    static void waiting(String line) {
        say("    … " + line);
    }

    static String time(Instant instant) {
        return TIME.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }
}
