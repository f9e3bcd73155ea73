package dev.forklift.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two calls that write to one directory at the same time. */
class WrittenAtOnceTest {

    private static final String BUSY = "nothing was changed, because another call is writing there at this moment";

    @TempDir
    Path parent;

    private Path deploy;

    @BeforeEach
    void what_was_there_before() {
        deploy = parent.resolve("deploy");
        SlowWriter.files("before").writeTo(deploy);
    }

    private String text() throws IOException {
        Map<String, String> there = Tree.of(deploy);
        there.keySet().removeIf(file -> !file.endsWith(".yaml"));
        assertThat(there).hasSize(SlowWriter.FILES);
        assertThat(there.values()).containsOnly(there.values().iterator().next());
        return there.values().iterator().next();
    }

    @Test
    void a_call_within_another_fails_and_the_first_is_completed() throws IOException {
        Disk second = new Disk() {
            @Override
            public void move(Path from, Path to) throws IOException {
                assertThatThrownBy(() -> SlowWriter.files("second").writeTo(deploy))
                        .isInstanceOf(UncheckedIOException.class)
                        .hasMessage("cannot write to " + deploy + ": " + BUSY);
                REAL.move(from, to);
            }

            @Override
            public void delete(Path file) throws IOException {
                REAL.delete(file);
            }
        };

        new DirectoryWriter(second).write(SlowWriter.files("first"), deploy);

        assertThat(text()).isEqualTo("first");
        assertThat(Tree.of(parent).keySet()).noneMatch(path -> path.startsWith(".deploy"));
    }

    @Test
    void of_many_threads_each_writes_everything_or_nothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            RenderedFiles files = SlowWriter.files("call " + i);
            calls.add(() -> isWritten(files));
        }
        int written = 0;
        for (Future<Boolean> call : threads.invokeAll(calls)) {
            written += call.get() ? 1 : 0;
        }
        threads.shutdown();

        assertThat(written).isPositive();
        assertThat(text()).startsWith("call ");
        assertThat(Tree.of(parent).keySet()).noneMatch(path -> path.startsWith(".deploy"));
    }

    private boolean isWritten(RenderedFiles files) {
        try {
            files.writeTo(deploy);
            return true;
        } catch (UncheckedIOException e) {
            assertThat(e).hasMessage("cannot write to " + deploy + ": " + BUSY);
            return false;
        }
    }

    @Test
    void another_process_that_writes_is_seen_and_is_not_disturbed() throws Exception {
        Process other = SlowWriter.atWorkOn(deploy);

        assertThatThrownBy(() -> SlowWriter.files("second").writeTo(deploy)).hasMessageEndingWith(BUSY);
        assertThatThrownBy(() -> SlowWriter.files("third").writeTo(deploy)).hasMessageEndingWith(BUSY);
        other.getOutputStream().close();

        assertThat(other.waitFor()).isZero();
        assertThat(text()).isEqualTo("slow");
    }

    @Test
    void another_process_that_was_killed_is_in_nobodys_way() throws Exception {
        Process other = SlowWriter.atWorkOn(deploy);
        other.destroyForcibly().waitFor();

        SlowWriter.files("second").writeTo(deploy);

        assertThat(text()).isEqualTo("second");
    }
}
