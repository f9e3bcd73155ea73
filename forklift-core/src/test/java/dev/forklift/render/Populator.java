package dev.forklift.render;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.Quantity;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Fills the fields of fabric8's classes, at every depth, with values that are the same for the same seed. */
final class Populator {

    private static final int DEEPEST = 9;

    /** What is never written, and what tells the kind. */
    private static final Set<String> LEFT_ALONE = Set.of(
            "additionalProperties",
            "apiVersion",
            "kind",
            "status",
            "creationTimestamp",
            "deletionGracePeriodSeconds",
            "deletionTimestamp",
            "generation",
            "managedFields",
            "resourceVersion",
            "selfLink",
            "uid");

    private static final Set<String> ALWAYS_SET = Set.of("metadata", "spec", "template", "jobTemplate", "containers");

    private final Random random;

    Populator(int seed) {
        random = new Random(seed);
    }

    <T> T populate(Class<T> type) {
        return type.cast(bean(type, 0));
    }

    private Object bean(Class<?> type, int depth) {
        try {
            Object bean = type.getDeclaredConstructor().newInstance();
            for (Field field : type.getDeclaredFields()) {
                if (!LEFT_ALONE.contains(field.getName()) && isSet(field, depth)) {
                    field.setAccessible(true);
                    field.set(bean, value(field.getGenericType(), depth + 1));
                }
            }
            return bean;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName(), e);
        }
    }

    private boolean isSet(Field field, int depth) {
        boolean leaf = field.getType().getName().startsWith("java.lang");
        boolean top = depth == 0 || ALWAYS_SET.contains(field.getName());
        return !Modifier.isStatic(field.getModifiers())
                && (top || (depth < DEEPEST && random.nextInt(leaf ? 2 : Math.max(2, depth - 1)) == 0));
    }

    private Object value(Type type, int depth) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? list(generic.getActualTypeArguments()[0], depth)
                    : map(generic.getActualTypeArguments()[1], depth);
        }
        return scalarOrBean((Class<?>) type, depth);
    }

    private Object scalarOrBean(Class<?> type, int depth) {
        if (type == String.class || type == Object.class) {
            return text();
        }
        if (type == Integer.class) {
            return random.nextInt(70_000);
        }
        if (type == Long.class) {
            return random.nextLong();
        }
        if (type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type == Quantity.class) {
            return new Quantity(random.nextInt(1000) + "Mi");
        }
        if (type == IntOrString.class) {
            return random.nextBoolean() ? new IntOrString(random.nextInt(70_000)) : new IntOrString(text());
        }
        return type == MicroTime.class ? new MicroTime("2024-01-01T00:00:00.000000Z") : bean(type, depth);
    }

    /** Half of them ordinary. None has "null" or "status" in it, for which the tests look. */
    private String text() {
        String nasty = NastyStrings.random(random);
        return random.nextBoolean() || nasty.matches("(?is).*(null|status|\\p{Cs}).*")
                ? "text" + random.nextInt(100)
                : nasty;
    }

    private List<Object> list(Type of, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            list.add(value(of, depth));
        }
        return list;
    }

    private Map<String, Object> map(Type of, int depth) {
        Map<String, Object> map = new HashMap<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            map.put(text(), value(of, depth));
        }
        return map;
    }
}
