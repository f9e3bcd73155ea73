package dev.forklift.render;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a renderer made: text files in memory, by path and sorted by it. A value: two of the same files are equal.
 *
 * <p>Nothing is on a disk before {@link #writeTo(Path)} says so.
 */
public final class RenderedFiles {

    private final SortedMap<String, String> files;

    private RenderedFiles(SortedMap<String, String> files) {
        this.files = files;
    }

    /**
     * {@return the files of these texts}
     *
     * @param files the text of each file by its path: relative, its parts joined by {@code /}, without {@code .} and {@code ..}, of
     *     characters that every file system takes, and different from the others in more than the case of its letters
     * @throws IllegalArgumentException if a path is none of these, or if one file would lie inside another
     */
    public static RenderedFiles of(Map<String, String> files) {
        FilePaths.check(files.keySet());
        return new RenderedFiles(Collections.unmodifiableSortedMap(new TreeMap<>(files)));
    }

    /** {@return the text of every file by its path, in the order of the paths; it cannot be changed} */
    public SortedMap<String, String> files() {
        return files;
    }

    /**
     * {@return the text of one file, empty if there is no such file}
     *
     * @param path the path of the file, as it is in {@link #files()}
     */
    public Optional<String> get(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /**
     * {@return all files as one text to read or to pipe: the text itself if there is one file, else each file in the order of
     * the paths, below a YAML separator and a comment with its path}
     */
    public String text() {
        if (files.size() == 1) {
            return files.values().iterator().next();
        }
        return files.entrySet().stream()
                .map(file -> "---\n# " + file.getKey() + "\n" + file.getValue())
                .collect(Collectors.joining());
    }

    /**
     * Makes a directory hold these files, all or nothing: in whatever way it fails, the directory is as it was before.
     *
     * <p>Files that an earlier call wrote there and that are not among these are removed. It knows them by the list it leaves in
     * the directory, {@code .forklift}, and touches no other file: one that stands where a file is to be written stops the call
     * before anything is changed, and so does a file to be removed that somebody has edited. An edited file that is rendered
     * again is replaced. Files that are the same already are left alone.
     *
     * <p>The new files are first written in full beside the directory, then moved into place one by one; if a move fails,
     * those before it are undone. Should the process be killed between two moves, then each file is either the old or the new
     * one, whole, the old ones lie in the work directory ({@code .<name>.forklift-…}) beside, and the next call completes the
     * work.
     *
     * <p>Two calls for one directory at the same time, in one process or in two, do not mix: one that finds another at work fails
     * and changes nothing. Where both begin in the same moment, both may.
     *
     * @param directory where to write; it is created if it does not exist
     * @throws UncheckedIOException if a file is in the way, another call writes there, or the disk refuses; the message names the
     *     files
     */
    public void writeTo(Path directory) {
        new DirectoryWriter(Disk.REAL).write(this, directory);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RenderedFiles that && files.equals(that.files);
    }

    @Override
    public int hashCode() {
        return files.hashCode();
    }

    /** {@return the paths of the files} */
    @Override
    public String toString() {
        return "RenderedFiles" + files.keySet();
    }
}
