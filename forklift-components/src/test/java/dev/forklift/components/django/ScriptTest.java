package dev.forklift.components.django;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is run in the project's image, read and in part run by a Python of this machine. */
final class ScriptTest {

    private static final String DEPLOYMENT = """
            {"kind": "Deployment", "metadata": {"generation": 3},
             "spec": {"replicas": 2, "template": {"spec": {"containers": [{"image": "shop:2"}]}}}, "status": {%s}}""";

    @BeforeAll
    static void there_is_a_python() throws InterruptedException {
        boolean there;
        try {
            there = run("pass").isEmpty();
        } catch (IOException e) {
            there = false;
        }
        assumeTrue(there, "skipped: there is no python3 here");
    }

    private static String run(String program) throws IOException, InterruptedException {
        Process python = new ProcessBuilder("python3", "-c", program)
                .redirectErrorStream(true)
                .start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said.strip();
    }

    private static String lacks(String object, String image) throws IOException, InterruptedException {
        String functions = Script.WAIT_FOR_OBJECTS.text().replace("\nmain()\n", "\n");
        return run(functions + "\nfound = json.loads('''" + object + "''')\n"
                + "print(snapshot(found) if found['kind'] == 'VolumeSnapshot' else rollout(found, '" + image + "'))");
    }

    @ParameterizedTest
    @EnumSource(Script.class)
    void is_python_that_kubernetes_leaves_as_it_is(Script script) throws IOException, InterruptedException {
        assertThat(run("compile('''" + script.text().replace("\\", "\\\\").replace("'''", "")
                        + "''', 'script', 'exec')"))
                .isEmpty();
        assertThat(script.text()).doesNotContain("$(");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            "observedGeneration": 2                                                                        | its change has not been seen yet
            "observedGeneration": 3, "updatedReplicas": 1, "replicas": 3, "availableReplicas": 2           | 1 of 2 pods are new
            "observedGeneration": 3, "updatedReplicas": 2, "replicas": 3, "availableReplicas": 3           | 1 old pods are left
            "observedGeneration": 3, "updatedReplicas": 2, "replicas": 2, "availableReplicas": 1           | 1 of 2 pods are ready
            "observedGeneration": 3, "updatedReplicas": 2, "replicas": 2, "availableReplicas": 2           | -
            """)
    void a_deployment_is_rolled_out_when_every_pod_is_new_and_ready(String status, String lacking)
            throws IOException, InterruptedException {
        assertThat(lacks(DEPLOYMENT.formatted(status.strip()), "shop:2")).isEqualTo(lacking == null ? "" : lacking);
    }

    @Test
    void a_deployment_that_was_not_changed_yet_is_not_rolled_out() throws IOException, InterruptedException {
        String done = DEPLOYMENT.formatted(
                "\"observedGeneration\": 3, \"updatedReplicas\": 2, \"replicas\": 2, \"availableReplicas\": 2");

        assertThat(lacks(done, "shop:3")).isEqualTo("it runs shop:2 and not shop:3");
        assertThat(lacks(done, "")).isEmpty();
    }

    @Test
    void a_deployment_of_no_pods_is_rolled_out_when_it_was_seen() throws IOException, InterruptedException {
        String none = DEPLOYMENT.formatted("\"observedGeneration\": 3").replace("\"replicas\": 2,", "\"replicas\": 0,");

        assertThat(lacks(none, "shop:2")).isEmpty();
    }

    @Test
    void a_stateful_set_is_rolled_out_when_its_pods_are_of_its_last_revision()
            throws IOException, InterruptedException {
        String set = """
                {"kind": "StatefulSet", "metadata": {"generation": 1},
                 "spec": {"replicas": 1, "template": {"spec": {"containers": [{"image": "shop:2"}]}}},
                 "status": {"observedGeneration": 1, "replicas": 1, "updatedReplicas": 1, "availableReplicas": 1,
                            "currentRevision": "%s", "updateRevision": "b"}}""";

        assertThat(lacks(set.formatted("a"), "shop:2")).isEqualTo("it is being updated");
        assertThat(lacks(set.formatted("b"), "shop:2")).isEmpty();
    }

    @Test
    void a_snapshot_says_why_it_is_not_ready() throws IOException, InterruptedException {
        assertThat(lacks("{\"kind\": \"VolumeSnapshot\"}", "")).isEqualTo("it is not ready: it is being taken");
        assertThat(lacks("{\"kind\": \"VolumeSnapshot\", \"status\": {\"error\": {\"message\": \"no class\"}}}", ""))
                .isEqualTo("it is not ready: no class");
        assertThat(lacks("{\"kind\": \"VolumeSnapshot\", \"status\": {\"readyToUse\": true}}", ""))
                .isEmpty();
    }
}
