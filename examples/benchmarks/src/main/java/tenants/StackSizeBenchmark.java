package tenants;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One stack, small and large in turn: what it costs grows with its objects, and no faster. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StackSizeBenchmark {

    static final int SMALL = 5;
    static final int LARGE = 50;

    /** How many Django installations of about 40 objects a stack holds. */
    static final Turns<Integer> INSTALLATIONS = new Turns<>(List.of(SMALL, LARGE));

    private int iteration = -1;

    /** The next one's turn. */
    @Setup(Level.Iteration)
    public void next() {
        iteration++;
    }

    /** {@return the stack, defined, finished, checked and written} */
    @Benchmark
    public String stack() {
        return LargeStack.written(INSTALLATIONS.of(iteration));
    }
}
