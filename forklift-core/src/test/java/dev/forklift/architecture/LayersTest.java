package dev.forklift.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the packages, as {@code docs/architecture.md} draws them. */
class LayersTest {

    /** What each package may know besides itself. */
    private static final Map<String, Set<String>> MAY_KNOW = new TreeMap<>(Map.of(
            "kube", Set.of(),
            "declare", Set.of("kube"),
            "resource", Set.of("declare", "kube"),
            "workload", Set.of("resource", "declare", "kube"),
            "component", Set.of("workload", "resource", "check", "graph", "declare", "kube"),
            "graph", Set.of("declare", "kube"),
            "finish", Set.of("graph", "declare", "kube"),
            "check", Set.of("graph", "declare", "kube"),
            "rollout", Set.of("graph", "declare", "kube"),
            "render", Set.of("graph", "declare", "kube")));

    static Stream<String> packages() {
        return MAY_KNOW.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void a_package_knows_only_what_it_may_know(String name) {
        String[] allowed = Stream.concat(Stream.of(name), MAY_KNOW.get(name).stream())
                .map(LayersTest::pattern)
                .toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage(pattern(name))
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("dev.forklift..")).or(resideInAnyPackage(allowed)))
                .allowEmptyShould(false)
                .check(Core.CLASSES);
    }

    @Test
    void nothing_knows_the_stack_that_stands_on_top() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.forklift")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.forklift")
                .allowEmptyShould(false)
                .check(Core.CLASSES);
    }

    @Test
    void every_package_has_its_arrows() {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : Core.CLASSES) {
            String name = type.getPackageName();
            if (!name.equals("dev.forklift")) {
                found.add(name.substring("dev.forklift.".length()));
            }
        }

        assertThat(found).isEqualTo(MAY_KNOW.keySet());
    }

    @Test
    void enough_classes_are_seen() {
        assertThat(Core.CLASSES).hasSizeGreaterThan(150);
        assertThat(Core.CLASSES.contain("dev.forklift.Stack")).isTrue();
    }

    private static String pattern(String name) {
        return "dev.forklift." + name + "..";
    }
}
