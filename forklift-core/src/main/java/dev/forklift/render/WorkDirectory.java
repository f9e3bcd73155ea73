package dev.forklift.render;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where new contents are written in full, and old ones kept, while a directory is changed. Closing it removes it, unless it
 * has become the only place where the old contents are.
 *
 * <p>It also tells other processes that the directory is being changed: each locks a file in its own work directory and then
 * looks into those of others, so of two the one that looks last sees the other. The lock of a process that was killed ends with
 * it, and what it left is in nobody's way. A file system without locks holds nobody back.
 */
final class WorkDirectory implements AutoCloseable {

    static final String BUSY = "nothing was changed, because another call is writing there at this moment";

    private static final String LOCK = "lock";

    private final Path root;
    private final Path next;
    private final Path previous;
    private final FileChannel lock;
    private boolean kept;

    private WorkDirectory(Path root) throws IOException {
        this.root = root;
        this.next = Files.createDirectory(root.resolve("new"));
        this.previous = Files.createDirectory(root.resolve("old"));
        this.lock = FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** {@return a new one beside the directory, or inside it where only that is writable or on the same disk} */
    static WorkDirectory of(Path directory) throws IOException {
        Path parent = directory.getParent();
        Path place = parent == null || (Files.exists(directory) && !isBeside(parent, directory)) ? directory : parent;
        String prefix = "." + directory.getFileName() + ".forklift-";
        WorkDirectory work = new WorkDirectory(Files.createTempDirectory(place, prefix));
        try {
            work.requireToBeAlone(place, prefix);
        } catch (IOException | RuntimeException e) {
            work.close();
            throw e;
        }
        return work;
    }

    private static boolean isBeside(Path parent, Path directory) throws IOException {
        return Files.isWritable(parent) && Files.getFileStore(parent).equals(Files.getFileStore(directory));
    }

    private void requireToBeAlone(Path place, String prefix) throws IOException {
        boolean alone = locks(lock);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(place, p -> isOther(p, prefix))) {
            for (Path other : all) {
                alone &= !isAtWork(other);
            }
        }
        if (!alone) {
            throw new IOException(BUSY);
        }
    }

    private boolean isOther(Path path, String prefix) {
        return path.getFileName().toString().startsWith(prefix) && Files.isDirectory(path) && !path.equals(root);
    }

    private static boolean isAtWork(Path other) throws IOException {
        try (FileChannel channel = FileChannel.open(other.resolve(LOCK), StandardOpenOption.WRITE)) {
            return !locks(channel);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private static boolean locks(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException held) {
            return false;
        } catch (IOException withoutLocks) {
            return true;
        }
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
        lock.close();
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
