package dev.forklift.kube;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fabric8's generated classes, and an object of each with every field set, three levels deep. */
final class GeneratedClasses {

    private static final int DEEPEST = 3;

    private GeneratedClasses() {}

    /** {@return those that are written field by field} */
    static List<Class<?>> all() {
        return model().filter(type -> ModelClass.of(type).isPresent()).toList();
    }

    /** {@return those that are not} */
    static List<Class<?>> others() {
        return model().filter(type -> ModelClass.of(type).isEmpty()).toList();
    }

    private static Stream<Class<?>> model() {
        return Stream.of(
                        GenericKubernetesResource.class,
                        Pod.class,
                        Deployment.class,
                        HorizontalPodAutoscaler.class,
                        CronJob.class,
                        Ingress.class,
                        PodDisruptionBudget.class,
                        Role.class)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .distinct()
                .flatMap(jar -> classesOf(Path.of(jar)))
                .filter(type -> KubernetesResource.class.isAssignableFrom(type) && !type.isInterface());
    }

    private static Stream<Class<?>> classesOf(Path path) {
        try (JarFile jar = new JarFile(path.toFile())) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("io/fabric8/") && name.endsWith(".class"))
                    .filter(name -> !name.matches(".*(Builder|Fluent|\\$.*)\\.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .<Class<?>>map(GeneratedClasses::load)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new IllegalStateException(path + " is no jar", e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, GeneratedClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static Object filled(Class<?> type) {
        return bean(type, 0);
    }

    private static Object bean(Class<?> type, int depth) {
        ModelClass model = ModelClass.of(type).orElseThrow();
        Object bean = model.create();
        for (Field field : type.getDeclaredFields()) {
            Object value = field.trySetAccessible() ? value(field.getGenericType(), depth + 1) : null;
            if (value != null && !field.getName().matches("additionalProperties|apiVersion|kind")) {
                set(field, bean, value);
            }
        }
        model.setAdditional(bean, new LinkedHashMap<>(Map.of("zeta", 1, "alpha", "x", "status", "y", "kind", "z")));
        return bean;
    }

    private static void set(Field field, Object bean, Object value) {
        try {
            field.set(bean, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " is final", e);
        }
    }

    private static @Nullable Object value(Type type, int depth) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            Object item = value(of[of.length - 1], depth);
            return item == null
                    ? null
                    : generic.getRawType() == List.class ? List.of(item, item) : Map.of("b", item, "a", item);
        } else if (type == Object.class) {
            return Map.of("b", List.of("x", 1), "a", Map.of("name", true));
        } else if (type == Quantity.class) {
            return new Quantity("100Mi");
        } else if (type == IntOrString.class) {
            return new IntOrString(depth % 2 == 0 ? "25%" : 8000);
        }
        return scalar(type) != null ? scalar(type) : nested(type, depth);
    }

    private static @Nullable Object scalar(Type type) {
        return type == String.class
                ? "a\n\"b\""
                : type == Integer.class ? 7 : type == Long.class ? (Object) 8L : type == Boolean.class ? true : null;
    }

    private static @Nullable Object nested(Type type, int depth) {
        return depth < DEEPEST
                        && type instanceof Class<?> raw
                        && ModelClass.of(raw).isPresent()
                ? bean(raw, depth)
                : null;
    }
}
