package tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Everything that is measured runs. How fast it is depends on the machine, and is no test. */
class BenchmarksRunTest {

    @Test
    void every_benchmark_runs_once_for_each_way() throws RunnerException {
        ChainedOptionsBuilder options = once(WarmBenchmark.class).param("tenants", "2");

        assertThat(new Runner(options.build()).run())
                .hasSize(Way.values().length)
                .allSatisfy(result -> {
                    assertThat(result.getSecondaryResults()).containsKey(CpuTime.LABEL);
                });
    }

    @Test
    void a_large_stack_is_measured() throws RunnerException {
        ChainedOptionsBuilder options = once(StackSizeBenchmark.class).param("installations", "2");

        assertThat(new Runner(options.build()).run()).hasSize(1);
    }

    @Test
    void a_large_stack_has_many_times_the_objects_of_a_tenant_and_no_error() {
        Stack stack = LargeStack.of(3);
        int tenant = Tenant.named("shop").graph().objects().size();

        assertThat(stack.check().errors()).isEmpty();
        assertThat(stack.graph().objects()).hasSize(3 * tenant);
    }

    private static ChainedOptionsBuilder once(Class<?> benchmark) {
        return new OptionsBuilder()
                .include(benchmark.getName())
                .addProfiler(CpuTime.class)
                .mode(Mode.SingleShotTime)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    @ParameterizedTest
    @EnumSource
    void a_process_writes_a_tenant(Way way) throws IOException, InterruptedException {
        assertThat(Programs.cold(way).cpuMillis()).isPositive();
    }

    @Test
    void the_live_heap_of_a_fleet_is_seen() throws IOException, InterruptedException {
        assertThat(Programs.peakHeap(10)).isPositive();
    }
}
