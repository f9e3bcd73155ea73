package shop.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits, says what for, and gives up. */
public final class Patience {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private Patience() {}

    /**
     * Waits until nothing is missing.
     *
     * @param limit how long
     * @param missing what is missing, in words; empty when all is there
     * @return how long it took
     */
    public static Duration until(Duration limit, Supplier<String> missing) {
        Instant start = Instant.now();
        value(limit, () -> {
            String now = missing.get();
            return now.isEmpty() ? Look.found("") : Look.missing(now);
        });
        return Duration.between(start, Instant.now());
    }

    /**
     * {@return what was waited for}
     *
     * @param limit how long
     * @param look looks for it
     * @param <T> its type
     */
    static <T> T value(Duration limit, Supplier<Look<T>> look) {
        Instant start = Instant.now();
        Instant spoken = start;
        while (true) {
            Look<T> seen = look.get();
            if (seen.value().isPresent()) {
                return seen.value().get();
            }
            Instant now = Instant.now();
            Duration waited = Duration.between(start, now);
            if (waited.compareTo(limit) > 0) {
                throw new AssertionError("after " + limit.toSeconds() + " s: " + seen.missing());
            }
            if (Duration.between(spoken, now).compareTo(SILENCE) > 0) {
                spoken = now;
                Terminal.waiting(waited.toSeconds() + " s: " + seen.missing());
            }
            sleep(PAUSE);
        }
    }

    static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }

    /**
     * What a look showed.
     *
     * @param value what was waited for, if it is there
     * @param missing else what is missing, in words
     * @param <T> its type
     */
    record Look<T>(Optional<T> value, String missing) {

        static <T> Look<T> found(T value) {
            return new Look<>(Optional.of(value), "");
        }

        static <T> Look<T> missing(String what) {
            return new Look<>(Optional.empty(), what);
        }
    }
}
