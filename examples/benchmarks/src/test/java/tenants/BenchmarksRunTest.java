package tenants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Everything that is measured runs. How fast it is depends on the machine, and is no test. */
class BenchmarksRunTest {

    @Test
    void every_benchmark_runs_once_for_each_way() throws RunnerException {
        var options = new OptionsBuilder()
                .include(WarmBenchmark.class.getName())
                .param("tenants", "2")
                .mode(Mode.SingleShotTime)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();

        assertThat(new Runner(options).run()).hasSize(Way.values().length);
    }

    @ParameterizedTest
    @EnumSource
    void a_process_writes_a_tenant(Way way) throws IOException, InterruptedException {
        assertThat(Programs.millis(way)).isPositive();
    }

    @Test
    void the_live_heap_of_a_fleet_is_seen() throws IOException, InterruptedException {
        assertThat(Programs.peakHeap(10)).isPositive();
    }
}
