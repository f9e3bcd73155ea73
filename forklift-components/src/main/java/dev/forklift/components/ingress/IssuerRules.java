package dev.forklift.components.ingress;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forklift.check.Check;
import dev.forklift.components.custom.Refusals;
import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.kube.KubeMapper;
import java.util.List;
import java.util.function.Consumer;

/**
 * What cert-manager's webhook refuses of an Issuer and a ClusterIssuer.
 *
 * <p>Source: <a
 * href="https://github.com/cert-manager/cert-manager/blob/master/internal/apis/certmanager/validation/issuer.go">the webhook's
 * validation</a>.
 */
public record IssuerRules() implements Check {

    private static final List<String> TYPES = List.of("acme", "ca", "vault", "selfSigned", "venafi");
    private static final List<String> CHALLENGES = List.of("http01", "dns01");
    private static final List<String> HTTP = List.of("ingress", "gatewayHTTPRoute");
    private static final List<String> DNS = List.of(
            "acmeDNS", "akamai", "azureDNS", "cloudDNS", "cloudflare", "digitalocean", "rfc2136", "route53", "webhook");
    private static final List<String> INGRESS = List.of("class", "ingressClassName", "name");
    private static final List<String> VAULT = List.of("tokenSecretRef", "appRole", "kubernetes", "clientCertificate");

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        for (Node node : graph.nodes()) {
            boolean issuer =
                    node.key().kind().equals("Issuer") || node.key().kind().equals("ClusterIssuer");
            if (issuer && node.key().group().equals(CertificateReferences.GROUP)) {
                issuer(KubeMapper.toTree(node.object()).path("spec"), new Refusals(node, "forklift.E252", findings));
            }
        }
    }

    private static boolean oneOf(Refusals refused, JsonNode of, List<String> choices, String field, String what) {
        List<String> said = choices.stream().filter(of::has).toList();
        return refused.unless(
                said.size() == 1,
                field,
                what + (said.isEmpty() ? " of no kind" : " of several kinds: " + said),
                "it is exactly one of " + choices,
                "one of them");
    }

    private static void said(Refusals refused, JsonNode value, String field) {
        refused.unless(
                !value.asText().isEmpty(),
                field,
                "an issuer without " + field.substring("spec.".length()),
                "cert-manager cannot do without it",
                "a value for " + field);
    }

    private static void issuer(JsonNode spec, Refusals refused) {
        if (!oneOf(refused, spec, TYPES, "spec", "an issuer")) {
            return;
        }
        if (spec.has("acme")) {
            acme(spec.path("acme"), refused);
        }
        if (spec.has("ca")) {
            said(refused, spec.path("ca").path("secretName"), "spec.ca.secretName");
        }
        if (spec.has("vault")) {
            said(refused, spec.path("vault").path("server"), "spec.vault.server");
            said(refused, spec.path("vault").path("path"), "spec.vault.path");
            oneOf(refused, spec.path("vault").path("auth"), VAULT, "spec.vault.auth", "a way to sign in to Vault");
        }
    }

    private static void acme(JsonNode acme, Refusals refused) {
        said(refused, acme.path("server"), "spec.acme.server");
        said(refused, acme.path("privateKeySecretRef").path("name"), "spec.acme.privateKeySecretRef.name");
        refused.unless(
                !acme.path("solvers").isEmpty(),
                "spec.acme.solvers",
                "an ACME issuer without solvers",
                "it could prove no host to be yours, and no certificate would ever be issued",
                "a solver for http01 or dns01");
        for (int i = 0; i < acme.path("solvers").size(); i++) {
            solver("spec.acme.solvers[" + i + "]", acme.path("solvers").get(i), refused);
        }
    }

    private static void solver(String at, JsonNode solver, Refusals refused) {
        if (!oneOf(refused, solver, CHALLENGES, at, "a solver")) {
            return;
        }
        JsonNode http = solver.path("http01");
        if (solver.has("http01") && oneOf(refused, http, HTTP, at + ".http01", "an HTTP challenge")) {
            long ways = INGRESS.stream().filter(http.path("ingress")::has).count();
            refused.unless(
                    ways <= 1,
                    at + ".http01.ingress",
                    "an HTTP challenge by several Ingresses",
                    "it is at most one of " + INGRESS,
                    "ingressClassName");
        }
        if (solver.has("dns01") && oneOf(refused, solver.path("dns01"), DNS, at + ".dns01", "a DNS challenge")) {
            cloudflare(at + ".dns01.cloudflare", solver.path("dns01").path("cloudflare"), refused);
            route53(at + ".dns01.route53", solver.path("dns01").path("route53"), refused);
        }
    }

    private static void cloudflare(String at, JsonNode cloudflare, Refusals refused) {
        if (cloudflare.isMissingNode()) {
            return;
        }
        oneOf(refused, cloudflare, List.of("apiKeySecretRef", "apiTokenSecretRef"), at, "a credential for Cloudflare");
        refused.unless(
                !cloudflare.has("apiKeySecretRef") || cloudflare.has("email"),
                at + ".email",
                "an API key for Cloudflare without the account's e-mail address",
                "Cloudflare takes the two together; a token needs none",
                "apiTokenSecretRef");
    }

    private static void route53(String at, JsonNode route53, Refusals refused) {
        boolean id = route53.has("accessKeyID") || route53.has("accessKeyIDSecretRef");
        refused.unless(
                id == route53.has("secretAccessKeySecretRef"),
                at,
                "half an access key for Route 53",
                "the key's id and the key itself are said together, or neither where cert-manager's own identity is used",
                "both, or none");
    }
}
