package dev.forklift.components.django;

import dev.forklift.component.Scope;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Ref;
import dev.forklift.declare.Text;
import dev.forklift.kube.Hashes;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes a snapshot of the database's volume, one for each image, and waits until it is ready. Postgres starts from it as after a
 * crash.
 */
final class DatabaseSnapshot {

    private static final String GROUP = "snapshot.storage.k8s.io";
    private static final String VERSION = GROUP + "/v1";
    private static final String RESOURCE = "volumesnapshots";
    /** What deploys the next release leaves the snapshot of this one. */
    private static final Map<String, String> KEEP = Map.of(
            "argocd.argoproj.io/sync-options", "Prune=false",
            "helm.sh/resource-policy", "keep",
            "kustomize.toolkit.fluxcd.io/prune", "disabled");

    private final Django django;
    private final SnapshotSpec spec;

    DatabaseSnapshot(Django django, SnapshotSpec spec) {
        this.django = django;
        this.spec = spec;
    }

    /** Declares the snapshot and who may look at it, and hands out what makes a pod wait for it; nothing where there is no volume. */
    Optional<Consumer<ReleasePod>> declare(Scope scope) {
        Optional<Text> claim = claim();
        if (claim.isEmpty()) {
            scope.report(Finding.of(
                    "forklift.E191",
                    "there is no volume to take a snapshot of",
                    "nothing says on which claim the database lies: it is outside of the stack, an operator's, or on none",
                    "snapshot(s -> s.claim(\"data-shop-db-0\")); backup(bucket), which dumps any database; or snapshots(…) of"
                            + " Postgres.cloudNativePg, which its operator takes"));
            return Optional.empty();
        }
        Ref<GenericKubernetesResource> snapshot = volumeSnapshot(scope, claim.get());
        role(scope, snapshot);
        scope.makes(Ref.external(ConfigMap.class, ClusterWait.AUTHORITY), "Kubernetes");
        ClusterWait wait = new ClusterWait().object(VERSION, RESOURCE, snapshot, "");
        return Optional.of(pod -> waitFor(pod, wait));
    }

    private Optional<Text> claim() {
        return spec.claim().map(Text::of).or(() -> django.database().direct().claim());
    }

    private Ref<GenericKubernetesResource> volumeSnapshot(Scope scope, Text claim) {
        String id = "before-" + Hashes.shortHash(django.image());
        return scope.object(id, GenericKubernetesResource.class, (me, naming) -> {
            Map<String, Object> said = new LinkedHashMap<>();
            spec.snapshotClass().ifPresent(name -> said.put("volumeSnapshotClassName", name));
            said.put("source", Map.of("persistentVolumeClaimName", claim.resolve(naming)));
            GenericKubernetesResource object = new GenericKubernetesResource();
            object.setApiVersion(VERSION);
            object.setKind("VolumeSnapshot");
            ObjectMeta meta = new ObjectMeta();
            meta.setAnnotations(KEEP);
            object.setMetadata(meta);
            object.setAdditionalProperty("spec", said);
            return object;
        });
    }

    private void role(Scope scope, Ref<GenericKubernetesResource> snapshot) {
        scope.role(
                "snapshot",
                django.serviceAccount(),
                r -> r.allowOn(GROUP, RESOURCE, List.of("get"), List.of(snapshot)));
    }

    private void waitFor(ReleasePod pod, ClusterWait wait) {
        pod.step("wait-for-snapshot", c -> wait.onto(c, django.python(), spec.readyWithin()));
    }
}
