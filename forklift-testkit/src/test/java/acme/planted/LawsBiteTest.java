package acme.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Each law is broken by a component that breaks it. What {@code check()} sees of that is an error of valid input, too; and what is
 * another value each time is also another one in another order, and when a neighbour comes.
 */
class LawsBiteTest {

    private static final String DETERMINISTIC = "is_deterministic";
    private static final String ORDER = "does_not_depend_on_the_order_of_siblings";
    private static final String FRAME = "leaves_the_objects_of_others_as_they_are";
    private static final String NAMES = "names_and_labels_are_within_limits";
    private static final String SELECTORS = "selectors_are_disjoint";
    private static final String REFERENCES = "every_reference_resolves";
    private static final String READS_BACK = "what_is_written_reads_back_equal";
    private static final String VALID = "valid_input_gives_no_error";
    private static final String INVALID = "invalid_input_gives_a_finding_and_no_exception";

    @TestFactory
    Stream<DynamicTest> each_law_bites() {
        return Stream.of(
                bites(Planted.RandomValue.class, DETERMINISTIC, ORDER, FRAME),
                bites(Planted.Clock.class, DETERMINISTIC),
                bites(Planted.DefaultLocale.class, DETERMINISTIC),
                bites(Planted.HashOrder.class, DETERMINISTIC, ORDER, FRAME),
                bites(Planted.FirstComeFirstServed.class, ORDER),
                bites(Planted.Meddler.class, FRAME),
                bites(Planted.LongName.class, NAMES, VALID),
                bites(Planted.SharedSelector.class, SELECTORS, VALID),
                bites(Planted.Dangling.class, REFERENCES, VALID),
                bites(Planted.Unwritable.class, READS_BACK),
                bites(Planted.AlwaysWrong.class, VALID),
                bites(Planted.Thrower.class, INVALID),
                bites(Planted.Silent.class, INVALID),
                bites(Planted.Lawful.class));
    }

    private static DynamicTest bites(Class<?> contract, String... laws) {
        return DynamicTest.dynamicTest(
                contract.getSimpleName() + " breaks " + Set.of(laws),
                () -> assertThat(broken(contract, 3).keySet()).isEqualTo(new TreeSet<>(Set.of(laws))));
    }

    @Test
    void a_fault_in_a_large_stack_shrinks_to_one_that_a_person_reads() {
        String report = broken(Planted.InALargeStack.class, 120).get("no_server_listens_on_a_forbidden_port");
        System.out.println(report);
        assertThat(report).contains("9999").contains("s.add(\"c-1\"");
        assertThat(report.lines().filter(line -> line.contains("add("))).hasSize(1);
    }

    /** The laws that a contract breaks, with what their failure says, shrunk for so many seconds at the most. */
    private static Map<String, String> broken(Class<?> contract, int seconds) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .configurationParameter("jqwik.database", "target/jqwik-planted")
                .configurationParameter("jqwik.failures.after.default", "RANDOM_SEED")
                .configurationParameter("jqwik.shrinking.default", "BOUNDED")
                .configurationParameter("jqwik.shrinking.bounded.seconds", String.valueOf(seconds))
                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                .build();
        Map<String, String> broken = new TreeMap<>();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                result.getThrowable()
                        .ifPresent(thrown -> broken.put(
                                test.getDisplayName().replace(' ', '_'), String.valueOf(thrown.getMessage())));
            }
        });
        return broken;
    }
}
