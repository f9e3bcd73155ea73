package dev.forklift.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.render.RenderedFiles;
import dev.forklift.testkit.GoldenFiles;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What each component writes, by default and with every option, as reviewed files: a line a component. */
class ComponentGoldenTest {

    @SuppressWarnings("unused") // read by its name
    private static final List<Goldens> COMPONENTS = List.of(
            new AlertsGoldens(),
            new CeleryBeatGoldens(),
            new CeleryExporterGoldens(),
            new CeleryWorkerGoldens(),
            new CertificateGoldens(),
            new ChannelsWorkerGoldens(),
            new CommandCronJobGoldens(),
            new CommandDeploymentGoldens(),
            new CommandJobGoldens(),
            new CompanionServiceGoldens(),
            new DaphneGoldens(),
            new DjangoProjectGoldens(),
            new ExternalPostgresGoldens(),
            new ExternalRabbitMqGoldens(),
            new ExternalRedisGoldens(),
            new ExternalS3Goldens(),
            new ExternalSecretGoldens(),
            new FileFrontGoldens(),
            new FileServerGoldens(),
            new FlowerGoldens(),
            new GatewayGoldens(),
            new GatewayRouteGoldens(),
            new GranianGoldens(),
            new GunicornGoldens(),
            new IngressGoldens(),
            new IssuerGoldens(),
            new KedaScalingGoldens(),
            new MediaFilesGoldens(),
            new MemcachedGoldens(),
            new MigrateGoldens(),
            new MinioServerGoldens(),
            new OpenShiftRouteGoldens(),
            new PgBouncerGoldens(),
            new PostDeployGoldens(),
            new PostgresClusterGoldens(),
            new PostgresServerGoldens(),
            new RabbitMqClusterGoldens(),
            new RabbitMqServerGoldens(),
            new RedisServerGoldens(),
            new RqSchedulerGoldens(),
            new RqWorkerGoldens(),
            new SealedSecretGoldens(),
            new SentinelRedisGoldens(),
            new ServiceMonitorGoldens(),
            new TraefikMiddlewareGoldens(),
            new TraefikRouteGoldens(),
            new TraefikTlsOptionGoldens(),
            new UvicornGoldens(),
            new UwsgiGoldens());

    @ParameterizedTest
    @FieldSource("COMPONENTS")
    void a_component_writes_what_is_known_of_it(Goldens component) {
        Map<String, String> files = new TreeMap<>();
        component.cases().forEach(stack -> files.put(stack.name() + ".yaml", stack.yaml()));

        assertThat(files).hasSameSizeAs(component.cases()).doesNotContainValue("");
        GoldenFiles.named("components/" + directory(component)).hold(RenderedFiles.of(files));
    }

    @ParameterizedTest
    @FieldSource("COMPONENTS")
    void every_option_is_said(Goldens component) throws IOException {
        String source = Files.readString(
                Path.of("src/test/java", component.getClass().getName().replace('.', '/') + ".java"));

        assertThat(component.options()).isNotEmpty();
        assertThat(component.options().stream().flatMap(ComponentGoldenTest::methods))
                .isNotEmpty()
                .allMatch(method ->
                        Pattern.compile("\\b" + method + "\\(").matcher(source).find());
    }

    /** {@code celery-beat} of {@code CeleryBeatGoldens}. */
    private static String directory(Goldens component) {
        String words = component.getClass().getSimpleName().replace("Goldens", "");
        return words.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static Stream<String> methods(Class<?> options) {
        Stream<String> own = Arrays.stream(options.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()) && !m.isSynthetic())
                .map(Method::getName)
                .distinct();
        return options.getSuperclass() == Object.class ? own : Stream.concat(own, methods(options.getSuperclass()));
    }
}
