package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.check.Report;
import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.declare.Finding;
import dev.forklift.workload.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Components, overrides, facts and the report. */
class ScopeTest {

    private static final Component<NoPort> APP = s -> {
        s.deployment(w -> w.image("app:1").port("http", 8000).env("LEVEL", "component"));
        return NoPort.INSTANCE;
    };

    private static Stack stack(Consumer<Scope> definition) {
        return Stack.named("shop").define(definition);
    }

    private static String level(Stack stack, String path) {
        stack.check().throwIfErrors();
        return stack.graph()
                .deployment(path)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getEnv()
                .get(0)
                .getValue();
    }

    @Test
    void of_overrides_the_outermost_wins_whatever_is_said_first() {
        Component<NoPort> outer = s -> {
            s.everything(o -> o.workload(w -> w.env("LEVEL", "inner everything")));
            s.add("app", APP, o -> o.workload(w -> w.env("LEVEL", "inner one")));
            return NoPort.INSTANCE;
        };
        Stack inner = stack(s -> s.add("a", outer));
        Stack everything = stack(s -> {
            s.everything(o -> o.workload(w -> w.env("LEVEL", "outer everything")));
            s.add("a", outer);
        });
        Stack one = stack(s -> {
            s.add("a", outer, o -> o.workload(w -> w.env("LEVEL", "outer one")));
            s.everything(o -> o.workload(w -> w.env("LEVEL", "outer everything")));
        });

        assertThat(level(inner, "a.app")).isEqualTo("inner one");
        assertThat(level(everything, "a.app")).isEqualTo("outer everything");
        assertThat(level(one, "a.app")).isEqualTo("outer one");
        assertThat(level(one.with("a.app", o -> o.workload(w -> w.env("LEVEL", "outside"))), "a.app"))
                .isEqualTo("outside");
    }

    @Test
    void patches_change_built_objects() {
        Stack stack = stack(s -> s.add("app", APP))
                .with(
                        "app",
                        o -> o.patch(Deployment.class, d -> d.getSpec().setPaused(true))
                                .mergePatch(Deployment.class, "{\"spec\": {\"minReadySeconds\": 7}}")
                                .jsonPatch(
                                        Deployment.class,
                                        "[{\"op\": \"replace\", \"path\": \"/spec/replicas\", \"value\": 5}]"));
        stack.check().throwIfErrors();

        assertThat(stack.graph().deployment("app").getSpec())
                .extracting("paused", "minReadySeconds", "replicas")
                .containsExactly(true, 7, 5);
    }

    @Test
    void a_component_that_throws_is_a_finding_and_its_siblings_are_defined() {
        Stack stack = stack(s -> {
            s.add("broken", c -> {
                throw new IllegalStateException("no such thing");
            });
            s.add("app", APP);
        });

        assertThat(stack.check().errors()).singleElement().satisfies(f -> {
            assertThat(f.path()).hasToString("broken");
            assertThat(f.because()).contains("no such thing");
            assertThat(f.site().toString()).isEqualTo("ScopeTest.java:89");
        });
        assertThat(stack.graph().deployment("app")).isNotNull();
    }

    @Test
    void a_handle_of_another_stack_is_a_finding() {
        Workload[] leaked = new Workload[1];
        stack(s -> leaked[0] = s.deployment("other", w -> w.image("app:1").port("http", 8000)));

        Stack stack = stack(s ->
                s.deployment("web", w -> w.image("app:1").port("http", 8000).after(leaked[0].ready())));

        assertThat(stack.check().errors()).extracting(Finding::id).containsExactly("forklift.E004");
    }

    @Test
    void a_path_and_a_group_that_make_one_name_are_one_finding() {
        Stack stack = stack(s -> {
            s.add("app-mail", exposed());
            s.group("app", g -> g.add("mail", exposed()));
        });

        assertThat(stack.check().errors()).extracting(Finding::id).containsExactly("forklift.E026");
    }

    private static Component<NoPort> exposed() {
        return s -> {
            s.deployment(w -> w.image("app:1").port("http", 8000)).service();
            return NoPort.INSTANCE;
        };
    }

    @Test
    void names_and_labels_keep_within_their_limits() {
        String longest = "x".repeat(63);
        Stack stack = Stack.named("s" + "x".repeat(62))
                .define(s -> s.group(longest, g -> {
                    g.deployment(
                                    longest,
                                    w -> w.image("app:1").port("http", 8000).replicas(2))
                            .service();
                    g.statefulSet(longest + "", w -> w.image("app:1").port("http", 8000))
                            .service("peers", o -> {});
                    g.cronJob(longest, "@daily", c -> c.image("app:1"));
                    g.job(longest, j -> j.image("app:1"));
                    g.configMap(longest, c -> c.data("A", "1"));
                }));

        assertThat(stack.graph().objects()).extracting(HasMetadata::getMetadata).allSatisfy(m -> {
            assertThat(m.getName()).hasSizeLessThanOrEqualTo(63);
            assertThat(m.getLabels().values()).allSatisfy(v -> assertThat(v).hasSizeLessThanOrEqualTo(63));
        });
        assertThat(stack.check().errors())
                .noneMatch(f -> List.of("forklift.E027", "forklift.E028").contains(f.id()));
    }

    @Test
    void facts_reach_who_asks_sorted_by_path() {
        Stack stack = stack(s -> {
            s.deployment(
                    "reader",
                    w -> w.image("app:1")
                            .port("http", 8000)
                            .atFinish((facts, own) -> own.env("SEEN", String.join(",", facts.of(String.class)))));
            s.group("b", g -> g.declare("second"));
            s.group("a", g -> g.declare("first"));
        });

        assertThat(level(stack, "reader")).isEqualTo("first,second");
    }

    @Test
    void a_report_counts_filters_and_suppresses_with_a_reason() {
        Report report = stack(s -> {
                    s.deployment("web", w -> w.image("").port("http", 8000));
                    s.deployment("worker", w -> w.image("app:1"));
                })
                .check();

        assertThat(report.summary()).isEqualTo("shop: 1 error, 1 warning");
        assertThat(report.filter(f -> f.path().value().equals("worker")).findings())
                .hasSize(1);
        assertThat(report.suppress("forklift.W020", "worker", "it has no port").warnings())
                .isEmpty();
        assertThat(report.suppress("forklift.W020", "worker", " ").errors())
                .extracting(Finding::id)
                .contains("forklift.E051");
        assertThat(report.suppress("forklift.W021", "worker", "gone").warnings())
                .extracting(Finding::id)
                .contains("forklift.W050");
    }
}
