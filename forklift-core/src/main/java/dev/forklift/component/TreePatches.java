package dev.forklift.component;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forklift.kube.FieldMismatchException;
import dev.forklift.kube.KubeMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.zjsonpatch.CompatibilityFlags;
import io.fabric8.zjsonpatch.JsonPatch;
import java.util.EnumSet;

/** Patches written as JSON. A class of its own, so that its parser is made only where there is such a patch. */
final class TreePatches {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EnumSet<CompatibilityFlags> STRICT =
            EnumSet.of(CompatibilityFlags.FORBID_REMOVE_MISSING_OBJECT);

    private TreePatches() {}

    static <T extends HasMetadata> T json(String operations, Class<T> kind, T object) {
        return typed(JsonPatch.apply(parse(operations), KubeMapper.toTree(object), STRICT), kind, object);
    }

    static <T extends HasMetadata> T merge(String merge, Class<T> kind, T object) {
        return typed(MergePatch.apply(KubeMapper.toTree(object), parse(merge)), kind, object);
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the patch is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends HasMetadata> T typed(JsonNode tree, Class<T> kind, T object) {
        try {
            return (T) KubeMapper.fromTree(tree, object.getClass());
        } catch (FieldMismatchException e) {
            throw new IllegalArgumentException(kind.getSimpleName() + " " + e.getMessage(), e);
        }
    }
}
