package dev.forklift.kube;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fabric8.kubernetes.api.model.AnyType;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes Kubernetes objects field by field, as Jackson would with {@link KubeModule}; what is neither one of fabric8's generated
 * classes nor a plain value is left to Jackson.
 *
 * <p>It is here for programs that run once. To know a class, Jackson asks for its methods, which loads the builders that they
 * name; with those, Jackson's own machinery is most of what a short program loads.
 */
final class ModelWriter {

    private final JsonGenerator out;

    private ModelWriter(JsonGenerator out) {
        this.out = out;
    }

    static void write(@Nullable Object value, JsonGenerator generator) throws IOException {
        new ModelWriter(generator).value(value);
    }

    /** Writes what may be anything: an item of a map. */
    private void value(@Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (!isWrittenPlain(value)) {
            collectionOrObject(value);
        }
    }

    private void collectionOrObject(Object value) throws IOException {
        if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object item : list) {
                value(item);
            }
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else {
            object(value, ModelClass.of(value.getClass()).orElse(null));
        }
    }

    private void value(Object value, ModelClass.Property of) throws IOException {
        switch (of.kind()) {
            case LIST -> list((List<?>) value, of);
            case MAP -> map((Map<?, ?>) value);
            case TEXT -> out.writeString((String) value);
            case OTHER -> single(value, of);
        }
    }

    private void list(List<?> list, ModelClass.Property of) throws IOException {
        out.writeStartArray();
        for (int i = 0; i < list.size(); i++) {
            single(list.get(i), of);
        }
        out.writeEndArray();
    }

    private void single(@Nullable Object value, ModelClass.Property of) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (!isWrittenPlain(value)) {
            ModelClass type = of.modelOf(value);
            if (type == null) {
                collectionOrObject(value);
            } else {
                object(value, type);
            }
        }
    }

    private boolean isWrittenPlain(Object value) throws IOException {
        if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Integer number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof Quantity quantity) {
            out.writeString(quantity.toString());
        } else if (value instanceof AnyType any) {
            value(any.getValue());
        } else {
            return false;
        }
        return true;
    }

    private void object(Object object, @Nullable ModelClass type) throws IOException {
        if (type == null) {
            Databind.write(object, out);
            return;
        }
        out.writeStartObject();
        List<ModelClass.Property> properties = type.properties();
        @Nullable Object[] values = type.values(object);
        for (int i = 0; i < properties.size(); i++) { // here and below: an iterator for each costs as much as a field
            ModelClass.Property property = properties.get(i);
            Object value = values[i];
            if (value != null && !property.isLeftOut(value)) {
                out.writeFieldName(property.key());
                value(value, property);
            }
        }
        fields(type.additionalOf(values));
        out.writeEndObject();
    }

    private void map(Map<?, ?> map) throws IOException {
        out.writeStartObject();
        fields(MapWriter.entries(map));
        out.writeEndObject();
    }

    private void fields(List<Map.Entry<String, Object>> entries) throws IOException {
        for (int i = 0; i < entries.size(); i++) {
            Map.Entry<String, Object> entry = entries.get(i);
            out.writeFieldName(entry.getKey());
            value(entry.getValue());
        }
    }
}
