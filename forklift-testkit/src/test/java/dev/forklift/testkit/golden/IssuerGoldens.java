package dev.forklift.testkit.golden;

import dev.forklift.components.certmanager.AcmeOptions;
import dev.forklift.components.certmanager.Issuer;
import java.util.List;

/** Issuers of every kind. */
final class IssuerGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(AcmeOptions.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                issuer("default", Issuer.acme("ops@example.com", a -> a.http01("traefik"))),
                issuer(
                        "every-option",
                        Issuer.acme(
                                "ops@example.com",
                                a -> a.staging()
                                        .http01Gateway("public", "infra")
                                        .cloudflare(Shop.key("token"), "example.com")
                                        .route53("eu-west-1", "example.org")
                                        .route53Role(
                                                "eu-west-1",
                                                "arn:aws:iam::123456789012:role/cert-manager",
                                                "example.net")
                                        .route53Key("us-east-1", Shop.key("id"), Shop.key("secret"), "example.edu"))),
                issuer(
                        "another-server-for-the-cluster",
                        Issuer.acme(
                                        "ops@example.com",
                                        a -> a.server("https://acme.example.com/directory")
                                                .http01("nginx"))
                                .clusterWide("internal")),
                issuer("self-signed", Issuer.selfSigned()),
                issuer("authority", Issuer.ca("shop-ca")),
                issuer("vault", Issuer.vault("https://vault.example.com", "pki/sign/shop", "shop", Shop.key("vault"))));
    }

    private static GoldenCase issuer(String name, Issuer issuer) {
        return new GoldenCase(name, (s, shop) -> s.add("issuer", issuer));
    }
}
