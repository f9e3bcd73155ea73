package dev.forklift.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where new contents are written in full, and old ones kept, while a directory is changed. Closing it removes it, unless it
 * has become the only place where the old contents are.
 */
final class WorkDirectory implements AutoCloseable {

    private final Path root;
    private final Path next;
    private final Path previous;
    private boolean kept;

    private WorkDirectory(Path root) throws IOException {
        this.root = root;
        this.next = Files.createDirectory(root.resolve("new"));
        this.previous = Files.createDirectory(root.resolve("old"));
    }

    /** {@return a new one beside the directory, or inside it where only that is writable or on the same disk} */
    static WorkDirectory of(Path directory) throws IOException {
        Path parent = directory.getParent();
        Path place = Files.exists(directory) && !isBeside(parent, directory) ? directory : parent;
        return new WorkDirectory(Files.createTempDirectory(place, "." + directory.getFileName() + ".forklift-"));
    }

    private static boolean isBeside(@Nullable Path parent, Path directory) throws IOException {
        return parent != null
                && Files.isWritable(parent)
                && Files.getFileStore(parent).equals(Files.getFileStore(directory));
    }

    /** {@return where the new contents lie} */
    Path next() {
        return next;
    }

    Path write(String path, String text) throws IOException {
        Path file = next.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    Path keep(String path, Path file) throws IOException {
        Path copy = previous.resolve(path);
        Files.createDirectories(copy.getParent());
        return Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** Leaves everything where it is. */
    Path keepPrevious() {
        kept = true;
        return previous;
    }

    @Override
    public void close() throws IOException {
        if (kept) {
            return;
        }
        List<Path> everything;
        try (Stream<Path> found = Files.walk(root)) {
            everything = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : everything) {
            Files.delete(path);
        }
    }
}
