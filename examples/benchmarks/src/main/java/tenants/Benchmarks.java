package tenants;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures everything in one run of a few minutes, and prints each ratio beside its target. The ways take turns, round after
 * round in a fresh JVM each time, so that what else the machine does meanwhile meets all of them.
 */
public final class Benchmarks {

    private static final int ROUNDS = 3;
    private static final int COLD_RUNS = 11;
    private static final int FEW = 100;
    private static final int MANY = 1000;

    private record Case(Way way, int tenants) {}

    private final Map<Case, List<Double>> warmMicros = new HashMap<>();
    private final Map<Way, List<Double>> coldMillis = new EnumMap<>(Way.class);

    private Benchmarks() {}

    /**
     * Measures.
     *
     * @param args none
     * @throws RunnerException if a benchmark fails
     * @throws IOException if a program cannot be started
     * @throws InterruptedException if the run is interrupted
     */
    public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
        System.out.println(new Benchmarks().measured());
    }

    private Table measured() throws RunnerException, IOException, InterruptedException {
        for (int round = 1; round <= ROUNDS; round++) {
            System.err.println("round " + round + " of " + ROUNDS + ": warm");
            warm();
        }
        System.err.println("cold: " + COLD_RUNS + " processes each");
        for (int run = 0; run < COLD_RUNS; run++) {
            for (Way way : Way.values()) {
                coldMillis.computeIfAbsent(way, w -> new ArrayList<>()).add(Programs.millis(way));
            }
        }
        System.err.println("live heap");
        return table(Programs.peakHeap(FEW), Programs.peakHeap(MANY));
    }

    private void warm() throws RunnerException {
        warm(1, 4, 3);
        warm(FEW, 4, 3);
        warm(MANY, 1, 1);
    }

    private void warm(int tenants, int before, int measured) throws RunnerException {
        var options = new OptionsBuilder()
                .include(WarmBenchmark.class.getName())
                .param("tenants", String.valueOf(tenants))
                .forks(1)
                .warmupIterations(before)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(measured)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .build();
        for (RunResult result : new Runner(options).run()) {
            Way way = Way.valueOf(result.getParams().getParam("way"));
            List<Double> micros = warmMicros.computeIfAbsent(new Case(way, tenants), c -> new ArrayList<>());
            result.getBenchmarkResults().stream()
                    .flatMap(fork -> fork.getIterationResults().stream())
                    .forEach(
                            iteration -> micros.add(iteration.getPrimaryResult().getScore()));
        }
    }

    private Table table(double heapOfFew, double heapOfMany) {
        int objects = Tenant.named(PlainTenantWriter.SAMPLE).graph().objects().size();
        Table table = new Table();
        compareWarm(table, "a tenant of " + objects + " objects, warm", 1);
        compareWarm(table, "a fleet of " + FEW, FEW);
        compareWarm(table, "a fleet of " + MANY, MANY);
        double cold = Table.median(coldMillis.getOrDefault(Way.FORKLIFT, List.of()));
        table.compare("a whole process, cold", cold, Way.AS_YAML.title(), cold(Way.AS_YAML), "ms", 1.0);
        table.note("a whole process, cold", cold, Way.JACKSON.title(), cold(Way.JACKSON), "ms");
        table.compare(
                "a tenant of " + MANY, warm(Way.FORKLIFT, MANY), "of " + FEW, warm(Way.FORKLIFT, FEW), "ms", 1.15);
        table.compare("live heap, fleet of " + MANY, heapOfMany, "of " + FEW, heapOfFew, "MB", 1.05);
        return table;
    }

    private void compareWarm(Table table, String what, int tenants) {
        double ours = warm(Way.FORKLIFT, tenants) * tenants;
        table.compare(what, ours, Way.AS_YAML.title(), warm(Way.AS_YAML, tenants) * tenants, "ms", 0.2);
        table.compare(what, ours, Way.JACKSON.title(), warm(Way.JACKSON, tenants) * tenants, "ms", 0.5);
    }

    /** Milliseconds a tenant. */
    private double warm(Way way, int tenants) {
        return Table.median(warmMicros.getOrDefault(new Case(way, tenants), List.of())) / 1000 / tenants;
    }

    private double cold(Way way) {
        return Table.median(coldMillis.getOrDefault(way, List.of()));
    }
}
