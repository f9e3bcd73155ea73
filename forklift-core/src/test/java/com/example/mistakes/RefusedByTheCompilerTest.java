package com.example.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.forklift.Stack;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Wrong wiring that javac refuses. */
class RefusedByTheCompilerTest {

    @Test
    void what_is_right_compiles() {
        assertThat(errors("""
                Workload web = s.deployment("web", w -> w.image("shop:1").port("http", 8000));
                Endpoint at = web.service().endpoint("http");
                """)).isEmpty();
    }

    @Test
    void a_handle_cannot_be_made_up() {
        assertThat(errors("new SecretKey(null, \"password\");"))
                .singleElement()
                .asString()
                .contains("not public");
        assertThat(errors("new Endpoint(null, \"http\", 80);"))
                .singleElement()
                .asString()
                .contains("not public");
        assertThat(errors("new Gate(null, Gate.Condition.READY);"))
                .singleElement()
                .asString()
                .contains("not public");
    }

    @Test
    void a_config_map_is_not_taken_where_a_secret_belongs() {
        assertThat(errors("""
                ConfigMapHandle settings = s.configMap("settings", c -> c.data("LEVEL", "info"));
                Volume.secret("settings", settings.ref());
                """)).singleElement().asString().contains("cannot be converted to");
    }

    @Test
    void a_circle_of_handles_cannot_be_written() {
        assertThat(errors("""
                Workload one = s.deployment("one", w -> w.image("shop:1").after(two.ready()));
                Workload two = s.deployment("two", w -> w.image("shop:1").after(one.ready()));
                """)).singleElement().asString().contains("cannot find symbol");
    }

    @Test
    void a_missing_handle_does_not_compile() {
        assertThat(errors("s.add(\"web\", new Web());"))
                .singleElement()
                .asString()
                .contains("cannot be applied");
    }

    @Test
    void what_hands_nothing_out_cannot_be_passed_on() {
        assertThat(errors("Endpoint at = s.add(\"worker\", (Component<NoPort>) c -> NoPort.INSTANCE);"))
                .singleElement()
                .asString()
                .contains("incompatible types");
    }

    private static List<String> errors(String body) {
        String source = """
                import dev.forklift.*;
                import dev.forklift.component.*;
                import dev.forklift.declare.*;
                import dev.forklift.resource.*;
                import dev.forklift.workload.*;

                class Shop {
                    record Web(Endpoint database) implements Component<NoPort> {
                        public NoPort define(Scope s) {
                            return NoPort.INSTANCE;
                        }
                    }

                    static void define(Scope s) {
                        %s
                    }
                }
                """.formatted(body);
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of("-proc:none", "-d", "target", "-cp", classPath());
        javac.getTask(null, null, found, options, null, List.of(new Source(source)))
                .call();
        return found.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(d -> d.getMessage(Locale.ROOT))
                .toList();
    }

    /** Where these classes are, however the tests are run. */
    private static String classPath() {
        return Stream.of(
                        Stack.class,
                        KubernetesResource.class,
                        HasMetadata.class,
                        Deployment.class,
                        Job.class,
                        Ingress.class,
                        Role.class,
                        HorizontalPodAutoscaler.class,
                        JsonProperty.class,
                        Nullable.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///Shop.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
