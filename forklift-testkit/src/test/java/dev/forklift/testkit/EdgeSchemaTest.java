package dev.forklift.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.forklift.kube.KubeMapper;
import dev.forklift.testkit.arbitraries.EdgeComponents;
import dev.forklift.testkit.arbitraries.StackPlan;
import dev.forklift.testkit.arbitraries.Stacks;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/** Every custom resource of the edge, in all its variety, against the schema of its definition. */
class EdgeSchemaTest {

    private static final int STACKS = 400;
    private static final Path SCHEMAS =
            Path.of(System.getProperty("user.dir")).resolve("../../shared/crds").normalize();
    private static final Set<String> GROUPS = Set.of("traefik.io", "gateway.networking.k8s.io", "cert-manager.io");

    private final Map<Path, JsonSchema> schemas = new HashMap<>();

    @Test
    void a_custom_resource_of_the_edge_fits_the_schema_of_its_definition() throws IOException {
        assumeTrue(
                Files.isDirectory(SCHEMAS),
                "skipped: the schemas of custom resources are not here; put them into " + SCHEMAS
                        + ", a file <group>/<kind>_<version>.json each");
        Set<String> kinds = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        List<HasMetadata> objects = new ArrayList<>();
        JqwikSession.run(() -> objects.addAll(objects()));
        for (HasMetadata object : objects) {
            Optional<JsonSchema> schema = schemaOf(object);
            if (schema.isPresent()) {
                kinds.add(object.getKind());
                schema.get().validate(KubeMapper.toTree(object)).forEach(m -> wrong.add(object.getKind() + ": " + m));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(kinds)
                .containsExactly(
                        "Certificate",
                        "ClusterIssuer",
                        "Gateway",
                        "HTTPRoute",
                        "IngressRoute",
                        "Issuer",
                        "Middleware",
                        "TLSOption");
    }

    private static List<HasMetadata> objects() {
        RandomGenerator<StackPlan> generator = Arbitraries.oneOf(
                        Stacks.around(EdgeComponents.routes(), 0), Stacks.around(EdgeComponents.footings(), 0))
                .generator(STACKS);
        Random random = new Random(7);
        List<HasMetadata> objects = new ArrayList<>();
        for (int i = 0; i < STACKS; i++) {
            objects.addAll(generator.next(random).value().define().graph().objects());
        }
        return objects;
    }

    private Optional<JsonSchema> schemaOf(HasMetadata object) throws IOException {
        String[] version = object.getApiVersion().split("/", 2);
        if (!GROUPS.contains(version[0])) {
            return Optional.empty();
        }
        Path file = SCHEMAS.resolve(version[0])
                .resolve(object.getKind().toLowerCase(Locale.ROOT) + "_" + version[1] + ".json");
        if (!schemas.containsKey(file)) {
            JsonNode schema = new ObjectMapper().readTree(Files.readString(file));
            schemas.put(
                    file,
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema));
        }
        return Optional.of(schemas.get(file));
    }
}
