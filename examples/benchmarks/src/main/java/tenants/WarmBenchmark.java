package tenants;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Tenants written one after the other in a warm JVM; each is forgotten before the next. All ways take turns, an iteration each.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WarmBenchmark {

    static final String ONE = "1";
    static final String FLEETS = "100,1000";

    /** How many tenants there are, each number in its turn. */
    @Param({ONE, FLEETS})
    public String tenants = ONE;

    private int iteration = -1;
    private Fleet fleet = new Fleet(Way.FORKLIFT, 1);

    /** A fleet, and who writes it. */
    record Fleet(Way way, int tenants) {

        static Turns<Fleet> turns(String tenants) {
            List<Fleet> fleets = new ArrayList<>();
            for (String number : tenants.split(",", -1)) {
                Arrays.stream(Way.values()).forEach(way -> fleets.add(new Fleet(way, Integer.parseInt(number))));
            }
            return new Turns<>(fleets);
        }
    }

    /** The next one's turn. */
    @Setup(Level.Iteration)
    public void next() {
        iteration++;
        fleet = Fleet.turns(tenants).of(iteration);
    }

    /**
     * Writes a fleet.
     *
     * @param hole where the text goes
     */
    @Benchmark
    public void fleet(Blackhole hole) {
        Tenants.of(fleet.tenants(), name -> hole.consume(fleet.way().write(name)));
    }
}
