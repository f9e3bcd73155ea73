package dev.forklift.components.certmanager;

import static dev.forklift.components.Edges.found;
import static dev.forklift.components.Edges.shop;
import static dev.forklift.components.Edges.spec;
import static dev.forklift.components.Edges.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forklift.Stack;
import dev.forklift.components.ingress.CertManager;
import dev.forklift.components.ingress.CertificatePort;
import dev.forklift.components.ingress.Ingress;
import dev.forklift.declare.SecretKey;
import io.fabric8.certmanager.api.model.v1.Certificate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class IssuerTest {

    private static Stack added(Issuer issuer) {
        return Stack.named("shop").define(s -> s.add("issuer", issuer));
    }

    @Test
    void asks_lets_encrypt_and_proves_hosts_by_http() {
        Stack shop = added(Issuer.acme("ops@example.com", a -> a.http01("traefik")));
        assertThat(spec(shop, "Issuer", "issuer").toString())
                .isEqualTo(
                        "{\"acme\":{\"email\":\"ops@example.com\",\"privateKeySecretRef\":{\"name\":\"shop-issuer-account\"},"
                                + "\"server\":\"https://acme-v02.api.letsencrypt.org/directory\","
                                + "\"solvers\":[{\"http01\":{\"ingress\":{\"ingressClassName\":\"traefik\"}}}]}}");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void proves_hosts_by_records_of_cloudflare_and_route_53() {
        Stack shop = added(Issuer.acme(
                "ops@example.com",
                a -> a.staging()
                        .cloudflare(SecretKey.external("cloudflare", "token"), "example.com")
                        .route53Role("eu-west-1", "arn:aws:iam::123456789012:role/cert-manager", "example.org")
                        .route53Key("us-east-1", SecretKey.external("aws", "id"), SecretKey.external("aws", "key"))
                        .http01Gateway("public", "infra")));
        JsonNode solvers = spec(shop, "Issuer", "issuer").at("/acme/solvers");
        assertThat(solvers.get(0).toString())
                .isEqualTo(
                        "{\"dns01\":{\"cloudflare\":{\"apiTokenSecretRef\":{\"name\":\"cloudflare\",\"key\":\"token\"}}},"
                                + "\"selector\":{\"dnsZones\":[\"example.com\"]}}");
        assertThat(solvers.get(1).at("/dns01/route53/role").asText())
                .isEqualTo("arn:aws:iam::123456789012:role/cert-manager");
        assertThat(solvers.get(2)
                        .at("/dns01/route53/secretAccessKeySecretRef/key")
                        .asText())
                .isEqualTo("key");
        assertThat(solvers.get(3)
                        .at("/http01/gatewayHTTPRoute/parentRefs/0/namespace")
                        .asText())
                .isEqualTo("infra");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void an_issuer_of_the_cluster_lies_in_no_namespace_and_has_the_name_it_is_given() {
        Stack shop = shop((s, to) -> {
            CertManager ours = s.add(
                    "issuer",
                    Issuer.acme("ops@example.com", a -> a.http01("nginx")).clusterWide("letsencrypt"));
            return Ingress.at("shop.example.com", i -> i.nginx().tls(ours).route("/", to.web()));
        });
        JsonNode metadata = tree(shop, "ClusterIssuer", "issuer").path("metadata");
        assertThat(metadata.path("name").asText()).isEqualTo("letsencrypt");
        assertThat(metadata.has("namespace")).isFalse();
        assertThat(spec(shop, "Certificate", "edge").path("issuerRef").toString())
                .isEqualTo("{\"kind\":\"ClusterIssuer\",\"name\":\"letsencrypt\",\"group\":\"cert-manager.io\"}");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void an_issuer_of_the_cluster_reads_no_secret_of_the_stack() {
        Stack shop = Stack.named("shop").define(s -> {
            SecretKey token = s.secret("cf", c -> c.data("token", "x")).key("token");
            s.add(
                    "issuer",
                    Issuer.acme("ops@example.com", a -> a.cloudflare(token)).clusterWide("le"));
        });
        assertThat(found(shop)).anyMatch(f -> f.startsWith("forklift.E243"));
    }

    @Test
    void a_certificate_authority_of_ones_own_signs_the_certificates_of_the_stack() {
        Stack shop = shop((s, to) -> {
            CertManager self = s.add("self", Issuer.selfSigned());
            CertificatePort root = s.add(
                    "root",
                    dev.forklift.components.certmanager.Certificate.of(
                            self,
                            "ca.shop.internal",
                            c -> c.secretName("shop-ca").key(KeyAlgorithm.ECDSA, 256)));
            CertManager ca = s.add("ca", Issuer.ca(root));
            return Ingress.at("shop.example.com", i -> i.nginx().tls(ca).route("/", to.web()));
        });
        assertThat(spec(shop, "Issuer", "self").toString()).isEqualTo("{\"selfSigned\":{}}");
        assertThat(spec(shop, "Issuer", "ca").toString()).isEqualTo("{\"ca\":{\"secretName\":\"shop-ca\"}}");
        assertThat(shop.graph().referencesFrom(shop.graph().get(Certificate.class, "edge")))
                .anyMatch(r -> r.kind().equals("Issuer") && r.name().equals("shop-ca"));
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void a_vault_signs() {
        Stack shop = added(Issuer.vault(
                "https://vault.example.com", "pki/sign/shop", "cert-manager", SecretKey.external("vault", "token")));
        assertThat(spec(shop, "Issuer", "issuer").at("/vault/auth/kubernetes").toString())
                .isEqualTo("{\"mountPath\":\"/v1/auth/kubernetes\",\"role\":\"cert-manager\","
                        + "\"secretRef\":{\"name\":\"vault\",\"key\":\"token\"}}");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void a_certificate_says_for_how_long_and_what_for() {
        Stack shop = shop((s, to) -> {
            CertificatePort certificate = s.add(
                    "cert",
                    dev.forklift.components.certmanager.Certificate.of(
                            CertManager.issuer("own"),
                            "*.shop.example.com",
                            c -> c.alsoFor("shop.example.com")
                                    .duration(Duration.ofDays(90))
                                    .renewBefore(Duration.ofDays(30))
                                    .key(KeyAlgorithm.ED25519)
                                    .usages("server auth", "client auth")));
            return Ingress.at(
                    "shop.example.com", i -> i.nginx().tls(certificate).route("/", to.web()));
        });
        JsonNode spec = spec(shop, "Certificate", "cert");
        assertThat(spec.path("duration").asText()).isEqualTo("2160h0m0s");
        assertThat(spec.path("renewBefore").asText()).isEqualTo("720h0m0s");
        assertThat(spec.path("secretName").asText()).isEqualTo("wildcard.shop.example.com-tls");
        assertThat(spec.at("/privateKey/algorithm").asText()).isEqualTo("Ed25519");
        assertThat(shop.graph().ingress("edge").getSpec().getTls().get(0).getSecretName())
                .isEqualTo("wildcard.shop.example.com-tls");
        assertThat(found(shop)).isEmpty();
    }

    @Test
    void what_cert_managers_webhook_refuses_is_found_in_patched_objects() {
        Stack shop = shop((s, to) -> Ingress.at(
                        "shop.example.com",
                        i -> i.nginx().tls(CertManager.issuer("own")).route("/", to.web())))
                .with(
                        "edge",
                        o -> o.mergePatch(
                                Certificate.class,
                                "{\"spec\":{\"dnsNames\":null,\"duration\":\"30m\",\"usages\":[\"world domination\"],"
                                        + "\"privateKey\":{\"algorithm\":\"ECDSA\",\"size\":2048}}}"));
        assertThat(found(shop))
                .containsExactlyInAnyOrder(
                        "forklift.E251 a Certificate of nobody",
                        "forklift.E251 a Certificate for PT30M",
                        "forklift.E251 a Certificate for [world domination]",
                        "forklift.E251 a key of 2048 bits for ECDSA");
    }

    @Test
    void what_cert_managers_webhook_refuses_of_an_issuer_is_found_too() {
        Stack shop = added(Issuer.acme("ops@example.com", a -> a.http01("nginx")))
                .with(
                        "issuer",
                        o -> o.mergePatch(
                                io.fabric8.certmanager.api.model.v1.Issuer.class, "{\"spec\":{\"selfSigned\":{}}}"));
        assertThat(found(shop)).containsExactly("forklift.E252 an issuer of several kinds: [acme, selfSigned]");
        Stack solver = added(Issuer.acme("ops@example.com", a -> a.http01("nginx")))
                .with(
                        "issuer",
                        o -> o.mergePatch(
                                io.fabric8.certmanager.api.model.v1.Issuer.class,
                                "{\"spec\":{\"acme\":{\"server\":null,\"solvers\":[{\"dns01\":{}},"
                                        + "{\"dns01\":{\"route53\":{\"accessKeyID\":\"x\"}}}]}}}"));
        assertThat(found(solver))
                .containsExactlyInAnyOrder(
                        "forklift.E252 an issuer without acme.server",
                        "forklift.E252 a DNS challenge of no kind",
                        "forklift.E252 half an access key for Route 53");
    }
}
