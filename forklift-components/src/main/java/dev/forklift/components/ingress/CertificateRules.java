package dev.forklift.components.ingress;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forklift.check.Check;
import dev.forklift.components.custom.Refusals;
import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.kube.KubeMapper;
import dev.forklift.kube.Names;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What cert-manager's webhook refuses of a Certificate.
 *
 * <p>Source: <a
 * href="https://github.com/cert-manager/cert-manager/blob/master/internal/apis/certmanager/validation/certificate.go">the webhook's
 * validation</a>, <a href="https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec">CertificateSpec</a>.
 */
public record CertificateRules() implements Check {

    private static final Set<String> USAGES = Set.of(
            "any",
            "crl sign",
            "cert sign",
            "client auth",
            "code signing",
            "content commitment",
            "data encipherment",
            "decipher only",
            "digital signature",
            "email protection",
            "encipher only",
            "ipsec end system",
            "ipsec tunnel",
            "ipsec user",
            "key agreement",
            "key encipherment",
            "microsoft sgc",
            "netscape sgc",
            "ocsp signing",
            "s/mime",
            "server auth",
            "signing",
            "timestamping");

    private static final List<String> SUBJECTS =
            List.of("commonName", "literalSubject", "dnsNames", "uris", "emailAddresses", "ipAddresses", "otherNames");
    private static final Map<String, Set<Integer>> KEY_SIZES = Map.of("ECDSA", Set.of(256, 384, 521));
    private static final int LONGEST_COMMON_NAME = 64;
    private static final Pattern PART = Pattern.compile("(\\d+)(\\.\\d+)?(h|ms|m|s|us|µs|ns)");
    private static final Map<String, Long> NANOS = Map.of(
            "h",
            3_600_000_000_000L,
            "m",
            60_000_000_000L,
            "s",
            1_000_000_000L,
            "ms",
            1_000_000L,
            "us",
            1000L,
            "µs",
            1000L,
            "ns",
            1L);
    private static final Duration DEFAULT = Duration.ofDays(90);

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        for (Node node : graph.nodes()) {
            if (node.key().group().equals(CertificateReferences.GROUP)
                    && node.key().kind().equals("Certificate")) {
                JsonNode spec = KubeMapper.toTree(node.object()).path("spec");
                certificate(spec, new Refusals(node, "forklift.E251", findings));
            }
        }
    }

    private static void certificate(JsonNode spec, Refusals refused) {
        refused.unless(
                Names.isDnsSubdomain(spec.path("secretName").asText()),
                "spec.secretName",
                "a Certificate without the name of a Secret",
                "cert-manager keeps key and certificate in it",
                "a name such as shop-tls");
        refused.unless(
                !spec.path("issuerRef").path("name").asText().isEmpty(),
                "spec.issuerRef.name",
                "a Certificate without an issuer",
                "nobody would issue it",
                "the name of an Issuer or ClusterIssuer");
        refused.unless(
                SUBJECTS.stream()
                        .anyMatch(s -> !spec.path(s).isEmpty()
                                || !spec.path(s).asText().isEmpty()),
                "spec.dnsNames",
                "a Certificate of nobody",
                "a certificate names at least one host, address, URI or common name",
                "dnsNames, with the hosts that it is for");
        refused.unless(
                spec.path("commonName").asText().length() <= LONGEST_COMMON_NAME,
                "spec.commonName",
                "a common name of more than " + LONGEST_COMMON_NAME + " characters",
                "X.509 knows no longer one",
                "dnsNames, which may be longer, and no common name");
        issuerKind(spec.path("issuerRef"), refused);
        times(spec, refused);
        key(spec.path("privateKey"), refused);
        usages(spec.path("usages"), refused);
    }

    private static void issuerKind(JsonNode issuer, Refusals refused) {
        boolean own = issuer.path("group").asText(CertificateReferences.GROUP).equals(CertificateReferences.GROUP);
        String kind = issuer.path("kind").asText("Issuer");
        refused.unless(
                !own || kind.equals("Issuer") || kind.equals("ClusterIssuer"),
                "spec.issuerRef.kind",
                "a Certificate of a " + kind,
                "cert-manager knows Issuer and ClusterIssuer",
                "one of the two");
    }

    private static void times(JsonNode spec, Refusals refused) {
        Duration duration = time(spec.path("duration"), DEFAULT);
        Duration before = time(spec.path("renewBefore"), Duration.ofMinutes(5));
        refused.unless(
                duration.compareTo(Duration.ofHours(1)) >= 0,
                "spec.duration",
                "a Certificate for " + duration,
                "cert-manager issues none for less than an hour",
                "a duration such as 2160h");
        refused.unless(
                before.compareTo(Duration.ofMinutes(5)) >= 0 && before.compareTo(duration) < 0,
                "spec.renewBefore",
                "a Certificate that is renewed " + before + " before its end, of " + duration,
                "cert-manager renews at least 5 minutes before the end, and not before the beginning",
                "a third of the duration, or nothing, which is the same");
        JsonNode percentage = spec.path("renewBeforePercentage");
        refused.unless(
                percentage.isMissingNode()
                        || (spec.path("renewBefore").isMissingNode()
                                && percentage.asInt() > 0
                                && percentage.asInt() < 100),
                "spec.renewBeforePercentage",
                "a Certificate that is renewed when " + percentage.asText() + " % of its time are left",
                "it is a number from 1 to 99, and excludes renewBefore",
                "one of the two");
    }

    private static void key(JsonNode key, Refusals refused) {
        String algorithm = key.path("algorithm").asText("RSA");
        JsonNode size = key.path("size");
        boolean fits = KEY_SIZES.containsKey(algorithm)
                ? KEY_SIZES.getOrDefault(algorithm, Set.of()).contains(size.asInt())
                : algorithm.equals("Ed25519") || (size.asInt() >= 2048 && size.asInt() <= 8192);
        refused.unless(
                size.isMissingNode() || size.asInt() == 0 || fits,
                "spec.privateKey.size",
                "a key of " + size.asText() + " bits for " + algorithm,
                "RSA keys have 2048 to 8192 bits, ECDSA keys 256, 384 or 521",
                "a size that there is, or none for the default");
    }

    private static void usages(JsonNode usages, Refusals refused) {
        Set<String> unknown = new TreeSet<>();
        usages.forEach(u -> {
            if (!USAGES.contains(u.asText())) {
                unknown.add(u.asText());
            }
        });
        refused.unless(
                unknown.isEmpty(),
                "spec.usages",
                "a Certificate for " + unknown,
                "cert-manager knows no such usage",
                "usages such as 'server auth' and 'client auth'");
    }

    /** As Go writes it: {@code 2160h0m0s}. What is no duration, the schema refuses. */
    private static Duration time(JsonNode text, Duration otherwise) {
        if (!text.isTextual()) {
            return otherwise;
        }
        Matcher part = PART.matcher(text.asText());
        Duration time = Duration.ZERO;
        while (part.find()) {
            double number = Double.parseDouble(part.group(1) + (part.group(2) == null ? "" : part.group(2)));
            time = time.plusNanos((long) (number * NANOS.getOrDefault(part.group(3), 1L)));
        }
        return time;
    }
}
