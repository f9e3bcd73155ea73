package dev.forklift.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What in a directory is in the way of what was rendered: other people's files, and edits that would be lost. */
final class Obstacles {

    private static final String FOREIGN = " exists and was not written by Forklift; delete it, or render elsewhere";

    private final Path directory;
    private final RenderedFiles files;
    private final Ownership ours;
    private final List<String> found = new ArrayList<>();

    Obstacles(Path directory, RenderedFiles files, Ownership ours) {
        this.directory = directory;
        this.files = files;
        this.ours = ours;
    }

    /** {@return a sentence for each, with the file it is about} */
    List<String> find() throws IOException {
        for (String path : files.files().keySet()) {
            if (!leadsThroughLink(path) && !liesBelowFile(path)) {
                lookAtNew(path, directory.resolve(path));
            }
        }
        for (String path : ours.hashes().keySet()) {
            if (!files.files().containsKey(path) && !leadsThroughLink(path)) {
                lookAtStale(path, directory.resolve(path));
            }
        }
        return found.stream().distinct().toList();
    }

    /** Writing or deleting through a link would change something outside the directory. */
    private boolean leadsThroughLink(String path) {
        List<Path> links = parents(path)
                .map(directory::resolve)
                .filter(Files::isSymbolicLink)
                .toList();
        links.forEach(link -> found.add(link + " is a symbolic link, which Forklift does not follow"));
        return !links.isEmpty();
    }

    /** A file of ours in the place of a folder goes away, since no rendered file may lie inside another. */
    private boolean liesBelowFile(String path) {
        List<String> others = parents(path)
                .filter(parent -> Files.isRegularFile(directory.resolve(parent)) && !ours.has(parent))
                .toList();
        others.forEach(parent -> found.add(directory.resolve(parent) + FOREIGN));
        return !others.isEmpty();
    }

    private static Stream<String> parents(String path) {
        return IntStream.range(0, path.length())
                .filter(i -> path.charAt(i) == '/')
                .mapToObj(i -> path.substring(0, i));
    }

    private void lookAtNew(String path, Path file) throws IOException {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            lookInside(file);
        } else if (Files.isSymbolicLink(file) || (Files.exists(file) && !ours.has(path))) {
            found.add(file + FOREIGN);
        }
    }

    /** A folder where a file belongs now: it goes away with our files in it, if nothing else is there. */
    private void lookInside(Path folder) throws IOException {
        List<Path> entries;
        try (Stream<Path> walk = Files.walk(folder)) {
            entries = walk.filter(entry -> !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
        if (entries.isEmpty()) {
            found.add(folder + FOREIGN);
        }
        for (Path entry : entries) {
            if (!ours.has(directory.relativize(entry).toString().replace('\\', '/'))) {
                found.add(entry + FOREIGN);
            }
        }
    }

    private void lookAtStale(String path, Path file) throws IOException {
        boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        if (there && !(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && ours.isUnchanged(path, file))) {
            found.add(
                    file + " is no longer rendered, but was edited since Forklift wrote it; delete it, or restore it");
        }
    }
}
