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

/** One stack of several sizes in turn: twice the objects cost twice the time, and no more. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StackSizeBenchmark {

    static final int SMALL = 5;
    static final int LARGE = 50;
    static final int DOUBLE = 2 * LARGE;

    /** How many Django installations of about 40 objects a stack holds. */
    static final Turns<Integer> INSTALLATIONS = new Turns<>(List.of(SMALL, LARGE, DOUBLE));

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
