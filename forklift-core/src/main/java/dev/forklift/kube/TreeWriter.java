package dev.forklift.kube;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a JSON tree in {@link KeyOrder}, without its null fields, as {@link MapWriter} writes a map of the same content. */
final class TreeWriter extends JsonSerializer<JsonNode> {

    @Override
    public boolean isEmpty(SerializerProvider provider, JsonNode tree) {
        return tree.isContainerNode() && tree.isEmpty();
    }

    @Override
    public void serialize(JsonNode tree, JsonGenerator generator, SerializerProvider provider) throws IOException {
        if (tree.isObject()) {
            writeObject(tree, generator, provider);
        } else if (tree.isArray()) {
            writeArray(tree, generator, provider);
        } else {
            tree.serialize(generator, provider);
        }
    }

    private void writeObject(JsonNode tree, JsonGenerator generator, SerializerProvider provider) throws IOException {
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(tree.properties());
        fields.sort(Map.Entry.comparingByKey(KeyOrder.INSTANCE));
        generator.writeStartObject(tree);
        for (Map.Entry<String, JsonNode> field : fields) {
            if (!field.getValue().isNull()) {
                generator.writeFieldName(field.getKey());
                serialize(field.getValue(), generator, provider);
            }
        }
        generator.writeEndObject();
    }

    private void writeArray(JsonNode tree, JsonGenerator generator, SerializerProvider provider) throws IOException {
        generator.writeStartArray(tree, tree.size());
        for (JsonNode item : tree) {
            serialize(item, generator, provider);
        }
        generator.writeEndArray();
    }
}
