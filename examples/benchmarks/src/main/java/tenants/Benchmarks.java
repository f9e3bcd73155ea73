package tenants;

import dev.forklift.Stack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import tenants.WarmBenchmark.Fleet;

/**
 * Measures everything in one run of about 35 minutes, and prints each ratio beside its target. What is compared takes turns of a
 * second or so in one JVM, since a machine's speed changes within minutes: the ratio is the median of those of each turn. All of
 * it is done again in a fresh JVM, which may compile the same code otherwise. What counts is processor time.
 */
public final class Benchmarks {

    private static final int ROUNDS = 2;
    private static final int COLD_RUNS = 21;
    /** Seconds of each before measuring: the JVM compiles what a tenant runs through while it writes the first 20,000 or so. */
    private static final int WARM = 60;

    private static final int MEASURED = 15;
    /** Fleets of each size before measuring, for the same reason; one of many takes longer than a second. */
    private static final int WARM_FLEETS = 20;

    private static final int MEASURED_FLEETS = 5;

    private static final int FEW = 100;
    private static final int MANY = 1000;

    private final Map<Fleet, List<Double>> warmMicros = new HashMap<>();
    private final Map<Integer, List<Double>> stackMicros = new HashMap<>();
    private final Map<Way, List<Programs.Cost>> cold = new EnumMap<>(Way.class);

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
            System.err.println("round " + round + " of " + ROUNDS);
            warm();
            stacks();
        }
        System.err.println("cold: " + COLD_RUNS + " processes each");
        for (int run = 0; run < COLD_RUNS; run++) {
            for (Way way : Way.values()) {
                cold.computeIfAbsent(way, w -> new ArrayList<>()).add(Programs.cold(way));
            }
        }
        System.err.println("live heap");
        return table(Programs.peakHeap(FEW), Programs.peakHeap(MANY));
    }

    private void warm() throws RunnerException {
        warm(WarmBenchmark.ONE, WARM, MEASURED);
        warm(WarmBenchmark.FLEETS, WARM_FLEETS, MEASURED_FLEETS);
    }

    private void warm(String tenants, int before, int measured) throws RunnerException {
        Turns<Fleet> turns = Fleet.turns(tenants);
        turns.share(
                cpuMicros(options(WarmBenchmark.class, turns, before, measured).param("tenants", tenants)), warmMicros);
    }

    private void stacks() throws RunnerException {
        Turns<Integer> turns = StackSizeBenchmark.INSTALLATIONS;
        turns.share(cpuMicros(options(StackSizeBenchmark.class, turns, WARM, MEASURED)), stackMicros);
    }

    private static ChainedOptionsBuilder options(Class<?> benchmark, Turns<?> turns, int before, int measured) {
        return new OptionsBuilder()
                .include(benchmark.getName())
                .addProfiler(CpuTime.class)
                .forks(1)
                .warmupIterations(turns.iterations(before))
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(turns.iterations(measured))
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT);
    }

    /** {@return the microseconds of each iteration} */
    private static List<Double> cpuMicros(ChainedOptionsBuilder options) throws RunnerException {
        List<Double> micros = new ArrayList<>();
        for (BenchmarkResult fork : new Runner(options.build()).runSingle().getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                Result<?> cpu = iteration.getSecondaryResults().get(CpuTime.LABEL);
                micros.add(Objects.requireNonNull(cpu, CpuTime.LABEL).getScore());
            }
        }
        return micros;
    }

    private Table table(double heapOfFew, double heapOfMany) {
        Table table = new Table();
        compareWarm(table, "a tenant of " + objects(Tenant.named(PlainTenantWriter.SAMPLE)) + " objects, warm", 1);
        compareWarm(table, "a fleet of " + FEW, FEW);
        compareWarm(table, "a fleet of " + MANY, MANY);
        compareCold(table);
        table.compare(
                "a tenant of " + MANY,
                warm(Way.FORKLIFT, MANY, MANY),
                "of " + FEW,
                warm(Way.FORKLIFT, FEW, FEW),
                "ms",
                1.15);
        compareStacks(table);
        table.compare("live heap, fleet of " + MANY, List.of(heapOfMany), "of " + FEW, List.of(heapOfFew), "MB", 1.05);
        return table;
    }

    private static int objects(Stack stack) {
        return stack.graph().objects().size();
    }

    private void compareWarm(Table table, String what, int tenants) {
        List<Double> ours = warm(Way.FORKLIFT, tenants, 1);
        table.compare(what, ours, Way.AS_YAML.title(), warm(Way.AS_YAML, tenants, 1), "ms", 0.2);
        table.compare(what, ours, Way.JACKSON.title(), warm(Way.JACKSON, tenants, 1), "ms", 0.5);
    }

    private void compareCold(Table table) {
        List<Double> ours = List.of(coldCpu(Way.FORKLIFT));
        table.compare("a whole process, cold", ours, Way.AS_YAML.title(), List.of(coldCpu(Way.AS_YAML)), "ms", 1.0);
        table.note("a whole process, cold", ours, Way.JACKSON.title(), List.of(coldCpu(Way.JACKSON)), "ms");
        table.note(
                "  and the time that went by",
                List.of(coldWall(Way.FORKLIFT)),
                Way.AS_YAML.title(),
                List.of(coldWall(Way.AS_YAML)),
                "ms");
    }

    private void compareStacks(Table table) {
        StackCost small = cost(StackSizeBenchmark.SMALL);
        StackCost large = cost(StackSizeBenchmark.LARGE);
        StackCost twice = cost(StackSizeBenchmark.DOUBLE);
        table.compare("an object " + twice.stack(), twice.micros, large.stack(), large.micros, "us", 1.15);
        table.note("an object " + large.stack(), large.micros, small.stack(), small.micros, "us");
    }

    /** What an object of a stack costs. */
    private record StackCost(int objects, List<Double> micros) {
        String stack() {
            return "of a stack of " + objects;
        }
    }

    private StackCost cost(int installations) {
        int objects = objects(LargeStack.of(installations));
        List<Double> all = stackMicros.getOrDefault(installations, List.of());
        return new StackCost(objects, divided(all, objects));
    }

    /** {@return the milliseconds of each turn, for a part of the fleet} */
    private List<Double> warm(Way way, int tenants, int parts) {
        return divided(warmMicros.getOrDefault(new Fleet(way, tenants), List.of()), 1000 * parts);
    }

    private static List<Double> divided(List<Double> values, int by) {
        return values.stream().map(value -> value / by).toList();
    }

    private double coldCpu(Way way) {
        return Table.mean(cold(way).stream().map(Programs.Cost::cpuMillis).toList());
    }

    private double coldWall(Way way) {
        return Table.median(cold(way).stream().map(Programs.Cost::wallMillis).toList());
    }

    private List<Programs.Cost> cold(Way way) {
        return cold.getOrDefault(way, List.of());
    }
}
