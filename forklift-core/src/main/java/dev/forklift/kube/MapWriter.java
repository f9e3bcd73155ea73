package dev.forklift.kube;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Writes any map in {@link KeyOrder}, whatever kind of map it is, without the entries whose value is null. */
final class MapWriter extends JsonSerializer<Map<?, ?>> {

    private static final Comparator<Map.Entry<String, Object>> ORDER = Map.Entry.comparingByKey(KeyOrder.INSTANCE);

    @Override
    public boolean isEmpty(SerializerProvider provider, Map<?, ?> map) {
        return map.isEmpty();
    }

    @Override
    public void serialize(Map<?, ?> map, JsonGenerator generator, SerializerProvider provider) throws IOException {
        generator.writeStartObject(map);
        for (Map.Entry<String, Object> entry : entries(map)) {
            writeField(entry.getKey(), entry.getValue(), generator, provider);
        }
        generator.writeEndObject();
    }

    static void writeField(String name, Object value, JsonGenerator generator, SerializerProvider provider)
            throws IOException {
        generator.writeFieldName(name);
        if (value instanceof String text) {
            generator.writeString(text);
        } else {
            provider.defaultSerializeValue(value, generator);
        }
    }

    /** {@return the entries that have a value, in order} */
    static List<Map.Entry<String, Object>> entries(Map<?, ?> map) {
        List<Map.Entry<String, Object>> entries = new ArrayList<>(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object value = entry.getValue();
            if (value != null) {
                entries.add(Map.entry(String.valueOf(entry.getKey()), value));
            }
        }
        if (entries.size() > 1) {
            entries.sort(ORDER);
        }
        return entries;
    }
}
