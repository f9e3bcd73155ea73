package tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A comparison is worth nothing where one side writes less. */
class SameObjectsTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    @ParameterizedTest
    @EnumSource
    void every_way_writes_the_same_objects(Way way) throws IOException {
        String written = way.write(PlainTenantWriter.SAMPLE);

        assertThat(parsed(written))
                .containsExactlyInAnyOrderElementsOf(parsed(Way.FORKLIFT.write(PlainTenantWriter.SAMPLE)));
    }

    /** Plain code has the content hashes of the tenant that it was written from. */
    @ParameterizedTest
    @EnumSource
    void every_way_writes_the_same_of_another_tenant_but_for_content_hashes(Way way) throws IOException {
        String other = Tenants.name(17);

        assertThat(parsed(hashless(way.write(other))))
                .containsExactlyInAnyOrderElementsOf(parsed(hashless(Way.FORKLIFT.write(other))));
    }

    @Test
    void a_tenant_has_about_40_objects() {
        int objects = Tenant.named("shop").graph().objects().size();

        assertThat(objects).isBetween(38, 48);
    }

    private static List<JsonNode> parsed(String stream) throws IOException {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(stream)) {
            return documents.readAll();
        }
    }

    private static String hashless(String text) {
        return Pattern.compile("\\b[0-9a-f]{8}\\b").matcher(text).replaceAll("hash");
    }
}
