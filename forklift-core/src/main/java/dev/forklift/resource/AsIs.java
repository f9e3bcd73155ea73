package dev.forklift.resource;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Place;
import dev.forklift.kube.KubeMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * An object that the user built: its own name is kept; what it leaves open, its namespace and the stack's labels, is filled in.
 */
final class AsIs extends Draft {

    private final Set<Endpoint> connections = new LinkedHashSet<>();
    private final int nameLimit;
    private final @Nullable String ownName;
    private final BiFunction<Identity, Naming, HasMetadata> object;

    AsIs(
            Place place,
            Class<? extends HasMetadata> kind,
            int nameLimit,
            @Nullable String ownName,
            BiFunction<Identity, Naming, HasMetadata> object) {
        super(place, kind);
        this.nameLimit = nameLimit;
        this.ownName = ownName;
        this.object = object;
    }

    void connectsTo(Endpoint to) {
        if (accepts(to.host())) {
            connections.add(to);
        }
    }

    @Override
    public Set<Endpoint> connections() {
        return Collections.unmodifiableSet(connections);
    }

    @Override
    public int nameLimit() {
        return nameLimit;
    }

    @Override
    public Optional<String> ownName() {
        return Optional.ofNullable(ownName);
    }

    @Override
    public HasMetadata build(Identity me, Naming naming) {
        return completed(object.apply(me, naming), me);
    }

    /** A copy of the object with the name, namespace and labels that it lacks. */
    static HasMetadata completed(HasMetadata object, Identity me) {
        HasMetadata copy = KubeMapper.copy(object);
        ObjectMeta meta = copy.getMetadata() == null ? new ObjectMeta() : copy.getMetadata();
        if (meta.getName() == null) {
            meta.setName(me.name());
        }
        if (meta.getNamespace() == null && isNamespaced(copy)) {
            meta.setNamespace(me.namespace());
        }
        meta.setLabels(Metadata.with(me.labels(), meta.getLabels() == null ? Map.of() : meta.getLabels()));
        copy.setMetadata(meta);
        return copy;
    }

    private static boolean isNamespaced(HasMetadata object) {
        return object instanceof Namespaced || object instanceof GenericKubernetesResource;
    }
}
