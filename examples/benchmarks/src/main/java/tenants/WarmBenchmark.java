package tenants;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Tenants written one after the other in a warm JVM; each is forgotten before the next. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WarmBenchmark {

    /** Who writes them. */
    @Param
    public Way way = Way.FORKLIFT;

    /** How many there are. */
    @Param({"1", "100", "1000"})
    public int tenants = 1;

    /**
     * Writes a fleet.
     *
     * @param hole where the text goes
     */
    @Benchmark
    public void fleet(Blackhole hole) {
        Fleet.of(tenants, name -> hole.consume(way.write(name)));
    }
}
