package tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
    void every_way_has_its_turn() throws RunnerException {
        int turns = 2 * Way.values().length;
        ChainedOptionsBuilder options =
                once(WarmBenchmark.class).param("tenants", "2,3").measurementIterations(turns);

        assertThat(new Runner(options.build()).runSingle().getBenchmarkResults())
                .singleElement()
                .satisfies(fork -> assertThat(fork.getIterationResults())
                        .hasSize(turns)
                        .allSatisfy(iteration -> {
                            assertThat(iteration.getSecondaryResults()).containsKey(CpuTime.LABEL);
                        }));
    }

    @Test
    void turns_are_shared_among_those_who_had_them() {
        Map<Way, List<Double>> shared = new EnumMap<>(Way.class);

        new Turns<>(List.of(Way.FORKLIFT, Way.JACKSON)).share(List.of(1.0, 5.0, 2.0, 6.0), shared);

        assertThat(shared).isEqualTo(Map.of(Way.FORKLIFT, List.of(1.0, 2.0), Way.JACKSON, List.of(5.0, 6.0)));
    }

    @Test
    void a_ratio_is_the_median_of_those_of_each_turn() {
        Table table = new Table();
        table.compare("here", List.of(1.0, 40.0, 9.0), "there", List.of(10.0, 100.0, 30.0), "ms", 0.3);

        assertThat(table.toString()).contains("9.00 ms", "30 ms", " 0.30 ", "ok");
    }

    @Test
    void a_large_stack_is_measured() throws RunnerException {
        assertThat(new Runner(once(StackSizeBenchmark.class).build()).run()).hasSize(1);
    }

    @Test
    void a_large_stack_has_many_times_the_objects_of_a_tenant_policies_between_them_and_no_error() {
        Stack stack = LargeStack.of(3);
        Stack tenant = Tenant.named("shop");

        assertThat(stack.check().errors()).isEmpty();
        assertThat(withoutPolicies(stack)).hasSize(3 * tenant.graph().objects().size());
        assertThat(withoutPolicies(tenant)).isEqualTo(tenant.graph().objects());
        assertThat(stack.graph().all(NetworkPolicy.class)).hasSizeGreaterThan(3);
    }

    private static List<HasMetadata> withoutPolicies(Stack stack) {
        return stack.graph().objects().stream()
                .filter(object -> !(object instanceof NetworkPolicy))
                .toList();
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
