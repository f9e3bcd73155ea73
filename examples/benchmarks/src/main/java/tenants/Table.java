package tenants;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What was measured, beside what, and whether the ratio is as good as it should be. */
final class Table {

    private static final String LINE = "%-34s %10s   %-30s %10s   %6s   %8s   %s%n";

    private final List<String> lines = new ArrayList<>();

    /** Adds a comparison that has a target: the ratio is at most that. */
    void compare(String what, List<Double> ours, String beside, List<Double> theirs, String unit, double target) {
        String atMost = String.format(Locale.ROOT, "<= %.2f", target);
        add(what, ours, beside, theirs, unit, atMost, ratio(ours, theirs) <= target ? "ok" : "MISSED");
    }

    /** Adds a comparison that has none. */
    void note(String what, List<Double> ours, String beside, List<Double> theirs, String unit) {
        add(what, ours, beside, theirs, unit, "", "");
    }

    private void add(
            String what,
            List<Double> ours,
            String beside,
            List<Double> theirs,
            String unit,
            String target,
            String verdict) {
        String ratio = String.format(Locale.ROOT, "%.2f", ratio(ours, theirs));
        lines.add(String.format(
                LINE, what, amount(median(ours), unit), beside, amount(median(theirs), unit), ratio, target, verdict));
    }

    /** {@return the median of the ratios of each turn} */
    private static double ratio(List<Double> ours, List<Double> theirs) {
        if (ours.size() != theirs.size()) {
            throw new IllegalArgumentException(ours.size() + " turns beside " + theirs.size());
        }
        return median(IntStream.range(0, ours.size())
                .mapToObj(turn -> ours.get(turn) / theirs.get(turn))
                .toList());
    }

    private static String amount(double value, String unit) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f %s" : "%.0f %s", value, unit);
    }

    static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(Double.NaN);
    }

    /** The clock of a process ticks in hundredths of a second: the mean of many tells more than the median. */
    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    @Override
    public String toString() {
        return String.format(LINE, "what", "Forklift", "beside", "", "ratio", "target", "") + String.join("", lines);
    }
}
