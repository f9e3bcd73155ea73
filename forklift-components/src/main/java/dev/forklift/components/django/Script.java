package dev.forklift.components.django;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Small Python programs that are shipped in the library, and run in the project's own image. */
enum Script {
    /** Notes that an empty database needs its first data. */
    NOTE_EMPTY_DATABASE("note_empty_database.py"),
    /** Loads that data. */
    LOAD_FIRST_DATA("load_first_data.py"),
    /** Creates a superuser. */
    SUPERUSER("superuser.py"),
    /** Records that a release's steps are done. */
    RECORD_RELEASE("record_release.py"),
    /** Waits for objects of the cluster. */
    WAIT_FOR_OBJECTS("wait_for_objects.py");

    private final String text;

    Script(String file) {
        this.text = read(file);
    }

    String text() {
        return text;
    }

    private static String read(String file) {
        try (InputStream in = Script.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the library's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
