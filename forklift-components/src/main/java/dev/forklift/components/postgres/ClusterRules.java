package dev.forklift.components.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forklift.check.Check;
import dev.forklift.components.custom.Refusals;
import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.kube.KubeMapper;
import dev.forklift.kube.Names;
import dev.forklift.kube.Quantities;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What CloudNativePG's webhook and the rules of its definition refuse of a {@code Cluster}, whoever wrote it. A stack with a {@link
 * Postgres#cloudNativePg} is held to it; one whose only Cluster is YAML of the user's own is by {@code s.check(new ClusterRules())}.
 *
 * <p>Source: <a
 * href="https://github.com/cloudnative-pg/cloudnative-pg/blob/main/internal/webhook/v1/cluster_webhook.go">the webhook</a>, <a
 * href="https://cloudnative-pg.io/documentation/current/cloudnative-pg.v1/#clusterspec">ClusterSpec</a>.
 */
public record ClusterRules() implements Check {

    private static final int LONGEST_NAME = 50;
    private static final Set<String> RESERVED_VARIABLES = Set.of("POD_NAME", "NAMESPACE", "CLUSTER_NAME");
    private static final String HIBERNATION = "cnpg.io/hibernation";

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        for (Node node : graph.nodes()) {
            if (node.key().group().equals(CloudNativePg.GROUP)
                    && node.key().kind().equals("Cluster")) {
                cluster(KubeMapper.toTree(node.object()), new Refusals(node, "forklift.E217", findings));
            }
        }
    }

    private static void cluster(JsonNode cluster, Refusals refused) {
        JsonNode spec = cluster.path("spec");
        name(cluster.path("metadata"), refused);
        storage("spec.storage", spec.path("storage"), true, refused);
        storage("spec.walStorage", spec.path("walStorage"), false, refused);
        tablespaces(spec, refused);
        environment(spec.path("env"), refused);
        certificates(spec.path("certificates"), refused);
        backup(spec, refused);
        ClusterBootstrapRules.check(spec, refused);
        ClusterServerRules.check(spec, refused);
        ClusterManagedRules.check(cluster.path("metadata").path("name").asText(), spec, refused);
    }

    private static void name(JsonNode metadata, Refusals refused) {
        String name = metadata.path("name").asText();
        refused.unless(
                Names.isServiceName(name) && name.length() <= LONGEST_NAME,
                "metadata.name",
                "a Cluster called '" + name + "'",
                "its name begins with a letter, and has at most " + LONGEST_NAME
                        + " of a-z, 0-9 and '-', since names of Services are made of it",
                "a shorter name, of these");
        String hibernation = metadata.path("annotations").path(HIBERNATION).asText("off");
        refused.unless(
                hibernation.equals("on") || hibernation.equals("off"),
                "metadata.annotations",
                HIBERNATION + ": " + hibernation,
                "a cluster sleeps or does not",
                "on or off");
    }

    static void storage(String at, JsonNode storage, boolean needed, Refusals refused) {
        if (storage.isMissingNode() && !needed) {
            return;
        }
        JsonNode template =
                storage.path("pvcTemplate").path("resources").path("requests").path("storage");
        String size = storage.path("size").asText(template.asText());
        refused.unless(
                Quantities.problem(size).isEmpty(),
                at + ".size",
                size.isEmpty() ? "a claim of no size" : "'" + size + "' is no size of a claim",
                "the operator makes a claim of it for each pod",
                "a quantity such as 20Gi");
    }

    private static void tablespaces(JsonNode spec, Refusals refused) {
        Set<String> names = new HashSet<>();
        for (JsonNode tablespace : spec.path("tablespaces")) {
            String name = tablespace.path("name").asText();
            String at = "spec.tablespaces[" + name + "]";
            refused.unless(
                    names.add(name.toLowerCase(Locale.ROOT)),
                    at,
                    "two tablespaces '" + name + "'",
                    "Postgres does not tell names by their case",
                    "a name each");
            refused.unless(
                    !name.toLowerCase(Locale.ROOT).startsWith("pg_"),
                    at,
                    "a tablespace '" + name + "'",
                    "Postgres keeps names with pg_ for itself",
                    "another name");
            storage(at + ".storage", tablespace.path("storage"), true, refused);
        }
        spec.path("backup")
                .path("volumeSnapshot")
                .path("tablespaceClassName")
                .fieldNames()
                .forEachRemaining(name -> refused.unless(
                        names.contains(name.toLowerCase(Locale.ROOT)),
                        "spec.backup.volumeSnapshot.tablespaceClassName",
                        "snapshots of a tablespace '" + name + "'",
                        "the cluster has none of that name",
                        "the name of one of spec.tablespaces"));
    }

    private static void environment(JsonNode variables, Refusals refused) {
        for (JsonNode variable : variables) {
            String name = variable.path("name").asText().toUpperCase(Locale.ROOT);
            refused.unless(
                    !name.startsWith("PG") && !name.startsWith("CNPG_") && !RESERVED_VARIABLES.contains(name),
                    "spec.env[" + variable.path("name").asText() + "]",
                    "the variable " + variable.path("name").asText(),
                    "the operator sets it itself",
                    "another name, none that begins with PG or CNPG_");
        }
    }

    private static void certificates(JsonNode said, Refusals refused) {
        boolean own = !said.path("serverTLSSecret").asText().isEmpty();
        refused.unless(
                !own || !said.path("serverCASecret").asText().isEmpty(),
                "spec.certificates.serverCASecret",
                "a certificate without its authority",
                "clients are to verify the server's certificate by it",
                "serverCASecret, with the authority's certificate");
        refused.unless(
                !own || said.path("serverAltDNSNames").isEmpty(),
                "spec.certificates.serverAltDNSNames",
                "further names of a certificate that is there",
                "the operator does not make that certificate",
                "the names in the certificate itself");
        refused.unless(
                said.path("replicationTLSSecret").asText().isEmpty()
                        || !said.path("clientCASecret").asText().isEmpty(),
                "spec.certificates.clientCASecret",
                "a replication certificate without its authority",
                "the server is to verify the replicas' certificate by it",
                "clientCASecret, with the authority's certificate");
    }

    private static void backup(JsonNode spec, Refusals refused) {
        String retention = spec.path("backup").path("retentionPolicy").asText("1d");
        refused.unless(
                retention.matches("[1-9][0-9]*[dwm]"),
                "spec.backup.retentionPolicy",
                "backups kept for '" + retention + "'",
                "it is a number of days, weeks or months",
                "30d");
        List<String> archivers = ClusterManagedRules.archivers(spec);
        refused.unless(
                archivers.size() <= 1,
                "spec.plugins",
                "two archives of the write-ahead log: " + String.join(", ", archivers),
                "one plugin is given it",
                "isWALArchiver: true for one of them");
        refused.unless(
                archivers.isEmpty()
                        || spec.path("backup").path("barmanObjectStore").isMissingNode(),
                "spec.backup.barmanObjectStore",
                "two archives of the write-ahead log: a plugin's and the operator's own",
                "one of them is given it",
                "the plugin, which replaces the operator's own");
    }
}
