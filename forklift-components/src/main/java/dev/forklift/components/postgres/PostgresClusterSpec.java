package dev.forklift.components.postgres;

import dev.forklift.components.SpecStyle;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a Postgres that CloudNativePG runs. */
@Value.Immutable
@SpecStyle
public interface PostgresClusterSpec {

    /**
     * A catalog of images.
     *
     * @param kind {@code ImageCatalog} or {@code ClusterImageCatalog}
     * @param name its name
     * @param major the major version of Postgres
     */
    record Catalog(String kind, String name, int major) {}

    /**
     * A database besides the application's own.
     *
     * @param name its name
     * @param owner who owns it
     * @param extensions what is created in it
     */
    record Database(String name, String owner, List<String> extensions) {

        /**
         * Copies the list.
         *
         * @param name its name
         * @param owner who owns it
         * @param extensions what is created in it
         */
        public Database {
            extensions = List.copyOf(extensions);
        }
    }

    /**
     * Backups to object storage.
     *
     * @param bucket where they go
     * @param schedule when: five fields as cron has them
     * @param retention how long they are kept: {@code 30d}
     */
    record Backup(ObjectStoragePort bucket, String schedule, String retention) {}

    /**
     * What another cluster has backed up.
     *
     * @param bucket where
     * @param serverName what it is called there
     */
    record Recovery(ObjectStoragePort bucket, String serverName) {}

    /**
     * Backups by snapshots of the volumes.
     *
     * @param snapshotClass the class of the snapshots
     * @param schedule when: five fields as cron has them
     */
    record Snapshots(String snapshotClass, String schedule) {}

    /** {@return how many pods run: one that writes, and replicas} */
    default int instances() {
        return 3;
    }

    /** {@return how many replicas have to have a transaction before it is done} */
    default int synchronousReplicas() {
        return 0;
    }

    /** {@return the image; the operator's own of the version where nothing is said} */
    Optional<String> image();

    /** {@return the catalog that the image is taken from} */
    Optional<Catalog> catalog();

    /** {@return the tag of the operator's own image} */
    default String version() {
        return "17";
    }

    /** {@return the application's database} */
    default String database() {
        return "app";
    }

    /** {@return who owns the application's database; called as the database where nothing is said} */
    default String owner() {
        return database();
    }

    /** {@return the Secret with the owner's name and password; the operator makes one where nothing is said} */
    Optional<String> ownerSecret();

    /** {@return extensions of the application's database} */
    List<String> extensions();

    /** {@return further databases} */
    List<Database> databases();

    /** {@return further users, each with the Secret that has its name and password} */
    Map<String, String> users();

    /** {@return how much storage each pod's claim asks for} */
    default String storage() {
        return "10Gi";
    }

    /** {@return the claims' storage class} */
    Optional<String> storageClass();

    /** {@return how much storage a claim of its own for the write-ahead log asks for; none where that lies with the data} */
    Optional<String> walStorage();

    /** {@return the CPU that each pod asks for; the profile's where nothing is said} */
    Optional<String> cpu();

    /** {@return the memory that each pod asks for and may not exceed; the profile's where nothing is said} */
    Optional<String> memory();

    /** {@return how many may be connected at once} */
    default int maxConnections() {
        return 100;
    }

    /** {@return further parameters of the server} */
    Map<String, String> settings();

    /** {@return whether Prometheus' operator is told of the pods} */
    default boolean podMonitor() {
        return false;
    }

    /** {@return backups to object storage} */
    Optional<Backup> backup();

    /** {@return what its backups are called in the bucket; as the cluster where nothing is said} */
    Optional<String> backupAs();

    /** {@return backups by snapshots} */
    Optional<Snapshots> snapshots();

    /** {@return what it begins with, where that is no empty database} */
    Optional<Recovery> recovery();

    /** {@return the moment to which that is recovered; the last one where nothing is said} */
    Optional<Instant> recoverUntil();

    /** {@return the pool that processes connect by} */
    Optional<PoolSpec> pool();
}
