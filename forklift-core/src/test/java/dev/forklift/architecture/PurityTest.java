package dev.forklift.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The same stack gives the same bytes in any JVM, at any time, anywhere. */
class PurityTest {

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(false).check(Core.CLASSES);
    }

    @Test
    void only_render_touches_files() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.forklift.render..")
                .should()
                .dependOnClassesThat(nameMatching("java\\.nio\\.(file|channels)\\..*")
                        .or(nameMatching("java\\.io\\.(File|RandomAccess|.*Stream|.*Writer|.*Reader).*"))));
    }

    @Test
    void nothing_asks_the_environment_or_the_clock() {
        check(noClasses()
                .should()
                .callMethodWhere(target(owner(name(System.class.getName())))
                        .and(target(nameMatching("getenv|getProperty|getProperties|currentTimeMillis|nanoTime"))))
                .orShould()
                .callMethodWhere(target(owner(nameMatching("java\\.time\\..*"))).and(target(name("now"))))
                .orShould()
                .dependOnClassesThat(nameMatching("java\\.time\\.Clock|java\\.util\\.(Date|Calendar|Properties)")));
    }

    @Test
    void nothing_is_random() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(UUID.class, "randomUUID"));
    }

    @Test
    void nothing_depends_on_the_locale_the_zone_or_the_charset_of_the_machine() {
        check(noClasses()
                .should()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(String.class, "getBytes")
                .orShould()
                .callConstructor(String.class, byte[].class)
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(Locale.class, "getDefault")
                .orShould()
                .callMethod(TimeZone.class, "getDefault")
                .orShould()
                .callMethod(Charset.class, "defaultCharset")
                .orShould()
                .callMethodWhere(target(owner(name("java.time.ZoneId"))).and(target(name("systemDefault"))))
                .orShould()
                .dependOnClassesThat(HasName.Predicates.nameMatching("java\\.text\\..*")));
    }

    @Test
    void nothing_starts_processes_or_threads_or_opens_connections() {
        check(noClasses()
                .should()
                .dependOnClassesThat(nameMatching("java\\.net\\..*|java\\.lang\\.(Process.*|Thread|Runtime)"))
                .orShould()
                .dependOnClassesThat(
                        nameMatching("java\\.util\\.concurrent\\.(Executor.*|ForkJoin.*|CompletableFuture)")));
    }

    @Test
    void no_state_is_shared_between_stacks() {
        check(fields().that().areStatic().should().beFinal());
    }
}
