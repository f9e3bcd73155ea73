package dev.forklift.components.traefik;

/** The versions of TLS that are still spoken. */
public enum TlsVersion {
    /** TLS 1.2: every browser of the last ten years. */
    TLS_1_2("VersionTLS12"),
    /** TLS 1.3: browsers since about 2020. */
    TLS_1_3("VersionTLS13");

    private final String word;

    TlsVersion(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
