package dev.forklift.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.Stacks;
import dev.forklift.resource.ConfigMapHandle;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FixedJobNamesTest {

    private static Stack raw(Map<String, String> annotations) {
        return Stacks.stack(s -> s.object("copy", job(annotations)));
    }

    private static Job job(Map<String, String> annotations) {
        return new JobBuilder()
                .withNewMetadata()
                .withAnnotations(annotations)
                .endMetadata()
                .withNewSpec()
                .withNewTemplate()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withContainers(new ContainerBuilder()
                        .withName("copy")
                        .withImage("copy:1")
                        .build())
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    @Test
    void a_job_of_ones_own_that_keeps_its_name_is_found() {
        assertThat(raw(Map.of()).check().findings()).singleElement().satisfies(f -> {
            assertThat(f.id()).isEqualTo("forklift.W190");
            assertThat(f.title()).isEqualTo("the Job 'shop-copy' keeps its name whatever it runs");
        });
    }

    @Test
    void a_hook_is_deleted_before_it_is_made_again() {
        assertThat(raw(Map.of("helm.sh/hook", "pre-upgrade")).check().findings())
                .isEmpty();
        assertThat(raw(Map.of("argocd.argoproj.io/sync-options", "Force=true,Replace=true"))
                        .check()
                        .findings())
                .isEmpty();
    }

    @Test
    void a_job_is_another_one_when_what_it_reads_under_a_stable_name_changes() {
        Job before = reader("1");
        Job after = reader("2");

        assertThat(after.getMetadata().getName())
                .isNotEqualTo(before.getMetadata().getName());
        assertThat(reader("1")).isEqualTo(before);
    }

    @Test
    void a_job_that_is_patched_is_still_named_by_its_content() {
        Stack patched = Stacks.stack(s -> {
            s.job("copy", j -> j.image("copy:1"));
            s.everything(o -> o.patch(Job.class, j -> j.getSpec().setSuspend(true)));
        });

        assertThat(patched.check().findings()).isEmpty();
    }

    private static Job reader(String value) {
        Stack stack = Stacks.stack(s -> {
            ConfigMapHandle settings =
                    s.configMap("settings", c -> c.stableName().data("A", value));
            s.job("copy", j -> j.image("copy:1").envFrom(settings));
        });
        assertThat(stack.check().findings()).isEmpty();
        return stack.graph().all(Job.class).get(0);
    }
}
