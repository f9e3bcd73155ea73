package dev.forklift.kube;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Content hashes: the same content gives the same name in every JVM. */
public final class Hashes {

    private static final int SHORT = 8;

    private Hashes() {}

    /**
     * {@return the first 8 hex digits of the SHA-256 of the text's UTF-8 bytes}
     *
     * @param text what to hash
     */
    public static String shortHash(String text) {
        return shortHash(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * {@return the first 8 hex digits of the SHA-256 of the bytes}
     *
     * @param bytes what to hash
     */
    public static String shortHash(byte[] bytes) {
        return longHash(bytes).substring(0, SHORT);
    }

    /**
     * {@return the 64 hex digits of the SHA-256 of the bytes}
     *
     * @param bytes what to hash
     */
    public static String longHash(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
