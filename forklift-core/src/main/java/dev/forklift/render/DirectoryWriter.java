package dev.forklift.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a directory hold what was rendered, all or nothing.
 *
 * <p>In three steps: look for what is in the way, and stop if there is anything; write all new contents and copies of all old
 * ones into a work directory; change file by file, and undo in reverse if one fails. Files are replaced by a rename, so each is
 * at every moment whole. The first change makes the list of our files name the old and the new ones, the last only the new:
 * what is interrupted in between leaves no file that the next call would take for somebody else's.
 *
 * <p>One call at a time: whoever finds the work directory of another that is at work changes nothing.
 */
final class DirectoryWriter {

    private static final Set<Path> BEING_WRITTEN = ConcurrentHashMap.newKeySet();

    private final Disk disk;

    DirectoryWriter(Disk disk) {
        this.disk = disk;
    }

    void write(RenderedFiles files, Path target) {
        try {
            alone(files, resolve(target));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + target + ": " + describe(e), e);
        }
    }

    /** Locks of files belong to the whole process: its own calls find each other in memory, before any file is opened. */
    private void alone(RenderedFiles files, Path directory) throws IOException {
        if (!BEING_WRITTEN.add(directory)) {
            throw new IOException(WorkDirectory.BUSY);
        }
        try (WorkDirectory work = WorkDirectory.of(directory)) {
            if (Files.exists(directory)) {
                update(files, directory, work);
            } else {
                create(files, directory, work);
            }
        } finally {
            BEING_WRITTEN.remove(directory);
        }
    }

    /** An exception of the file system often says no more than a path. */
    private static String describe(Exception e) {
        boolean bare = e instanceof FileSystemException failure && failure.getReason() == null;
        return bare ? e.getClass().getSimpleName() + ": " + e.getMessage() : String.valueOf(e.getMessage());
    }

    /** {@return the directory without links in its path, so that its parent is where it really lies} */
    private static Path resolve(Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
            if (!Files.isDirectory(absolute)) {
                throw new FileSystemException(absolute.toString(), null, "is not a directory");
            }
            return absolute.toRealPath();
        }
        Path normal = absolute.normalize();
        return Files.createDirectories(normal.getParent()).toRealPath().resolve(normal.getFileName());
    }

    private void create(RenderedFiles files, Path directory, WorkDirectory work) throws IOException {
        for (var file : files.files().entrySet()) {
            work.write(file.getKey(), file.getValue());
        }
        work.write(Ownership.FILE, Ownership.of(files).text());
        disk.move(work.next(), directory);
    }

    private void update(RenderedFiles files, Path directory, WorkDirectory work) throws IOException {
        Ownership before = Ownership.in(directory);
        List<String> obstacles = new Obstacles(directory, files, before).find();
        if (!obstacles.isEmpty()) {
            throw new IOException("nothing was changed, because\n  " + String.join("\n  ", obstacles));
        }
        make(changes(files, before, directory, work), work);
    }

    private static List<Change> changes(RenderedFiles files, Ownership before, Path directory, WorkDirectory work)
            throws IOException {
        List<Change> changes = new ArrayList<>();
        for (String path : before.hashes().keySet()) {
            Path file = directory.resolve(path);
            if (!files.files().containsKey(path) && Files.exists(file)) {
                changes.add(new Change(directory, file, null, work.keep(path, file)));
            }
        }
        for (var rendered : files.files().entrySet()) {
            Path file = directory.resolve(rendered.getKey());
            if (!holds(file, rendered.getValue())) {
                Path next = work.write(rendered.getKey(), rendered.getValue());
                changes.add(new Change(directory, file, next, previous(rendered.getKey(), file, work)));
            }
        }
        return framedByOwnership(changes, before, Ownership.of(files), directory, work);
    }

    private static List<Change> framedByOwnership(
            List<Change> changes, Ownership before, Ownership after, Path directory, WorkDirectory work)
            throws IOException {
        Path list = directory.resolve(Ownership.FILE);
        if (changes.isEmpty() && holds(list, after.text())) {
            return changes;
        }
        Path both = work.write(Ownership.FILE + "-both", before.and(after).text());
        changes.add(0, new Change(directory, list, both, previous(Ownership.FILE, list, work)));
        Path undone = work.write(Ownership.FILE + "-undone", before.and(after).text());
        changes.add(new Change(directory, list, work.write(Ownership.FILE, after.text()), undone));
        return changes;
    }

    private static boolean holds(Path file, String text) throws IOException {
        return Files.isRegularFile(file)
                && Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Path previous(String path, Path file, WorkDirectory work) throws IOException {
        return Files.isRegularFile(file) ? work.keep(path, file) : null;
    }

    private void make(List<Change> changes, WorkDirectory work) throws IOException {
        Deque<Change> made = new ArrayDeque<>();
        try {
            for (Change change : changes) {
                made.push(change);
                change.make(disk);
            }
        } catch (IOException | RuntimeException e) {
            undo(made, work, e);
            throw e;
        }
    }

    private void undo(Deque<Change> made, WorkDirectory work, Exception cause) throws IOException {
        List<String> notUndone = new ArrayList<>();
        for (Change change : made) {
            try {
                change.undo(disk);
            } catch (IOException | RuntimeException e) {
                cause.addSuppressed(e);
                notUndone.add(change.file().toString());
            }
        }
        if (!notUndone.isEmpty()) {
            throw new IOException(
                    describe(cause) + "; and this could not be undone for " + String.join(", ", notUndone)
                            + ": what was there lies in " + work.keepPrevious(),
                    cause);
        }
    }
}
