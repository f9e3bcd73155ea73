package dev.forklift.kube;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is written of one of fabric8's generated classes, in {@link KeyOrder}: its annotated fields, and its additional
 * properties.
 *
 * @param type the class
 * @param constructor makes an empty object
 * @param properties the fields with a key of their own
 * @param additional the map of what the class has no field for
 * @param leftOut the keys that are never written
 * @param reader reads the properties, and what is additional after them
 */
record ModelClass(
        Class<?> type,
        Constructor<?> constructor,
        List<Property> properties,
        Optional<Property> additional,
        Set<String> leftOut,
        FieldsReader reader) {

    private static final String GENERATED = "io.fabric8.";

    private static final Set<String> CLUSTERS_OWN_METADATA = Set.of(
            "creationTimestamp",
            "deletionGracePeriodSeconds",
            "deletionTimestamp",
            "generation",
            "managedFields",
            "resourceVersion",
            "selfLink",
            "uid");

    private static final ClassValue<Optional<ModelClass>> KNOWN = new ClassValue<>() {
        @Override
        protected Optional<ModelClass> computeValue(Class<?> type) {
            return read(type);
        }
    };

    /** What the values of a field are, where its type says it. */
    enum Kind {
        LIST,
        MAP,
        TEXT,
        OTHER;

        private static Kind of(Class<?> type) {
            if (type == List.class) {
                return LIST;
            }
            return type == Map.class ? MAP : type == String.class ? TEXT : OTHER;
        }
    }

    /** A field. */
    static final class Property {

        private final String key;
        private final Field field;
        private final Kind kind;
        private final boolean unlessEmpty;

        /** The class of the last value or item: most fields have one class for ever. */
        private @Nullable ModelClass last;

        private Property(String key, Field field) {
            this.key = key;
            this.field = field;
            this.kind = Kind.of(field.getType());
            this.unlessEmpty = isUnlessEmpty(field);
        }

        /** {@return its key} */
        String key() {
            return key;
        }

        Kind kind() {
            return kind;
        }

        /** {@return whether a value is left out as a null is: an empty list, map or string may be} */
        boolean isLeftOut(Object value) {
            return unlessEmpty && isEmpty(value);
        }

        void set(Object bean, Object value) {
            try {
                field.set(bean, value);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(field + " was accessible", e);
            }
        }

        /**
         * {@return what is written of the class of a value of the field, or of an item of its list; null where that is Jackson's
         * work}
         */
        @Nullable
        ModelClass modelOf(Object value) {
            ModelClass known = last;
            if (known == null || known.type != value.getClass()) {
                known = ModelClass.of(value.getClass()).orElse(null);
                last = known;
            }
            return known;
        }

        private boolean isEmpty(Object value) {
            return switch (kind) {
                case LIST -> ((List<?>) value).isEmpty();
                case MAP -> ((Map<?, ?>) value).isEmpty();
                case TEXT -> ((String) value).isEmpty();
                case OTHER -> false;
            };
        }
    }

    /**
     * {@return what is written of a class; empty for one that says by other means than annotated fields how it is written, which
     * is Jackson's work}
     *
     * @param type the class
     */
    static Optional<ModelClass> of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** {@return the keys that only a cluster writes into an object of a class} */
    static Set<String> leftOutOf(Class<?> type) {
        if (HasMetadata.class.isAssignableFrom(type)) {
            return Set.of("status");
        }
        return ObjectMeta.class.isAssignableFrom(type) ? CLUSTERS_OWN_METADATA : Set.of();
    }

    /** {@return the values of an object's properties, in their order, for {@link #additionalOf} too} */
    @Nullable
    Object[] values(Object bean) {
        return reader.read(bean);
    }

    /** {@return the entries of the additional properties that are written: not one that stands beside a field's} */
    List<Map.Entry<String, Object>> additionalOf(@Nullable Object[] values) {
        if (additional.isEmpty() || !(values[properties.size()] instanceof Map<?, ?> map) || map.isEmpty()) {
            return List.of();
        }
        List<Map.Entry<String, Object>> entries = MapWriter.entries(map);
        entries.removeIf(e -> leftOut.contains(e.getKey()) || isSet(e.getKey(), values));
        return entries;
    }

    /** {@return a new object of the class} */
    Object create() {
        try {
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor + " is generated, and does nothing", e);
        }
    }

    void setAdditional(Object bean, Map<String, @Nullable Object> values) {
        additional.ifPresent(property -> property.set(bean, values));
    }

    private boolean isSet(String key, @Nullable Object[] values) {
        for (int i = 0; i < properties.size(); i++) {
            if (properties.get(i).key.equals(key)) {
                return values[i] != null;
            }
        }
        return false;
    }

    private static Optional<ModelClass> read(Class<?> type) {
        Constructor<?> constructor = constructor(type);
        if (constructor == null
                || !type.getName().startsWith(GENERATED)
                || !KubernetesResource.class.isAssignableFrom(type)
                || type.getSuperclass() != Object.class
                || type.isAnnotationPresent(JsonSerialize.class)) {
            return Optional.empty();
        }
        Set<String> leftOut = leftOutOf(type);
        List<Property> properties = new ArrayList<>();
        Property additional = null;
        for (Field field : type.getDeclaredFields()) {
            if (isAdditional(field)) {
                additional = new Property("", field);
            } else if (isUnderstood(field)) {
                properties.add(
                        new Property(field.getAnnotation(JsonProperty.class).value(), field));
            } else if (!Modifier.isStatic(field.getModifiers())) {
                return Optional.empty();
            }
        }
        properties.removeIf(p -> leftOut.contains(p.key));
        properties.sort(Comparator.comparing(Property::key, KeyOrder.INSTANCE));
        List<Field> fields = new ArrayList<>();
        properties.forEach(p -> fields.add(p.field));
        if (additional != null) {
            fields.add(additional.field);
        }
        return Optional.of(new ModelClass(
                type,
                constructor,
                List.copyOf(properties),
                Optional.ofNullable(additional),
                leftOut,
                new FieldsReader(type, fields)));
    }

    private static @Nullable Constructor<?> constructor(Class<?> type) {
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.getParameterCount() == 0) {
                return constructor;
            }
        }
        return null;
    }

    private static boolean isAdditional(Field field) {
        return field.getName().equals("additionalProperties")
                && field.isAnnotationPresent(JsonIgnore.class)
                && field.trySetAccessible();
    }

    private static boolean isUnderstood(Field field) {
        return field.isAnnotationPresent(JsonProperty.class)
                && !field.isAnnotationPresent(JsonSerialize.class)
                && (!isUnlessEmpty(field) || Kind.of(field.getType()) != Kind.OTHER)
                && field.trySetAccessible();
    }

    private static boolean isUnlessEmpty(Field field) {
        JsonInclude include = field.getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_EMPTY;
    }
}
