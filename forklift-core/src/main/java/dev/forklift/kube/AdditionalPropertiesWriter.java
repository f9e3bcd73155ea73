package dev.forklift.kube;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes an object's additional properties, which its class has no field for, in {@link KeyOrder}.
 *
 * <p>One that is named like a field is written only where that field is null: a key never stands twice. One that the class
 * leaves out on purpose (a custom resource's {@code status}) is left out here too.
 */
final class AdditionalPropertiesWriter extends BeanPropertyWriter {

    private static final long serialVersionUID = 1L;

    private final transient AnnotatedMember accessor;
    private final transient Map<String, BeanPropertyWriter> fields = new HashMap<>();
    private final transient Set<String> leftOut;

    AdditionalPropertiesWriter(
            BeanPropertyWriter replaced,
            AnnotatedMember accessor,
            List<BeanPropertyWriter> fields,
            Set<String> leftOut) {
        super(replaced);
        this.accessor = accessor;
        this.leftOut = new HashSet<>(leftOut);
        fields.forEach(field -> this.fields.put(field.getName(), field));
    }

    @Override
    public void serializeAsField(Object bean, JsonGenerator generator, SerializerProvider provider) throws Exception {
        if (!(accessor.getValue(bean) instanceof Map<?, ?> properties) || properties.isEmpty()) {
            return;
        }
        for (Map.Entry<String, Object> property : MapWriter.entries(properties)) {
            if (isWritten(property.getKey(), bean)) {
                MapWriter.writeField(property.getKey(), property.getValue(), generator, provider);
            }
        }
    }

    private boolean isWritten(String name, Object bean) throws Exception {
        BeanPropertyWriter field = fields.get(name);
        return !leftOut.contains(name) && (field == null || field.get(bean) == null);
    }
}
