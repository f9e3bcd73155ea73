package dev.forklift.render;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Another process that writes to a directory, and waits in the middle of it until its input ends. */
final class SlowWriter {

    static final int FILES = 20;

    private static final String AT_WORK = "at work";

    private SlowWriter() {}

    /** As many files as make a call take a while, all with the same text. */
    static RenderedFiles files(String text) {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < FILES; i++) {
            files.put("sub/" + i + ".yaml", text);
        }
        return RenderedFiles.of(files);
    }

    /** The process, which has made its first changes. */
    static Process atWorkOn(Path directory) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        SlowWriter.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = process.inputReader().readLine();
        if (!AT_WORK.equals(said)) {
            throw new IOException("the other process says " + said);
        }
        return process;
    }

    /** Where these classes are, however the tests are run. */
    private static String classPath() {
        return Stream.of(SlowWriter.class, DirectoryWriter.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * Writes, and waits after the second move.
     *
     * @param args the directory
     */
    public static void main(String[] args) {
        Disk slow = new Disk() {
            private int moves;

            @Override
            public void move(Path from, Path to) throws IOException {
                REAL.move(from, to);
                moves++;
                if (moves == 2) {
                    System.out.println(AT_WORK);
                    System.in.read();
                }
            }

            @Override
            public void delete(Path file) throws IOException {
                REAL.delete(file);
            }
        };
        new DirectoryWriter(slow).write(files("slow"), Path.of(args[0]));
    }
}
