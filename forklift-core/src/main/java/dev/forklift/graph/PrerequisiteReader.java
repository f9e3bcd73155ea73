package dev.forklift.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forklift.declare.Makes;
import dev.forklift.graph.Prerequisite.Kind;
import dev.forklift.kube.KubeMapper;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads off the finished objects what they count on and the stack does not declare. */
final class PrerequisiteReader {

    /** The groups that every API server has. */
    private static final Set<String> BUILT_IN = Set.of(
            "",
            "admissionregistration.k8s.io",
            "apiextensions.k8s.io",
            "apiregistration.k8s.io",
            "apps",
            "autoscaling",
            "batch",
            "certificates.k8s.io",
            "coordination.k8s.io",
            "discovery.k8s.io",
            "events.k8s.io",
            "networking.k8s.io",
            "node.k8s.io",
            "policy",
            "rbac.authorization.k8s.io",
            "scheduling.k8s.io",
            "storage.k8s.io");

    private static final Pattern HOST_RULE = Pattern.compile("Host(?:SNI)?\\(([^)]*)\\)");
    private static final Pattern QUOTED = Pattern.compile("[`\"]([^`\"]+)[`\"]");

    private record Id(Kind kind, String name) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : name.compareTo(other.name);
        }
    }

    /** A prerequisite while it is read. */
    private static final class Found {
        final SortedSet<String> keys = new TreeSet<>();
        final SortedSet<Prerequisite.Reader> readers = new TreeSet<>();
        boolean whole;
        boolean needed;
    }

    private final ObjectGraph graph;
    private final Map<String, String> made = new HashMap<>();
    private final SortedMap<Id, Found> found = new TreeMap<>();

    PrerequisiteReader(ObjectGraph graph, Collection<Makes> made) {
        this.graph = graph;
        made.forEach(m -> this.made.put(
                m.object().kind().getSimpleName() + "/" + m.object().id(), m.by()));
    }

    List<Prerequisite> read() {
        if (graph.all(Namespace.class).stream()
                .noneMatch(n -> n.getMetadata().getName().equals(graph.namespace()))) {
            found.computeIfAbsent(new Id(Kind.NAMESPACE, graph.namespace()), i -> new Found()).needed = true;
        }
        graph.nodes().forEach(this::object);
        graph.references().stream().filter(r -> r.target().isEmpty()).forEach(this::reference);
        return found.entrySet().stream()
                .map(e -> built(e.getKey(), e.getValue()))
                .toList();
    }

    private Prerequisite built(Id id, Found it) {
        Set<String> keys = it.whole ? Set.of() : Collections.unmodifiableSortedSet(it.keys);
        String by = made.getOrDefault(kubernetesKind(id.kind) + "/" + id.name, "");
        return new Prerequisite(id.kind, id.name, keys, !it.needed, by, List.copyOf(it.readers));
    }

    private static String kubernetesKind(Kind kind) {
        return switch (kind) {
            case SECRET, IMAGE_PULL_SECRET, TLS_SECRET -> "Secret";
            case CONFIG_MAP -> "ConfigMap";
            case SERVICE_ACCOUNT -> "ServiceAccount";
            case CLAIM -> "PersistentVolumeClaim";
            default -> kind.name();
        };
    }

    private Found needed(Kind kind, String name, Node by) {
        Found it = found.computeIfAbsent(new Id(kind, name), i -> new Found());
        it.needed = true;
        it.readers.add(new Prerequisite.Reader(by.path(), by.site()));
        return it;
    }

    private void reference(Reference reference) {
        Kind kind = kind(reference);
        Found it = found.computeIfAbsent(new Id(kind, name(kind, reference)), i -> new Found());
        it.needed |= !reference.optional();
        it.readers.add(new Prerequisite.Reader(
                reference.from().path(), reference.from().site()));
        boolean keyed = kind == Kind.SECRET || kind == Kind.CONFIG_MAP;
        if (keyed && reference.item().isEmpty()) {
            it.whole = true;
        } else if (keyed) {
            it.keys.add(reference.item());
        }
    }

    private static String name(Kind kind, Reference reference) {
        boolean ofSeveralKinds = kind == Kind.OBJECT || kind == Kind.ISSUER;
        return ofSeveralKinds ? reference.kind() + " " + reference.name() : reference.name();
    }

    private static Kind kind(Reference reference) {
        return switch (reference.kind()) {
            case "Secret" ->
                switch (reference.relation()) {
                    case IMAGE_PULL_SECRET -> Kind.IMAGE_PULL_SECRET;
                    case TLS -> Kind.TLS_SECRET;
                    default -> Kind.SECRET;
                };
            case "ConfigMap" -> Kind.CONFIG_MAP;
            case "ServiceAccount" -> Kind.SERVICE_ACCOUNT;
            case "PersistentVolumeClaim" -> Kind.CLAIM;
            case "Issuer", "ClusterIssuer" -> Kind.ISSUER;
            default -> Kind.OBJECT;
        };
    }

    private void object(Node node) {
        PodTemplates.of(node.object()).map(t -> t.getSpec()).ifPresent(pod -> {
            if (pod.getPriorityClassName() != null) {
                needed(Kind.PRIORITY_CLASS, pod.getPriorityClassName(), node);
            }
        });
        if (node.object() instanceof PersistentVolumeClaim claim) {
            storage(claim.getSpec(), node);
        } else if (node.object() instanceof StatefulSet set && set.getSpec() != null) {
            set.getSpec().getVolumeClaimTemplates().forEach(c -> storage(c.getSpec(), node));
        } else if (node.object() instanceof Ingress ingress && ingress.getSpec() != null) {
            ingress(ingress, node);
        } else if (!BUILT_IN.contains(node.key().group())) {
            needed(Kind.API, node.object().getApiVersion() + " " + node.key().kind(), node);
            custom(node, KubeMapper.toTree(node.object()).path("spec"));
        }
    }

    private void storage(@Nullable PersistentVolumeClaimSpec claim, Node node) {
        String name = claim == null ? null : claim.getStorageClassName();
        if (name != null && !name.isEmpty()) {
            needed(Kind.STORAGE_CLASS, name, node);
        }
    }

    private void ingress(Ingress ingress, Node node) {
        if (ingress.getSpec().getIngressClassName() != null) {
            needed(Kind.INGRESS_CLASS, ingress.getSpec().getIngressClassName(), node);
        }
        for (IngressRule rule : ingress.getSpec().getRules()) {
            if (rule.getHost() != null) {
                needed(Kind.DNS_NAME, rule.getHost(), node);
            }
        }
    }

    /** What the fields mean that custom resources of these kinds agree on. */
    private void custom(Node node, JsonNode spec) {
        String by = "the controller of " + node;
        String own = node.key().name();
        switch (node.key().kind()) {
            case "Certificate" -> {
                madeBy("Secret", spec.path("secretName").asText(""), by);
                JsonNode issuer = spec.path("issuerRef");
                String kind = issuer.path("kind").asText("Issuer");
                if (!issuer.path("name").asText("").isEmpty()
                        && !declares(kind, issuer.path("name").asText())) {
                    needed(Kind.ISSUER, kind + " " + issuer.path("name").asText(), node);
                }
            }
            case "ExternalSecret" ->
                madeBy("Secret", spec.path("target").path("name").asText(own), by);
            case "SealedSecret" ->
                madeBy(
                        "Secret",
                        spec.path("template").path("metadata").path("name").asText(own),
                        by);
            default -> hosts(node, spec);
        }
    }

    private boolean declares(String kind, String name) {
        return graph.nodes().stream()
                .anyMatch(n -> n.key().kind().equals(kind) && n.key().name().equals(name));
    }

    private void madeBy(String kind, String name, String by) {
        made.putIfAbsent(kind + "/" + name, by);
    }

    /** Routes of the Gateway API list their hosts, those of Traefik have them in a rule. */
    private void hosts(Node node, JsonNode spec) {
        if (!node.key().kind().contains("Route")) {
            return;
        }
        spec.path("hostnames").forEach(host -> needed(Kind.DNS_NAME, host.asText(), node));
        for (JsonNode route : spec.path("routes")) {
            Matcher rules = HOST_RULE.matcher(route.path("match").asText(""));
            while (rules.find()) {
                Matcher hosts = QUOTED.matcher(rules.group(1));
                while (hosts.find()) {
                    needed(Kind.DNS_NAME, hosts.group(1), node);
                }
            }
        }
    }
}
