package acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.web.Daphne;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.components.web.Uvicorn;
import dev.forklift.declare.Finding;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Outside of the library's packages, since lines within them are nobody's. */
final class WebServerMistakesTest {

    private static List<String> found(Stack stack) {
        return stack.check().findings().stream()
                .map(f -> f.id() + " " + f.title() + " @" + (f.site().line() - firstLine()))
                .toList();
    }

    private static int firstLine;

    private static int firstLine() {
        return firstLine;
    }

    private static void linesFromHere() {
        firstLine = StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow())
                .getLineNumber();
    }

    @Test
    void wrong_values_are_found_at_their_lines() {
        linesFromHere();
        Stack shop = Projects.stack((s, django) -> s.add(
                "web",
                Gunicorn.of(
                        django,
                        "shop.wsgi:application",
                        g -> g.workers(0)
                                .threads(-1)
                                .timeout(Duration.ZERO)
                                .gracefulTimeout(Duration.ofMillis(1500))
                                .maxRequests(-5)
                                .port(80)
                                .health("healthz")
                                .controlSocket("gunicorn.ctl"))));
        assertThat(found(shop))
                .containsExactly(
                        "forklift.E131 maxRequests(-5) @10",
                        "forklift.E131 port(80) @11",
                        "forklift.E131 threads(-1) @7",
                        "forklift.E131 workers(0) @6",
                        "forklift.E132 gracefulTimeout(PT1.5S) @9",
                        "forklift.E132 timeout(PT0S) @8",
                        "forklift.E133 controlSocket(\"gunicorn.ctl\") @13",
                        "forklift.E133 health(\"healthz\") @12");
    }

    @Test
    void an_application_is_a_module_and_a_callable() {
        linesFromHere();
        Stack shop = Projects.stack((s, django) -> {
            s.add("web", Gunicorn.of(django, "shop.wsgi", g -> g.health("/healthz")));
            s.add("api", Uvicorn.of(django, "shop/asgi.py"));
            s.add("live", Daphne.of(django, ""));
        });
        assertThat(found(shop))
                .containsExactly(
                        "forklift.E130 'shop/asgi.py' is no application @3",
                        "forklift.E130 '' is no application @4",
                        "forklift.E130 'shop.wsgi' is no application @2");
    }

    @Test
    void liveness_that_asks_what_readiness_asks_is_a_warning() {
        linesFromHere();
        Stack shop = Projects.stack((s, django) -> s.add(
                "web",
                Gunicorn.of(
                        django,
                        "shop.wsgi:application",
                        g -> g.health("/healthz").liveness("/healthz"))));
        assertThat(found(shop)).containsExactly("forklift.W131 liveness asks what readiness asks @6");
    }

    @Test
    void a_health_path_that_is_refused_is_not_missing_as_well() {
        Stack shop = Projects.stack((s, django) -> {
            s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("healthz")));
            s.add(
                    "api",
                    Uvicorn.of(
                            django, "shop.asgi:application", u -> u.workers(2).health("a b")));
        });
        assertThat(shop.check().findings())
                .extracting(Finding::id)
                .containsOnly("forklift.E133")
                .hasSize(2);
    }

    @Test
    void several_workers_need_a_health_path() {
        Stack shop = Projects.stack(
                (s, django) -> s.add("web", Uvicorn.of(django, "shop.asgi:application", u -> u.workers(2))));
        assertThat(shop.check().findings()).extracting(Finding::id).containsExactly("forklift.W130");
    }

    @Test
    void a_project_that_failed_takes_its_servers_with_it() {
        Stack shop = Stack.named("shop").define(s -> {
            var django = s.add("django", scope -> {
                throw new IllegalStateException("no project");
            });
            s.add("web", Gunicorn.of((dev.forklift.components.django.Django) django, "shop.wsgi:application"));
        });
        assertThat(shop.check().errors()).singleElement().satisfies(f -> {
            assertThat(f.id()).isEqualTo("forklift.E001");
            assertThat(f.concerns())
                    .hasToString("[web (WebServerMistakesTest.java:"
                            + f.concerns().get(0).site().line() + ")]");
        });
    }
}
