package dev.forklift.render;

import dev.forklift.kube.KubeMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Collection;

/**
 * Kubernetes objects as YAML text.
 *
 * <p>The text depends on the objects alone: not on the JVM, the locale, the time zone or the thread. An object's keys stand in
 * one fixed order, what tells which thing it is first ({@code apiVersion}, {@code kind}, {@code metadata}, {@code name}), the rest
 * alphabetically. Nulls, {@code status} and what a cluster adds to {@code metadata} are left out.
 */
public final class Manifest {

    /** What an object usually takes. */
    private static final int DOCUMENT = 3072;

    private Manifest() {}

    /**
     * {@return the object as one YAML document, without a separator}
     *
     * @param object what to write
     */
    public static String document(HasMetadata object) {
        YamlText text = new YamlText(DOCUMENT);
        KubeMapper.write(object, new YamlGenerator(text));
        return text.toString();
    }

    /**
     * {@return the objects as a stream of YAML documents in the order given, with {@code ---} between them; empty for none}
     *
     * @param objects what to write
     */
    public static String documents(Iterable<? extends HasMetadata> objects) {
        YamlText text = new YamlText(objects instanceof Collection<?> all ? all.size() * DOCUMENT : DOCUMENT);
        YamlGenerator generator = new YamlGenerator(text);
        objects.forEach(object -> KubeMapper.write(object, generator));
        return text.toString();
    }
}
