package dev.forklift.kube;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in a person's words why Jackson could not read a tree as a class. */
final class Mismatches {

    private static final int LONGEST_QUOTATION = 60;

    private Mismatches() {}

    static FieldMismatchException explain(JsonMappingException cause, JsonNode tree) {
        String field = "";
        JsonNode found = tree;
        for (JsonMappingException.Reference step : cause.getPath()) {
            String name = step.getFieldName();
            found = name == null ? found.path(step.getIndex()) : found.path(name);
            field += name == null ? "[" + step.getIndex() + "]" : field.isEmpty() ? name : "." + name;
        }
        return new FieldMismatchException(field, reason(cause, found), cause);
    }

    private static String reason(JsonMappingException cause, JsonNode found) {
        String expected =
                cause instanceof MismatchedInputException mismatch ? expected(mismatch.getTargetType()) : null;
        return expected == null || found instanceof MissingNode
                ? cause.getOriginalMessage()
                : described(found) + " where " + expected + " belongs";
    }

    private static @Nullable String expected(@Nullable Class<?> type) {
        if (type == null || Enum.class.isAssignableFrom(type)) {
            return null;
        }
        if (type == Integer.class || type == Long.class || type == int.class || type == long.class) {
            return "a whole number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        if (type == String.class) {
            return "a string";
        }
        return Collection.class.isAssignableFrom(type)
                ? "a list"
                : Map.class.isAssignableFrom(type) ? "a map" : "an object";
    }

    private static String described(JsonNode found) {
        return switch (found.getNodeType()) {
            case STRING -> "the string " + shortened(found);
            case NUMBER -> "the number " + shortened(found);
            case BOOLEAN -> "the value " + shortened(found);
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case NULL, MISSING, BINARY -> "nothing";
        };
    }

    private static String shortened(JsonNode found) {
        String text = found.toString();
        return text.length() <= LONGEST_QUOTATION ? text : text.substring(0, LONGEST_QUOTATION) + "...";
    }
}
