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
 * What is written of one of fabric8's generated classes, in {@link KeyOrder}: its annotated fields, whose getters only return
 * them, and its additional properties.
 *
 * @param constructor makes an empty object
 * @param properties the fields with a key of their own
 * @param additional the map of what the class has no field for
 * @param leftOut the keys that are never written
 */
record ModelClass(
        Constructor<?> constructor, List<Property> properties, Optional<Field> additional, Set<String> leftOut) {

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

    /**
     * A field.
     *
     * @param key its key
     * @param field where its value is
     * @param unlessEmpty whether an empty list, map or string is left out as a null is
     */
    record Property(String key, Field field, boolean unlessEmpty) {

        /** {@return the value where it is written} */
        @Nullable
        Object of(Object bean) {
            Object value = get(field, bean);
            return unlessEmpty && isEmpty(value) ? null : value;
        }

        void set(Object bean, Object value) {
            ModelClass.set(field, bean, value);
        }

        private static boolean isEmpty(@Nullable Object value) {
            return value instanceof List<?> list
                    ? list.isEmpty()
                    : value instanceof Map<?, ?> map ? map.isEmpty() : value instanceof String text && text.isEmpty();
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

    /** {@return the entries of the additional properties that are written: not one that stands beside a field's} */
    List<Map.Entry<String, Object>> additionalOf(Object bean) {
        if (additional.isEmpty() || !(get(additional.get(), bean) instanceof Map<?, ?> map) || map.isEmpty()) {
            return List.of();
        }
        List<Map.Entry<String, Object>> entries = MapWriter.entries(map);
        entries.removeIf(e -> leftOut.contains(e.getKey()) || isSet(e.getKey(), bean));
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
        additional.ifPresent(field -> set(field, bean, values));
    }

    private boolean isSet(String key, Object bean) {
        for (Property property : properties) {
            if (property.key.equals(key)) {
                return get(property.field, bean) != null;
            }
        }
        return false;
    }

    private static @Nullable Object get(Field field, Object bean) {
        try {
            return field.get(bean);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " was accessible", e);
        }
    }

    private static void set(Field field, Object bean, Object value) {
        try {
            field.set(bean, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " was accessible", e);
        }
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
        Field additional = null;
        for (Field field : type.getDeclaredFields()) {
            if (isAdditional(field)) {
                additional = field;
            } else if (isUnderstood(field)) {
                properties.add(property(field));
            } else if (!Modifier.isStatic(field.getModifiers())) {
                return Optional.empty();
            }
        }
        properties.removeIf(p -> leftOut.contains(p.key));
        properties.sort(Comparator.comparing(Property::key, KeyOrder.INSTANCE));
        return Optional.of(
                new ModelClass(constructor, List.copyOf(properties), Optional.ofNullable(additional), leftOut));
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
                && (!isUnlessEmpty(field) || isListMapOrText(field.getType()))
                && field.trySetAccessible();
    }

    private static boolean isListMapOrText(Class<?> type) {
        return type == List.class || type == Map.class || type == String.class;
    }

    private static Property property(Field field) {
        String key = field.getAnnotation(JsonProperty.class).value();
        return new Property(key, field, isUnlessEmpty(field));
    }

    private static boolean isUnlessEmpty(Field field) {
        JsonInclude include = field.getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_EMPTY;
    }
}
