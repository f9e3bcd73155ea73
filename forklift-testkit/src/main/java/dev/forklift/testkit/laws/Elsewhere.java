package dev.forklift.testkit.laws;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Other places to run something in: another thread, locales whose letters and digits are others, and the two ends of the day, where
 * no date is the same.
 */
final class Elsewhere {

    private Elsewhere() {}

    /**
     * {@return what is given, at first and then in each other place}
     *
     * <p>No place is the caller's own thread: what a thread was started by is no part of the stack, and neither are its lines.
     */
    static <T> Map<String, T> all(Supplier<T> what) {
        Map<String, T> results = new LinkedHashMap<>();
        inAThread(() -> {
            results.put("at first", what.get());
            results.put("again", what.get());
            results.put(
                    "in Thai, west of the date line",
                    at(Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"), "Pacific/Pago_Pago", what));
        });
        inAThread(() -> results.put(
                "in Turkish, east of the date line, in another thread",
                at(Locale.forLanguageTag("tr-TR"), "Pacific/Kiritimati", what)));
        return results;
    }

    /** The defaults are the whole JVM's: one at a time. */
    private static synchronized <T> T at(Locale locale, String zone, Supplier<T> what) {
        Locale wasLocale = Locale.getDefault();
        TimeZone wasZone = TimeZone.getDefault();
        try {
            Locale.setDefault(locale);
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            return what.get();
        } finally {
            Locale.setDefault(wasLocale);
            TimeZone.setDefault(wasZone);
        }
    }

    private static void inAThread(Runnable what) {
        FutureTask<?> task = new FutureTask<>(what, null);
        new Thread(task, "elsewhere").start();
        try {
            task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new AssertionError("elsewhere", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
