package dev.forklift.testkit.golden;

import dev.forklift.components.certmanager.Certificate;
import dev.forklift.components.certmanager.KeyAlgorithm;
import dev.forklift.components.ingress.CertManager;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Certificates. */
final class CertificateGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(Certificate.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                certificate("default", c -> {}),
                certificate(
                        "every-option",
                        c -> c.alsoFor("*.shop.example.com")
                                .secretName("shop-tls")
                                .duration(Duration.ofDays(90))
                                .renewBefore(Duration.ofDays(30))
                                .key(KeyAlgorithm.ECDSA, 256)
                                .usages("server auth", "client auth")));
    }

    private static GoldenCase certificate(String name, Consumer<Certificate.Options> options) {
        return new GoldenCase(
                name,
                (s, shop) ->
                        s.add("certificate", Certificate.of(CertManager.issuer("own"), "shop.example.com", options)));
    }
}
