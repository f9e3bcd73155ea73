package tenants;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Says how much processor time an operation took, beside the time that went by: what else the machine does meanwhile does not
 * count. It is the time of all threads of the JVM, so garbage collection and compilation are in it.
 */
public final class CpuTime implements InternalProfiler {

    /** The name of the result: microseconds an operation. */
    static final String LABEL = "cpu";

    private long before;

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = nanos();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double micros = (nanos() - before) / (double) TimeUnit.MICROSECONDS.toNanos(1);
        long operations = result.getMetadata().getAllOps();
        return List.of(new ScalarResult(LABEL, micros / operations, "us/op", AggregationPolicy.AVG));
    }

    @Override
    public String getDescription() {
        return "processor time of the JVM, an operation";
    }

    private static long nanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
