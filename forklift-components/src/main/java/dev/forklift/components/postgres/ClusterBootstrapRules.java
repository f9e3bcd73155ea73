package dev.forklift.components.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forklift.components.custom.Refusals;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is refused of how a Cluster begins, and of the clusters that it knows. For {@link ClusterRules}. */
final class ClusterBootstrapRules {

    private static final List<String> METHODS = List.of("initdb", "recovery", "pg_basebackup");
    private static final List<String> TARGETS =
            List.of("targetImmediate", "targetLSN", "targetName", "targetTime", "targetXID");
    private static final List<String> CONNECTIONS = List.of("connectionParameters", "barmanObjectStore", "plugin");

    private ClusterBootstrapRules() {}

    static void check(JsonNode spec, Refusals refused) {
        JsonNode bootstrap = spec.path("bootstrap");
        List<String> methods = METHODS.stream().filter(bootstrap::has).toList();
        refused.unless(
                methods.size() <= 1,
                "spec.bootstrap",
                "a cluster that begins in " + methods.size() + " ways: " + String.join(", ", methods),
                "it begins empty, with a backup, or with a copy of a server",
                "one of them");
        methods.forEach(method -> application("spec.bootstrap." + method, bootstrap.path(method), refused));
        empty(bootstrap.path("initdb"), refused);
        recovery(spec, bootstrap.path("recovery"), refused);
        copy(spec, bootstrap.path("pg_basebackup"), refused);
        externalClusters(spec, refused);
        replica(spec, refused);
    }

    private static void application(String at, JsonNode method, Refusals refused) {
        boolean database = !method.path("database").asText().isEmpty();
        boolean owner = !method.path("owner").asText().isEmpty();
        refused.unless(
                database == owner,
                at + (database ? ".owner" : ".database"),
                database ? "a database without its owner" : "an owner without a database",
                "the operator makes both, or neither",
                "database and owner");
    }

    private static void empty(JsonNode initdb, Refusals refused) {
        int segment = initdb.path("walSegmentSize").asInt(1);
        refused.unless(
                segment > 0 && Integer.bitCount(segment) == 1,
                "spec.bootstrap.initdb.walSegmentSize",
                "segments of " + segment + " MB",
                "Postgres takes powers of two",
                "16");
        JsonNode imported = initdb.path("import");
        if (!imported.isMissingNode()) {
            imported("spec.bootstrap.initdb.import", imported, refused);
        }
    }

    private static void imported(String at, JsonNode imported, Refusals refused) {
        JsonNode databases = imported.path("databases");
        boolean all = contains(databases, "*");
        switch (imported.path("type").asText()) {
            case "microservice" -> {
                refused.unless(
                        databases.size() == 1 && !all,
                        at + ".databases",
                        "an import of " + databases.size() + " databases",
                        "a microservice has one, by its name",
                        "one database, or type: monolith");
                refused.unless(
                        imported.path("roles").isEmpty(),
                        at + ".roles",
                        "an import of roles",
                        "of a microservice the database alone is imported",
                        "without, or type: monolith");
            }
            case "monolith" -> {
                refused.unless(
                        !databases.isEmpty() && (databases.size() == 1 || !all),
                        at + ".databases",
                        databases.isEmpty() ? "an import of no database" : "an import of all databases and of some",
                        "a monolith has some of them, or all",
                        "names, or \"*\" alone");
                refused.unless(
                        imported.path("roles").size() <= 1 || !contains(imported.path("roles"), "*"),
                        at + ".roles",
                        "an import of all roles and of some",
                        "a monolith has some of them, or all",
                        "names, or \"*\" alone");
                refused.unless(
                        imported.path("postImportApplicationSQL").isEmpty(),
                        at + ".postImportApplicationSQL",
                        "SQL after the import of a monolith",
                        "it is the application's database alone that it would be run in",
                        "without");
            }
            default ->
                refused.unless(
                        false,
                        at + ".type",
                        "an import of the type '" + imported.path("type").asText() + "'",
                        "the operator knows microservice and monolith",
                        "one of the two");
        }
    }

