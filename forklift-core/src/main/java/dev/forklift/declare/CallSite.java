package dev.forklift.declare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of the user's code.
 *
 * @param file the source file's name, such as {@code Shop.java}
 * @param line the line in it, from 1; 0 where no line of the user's is known
 */
public record CallSite(String file, int line) implements Comparable<CallSite> {

    /** No line of the user's code is known, for example because the stack was built by reflection. */
    public static final CallSite UNKNOWN = new CallSite("(unknown line)", 0);

    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final String[] NOT_THE_USERS = {
        "dev.forklift.",
        "java.",
        "jdk.",
        "sun.",
        "com.sun.",
        "io.fabric8.",
        "com.fasterxml.jackson.",
        "org.junit.",
        "org.apache.maven.",
        "org.gradle.",
        "worker.org.gradle.",
        "com.intellij.",
        "org.eclipse.jdt.",
        "net.jqwik."
    };
    private static final String DEFINITION = Recorder.Definition.class.getName();
    private static final Comparator<CallSite> ORDER =
            Comparator.comparing(CallSite::file).thenComparingInt(CallSite::line);

    /**
     * {@return the innermost line on this thread's stack that is neither the library's nor the JDK's, of the component that is
     * being defined and not of what added it}
     */
    public static CallSite here() {
        return WALKER.walk(frames -> {
            Iterator<StackWalker.StackFrame> all = frames.iterator();
            while (all.hasNext()) {
                StackWalker.StackFrame frame = all.next();
                String className = frame.getClassName();
                if (isUsers(className)) {
                    return of(frame.getFileName(), frame.getLineNumber());
                } else if (isBoundary(className)) {
                    return UNKNOWN;
                }
            }
            return UNKNOWN;
        });
    }

    /**
     * {@return the user's line that an exception passed through, the innermost one, where there is one}
     *
     * @param thrown the exception
     */
    public static Optional<CallSite> of(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .takeWhile(f -> !isBoundary(f.getClassName()))
                .filter(f -> isUsers(f.getClassName()))
                .findFirst()
                .map(f -> of(f.getFileName(), f.getLineNumber()));
    }

    /**
     * {@return whether a class is the user's, neither Forklift's nor the JDK's nor a test runner's}
     *
     * @param className its fully qualified name
     */
    public static boolean isUsers(String className) {
        for (String prefix : NOT_THE_USERS) {
            if (className.startsWith(prefix)) {
                return false;
            }
        }
        return true;
    }

    /** Where the library calls what a component or an override says: lines further out belong to somebody else. */
    private static boolean isBoundary(String className) {
        return className.startsWith("dev.forklift.finish.") || className.equals(DEFINITION);
    }

    private static CallSite of(@Nullable String file, int line) {
        return file == null ? UNKNOWN : new CallSite(file, Math.max(line, 0));
    }

    @Override
    public int compareTo(CallSite other) {
        return ORDER.compare(this, other);
    }

    /** {@return {@code Shop.java:17}} */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
