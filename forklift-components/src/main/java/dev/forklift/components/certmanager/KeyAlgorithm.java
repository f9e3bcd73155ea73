package dev.forklift.components.certmanager;

/** How the key of a certificate is made. */
public enum KeyAlgorithm {
    /** RSA, of 2048 bits where nothing is said; known everywhere. */
    RSA("RSA"),
    /** Elliptic curves, of 256 bits where nothing is said; smaller and faster than RSA. */
    ECDSA("ECDSA"),
    /** Ed25519, of one size; few public issuers take it. */
    ED25519("Ed25519");

    private final String word;

    KeyAlgorithm(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    boolean has(int bits) {
        return switch (this) {
            case RSA -> bits >= 2048 && bits <= 8192;
            case ECDSA -> bits == 256 || bits == 384 || bits == 521;
            case ED25519 -> false;
        };
    }
}
