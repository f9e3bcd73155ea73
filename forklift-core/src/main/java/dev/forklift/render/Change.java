package dev.forklift.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One change to a directory, and how to take it back.
 *
 * @param root the directory
 * @param file the file that changes
 * @param next where its new content lies, null to remove it
 * @param previous where a copy of it as it was lies, null if it was not there
 */
record Change(
        Path root, Path file, @Nullable Path next, @Nullable Path previous) {

    void make(Disk disk) throws IOException {
        put(next, disk);
    }

    /** Takes the change back, as far as it came. */
    void undo(Disk disk) throws IOException {
        if (!isAsBefore()) {
            put(previous, disk);
        }
        removeEmptyParents();
    }

    private boolean isAsBefore() throws IOException {
        if (previous == null) {
            return !Files.exists(file);
        }
        return Files.isRegularFile(file) && Files.mismatch(file, previous) < 0;
    }

    private void put(@Nullable Path content, Disk disk) throws IOException {
        if (content != null) {
            Files.createDirectories(file.getParent());
            disk.move(content, file);
        } else {
            disk.delete(file);
            removeEmptyParents();
        }
    }

    private void removeEmptyParents() throws IOException {
        for (Path parent = file.getParent();
                parent != null && !parent.equals(root) && isEmpty(parent);
                parent = parent.getParent()) {
            Files.delete(parent);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }
}
