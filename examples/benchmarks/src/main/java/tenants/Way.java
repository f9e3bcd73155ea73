package tenants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.forklift.Stack;
import dev.forklift.render.Manifests;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.UncheckedIOException;
import java.util.function.Function;

/** A way to write a tenant's objects as YAML. All write the same objects. */
public enum Way {
    /** Forklift: defined, finished, checked, written. */
    FORKLIFT("Forklift") {
        @Override
        public String write(String tenant) {
            Stack stack = Tenant.named(tenant);
            stack.check().throwIfErrors();
            return stack.render(Manifests.stream()).text();
        }
    },

    /** Plain fabric8 builders, and fabric8's own {@code Serialization.asYaml}. */
    AS_YAML("builders, asYaml") {
        @Override
        public String write(String tenant) {
            return documents(tenant, Serialization::asYaml);
        }
    },

    /** Plain fabric8 builders, and Jackson's YAML factory. */
    JACKSON("builders, Jackson's YAML") {
        @Override
        public String write(String tenant) {
            return documents(tenant, Way::jackson);
        }
    };

    private final String title;

    Way(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /**
     * {@return the tenant's objects as a stream of YAML documents}
     *
     * @param tenant its name
     */
    public abstract String write(String tenant);

    private static String documents(String tenant, Function<HasMetadata, String> writer) {
        StringBuilder text = new StringBuilder();
        for (HasMetadata object : Plain.TENANT.objects(tenant)) {
            text.append(writer.apply(object));
        }
        return text.toString();
    }

    private static String jackson(HasMetadata object) {
        try {
            return JacksonYaml.MAPPER.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Made when they are first used: a way does without what belongs to another.

    private static final class Plain {
        static final PlainTenant TENANT = PlainTenant.written();
    }

    private static final class JacksonYaml {
        static final ObjectMapper MAPPER = new YAMLMapper();
    }
}
