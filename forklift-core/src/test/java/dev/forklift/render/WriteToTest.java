package dev.forklift.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteToTest {

    @TempDir
    Path temp;

    private Path parent;
    private Path deploy;

    @BeforeEach
    void a_place_to_write_to() throws IOException {
        parent = Files.createDirectory(temp.resolve("project"));
        deploy = parent.resolve("deploy");
    }

    @Test
    void a_new_directory_holds_the_files_and_the_list_of_them() throws Exception {
        write("a.yaml", "a: 1\n", "sub/b.yaml", "b: \u00FC\n");

        assertThat(Tree.of(parent))
                .containsOnlyKeys("deploy/", "deploy/.forklift", "deploy/a.yaml", "deploy/sub/", "deploy/sub/b.yaml")
                .containsEntry("deploy/a.yaml", "a: 1\n")
                .containsEntry("deploy/sub/b.yaml", "b: \u00FC\n")
                .containsEntry("deploy/.forklift", """
                        # What Forklift wrote into this directory. It replaces and removes these files and no others.
                        37b128c59f1f5097f73f82691cb519f1f568667faab5ced1b4ab979d36837eae  a.yaml
                        6b12920795fafb906ddfafe1a1a4b8a5f619723c6a3038a866f2a5a3dff69021  sub/b.yaml
                        """);
    }

    @Test
    void missing_parents_are_created() throws Exception {
        deploy = parent.resolve("x/y/deploy");
        write("a", "1");

        assertThat(deploy.resolve("a")).hasContent("1");
    }

    @Test
    void a_new_directory_has_the_usual_permissions() throws Exception {
        assumeTrue(Files.getFileStore(temp).supportsFileAttributeView("posix"));
        write("sub/a", "1");

        assertThat(Files.getPosixFilePermissions(deploy))
                .isEqualTo(Files.getPosixFilePermissions(parent))
                .isEqualTo(Files.getPosixFilePermissions(deploy.resolve("sub")));
    }

    @Test
    void an_existing_empty_directory_is_filled() throws Exception {
        Files.createDirectory(deploy);
        write("a", "1", "sub/b", "2");

        assertThat(Tree.of(deploy)).containsOnlyKeys(".forklift", "a", "sub/", "sub/b");
    }

    @Test
    void what_an_earlier_render_left_is_replaced_and_removed() throws Exception {
        write("a", "1", "b", "2", "sub/c", "3", "sub/deep/d", "4");
        write("a", "new", "e", "5");

        assertThat(Tree.of(parent)).containsOnlyKeys("deploy/", "deploy/.forklift", "deploy/a", "deploy/e");
        assertThat(deploy.resolve("a")).hasContent("new");
    }

    @Test
    void files_of_others_stay() throws Exception {
        write("a", "1", "sub/b", "2");
        Files.writeString(deploy.resolve("README.md"), "mine");
        Files.writeString(deploy.resolve("sub/mine"), "mine");
        write("c", "3");

        assertThat(Tree.of(deploy))
                .containsOnlyKeys(".forklift", "README.md", "c", "sub/", "sub/mine")
                .containsEntry("README.md", "mine");
    }

    @Test
    void a_file_of_others_is_never_overwritten_and_nothing_is_touched() throws Exception {
        write("a", "1");
        Files.writeString(deploy.resolve("b"), "mine");
        Files.createDirectory(deploy.resolve("c"));
        Map<String, String> before = Tree.of(parent);

        assertThatThrownBy(() -> write("a", "new", "b", "2", "c", "3", "d", "4"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("""
                        cannot write to %1$s: nothing was changed, because
                          %1$s/b exists and was not written by Forklift; delete it, or render elsewhere
                          %1$s/c exists and was not written by Forklift; delete it, or render elsewhere""".formatted(deploy));
        assertThat(Tree.of(parent)).isEqualTo(before);
    }

    @Test
    void a_file_that_was_there_before_the_first_render_is_a_file_of_others_even_if_it_is_the_same() throws Exception {
        Files.createDirectory(deploy);
        Files.writeString(deploy.resolve("a"), "1");

        assertThatThrownBy(() -> write("a", "1")).hasMessageContaining("was not written by Forklift");
        assertThat(Tree.of(deploy)).containsOnlyKeys("a");
    }

    @Test
    void a_file_of_ours_that_was_edited_is_replaced() throws Exception {
        write("a", "1");
        Files.writeString(deploy.resolve("a"), "edited");
        write("a", "1");

        assertThat(deploy.resolve("a")).hasContent("1");
    }

    @Test
    void a_file_of_ours_that_was_deleted_is_written_again() throws Exception {
        write("a", "1");
        Files.delete(deploy.resolve("a"));
        write("a", "1");

        assertThat(deploy.resolve("a")).hasContent("1");
    }

    @Test
    void a_file_to_remove_that_was_edited_is_not_removed() throws Exception {
        write("a", "1", "b", "2");
        Files.writeString(deploy.resolve("b"), "edited");
        Map<String, String> before = Tree.of(parent);

        assertThatThrownBy(() -> write("a", "new"))
                .hasMessageContaining(
                        deploy.resolve("b") + " is no longer rendered, but was edited since Forklift wrote it");
        assertThat(Tree.of(parent)).isEqualTo(before);
    }

    @Test
    void a_checkout_with_other_line_ends_is_no_edit() throws Exception {
        write("a", "1\n2\n", "b", "3\n");
        Files.writeString(deploy.resolve("a"), "1\r\n2\r\n");
        Files.writeString(
                deploy.resolve(".forklift"),
                Files.readString(deploy.resolve(".forklift")).replace("\n", "\r\n"));
        write("b", "3\n");

        assertThat(Tree.of(deploy)).containsOnlyKeys(".forklift", "b");
    }

    @Test
    void a_file_to_remove_that_is_gone_already_is_no_matter() throws Exception {
        write("a", "1", "sub/b", "2");
        Files.delete(deploy.resolve("sub/b"));
        Files.delete(deploy.resolve("sub"));
        Files.writeString(deploy.resolve("sub"), "mine");
        write("a", "1");

        assertThat(Tree.of(deploy)).containsOnlyKeys(".forklift", "a", "sub").containsEntry("sub", "mine");
    }

    @Test
    void what_is_the_same_already_is_not_touched() throws Exception {
        write("a", "1", "b", "2");
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(deploy.resolve("a"), old);
        Files.setLastModifiedTime(deploy.resolve(".forklift"), old);
        write("a", "1", "b", "2");
        FileTime list = Files.getLastModifiedTime(deploy.resolve(".forklift"));
        write("a", "1", "b", "3");

        assertThat(list).isEqualTo(old);
        assertThat(Files.getLastModifiedTime(deploy.resolve("a"))).isEqualTo(old);
    }

    @Test
    void a_folder_of_ours_becomes_a_file_and_a_file_a_folder() throws Exception {
        write("x/a", "1", "y", "2");
        write("x", "3", "y/b", "4");

        assertThat(Tree.of(deploy)).containsOnlyKeys(".forklift", "x", "y/", "y/b");
    }

    @Test
    void a_folder_with_files_of_others_does_not_become_a_file() throws Exception {
        write("x/a", "1");
        Files.writeString(deploy.resolve("x/mine"), "mine");

        assertThatThrownBy(() -> write("x", "2"))
                .hasMessageContaining(deploy.resolve("x/mine") + " exists and was not written by Forklift");
        assertThat(Tree.of(deploy)).containsOnlyKeys(".forklift", "x/", "x/a", "x/mine");
    }

    @Test
    void a_file_of_others_does_not_become_a_folder() throws Exception {
        write("a", "1");
        Files.writeString(deploy.resolve("x"), "mine");

        assertThatThrownBy(() -> write("x/b", "2"))
                .hasMessageContaining(deploy.resolve("x") + " exists and was not written by Forklift");
    }

    @Test
    void nothing_is_written_or_removed_through_a_link() throws Exception {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("a"), "1");
        write("x/a", "1", "y", "2");
        Files.delete(deploy.resolve("x/a"));
        Files.delete(deploy.resolve("x"));
        Files.createSymbolicLink(deploy.resolve("x"), outside);

        assertThatThrownBy(() -> write("y", "2"))
                .hasMessageContaining(deploy.resolve("x") + " is a symbolic link, which Forklift does not follow");
        assertThatThrownBy(() -> write("x/a", "new", "y", "2")).hasMessageContaining("symbolic link");
        assertThat(outside.resolve("a")).hasContent("1");
    }

    @Test
    void a_link_in_the_place_of_a_file_is_not_ours() throws Exception {
        Path outside = Files.writeString(temp.resolve("outside"), "theirs");
        write("a", "1", "b", "2");
        Files.delete(deploy.resolve("a"));
        Files.createSymbolicLink(deploy.resolve("a"), outside);

        assertThatThrownBy(() -> write("a", "new", "b", "2")).hasMessageContaining("was not written by Forklift");
        assertThatThrownBy(() -> write("b", "2")).hasMessageContaining("no longer rendered");
        assertThat(outside).hasContent("theirs");
    }

    @Test
    void the_directory_itself_may_be_a_link() throws Exception {
        Path real = Files.createDirectory(temp.resolve("real"));
        Files.createSymbolicLink(deploy, real);
        write("a", "1");
        write("b", "2");

        assertThat(Files.isSymbolicLink(deploy)).isTrue();
        assertThat(Tree.of(real)).containsOnlyKeys(".forklift", "b");
    }

    @Test
    void a_file_in_the_place_of_the_directory_is_refused() throws Exception {
        Files.writeString(deploy, "mine");

        assertThatThrownBy(() -> write("a", "1")).hasMessageContaining(deploy + ": is not a directory");
        assertThat(deploy).hasContent("mine");
    }

    @Test
    void a_link_to_nowhere_in_the_place_of_the_directory_is_refused() throws Exception {
        Files.createSymbolicLink(deploy, temp.resolve("nowhere"));

        assertThatThrownBy(() -> write("a", "1")).hasMessageContaining(deploy + ": is not a directory");
    }

    @Test
    void a_file_in_the_place_of_a_parent_is_refused() throws Exception {
        Files.writeString(deploy, "mine");
        deploy = deploy.resolve("x/y");

        assertThatThrownBy(() -> write("a", "1"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot write to " + deploy);
    }

    @Test
    void a_list_that_we_did_not_write_is_refused() throws Exception {
        write("a", "1");
        Map<String, String> hostile = Map.of(
                "0".repeat(64) + "  ../outside\n",
                "traversal",
                "0".repeat(64) + "  /etc/passwd\n",
                "absolute",
                "nonsense\n",
                "nonsense",
                "0".repeat(64) + " a\n",
                "one blank");
        for (String list : hostile.keySet()) {
            Files.writeString(deploy.resolve(".forklift"), list);

            assertThatThrownBy(() -> write("b", "2")).hasMessageContaining(".forklift: is not as Forklift wrote it");
        }
    }

    @Test
    void a_folder_in_the_place_of_the_list_is_refused() throws Exception {
        Files.createDirectories(deploy.resolve(".forklift"));

        assertThatThrownBy(() -> write("b", "2")).hasMessageContaining(".forklift: is not a file that Forklift wrote");
    }

    @Test
    void no_files_at_all_empty_the_directory() throws Exception {
        write("a", "1", "b/c", "2");
        write();

        assertThat(Tree.of(deploy)).containsOnlyKeys(".forklift");
    }

    @Test
    void wherever_it_fails_the_directory_is_as_before_and_the_next_call_succeeds() throws Exception {
        RenderedFiles next = files("a", "new", "sub/b", "2", "x", "4", "y/z", "5", "w", "6");
        int failures = 0;
        for (int step = 1; ; step++, failures++) {
            write("a", "1", "gone", "2", "sub/c", "3", "x/d", "4", "y", "5");
            Map<String, String> before = Tree.of(parent);
            FailingDisk disk = new FailingDisk(step, step);
            if (succeeds(disk, next)) {
                break;
            }

            assertThat(Tree.of(parent)).as("after a failure in step %d", step).isEqualTo(before);
        }

        assertThat(failures).isEqualTo(2 + 4 + 5);
        assertThat(Tree.of(parent))
                .containsOnlyKeys(
                        "deploy/",
                        "deploy/.forklift",
                        "deploy/a",
                        "deploy/sub/",
                        "deploy/sub/b",
                        "deploy/w",
                        "deploy/x",
                        "deploy/y/",
                        "deploy/y/z");
    }

    @Test
    void a_new_directory_that_fails_is_not_there() throws Exception {
        assertThat(succeeds(new FailingDisk(1, 1), files("a", "1"))).isFalse();

        assertThat(Tree.of(parent)).isEmpty();
    }

    @Test
    void where_even_undoing_fails_the_old_files_are_kept_and_the_message_says_where() throws Exception {
        write("a", "1", "b", "2");

        assertThatThrownBy(() -> new DirectoryWriter(new FailingDisk(3, Integer.MAX_VALUE))
                        .write(files("a", "x", "b", "y"), deploy))
                .hasMessageContaining("could not be undone for " + deploy.resolve("a"))
                .hasMessageContaining("what was there lies in " + parent + "/.deploy.forklift-");

        assertThat(Tree.of(parent).entrySet().stream()
                        .filter(file -> file.getKey().endsWith("/old/a")))
                .extracting(Map.Entry::getValue)
                .containsExactly("1");
    }

    @Test
    void what_was_cut_off_in_the_middle_is_completed_by_the_next_call() throws Exception {
        for (int step = 2; step <= 6; step++) {
            write("a", "1", "b", "2", "c", "3");
            FailingDisk cutOff = new FailingDisk(step, Integer.MAX_VALUE);
            assertThat(succeeds(cutOff, files("a", "x", "d", "y", "e", "z"))).isFalse();

            write("a", "x", "d", "y", "e", "z");

            assertThat(Tree.of(deploy))
                    .containsOnlyKeys(".forklift", "a", "d", "e")
                    .containsEntry("a", "x");
        }
    }

    @Test
    void a_directory_that_may_not_be_written_is_left_as_it_is() throws Exception {
        write("a", "1");
        Files.setPosixFilePermissions(deploy, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeTrue(!Files.isWritable(deploy), "root may write everywhere");
        Map<String, String> before = Tree.of(parent);

        assertThatThrownBy(() -> write("a", "new"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("AccessDeniedException")
                .hasMessageContaining(deploy.toString());
        assertThat(Tree.of(parent)).isEqualTo(before);
    }

    @Test
    void a_parent_that_may_not_be_written_is_not_needed_for_a_directory_that_exists() throws Exception {
        write("a", "1");
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeTrue(!Files.isWritable(parent), "root may write everywhere");

        assertThatCode(() -> write("a", "new")).doesNotThrowAnyException();
        assertThat(Tree.of(deploy)).containsOnlyKeys(".forklift", "a").containsEntry("a", "new");
    }

    @Test
    void a_place_that_takes_no_files_is_named() {
        Path nowhere = Path.of("/proc/forklift");
        assumeTrue(Files.isDirectory(nowhere.getParent()));

        assertThatThrownBy(() -> files("a", "1").writeTo(nowhere))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot write to /proc/forklift");
    }

    private boolean succeeds(Disk disk, RenderedFiles files) {
        try {
            new DirectoryWriter(disk).write(files, deploy);
            return true;
        } catch (UncheckedIOException e) {
            assertThat(e).hasMessageContaining("the disk is full");
            return false;
        }
    }

    private void write(String... pathsAndTexts) {
        files(pathsAndTexts).writeTo(deploy);
    }

    private static RenderedFiles files(String... pathsAndTexts) {
        Map<String, String> files = new HashMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
        }
        return RenderedFiles.of(files);
    }
}
