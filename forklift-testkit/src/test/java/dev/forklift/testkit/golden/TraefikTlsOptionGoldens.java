package dev.forklift.testkit.golden;

import dev.forklift.components.traefik.TlsVersion;
import dev.forklift.components.traefik.TraefikTlsOption;
import java.util.List;
import java.util.function.Consumer;

/** How Traefik speaks TLS. */
final class TraefikTlsOptionGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(TraefikTlsOption.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                tls("default", TlsVersion.TLS_1_3, t -> {}),
                tls(
                        "every-option",
                        TlsVersion.TLS_1_2,
                        t -> t.sniStrict()
                                .cipherSuites("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
                                .clientCertificate("cloudflare-ca")));
    }

    private static GoldenCase tls(String name, TlsVersion oldest, Consumer<TraefikTlsOption.Options> options) {
        return new GoldenCase(name, (s, shop) -> s.add("tls", TraefikTlsOption.atLeast(oldest, options)));
    }
}
