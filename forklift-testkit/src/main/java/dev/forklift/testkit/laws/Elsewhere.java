package dev.forklift.testkit.laws;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Other places to run something in: another thread, locales whose letters and digits are others, and the two ends of the day, where
 * no date is the same.
 */
final class Elsewhere {

    private Elsewhere() {}

    /** {@return what is given in each place} */
    static <T> Map<String, T> all(Supplier<T> what) {
        Map<String, T> results = new LinkedHashMap<>();
        results.put("again", what.get());
        results.put(
                "in Turkish, east of the date line, in another thread",
                at(Locale.forLanguageTag("tr-TR"), "Pacific/Kiritimati", () -> inAnotherThread(what::get)));
        results.put(
                "in Thai, west of the date line",
                at(Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"), "Pacific/Pago_Pago", what));
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

    private static <T> T inAnotherThread(Callable<T> what) {
        FutureTask<T> task = new FutureTask<>(what);
        new Thread(task, "elsewhere").start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new AssertionError("in another thread", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
