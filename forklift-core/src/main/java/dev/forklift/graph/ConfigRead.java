package dev.forklift.graph;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * That the pods of a workload read a ConfigMap or a Secret, by their environment or a volume.
 *
 * @param object the ConfigMap or Secret
 * @param key the key that is read; empty for all of them
 */
public record ConfigRead(ObjectKey object, String key) {

    /**
     * {@return what the pods of an object read, in the order in which the object names it; nothing where it has no pods}
     *
     * @param reader a finished object
     */
    public static Set<ConfigRead> of(HasMetadata reader) {
        String namespace = ObjectKey.of(reader).namespace();
        Set<ConfigRead> read = new LinkedHashSet<>();
        ReferenceReader.read(reader, (field, relation, kind, name, item, optional) -> {
            if (isRead(relation) && (kind.equals("ConfigMap") || kind.equals("Secret"))) {
                read.add(new ConfigRead(new ObjectKey("", kind, namespace, name), item));
            }
        });
        return read;
    }

    private static boolean isRead(Relation relation) {
        return relation == Relation.ENV || relation == Relation.ENV_FROM || relation == Relation.VOLUME;
    }
}
