package tenants;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Java code that builds some objects by fabric8's builders, as a person would write it: one method an object, what several have
 * in common in a method of its own, and the tenant's name a parameter.
 */
final class BuilderCode {

    /** What is shorter is said again where it is needed. */
    private static final int WORTH_A_METHOD = 160;

    /** What is longer gets its own method: HotSpot leaves methods of more than 8,000 bytes uncompiled. */
    private static final int TOO_LONG = 6000;

    private final String className;
    private final String tenant;
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, String> calls = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, String> imports = new TreeMap<>();
    private final List<String> methods = new ArrayList<>();

    BuilderCode(String className, String tenant) {
        this.className = className;
        this.tenant = tenant;
    }

    String of(List<HasMetadata> objects) {
        objects.forEach(this::count);
        String all = objects.stream().map(this::method).collect(Collectors.joining(",\n                "));
        int dot = className.lastIndexOf('.');
        return "package " + className.substring(0, dot) + ";\n\n"
                + Stream.concat(
                                imports.values().stream(),
                                Stream.of(
                                        "io.fabric8.kubernetes.api.model.HasMetadata",
                                        "java.util.List",
                                        "java.util.Map"))
                        .map(i -> "import " + i + ";\n")
                        .collect(Collectors.joining())
                + "\npublic final class " + className.substring(dot + 1)
                + " implements PlainTenant {\n"
                + "    @Override\n    public List<HasMetadata> objects(String tenant) {\n        return List.of(" + all
                + ");\n    }\n" + String.join("", methods) + "}\n";
    }

    private void count(Object value) {
        parts(value).forEach(this::count);
        seen.merge(plain(value), 1, Integer::sum);
    }

    private static Stream<Object> parts(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Object.class::cast);
        }
        return isBean(value) ? properties(value).values().stream() : Stream.empty();
    }

    /** The code for a value, without any method of its own. */
    private String plain(Object value) {
        return expression(value, this::plain);
    }

    /** The code for a value, which calls methods for what occurs again. */
    private String code(Object value) {
        String plain = plain(value);
        boolean again = seen.getOrDefault(plain, 0) > 1 && plain.length() > WORTH_A_METHOD;
        return isBean(value) && (again || plain.length() > TOO_LONG) ? method(value) : expression(value, this::code);
    }

    private String method(Object value) {
        String known = calls.get(plain(value));
        if (known != null) {
            return known;
        }
        String type = named(value.getClass());
        String simple = value.getClass().getSimpleName();
        String stem = Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
        String name = stem + numbers.merge(stem, 1, Integer::sum);
        methods.add("\n    private static " + type + " " + name + "(String tenant) {\n        return "
                + expression(value, this::code) + ";\n    }\n");
        calls.put(plain(value), name + "(tenant)");
        return name + "(tenant)";
    }

    private interface Inner {
        String code(Object value);
    }

    private String expression(Object value, Inner inner) {
        if (value instanceof String text) {
            return literal(text);
        } else if (value instanceof Long number) {
            return number + "L";
        } else if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        } else if (value instanceof Quantity quantity) {
            return "new " + named(Quantity.class) + "(" + literal(quantity.toString()) + ")";
        } else if (value instanceof IntOrString either) {
            return "new " + named(IntOrString.class) + "(" + inner.code(either.getValue()) + ")";
        } else if (value instanceof List<?> list) {
            return list.stream().map(inner::code).collect(Collectors.joining(", ", "List.of(", ")"));
        } else if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(e -> "Map.entry(" + inner.code(e.getKey()) + ", " + inner.code(e.getValue()) + ")")
                    .collect(Collectors.joining(", ", "Map.ofEntries(", ")"));
        }
        StringBuilder built = new StringBuilder("new " + named(value.getClass()) + "Builder()");
        properties(value)
                .forEach((name, part) -> built.append("\n            .with")
                        .append(name)
                        .append("(")
                        .append(inner.code(part))
                        .append(")"));
        return built.append(".build()").toString();
    }

    private String literal(String text) {
        String[] around = text.split(java.util.regex.Pattern.quote(tenant), -1);
        return Stream.of(around).map(BuilderCode::quoted).collect(Collectors.joining(" + tenant + "));
    }

    private static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t") + "\"";
    }

    private String named(Class<?> type) {
        String full = type.getName();
        boolean free = full.equals(imports.putIfAbsent(type.getSimpleName(), full))
                || full.equals(imports.get(type.getSimpleName()));
        if (free && isBean(type)) {
            imports.put(type.getSimpleName() + "Builder", full + "Builder");
        }
        return free ? type.getSimpleName() : full;
    }

    private static boolean isBean(Object value) {
        return isBean(value.getClass());
    }

    private static boolean isBean(Class<?> type) {
        try {
            Class.forName(type.getName() + "Builder");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** {@return what is set of an object: the properties that differ from those of a new one, by the builder's name for them} */
    private static Map<String, Object> properties(Object bean) {
        Map<String, Object> set = new TreeMap<>();
        try {
            Object fresh = bean.getClass().getConstructor().newInstance();
            for (Method getter : bean.getClass().getMethods()) {
                String name =
                        getter.getName().startsWith("get") ? getter.getName().substring(3) : "";
                if (getter.getParameterCount() == 0 && isSetByBuilder(bean.getClass(), name, getter.getReturnType())) {
                    Object value = getter.invoke(bean);
                    if (value != null && !value.equals(getter.invoke(fresh))) {
                        set.put(name, value);
                    }
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no plain object: " + bean.getClass(), e);
        }
        return set;
    }

    private static boolean isSetByBuilder(Class<?> bean, String property, Class<?> type) throws ClassNotFoundException {
        try {
            Class.forName(bean.getName() + "Builder").getMethod("with" + property, type);
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }
}
