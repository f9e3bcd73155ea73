package dev.forklift.render;

import dev.forklift.kube.Hashes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The list of the files in a directory that are ours, as it lies there: a line a file, its SHA-256 and its path.
 *
 * @param hashes the hash of each file's text as it was written, by its path
 */
record Ownership(SortedMap<String, String> hashes) {

    static final String FILE = ".forklift";

    private static final String HEADER =
            "# What Forklift wrote into this directory. It replaces and removes these files and no others.\n";

    private static final String GAP = "  ";
    private static final int HASH = 64;

    static Ownership of(RenderedFiles files) {
        SortedMap<String, String> hashes = new TreeMap<>();
        files.files().forEach((path, text) -> hashes.put(path, hash(text)));
        return new Ownership(hashes);
    }

    /** {@return what the directory's list says; nothing if it has none} */
    static Ownership in(Path directory) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        Path list = directory.resolve(FILE);
        if (Files.exists(list, LinkOption.NOFOLLOW_LINKS)) {
            for (String line : lines(list)) {
                hashes.put(line.substring(HASH + GAP.length()), line.substring(0, HASH));
            }
        }
        return new Ownership(hashes);
    }

    private static List<String> lines(Path list) throws IOException {
        if (!Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(list.toString(), null, "is not a file that Forklift wrote");
        }
        List<String> lines =
                read(list).lines().filter(line -> !line.startsWith("#")).toList();
        if (!lines.stream().allMatch(Ownership::isEntry)) {
            throw new FileSystemException(
                    list.toString(),
                    null,
                    "is not as Forklift wrote it; restore it, or delete it with the files it lists");
        }
        return lines;
    }

    private static boolean isEntry(String line) {
        return line.length() > HASH + GAP.length()
                && line.chars().limit(HASH).allMatch(c -> Character.digit(c, 16) >= 0)
                && line.startsWith(GAP, HASH)
                && FilePaths.isValid(line.substring(HASH + GAP.length()));
    }

    boolean has(String path) {
        return hashes.containsKey(path);
    }

    /** {@return whether a file still has the text it was written with; a checkout with other line ends does not count} */
    boolean isUnchanged(String path, Path file) throws IOException {
        return hash(read(file)).equals(hashes.get(path));
    }

    Ownership and(Ownership other) {
        SortedMap<String, String> both = new TreeMap<>(hashes);
        both.putAll(other.hashes);
        return new Ownership(both);
    }

    String text() {
        StringBuilder text = new StringBuilder(HEADER);
        hashes.forEach(
                (path, hash) -> text.append(hash).append(GAP).append(path).append('\n'));
        return text.toString();
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static String hash(String text) {
        return Hashes.longHash(text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
    }
}
