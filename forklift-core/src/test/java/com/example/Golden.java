package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text that is product, as a reviewed file; {@code -Dforklift.golden=update} rewrites it. */
public final class Golden {

    private static final Path FILES = Path.of("src", "test", "resources");

    private Golden() {}

    /** Compares a text with the file of that name. */
    public static void assertMatches(String name, String text) {
        Path file = FILES.resolve(name);
        try {
            if ("update".equals(System.getProperty("forklift.golden"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text + "\n");
            }
            assertThat(text + "\n").isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
