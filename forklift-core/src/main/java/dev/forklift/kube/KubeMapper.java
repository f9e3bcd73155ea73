package dev.forklift.kube;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Kubernetes objects as trees and bytes. The only place that configures Jackson, so that whatever is written, copied, patched
 * and hashed is the same data.
 *
 * <p>Never written: nulls, the lists and maps that fabric8's classes leave out when empty, {@code status}, and what a cluster
 * writes into {@code metadata} (creation timestamp, managed fields, resource version, uid, ...). An empty object that was set
 * is kept: {@code emptyDir: {}} says something.
 */
public final class KubeMapper {

    private static final JsonMapper MAPPER = mapper();

    private KubeMapper() {}

    private static JsonMapper mapper() {
        return JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                        .build())
                .addModule(new KubeModule())
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfig(LogicalType.Textual, KubeMapper::textIsTextOnly)
                .build();
    }

    private static void textIsTextOnly(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    /**
     * {@return the object as a tree}
     *
     * @param object a Kubernetes object or a part of one
     */
    public static JsonNode toTree(Object object) {
        return MAPPER.valueToTree(object);
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
            return MAPPER.treeToValue(tree, type);
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
    @SuppressWarnings("unchecked")
    public static <T> T copy(T object) {
        return (T) MAPPER.convertValue(object, object.getClass());
    }

    /**
     * {@return the object's bytes for comparing and hashing: equal content has equal bytes, in every JVM}
     *
     * @param object a Kubernetes object, a part of one, a map or a tree
     */
    public static byte[] canonicalBytes(Object object) {
        try {
            return MAPPER.writeValueAsString(object).getBytes(StandardCharsets.UTF_8);
        } catch (JacksonException e) {
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
            generator.setCodec(MAPPER);
            MAPPER.writeValue(generator, object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
