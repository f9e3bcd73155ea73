package dev.forklift.components.postgres;

import dev.forklift.workload.ContainerResources;
import dev.forklift.workload.Profile;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code Cluster} itself.
 *
 * @param spec what is said of it
 * @param profile the stack's defaults
 */
record ClusterManifest(PostgresClusterSpec spec, Profile profile) {

    static final String MAX_CONNECTIONS = "max_connections";
    static final String IMAGE = "ghcr.io/cloudnative-pg/postgresql:";

    /** What a recovered cluster calls the one that it comes from. */
    private static final String ORIGIN = "origin";

    /**
     * {@return the object}
     *
     * @param store the name of the ObjectStore that it is backed up to
     * @param origin the name of the ObjectStore that it is recovered from
     */
    GenericKubernetesResource of(Optional<String> store, Optional<String> origin) {
        Map<String, Object> cluster = new LinkedHashMap<>();
        cluster.put("instances", spec.instances());
        image(cluster);
        cluster.put("bootstrap", origin.isPresent() ? Map.of("recovery", recovery()) : Map.of("initdb", initdb()));
        origin.ifPresent(name -> cluster.put("externalClusters", List.of(origin(name))));
        if (!spec.users().isEmpty()) {
            cluster.put("managed", Map.of("roles", roles()));
        }
        cluster.put("postgresql", postgresql());
        cluster.put("storage", claim(spec.storage()));
        spec.walStorage().ifPresent(size -> cluster.put("walStorage", claim(size)));
        resources().ifPresent(r -> cluster.put("resources", r));
        cluster.put("enablePDB", spec.instances() > 1);
        if (spec.podMonitor()) {
            cluster.put("monitoring", Map.of("enablePodMonitor", true));
        }
        store.ifPresent(name -> cluster.put("plugins", List.of(plugin(name))));
        spec.snapshots()
                .ifPresent(s ->
                        cluster.put("backup", Map.of("volumeSnapshot", Map.of("className", s.snapshotClass()))));
        return CloudNativePg.object("Cluster", cluster);
    }

    private void image(Map<String, Object> cluster) {
        Optional<PostgresClusterSpec.Catalog> catalog = spec.catalog();
        if (catalog.isEmpty()) {
            cluster.put("imageName", spec.image().orElseGet(() -> IMAGE + spec.version()));
            return;
        }
        Map<String, Object> ref = new LinkedHashMap<>();
        ref.put("apiGroup", CloudNativePg.GROUP);
        ref.put("kind", catalog.get().kind());
        ref.put("name", catalog.get().name());
        ref.put("major", catalog.get().major());
        cluster.put("imageCatalogRef", ref);
    }

    private Map<String, Object> initdb() {
        Map<String, Object> initdb = new LinkedHashMap<>();
        initdb.put("database", spec.database());
        initdb.put("owner", spec.owner());
        initdb.put("dataChecksums", true);
        spec.ownerSecret().ifPresent(secret -> initdb.put("secret", Map.of("name", secret)));
        if (!spec.extensions().isEmpty()) {
            initdb.put(
                    "postInitApplicationSQL",
                    spec.extensions().stream()
                            .map(e -> "CREATE EXTENSION IF NOT EXISTS \"" + e + "\" CASCADE")
                            .toList());
        }
        return initdb;
    }

    private Map<String, Object> recovery() {
        Map<String, Object> recovery = new LinkedHashMap<>();
        recovery.put("source", ORIGIN);
        recovery.put("database", spec.database());
        recovery.put("owner", spec.owner());
        spec.ownerSecret().ifPresent(secret -> recovery.put("secret", Map.of("name", secret)));
        spec.recoverUntil()
                .ifPresent(moment -> recovery.put("recoveryTarget", Map.of("targetTime", moment.toString())));
        return recovery;
    }

    private Map<String, Object> origin(String store) {
        Map<String, Object> plugin = new LinkedHashMap<>();
        plugin.put("name", BarmanStore.PLUGIN);
        plugin.put("parameters", archive(store, spec.recovery().map(PostgresClusterSpec.Recovery::serverName)));
        Map<String, Object> origin = new LinkedHashMap<>();
        origin.put("name", ORIGIN);
        origin.put("plugin", plugin);
        return origin;
    }

    private static Map<String, Object> archive(String store, Optional<String> server) {
        Map<String, Object> archive = new LinkedHashMap<>();
        archive.put("barmanObjectName", store);
        server.ifPresent(name -> archive.put("serverName", name));
        return archive;
    }

    private List<Map<String, Object>> roles() {
        List<Map<String, Object>> roles = new ArrayList<>();
        spec.users().forEach((name, secret) -> {
            Map<String, Object> role = new LinkedHashMap<>();
            role.put("name", name);
            role.put("ensure", "present");
            role.put("login", true);
            role.put("passwordSecret", Map.of("name", secret));
            roles.add(role);
        });
        return roles;
    }

    private Map<String, Object> postgresql() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(MAX_CONNECTIONS, String.valueOf(spec.maxConnections()));
        parameters.putAll(spec.settings());
        Map<String, Object> postgresql = new LinkedHashMap<>();
        postgresql.put("parameters", parameters);
        if (spec.synchronousReplicas() > 0) {
            Map<String, Object> synchronous = new LinkedHashMap<>();
            synchronous.put("method", "any");
            synchronous.put("number", spec.synchronousReplicas());
            postgresql.put("synchronous", synchronous);
        }
        return postgresql;
    }

    private Map<String, Object> claim(String size) {
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("size", size);
        spec.storageClass().ifPresent(name -> claim.put("storageClass", name));
        return claim;
    }

    private Optional<Map<String, Object>> resources() {
        Optional<ContainerResources> role = profile.resourcesOf("database");
        Optional<String> cpu = spec.cpu().or(() -> role.map(ContainerResources::cpu));
        Optional<String> memory = spec.memory().or(() -> role.map(ContainerResources::memoryLimit));
        Map<String, Object> requests = new LinkedHashMap<>();
        cpu.ifPresent(amount -> requests.put("cpu", amount));
        memory.ifPresent(amount -> requests.put("memory", amount));
        if (requests.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> resources = new LinkedHashMap<>();
        resources.put("requests", requests);
        memory.ifPresent(amount -> resources.put("limits", Map.of("memory", amount)));
        return Optional.of(resources);
    }

    private Map<String, Object> plugin(String store) {
        Map<String, Object> plugin = new LinkedHashMap<>();
        plugin.put("name", BarmanStore.PLUGIN);
        plugin.put("isWALArchiver", true);
        plugin.put("parameters", archive(store, spec.backupAs()));
        return plugin;
    }
}
