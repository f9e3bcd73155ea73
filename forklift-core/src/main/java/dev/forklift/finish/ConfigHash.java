package dev.forklift.finish;

import dev.forklift.declare.Draft;
import dev.forklift.graph.ConfigRead;
import dev.forklift.graph.ObjectKey;
import dev.forklift.graph.PodTemplates;
import dev.forklift.kube.Hashes;
import dev.forklift.kube.KubeMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The hash of what pods read from ConfigMaps and Secrets whose names do not change with their content, as an annotation of the
 * pod template: what changes there rolls the pods that read it, and only those.
 *
 * <p>A Job gets it before it is named by its content, so that one that reads something else is another Job: the template of a Job
 * cannot be changed. A Job that was built elsewhere keeps its name and therefore its template. A CronJob needs none: each run
 * starts new pods, which read what is there then.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/workloads/controllers/job/">Jobs</a>, <a
 * href="https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/">CronJob</a>.
 */
final class ConfigHash {

    static final String ANNOTATION = "forklift.dev/config-hash";

    private final Map<ObjectKey, HasMetadata> stable = new HashMap<>();

    /** Notes a ConfigMap or Secret whose name stays. */
    void note(HasMetadata config) {
        stable.put(ObjectKey.of(config), config);
    }

    /** Annotates what is read, before the reader is named. */
    void annotate(Draft draft, HasMetadata reader) {
        if (!stable.isEmpty() && isReplaced(draft, reader)) {
            PodTemplates.of(reader).ifPresent(template -> annotate(template, read(reader)));
        }
    }

    /** Whether another template makes other pods. */
    private static boolean isReplaced(Draft draft, HasMetadata reader) {
        return draft.namedByContent()
                || reader instanceof Deployment
                || reader instanceof StatefulSet
                || reader instanceof DaemonSet;
    }

    private Map<String, Object> read(HasMetadata reader) {
        Map<String, Object> read = new TreeMap<>();
        for (ConfigRead one : ConfigRead.of(reader)) {
            HasMetadata config = stable.get(one.object());
            if (config != null) {
                read.put(one.object() + "/" + one.key(), content(config, one.key()));
            }
        }
        return read;
    }

    private static Object content(HasMetadata config, String key) {
        Map<String, String> content = new TreeMap<>();
        if (config instanceof ConfigMap map) {
            addTo(content, map.getBinaryData());
            addTo(content, map.getData());
        } else if (config instanceof Secret secret) {
            addTo(content, secret.getData());
            addTo(content, secret.getStringData());
        }
        return key.isEmpty() ? content : content.getOrDefault(key, "");
    }

    private static void addTo(Map<String, String> content, @Nullable Map<String, String> more) {
        if (more != null) {
            content.putAll(more);
        }
    }

    private static void annotate(PodTemplateSpec template, Map<String, Object> read) {
        if (read.isEmpty()) {
            return;
        }
        ObjectMeta meta = template.getMetadata() == null ? new ObjectMeta() : template.getMetadata();
        Map<String, String> annotations =
                new TreeMap<>(meta.getAnnotations() == null ? Map.of() : meta.getAnnotations());
        annotations.put(ANNOTATION, Hashes.shortHash(KubeMapper.canonicalBytes(read)));
        meta.setAnnotations(annotations);
        template.setMetadata(meta);
    }
}
