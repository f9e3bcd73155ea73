package dev.forklift.components.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forklift.components.custom.Refusals;
import dev.forklift.kube.Quantities;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is refused of a Cluster's servers: their image, resources, parameters and replication. For {@link ClusterRules}. */
final class ClusterServerRules {

    private static final int FIRST_MAJOR = 12;
    private static final Pattern TAG = Pattern.compile(".*:([0-9]+)[^/:@]*(@sha256:[0-9a-f]+)?");
    private static final Pattern SIZE = Pattern.compile("([0-9]+) *(B|kB|MB|GB|TB)?");
    private static final Set<String> WAL_LEVELS = Set.of("minimal", "replica", "logical");
    private static final Set<String> YES = Set.of("on", "true", "yes", "1");
    private static final List<String> RESOURCES = List.of("cpu", "memory", "ephemeral-storage");

    private ClusterServerRules() {}

    static void check(JsonNode spec, Refusals refused) {
        image(spec, refused);
        resources(spec, refused);
        replicas(spec, refused);
        parameters(spec, refused);
        updates(spec, refused);
    }

    private static void image(JsonNode spec, Refusals refused) {
        String image = spec.path("imageName").asText();
        refused.unless(
                image.isEmpty() || !spec.has("imageCatalogRef"),
                "spec.imageName",
                "an image and a catalog",
                "the one says the version of Postgres, and so does the other",
                "one of imageName and imageCatalogRef");
        Matcher tag = TAG.matcher(image);
        refused.unless(
                image.isEmpty() || (tag.matches() && Integer.parseInt(tag.group(1)) >= FIRST_MAJOR),
                "spec.imageName",
                "the image " + image,
                "the operator learns the version of Postgres, " + FIRST_MAJOR
                        + " or later, from the beginning of its tag",
                "ghcr.io/cloudnative-pg/postgresql:17");
        String policy = spec.path("imagePullPolicy").asText("IfNotPresent");
        refused.unless(
                Set.of("Always", "Never", "IfNotPresent").contains(policy),
                "spec.imagePullPolicy",
                "the pull policy '" + policy + "'",
                "Kubernetes knows Always, IfNotPresent and Never",
                "one of the three");
    }

    private static void resources(JsonNode spec, Refusals refused) {
        JsonNode requests = spec.path("resources").path("requests");
        JsonNode limits = spec.path("resources").path("limits");
        for (String resource : RESOURCES) {
            Optional<BigDecimal> request = amount(requests.path(resource).asText());
            Optional<BigDecimal> limit = amount(limits.path(resource).asText());
            refused.unless(
                    request.isEmpty() || limit.isEmpty() || request.get().compareTo(limit.get()) <= 0,
                    "spec.resources.requests." + resource,
                    "a request of more " + resource + " than the limit",
                    "a pod would ask for what it may not have",
                    "a request of at most " + limits.path(resource).asText());
        }
        Optional<BigDecimal> memory = amount(requests.path("memory").asText());
        Optional<BigDecimal> buffers = size(parameter(spec, "shared_buffers"));
        refused.unless(
                memory.isEmpty() || buffers.isEmpty() || buffers.get().compareTo(memory.get()) <= 0,
                "spec.postgresql.parameters.shared_buffers",
                "shared buffers of more than the memory that is asked for",
                "the server takes them when it starts",
                "about a quarter of the memory");
    }

    private static Optional<BigDecimal> amount(String quantity) {
        return quantity.isEmpty() || Quantities.problem(quantity).isPresent()
                ? Optional.empty()
                : Optional.of(Quantities.amount(quantity));
    }

