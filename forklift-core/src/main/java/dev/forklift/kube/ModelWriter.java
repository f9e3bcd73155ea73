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

    private void value(@Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Integer number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof Quantity quantity) {
            out.writeString(quantity.toString());
        } else if (value instanceof AnyType any) {
            value(any.getValue());
        } else {
            bean(value);
        }
    }

    private void bean(Object bean) throws IOException {
        ModelClass type = ModelClass.of(bean.getClass()).orElse(null);
        if (type == null) {
            Databind.write(bean, out);
            return;
        }
        out.writeStartObject();
        for (ModelClass.Property property : type.properties()) {
            Object value = property.of(bean);
            if (value != null) {
                out.writeFieldName(property.key());
                value(value);
            }
        }
        fields(type.additionalOf(bean));
        out.writeEndObject();
    }

    private void map(Map<?, ?> map) throws IOException {
        out.writeStartObject();
        fields(MapWriter.entries(map));
        out.writeEndObject();
    }

    private void fields(List<Map.Entry<String, Object>> entries) throws IOException {
        for (Map.Entry<String, Object> entry : entries) {
            out.writeFieldName(entry.getKey());
            value(entry.getValue());
        }
    }

    private void list(List<?> list) throws IOException {
        out.writeStartArray();
        for (Object item : list) {
            value(item);
        }
        out.writeEndArray();
    }
}