    private static boolean contains(JsonNode names, String name) {
        for (JsonNode one : names) {
            if (one.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static void recovery(JsonNode spec, JsonNode recovery, Refusals refused) {
        String source = recovery.path("source").asText();
        if (!source.isEmpty() && known("spec.bootstrap.recovery.source", spec, source, refused)) {
            JsonNode origin = external(spec, source);
            refused.unless(
                    origin.has("barmanObjectStore") || origin.has("plugin"),
                    "spec.bootstrap.recovery.source",
                    "a recovery from '" + source + "', of which no backups are known",
                    "what is recovered lies in an object store",
                    "plugin, with the ObjectStore and the name of the server, in the external cluster");
        }
        JsonNode snapshots = recovery.path("volumeSnapshots");
        refused.unless(
                snapshots.isMissingNode() || recovery.path("backup").isMissingNode(),
                "spec.bootstrap.recovery",
                "a recovery from snapshots and from a backup",
                "a cluster begins with one of them",
                "one of the two");
        refused.unless(
                snapshots.path("walStorage").isMissingNode() || spec.has("walStorage"),
                "spec.walStorage",
                "a snapshot of the write-ahead log, and no claim for it",
                "it is recovered to a claim of its own",
                "walStorage, as large as the snapshot");
        target(recovery.path("recoveryTarget"), !snapshots.isMissingNode(), refused);
    }

    private static void target(JsonNode target, boolean ofSnapshots, Refusals refused) {
        String at = "spec.bootstrap.recovery.recoveryTarget";
        List<String> said = TARGETS.stream().filter(target::has).toList();
        refused.unless(
                said.size() <= 1,
                at,
                "a recovery to " + said.size() + " places: " + String.join(", ", said),
                "there is one to stop at",
                "one of them");
        boolean labelled = target.has("targetName") || target.has("targetXID") || target.has("targetImmediate");
        refused.unless(
                !labelled || ofSnapshots || target.has("backupID"),
                at + ".backupID",
                "a recovery to " + said + " of no backup in particular",
                "only a time says by itself which backup it follows",
                "backupID, or targetTime");
        refused.unless(
                !ofSnapshots || !target.has("backupID"),
                at + ".backupID",
                "a backup's id, and snapshots",
                "the snapshots are what is recovered",
                "without");
        String timeline = target.path("targetTLI").asText("latest");
        refused.unless(
                timeline.matches("latest|[1-9][0-9]*"),
                at + ".targetTLI",
                "the timeline '" + timeline + "'",
                "timelines are counted from 1",
                "latest, or a number");
        String place = target.path("targetLSN").asText("0/0");
        refused.unless(
                place.matches("[0-9A-Fa-f]{1,8}/[0-9A-Fa-f]{1,8}"),
                at + ".targetLSN",
                "'" + place + "' is no place of the write-ahead log",
                "it is two hexadecimal numbers and '/' between them",
                "16/B374D848");
    }

    private static void copy(JsonNode spec, JsonNode copy, Refusals refused) {
        if (!copy.isMissingNode()) {
            known(
                    "spec.bootstrap.pg_basebackup.source",
                    spec,
                    copy.path("source").asText(),
                    refused);
        }
    }

    private static void externalClusters(JsonNode spec, Refusals refused) {
        Set<String> names = new HashSet<>();
        for (JsonNode external : spec.path("externalClusters")) {
            String name = external.path("name").asText();
            refused.unless(
                    names.add(name),
                    "spec.externalClusters",
                    "two external clusters '" + name + "'",
                    "they are named by it elsewhere",
                    "a name each");
            refused.unless(
                    CONNECTIONS.stream().anyMatch(external::has),
                    "spec.externalClusters[" + name + "]",
                    "an external cluster that nothing leads to",
                    "it is reached by a connection or by its backups",
                    "one of " + String.join(", ", CONNECTIONS));
        }
    }

    private static void replica(JsonNode spec, Refusals refused) {
        JsonNode replica = spec.path("replica");
        if (replica.isMissingNode()) {
            return;
        }
        refused.unless(
                !replica.has("enabled") || replica.path("primary").asText().isEmpty(),
                "spec.replica",
                "a replica cluster by enabled and by primary",
                "the one is said by hand, the other follows from the names",
                "one of the two");
        Stream.of("source", "self", "primary")
                .filter(field ->
                        field.equals("source") || !replica.path(field).asText().isEmpty())
                .forEach(field ->
                        known("spec.replica." + field, spec, replica.path(field).asText(), refused));
        boolean copies =
                spec.path("bootstrap").has("recovery") || spec.path("bootstrap").has("pg_basebackup");
        refused.unless(
                !replica.path("enabled").asBoolean(false) || copies,
                "spec.bootstrap",
                "a replica cluster that begins empty",
                "it begins as a copy of what it follows",
                "bootstrap.recovery or bootstrap.pg_basebackup");
    }

    private static boolean known(String at, JsonNode spec, String name, Refusals refused) {
        return refused.unless(
                !external(spec, name).isMissingNode(),
                at,
                "there is no external cluster '" + name + "'",
                "clusters are named that spec.externalClusters has",
                "an external cluster of that name");
    }

    private static JsonNode external(JsonNode spec, String name) {
        for (JsonNode external : spec.path("externalClusters")) {
            if (external.path("name").asText().equals(name)) {
                return external;
            }
        }
        return spec.path("externalClusters").path(Integer.MAX_VALUE);
    }
}
