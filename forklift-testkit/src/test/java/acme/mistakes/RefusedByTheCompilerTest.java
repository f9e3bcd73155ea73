package acme.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.forklift.Stack;
import dev.forklift.components.django.DjangoProject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
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

/** What is wired wrongly does not compile. */
class RefusedByTheCompilerTest {

    @Test
    void what_is_right_compiles() {
        assertThat(errors("DjangoProject.of(IMAGE, db, d -> d.cache(redis).broker(amqp))"))
                .isEmpty();
        assertThat(errors("DjangoProject.of(IMAGE, db, d -> d.broker(redis))")).isEmpty();
        assertThat(errors("Ingress.at(\"shop.example.com\", i -> i.route(\"/\", web))"))
                .isEmpty();
    }

    @Test
    void a_project_without_its_database() {
        refused("DjangoProject.of(IMAGE, d -> d.cache(redis))", "cannot be applied to given types");
    }

    @Test
    void a_redis_where_the_database_belongs() {
        refused("DjangoProject.of(IMAGE, redis, d -> {})", "RedisPort cannot be converted to PostgresPort");
    }

    @Test
    void a_rabbit_mq_where_the_cache_belongs() {
        refused("DjangoProject.of(IMAGE, db, d -> d.cache(amqp))", "AmqpPort cannot be converted to RedisPort");
    }

    @Test
    void a_database_where_the_broker_belongs() {
        refused("DjangoProject.of(IMAGE, db, d -> d.broker(db))", "no suitable method found for broker(PostgresPort)");
    }

    @Test
    void processes_of_no_project() {
        refused("CeleryWorker.of(w -> w.queues(\"mail\"))", "incompatible types");
        refused("CeleryBeat.of()", "no suitable method found for of(no arguments)");
        refused("Migrate.of(db)", "incompatible types");
        refused("Gunicorn.of(\"shop.wsgi:application\")", "no suitable method found for of(String)");
    }

    @Test
    void a_project_where_one_of_its_web_servers_belongs() {
        refused(
                "Ingress.at(\"shop.example.com\", i -> i.route(\"/\", django))",
                "Django cannot be converted to HttpPort");
    }

    @Test
    void several_beats_by_a_number() {
        refused("CeleryBeat.of(django, b -> b.replicas(2))", "cannot find symbol");
    }

    private static void refused(String expression, String message) {
        assertThat(errors(expression)).isNotEmpty().first().asString().contains(message);
    }

    private static List<String> errors(String expression) {
        String source = """
                import dev.forklift.components.celery.*;
                import dev.forklift.components.django.*;
                import dev.forklift.components.ingress.*;
                import dev.forklift.components.postgres.*;
                import dev.forklift.components.rabbitmq.*;
                import dev.forklift.components.redis.*;
                import dev.forklift.components.web.*;

                class Shop {
                    static final String IMAGE = "registry.example.com/shop:1.42.0";

                    static Object component(PostgresPort db, RedisPort redis, AmqpPort amqp, Django django, HttpPort web) {
                        return %s;
                    }
                }
                """.formatted(expression);
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of("-proc:none", "-d", "target", "-cp", classPath());
        javac.getTask(null, null, found, options, null, List.of(new Source(source)))
                .call();
        return found.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(d -> d.getMessage(Locale.ROOT).replaceAll("\\b([a-z]+\\.)+(?=[A-Z])", ""))
                .toList();
    }

    /** Where these classes are, however the tests are run. */
    private static String classPath() {
        return Stream.of(
                        DjangoProject.class,
                        Stack.class,
                        KubernetesResource.class,
                        HasMetadata.class,
                        Deployment.class,
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
