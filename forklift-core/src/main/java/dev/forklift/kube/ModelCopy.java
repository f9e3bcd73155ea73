package dev.forklift.kube;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies Kubernetes objects field by field, as writing and reading them would; what {@link ModelClass} does not know is left to Jackson. */
final class ModelCopy {

    private ModelCopy() {}

    @SuppressWarnings("unchecked") // A copy is of its original's class.
    static <T> T of(T object) {
        return (T) typed(object);
    }

    private static Object typed(Object value) {
        if (value instanceof List<?> list) {
            return list(list, true);
        } else if (value instanceof Map<?, ?> map) {
            return map(map, true);
        } else if (value instanceof Quantity quantity) {
            return new Quantity(quantity.getAmount(), quantity.getFormat());
        } else if (value instanceof IntOrString either) {
            return new IntOrString(either.getValue());
        }
        return isPlain(value) ? value : bean(value);
    }

    /** {@return a copy of what no class of the model describes: Jackson reads it as maps, lists and plain values} */
    private static Object untyped(Object value) {
        if (value instanceof List<?> list) {
            return list(list, false);
        } else if (value instanceof Map<?, ?> map) {
            return map(map, false);
        }
        return isPlain(value) ? value : Databind.MAPPER.convertValue(value, Object.class);
    }

    private static boolean isPlain(Object value) {
        return value instanceof String || value instanceof Integer || value instanceof Long || value instanceof Boolean;
    }

    private static Object bean(Object bean) {
        ModelClass type = ModelClass.of(bean.getClass()).orElse(null);
        if (type == null) {
            return Databind.MAPPER.convertValue(bean, bean.getClass());
        }
        Object copy = type.create();
        @Nullable Object[] values = type.values(bean);
        for (int i = 0; i < type.properties().size(); i++) {
            ModelClass.Property property = type.properties().get(i);
            Object value = values[i];
            if (value != null && !property.isLeftOut(value)) {
                property.set(copy, typed(value));
            }
        }
        type.setAdditional(copy, fields(type.additionalOf(values), false));
        return copy;
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> map, boolean typed) {
        return fields(MapWriter.entries(map), typed);
    }

    private static Map<String, @Nullable Object> fields(List<Map.Entry<String, Object>> entries, boolean typed) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : entries) {
            copy.put(entry.getKey(), copied(entry.getValue(), typed));
        }
        return copy;
    }

    private static List<@Nullable Object> list(List<?> list, boolean typed) {
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        for (Object item : list) {
            copy.add(copied(item, typed));
        }
        return copy;
    }

    private static @Nullable Object copied(@Nullable Object value, boolean typed) {
        return value == null ? null : typed ? typed(value) : untyped(value);
    }
}