    /** {@return the bytes of a size as Postgres writes it, which counts in MB where nothing is said} */
    private static Optional<BigDecimal> size(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            return Optional.empty();
        }
        String unit = size.group(2) == null ? "MB" : size.group(2);
        int power = List.of("B", "kB", "MB", "GB", "TB").indexOf(unit);
        return Optional.of(
                new BigDecimal(size.group(1)).multiply(BigDecimal.valueOf(1024).pow(power)));
    }

    private static String parameter(JsonNode spec, String name) {
        return spec.path("postgresql").path("parameters").path(name).asText();
    }

    private static void replicas(JsonNode spec, Refusals refused) {
        int instances = spec.path("instances").asInt(1);
        JsonNode synchronous = spec.path("postgresql").path("synchronous");
        int standbys = instances
                + synchronous.path("standbyNamesPre").size()
                + synchronous.path("standbyNamesPost").size();
        refused.unless(
                synchronous.isMissingNode() || synchronous.path("number").asInt() < standbys,
                "spec.postgresql.synchronous.number",
                synchronous.path("number").asInt() + " synchronous replicas of " + instances + " instances",
                "one instance writes, and a transaction would wait for ever for replicas that there are not",
                "at most instances − 1 of them, which still wait when a replica is down: better fewer");
        int least = spec.path("minSyncReplicas").asInt();
        int most = spec.path("maxSyncReplicas").asInt();
        refused.unless(
                synchronous.isMissingNode() || (least <= 0 && most <= 0),
                "spec.postgresql.synchronous",
                "synchronous replicas said twice",
                "minSyncReplicas and maxSyncReplicas are what synchronous replaces",
                "synchronous alone");
        refused.unless(
                least >= 0 && least <= most && most < instances,
                "spec.minSyncReplicas",
                "at least " + least + " and at most " + most + " synchronous replicas of " + instances + " instances",
                "there are no fewer than none, and no more than replicas",
                "0 ≤ minSyncReplicas ≤ maxSyncReplicas < instances");
        JsonNode election = spec.path("postgresql").path("syncReplicaElectionConstraint");
        refused.unless(
                !election.path("enabled").asBoolean(false)
                        || !election.path("nodeLabelsAntiAffinity").isEmpty(),
                "spec.postgresql.syncReplicaElectionConstraint",
                "synchronous replicas apart from each other, by nothing",
                "nodes are told apart by their labels",
                "nodeLabelsAntiAffinity, such as topology.kubernetes.io/zone");
    }

    private static void parameters(JsonNode spec, Refusals refused) {
        spec.path("postgresql")
                .path("parameters")
                .fieldNames()
                .forEachRemaining(name -> refused.unless(
                        !CloudNativePg.sets(name),
                        "spec.postgresql.parameters." + name,
                        "the parameter " + name,
                        "the operator sets it itself",
                        "leave it out"));
        boolean several = spec.path("instances").asInt(1) > 1;
        String level = parameter(spec, "wal_level");
        refused.unless(
                level.isEmpty() || WAL_LEVELS.contains(level),
                "spec.postgresql.parameters.wal_level",
                "wal_level " + level,
                "Postgres knows minimal, replica and logical",
                "one of the three");
        refused.unless(
                !level.equals("minimal")
                        || (!several && parameter(spec, "max_wal_senders").equals("0")),
                "spec.postgresql.parameters.wal_level",
                "wal_level minimal" + (several ? " of a cluster with replicas" : " with max_wal_senders"),
                "replicas and backups need more than that in the log",
                several ? "replica or logical" : "max_wal_senders 0, or another level");
        String hints = parameter(spec, "wal_log_hints");
        refused.unless(
                hints.isEmpty() || !several || YES.contains(hints),
                "spec.postgresql.parameters.wal_log_hints",
                "wal_log_hints " + hints + " of a cluster with replicas",
                "a former primary is rewound by them",
                "on");
        walSizes(spec, refused);
    }

    private static void walSizes(JsonNode spec, Refusals refused) {
        for (String name : List.of("shared_buffers", "min_wal_size", "max_wal_size")) {
            String value = parameter(spec, name);
            refused.unless(
                    value.isEmpty() || size(value).isPresent(),
                    "spec.postgresql.parameters." + name,
                    name + " " + value,
                    "a size is a number and one of B, kB, MB, GB, TB",
                    "1GB");
        }
        Optional<BigDecimal> least = size(orElse(parameter(spec, "min_wal_size"), "80MB"));
        Optional<BigDecimal> most = size(orElse(parameter(spec, "max_wal_size"), "1GB"));
        refused.unless(
                least.isEmpty() || most.isEmpty() || least.get().compareTo(most.get()) < 0,
                "spec.postgresql.parameters.min_wal_size",
                "a min_wal_size that is not below max_wal_size",
                "the log is kept between the two, which are 80MB and 1GB by default",
                "a smaller one");
        Optional<BigDecimal> volume =
                amount(spec.path("walStorage").path("size").asText());
        for (String name : List.of("min_wal_size", "max_wal_size")) {
            Optional<BigDecimal> said = size(parameter(spec, name));
            refused.unless(
                    said.isEmpty() || volume.isEmpty() || said.get().compareTo(volume.get()) < 0,
                    "spec.postgresql.parameters." + name,
                    "a " + name + " that its claim has no room for",
                    "the log would fill spec.walStorage, and the server stop",
                    "a smaller one, or a larger claim");
        }
    }

    private static String orElse(String said, String otherwise) {
        return said.isEmpty() ? otherwise : said;
    }

    private static void updates(JsonNode spec, Refusals refused) {
        String strategy = spec.path("primaryUpdateStrategy").asText("unsupervised");
        refused.unless(
                strategy.equals("unsupervised") || strategy.equals("supervised"),
                "spec.primaryUpdateStrategy",
                "the strategy '" + strategy + "'",
                "a primary is updated by the operator or by hand",
                "unsupervised or supervised");
        refused.unless(
                !strategy.equals("supervised") || spec.path("instances").asInt(1) > 1,
                "spec.primaryUpdateStrategy",
                "a supervised update of one instance",
                "by hand, one switches over to a replica",
                "unsupervised");
        refused.unless(
                !spec.has("ephemeralVolumeSource")
                        || spec.path("ephemeralVolumesSizeLimit")
                                .path("temporaryData")
                                .isMissingNode(),
                "spec.ephemeralVolumeSource",
                "two sizes of the volume for temporary data",
                "a claim has the size that it asks for",
                "one of ephemeralVolumeSource and ephemeralVolumesSizeLimit.temporaryData");
    }
}
