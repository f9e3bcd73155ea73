package dev.forklift.kube;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.AnyGetterWriter;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerBuilder;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.type.MapType;
import io.fabric8.kubernetes.api.model.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** How Jackson writes Kubernetes objects: in {@link KeyOrder}, and without what only a cluster writes into them. */
final class KubeModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    KubeModule() {
        super("forklift-kube");
        addSerializer(JsonNode.class, new TreeWriter());
        setMixInAnnotation(Duration.class, WrittenAsGoDoes.class);
        setSerializerModifier(new Modifier());
    }

    /** In place of what fabric8 says: nanoseconds, which nobody reads. */
    @JsonSerialize(using = DurationWriter.class)
    private interface WrittenAsGoDoes {}

    private static final class Modifier extends BeanSerializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
            Set<String> leftOut = ModelClass.leftOutOf(bean.getBeanClass());
            return properties.stream()
                    .filter(property -> !leftOut.contains(property.getName()))
                    .toList();
        }

        @Override
        public List<BeanPropertyWriter> orderProperties(
                SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
            List<BeanPropertyWriter> ordered = new ArrayList<>(properties);
            ordered.sort(Comparator.comparing(BeanPropertyWriter::getName, KeyOrder.INSTANCE));
            return ordered;
        }

        @Override
        public BeanSerializerBuilder updateBuilder(
                SerializationConfig config, BeanDescription bean, BeanSerializerBuilder builder) {
            List<BeanPropertyWriter> fields = new ArrayList<>(builder.getProperties());
            AnnotatedMember accessor = bean.findAnyGetter();
            for (BeanPropertyWriter property : builder.getProperties()) {
                if (property instanceof AnyGetterWriter) {
                    fields.remove(property);
                    fields.add(new AdditionalPropertiesWriter(
                            property, accessor, List.copyOf(fields), ModelClass.leftOutOf(bean.getBeanClass())));
                }
            }
            builder.setProperties(fields);
            return builder;
        }

        @Override
        public JsonSerializer<?> modifyMapSerializer(
                SerializationConfig config, MapType type, BeanDescription bean, JsonSerializer<?> serializer) {
            return new MapWriter();
        }
    }
}
