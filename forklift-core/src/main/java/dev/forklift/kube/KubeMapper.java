package dev.forklift.kube;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Kubernetes objects as trees and bytes. The only place that says how, so that whatever is written, copied, patched
 * and hashed is the same data.
 *
 * <p>Never written: nulls, the lists and maps that fabric8's classes leave out when empty, {@code status}, and what a cluster
 * writes into {@code metadata} (creation timestamp, managed fields, resource version, uid, ...). An empty object that was set
 * is kept: {@code emptyDir: {}} says something.
 */
public final class KubeMapper {

    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private static final int USUAL_LENGTH = 4000;

    private KubeMapper() {}

    /**
     * {@return the object as a tree}
     *
     * @param object a Kubernetes object or a part of one
     */
    public static JsonNode toTree(Object object) {
        try (TokenBuffer tokens = new TokenBuffer(Databind.MAPPER, false)) {
            ModelWriter.write(object, tokens);
            return Databind.MAPPER.readTree(tokens.asParser());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a tree as an object of a class. A scalar must be of the field's own type: {@code "3"} is no number, and
     * {@code 8080} no string. Fields that the class does not know are kept as its additional properties.
     *
     * @param <T> the class
     * @param tree what to read
     * @param type the class to read it as
     * @return the object
     * @throws FieldMismatchException if a field has a value of another type than the class says
     */
    public static <T> T fromTree(JsonNode tree, Class<T> type) throws FieldMismatchException {
        try {
            return Databind.MAPPER.treeToValue(tree, type);
        } catch (JsonMappingException e) {
            throw Mismatches.explain(e, tree);
        } catch (JsonProcessingException e) {
            throw new FieldMismatchException("", e.getOriginalMessage(), e);
        }
    }

    /**
     * {@return a copy that shares nothing with the original, of the same class} What is never written is not copied.
     *
     * @param <T> the object's class
     * @param object a Kubernetes object or a part of one
     */
    public static <T> T copy(T object) {
        return ModelCopy.of(object);
    }

    /**
     * {@return the object's bytes for comparing and hashing: equal content has equal bytes, in every JVM}
     *
     * @param object a Kubernetes object, a part of one, a map or a tree
     */
    public static byte[] canonicalBytes(Object object) {
        ByteArrayBuilder json = new ByteArrayBuilder(USUAL_LENGTH);
        try (JsonGenerator generator = FACTORY.createGenerator(json)) {
            ModelWriter.write(object, generator);
            generator.flush();
            return json.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the object by a generator of the caller's, which may write another format than JSON.
     *
     * @param object a Kubernetes object, a part of one, a map or a tree
     * @param generator where it goes; it is neither flushed nor closed
     */
    public static void write(Object object, JsonGenerator generator) {
        try {
            ModelWriter.write(object, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
