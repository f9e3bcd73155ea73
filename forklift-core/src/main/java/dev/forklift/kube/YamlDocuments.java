package dev.forklift.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * YAML text as trees, each document with its line. Scalars are read as the API server's own tools read them: {@code 0440} is an
 * octal number. Merge keys ({@code <<}) are followed.
 */
public final class YamlDocuments {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
    private static final Pattern OCTAL = Pattern.compile("0o?[0-7]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?([0-9]+\\.[0-9]*|\\.[0-9]+|[0-9]+)([eE][-+]?[0-9]+)?");
    private static final int OCTAL_RADIX = 8;
    private static final int HEXADECIMAL_RADIX = 16;

    private YamlDocuments() {}

    /**
     * A document.
     *
     * @param tree what it says
     * @param line the line it begins at, from 1
     */
    public record Document(JsonNode tree, int line) {}

    /** Says where a text is no YAML, and why. */
    public static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;

        /** The line, from 1; 0 where it is not known. */
        private final int line;

        UnreadableException(int line, String reason) {
            super(reason);
            this.line = line;
        }

        /** {@return the line, from 1; 0 where it is not known} */
        public int line() {
            return line;
        }
    }

    /**
     * {@return the documents of a text; empty ones are left out}
     *
     * @param text YAML, of one document or several
     * @throws UnreadableException if it is no YAML
     */
    public static List<Document> read(String text) throws UnreadableException {
        LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
        List<Document> documents = new ArrayList<>();
        try {
            for (Node root : new Compose(settings).composeAllFromString(text)) {
                JsonNode tree = tree(root);
                if (!tree.isNull()) {
                    documents.add(new Document(tree, line(root.getStartMark())));
                }
            }
        } catch (MarkedYamlEngineException e) {
            throw new UnreadableException(line(e.getProblemMark()), e.getProblem());
        } catch (YamlEngineException e) {
            throw new UnreadableException(0, String.valueOf(e.getMessage()));
        }
        return documents;
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(m -> m.getLine() + 1).orElse(0);
    }

    private static JsonNode tree(Node node) throws UnreadableException {
        if (node instanceof MappingNode mapping) {
            return object(mapping);
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode list = JSON.arrayNode();
            for (Node item : sequence.getValue()) {
                list.add(tree(item));
            }
            return list;
        }
        return node instanceof ScalarNode scalar ? scalar(scalar) : JSON.nullNode();
    }

    private static ObjectNode object(MappingNode mapping) throws UnreadableException {
        ObjectNode object = JSON.objectNode();
        ObjectNode merged = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            JsonNode value = tree(entry.getValueNode());
            if (key.equals("<<")) {
                merge(value, merged);
            } else if (object.has(key)) {
                throw new UnreadableException(
                        line(entry.getKeyNode().getStartMark()), "the key '" + key + "' stands there twice");
            } else {
                object.set(key, value);
            }
        }
        merged.properties().stream()
                .filter(f -> !object.has(f.getKey()))
                .forEach(f -> object.set(f.getKey(), f.getValue()));
        return object;
    }

    private static void merge(JsonNode value, ObjectNode into) {
        if (value.isArray()) {
            value.forEach(one -> merge(one, into));
        }
        value.properties().stream().filter(f -> !into.has(f.getKey())).forEach(f -> into.set(f.getKey(), f.getValue()));
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String value = scalar.getValue();
        return scalar.isPlain() ? plain(value) : JSON.textNode(value);
    }

    private static JsonNode plain(String value) {
        return switch (value) {
            case "", "~", "null", "Null", "NULL" -> JSON.nullNode();
            case "true", "True", "TRUE" -> JSON.booleanNode(true);
            case "false", "False", "FALSE" -> JSON.booleanNode(false);
            default -> number(value);
        };
    }

    private static JsonNode number(String value) {
        if (INTEGER.matcher(value).matches()) {
            return whole(new BigInteger(value.startsWith("+") ? value.substring(1) : value));
        }
        if (OCTAL.matcher(value).matches()) {
            return whole(new BigInteger(value.replace("o", ""), OCTAL_RADIX));
        }
        if (HEXADECIMAL.matcher(value).matches()) {
            return whole(new BigInteger(value.substring(2), HEXADECIMAL_RADIX));
        }
        return DECIMAL.matcher(value).matches() ? JSON.numberNode(new BigDecimal(value)) : JSON.textNode(value);
    }

    private static JsonNode whole(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return JSON.numberNode(number.intValue());
        }
        return number.bitLength() < Long.SIZE ? JSON.numberNode(number.longValue()) : JSON.numberNode(number);
    }
}
