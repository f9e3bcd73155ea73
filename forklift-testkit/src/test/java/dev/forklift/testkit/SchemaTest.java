package dev.forklift.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.forklift.kube.KubeMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a full stack writes, held against schemas that others made. */
class SchemaTest {

    private static final Path SCHEMAS =
            Path.of(System.getProperty("user.dir")).resolve("../../shared/crds").normalize();

    static Stream<HasMetadata> ofKubernetes() {
        return FullStack.in(1).graph().objects().stream().filter(o -> isBuiltIn(o.getApiVersion()));
    }

    static List<HasMetadata> custom() {
        return Stream.of(FullStack.in(1), Controllers.stack())
                .flatMap(stack -> stack.graph().objects().stream())
                .filter(GenericKubernetesResource.class::isInstance)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ofKubernetes")
    void an_object_of_kubernetes_has_only_the_fields_of_its_kind(HasMetadata object)
            throws ReflectiveOperationException {
        JsonElement json = JsonParser.parseString(KubeMapper.toTree(object).toString());

        assertThatCode(() -> strictCheck(object).invoke(null, json))
                .as(object.getKind() + " " + object.getMetadata().getName())
                .doesNotThrowAnyException();
    }

    @Test
    void a_misspelt_field_is_seen() throws ReflectiveOperationException {
        HasMetadata object = ofKubernetes().findFirst().orElseThrow();
        JsonElement json = JsonParser.parseString(KubeMapper.toTree(object).toString());
        json.getAsJsonObject().addProperty("enviroment", "typo");

        assertThatCode(() -> strictCheck(object).invoke(null, json))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_custom_resource_fits_the_schema_of_its_definition() throws IOException {
        assumeTrue(
                Files.isDirectory(SCHEMAS),
                "skipped: the schemas of custom resources are not here; put them into " + SCHEMAS
                        + ", a file <group>/<kind>_<version>.json each");
        assertThat(custom()).isNotEmpty();
        for (HasMetadata object : custom()) {
            JsonNode schema = KubeMapper.toTree(
                    new com.fasterxml.jackson.databind.ObjectMapper().readTree(Files.readString(schemaOf(object))));
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                            .getSchema(schema)
                            .validate(KubeMapper.toTree(object)))
                    .as(object.getKind() + " " + object.getMetadata().getName())
                    .isEmpty();
        }
    }

    private static Path schemaOf(HasMetadata object) {
        String[] version = object.getApiVersion().split("/", 2);
        return SCHEMAS.resolve(version[0])
                .resolve(object.getKind().toLowerCase(Locale.ROOT) + "_" + version[1] + ".json");
    }

    private static boolean isBuiltIn(String apiVersion) {
        return !apiVersion.contains(".") || apiVersion.contains(".k8s.io/");
    }

    private static Method strictCheck(HasMetadata object) throws ReflectiveOperationException {
        String version = object.getApiVersion().substring(object.getApiVersion().lastIndexOf('/') + 1);
        String type = "io.kubernetes.client.openapi.models." + version.toUpperCase(Locale.ROOT) + object.getKind();
        return Class.forName(type).getMethod("validateJsonElement", JsonElement.class);
    }
}
