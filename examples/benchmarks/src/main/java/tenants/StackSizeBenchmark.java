package tenants;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One stack, small or large: what it costs grows with its objects, and no faster. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StackSizeBenchmark {

    /** How many Django installations of about 40 objects it holds. */
    @Param({"5", "50"})
    public int installations = 5;

    /** {@return the stack, defined, finished, checked and written} */
    @Benchmark
    public String stack() {
        return LargeStack.written(installations);
    }
}
