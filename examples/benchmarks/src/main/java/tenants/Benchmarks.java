package tenants;

import dev.forklift.Stack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures everything in one run of about 40 minutes, and prints each ratio beside its target. The ways take turns, round after
 * round in a fresh JVM each time, so that what else the machine does meanwhile meets all of them; and what counts is processor
 * time, which other work hardly changes.
 */
public final class Benchmarks {

    private static final int ROUNDS = 2;
    private static final int COLD_RUNS = 21;
    /** Seconds before measuring: the JVM compiles what a tenant runs through while it writes the first 20,000 or so. */
    private static final int WARM = 60;
    /** Fleets of many before measuring, for the same reason; each takes longer than a second. */
    private static final int WARM_MANY = 20;

    private static final int FEW = 100;
    private static final int MANY = 1000;
    private static final int SMALL = 5;
    private static final int LARGE = 50;

    private record Case(Way way, int tenants) {}

    private final Map<Case, List<Double>> warmMicros = new HashMap<>();
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
        warm(1, WARM, 5);
        warm(FEW, WARM, 5);
        warm(MANY, WARM_MANY, 2);
    }

    private void warm(int tenants, int before, int measured) throws RunnerException {
        ChainedOptionsBuilder options = options(WarmBenchmark.class, before, measured);
        for (RunResult result :
                new Runner(options.param("tenants", String.valueOf(tenants)).build()).run()) {
            Way way = Way.valueOf(result.getParams().getParam("way"));
            warmMicros
                    .computeIfAbsent(new Case(way, tenants), c -> new ArrayList<>())
                    .addAll(cpuMicros(result));
        }
    }

    private void stacks() throws RunnerException {
        for (RunResult result :
                new Runner(options(StackSizeBenchmark.class, WARM, 5).build()).run()) {
            int installations = Integer.parseInt(result.getParams().getParam("installations"));
            stackMicros.computeIfAbsent(installations, i -> new ArrayList<>()).addAll(cpuMicros(result));
        }
    }

    private static ChainedOptionsBuilder options(Class<?> benchmark, int before, int measured) {
        return new OptionsBuilder()
                .include(benchmark.getName())
                .addProfiler(CpuTime.class)
                .forks(1)
                .warmupIterations(before)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(measured)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT);
    }

    private static List<Double> cpuMicros(RunResult result) {
        List<Double> micros = new ArrayList<>();
        result.getBenchmarkResults().forEach(fork -> {
            for (IterationResult iteration : fork.getIterationResults()) {
                Result<?> cpu = iteration.getSecondaryResults().get(CpuTime.LABEL);
                micros.add(Objects.requireNonNull(cpu, CpuTime.LABEL).getScore());
            }
        });
        return micros;
    }

    private Table table(double heapOfFew, double heapOfMany) {
        Table table = new Table();
        compareWarm(table, "a tenant of " + objects(Tenant.named(PlainTenantWriter.SAMPLE)) + " objects, warm", 1);
        compareWarm(table, "a fleet of " + FEW, FEW);
        compareWarm(table, "a fleet of " + MANY, MANY);
        compareCold(table);
        double ours = coldWall(Way.FORKLIFT);
        table.note("  and the time that went by", ours, Way.AS_YAML.title(), coldWall(Way.AS_YAML), "ms");
        table.compare(
                "a tenant of " + MANY, warm(Way.FORKLIFT, MANY), "of " + FEW, warm(Way.FORKLIFT, FEW), "ms", 1.15);
        compareStacks(table);
        table.compare("live heap, fleet of " + MANY, heapOfMany, "of " + FEW, heapOfFew, "MB", 1.05);
        return table;
    }

    private static int objects(Stack stack) {
        return stack.graph().objects().size();
    }

    private void compareWarm(Table table, String what, int tenants) {
        double ours = warm(Way.FORKLIFT, tenants) * tenants;
        table.compare(what, ours, Way.AS_YAML.title(), warm(Way.AS_YAML, tenants) * tenants, "ms", 0.2);
        table.compare(what, ours, Way.JACKSON.title(), warm(Way.JACKSON, tenants) * tenants, "ms", 0.5);
    }

    private void compareCold(Table table) {
        double ours = coldCpu(Way.FORKLIFT);
        table.compare("a whole process, cold", ours, Way.AS_YAML.title(), coldCpu(Way.AS_YAML), "ms", 1.0);
        table.note("a whole process, cold", ours, Way.JACKSON.title(), coldCpu(Way.JACKSON), "ms");
    }

    private void compareStacks(Table table) {
        int small = objects(LargeStack.of(SMALL));
        int large = objects(LargeStack.of(LARGE));
        table.compare(
                "an object of a stack of " + large,
                Table.median(stackMicros.getOrDefault(LARGE, List.of())) / large,
                "of a stack of " + small,
                Table.median(stackMicros.getOrDefault(SMALL, List.of())) / small,
                "us",
                1.15);
    }

    /** Milliseconds a tenant. */
    private double warm(Way way, int tenants) {
        return Table.median(warmMicros.getOrDefault(new Case(way, tenants), List.of())) / 1000 / tenants;
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
