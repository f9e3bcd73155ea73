package dev.forklift.finish;

import static dev.forklift.Stacks.stack;
import static dev.forklift.Stacks.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.declare.Ref;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.workload.Volume;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of the readers of a ConfigMap whose name stays when its content changes. */
class ConfigHashTest {

    private static Stack readers(String level, String color) {
        return stack(s -> {
            ConfigMapHandle settings = s.configMap(
                    "settings", c -> c.data("LEVEL", level).data("COLOR", color).stableName());
            s.deployment("web", w -> w.image("shop:1").port("http", 8000).env("LEVEL", settings.key("LEVEL")));
            s.job("load", j -> j.image("shop:1").env("LEVEL", settings.key("LEVEL")));
            s.cronJob("report", "@daily", j -> j.image("shop:1").env("LEVEL", settings.key("LEVEL")));
        });
    }

    @Test
    void the_pods_of_a_deployment_are_replaced() {
        assertThat(yaml(readers("info", "red").graph().deployment("web")))
                .contains(ConfigHash.ANNOTATION)
                .isNotEqualTo(yaml(readers("debug", "red").graph().deployment("web")))
                .isEqualTo(yaml(readers("info", "blue").graph().deployment("web")));
    }

    @Test
    void a_job_is_another_job_since_its_template_may_not_change() {
        Job info = readers("info", "red").graph().job("load");
        Job debug = readers("debug", "red").graph().job("load");

        assertThat(info.getSpec()).isNotEqualTo(debug.getSpec());
        assertThat(info.getMetadata().getName())
                .isNotEqualTo(debug.getMetadata().getName())
                .isEqualTo(readers("info", "blue")
                        .graph()
                        .job("load")
                        .getMetadata()
                        .getName());
    }

    @Test
    void a_cron_job_stays_as_it_is_since_its_next_run_reads_what_there_is_then() {
        assertThat(yaml(readers("info", "red").graph().cronJob("report")))
                .isEqualTo(yaml(readers("debug", "red").graph().cronJob("report")));
    }

    @Test
    void a_job_that_was_made_elsewhere_stays_as_it_is() {
        Job own = readers("info", "red").graph().job("load");
        own.getMetadata().setName("once");
        own.getSpec().getTemplate().setMetadata(null);
        Stack stack = stack(s -> {
            s.configMap("settings", c -> c.data("LEVEL", "info").stableName());
            s.object("once", own);
        });

        assertThat(yaml(stack.graph().job("once"))).doesNotContain(ConfigHash.ANNOTATION);
    }

    @Test
    void bytes_are_content_too() {
        assertThat(yaml(logo("AAAA").graph().deployment("web")))
                .isNotEqualTo(yaml(logo("AAAB").graph().deployment("web")));
    }

    private static Stack logo(String base64) {
        ConfigMap logo = new ConfigMap();
        logo.setMetadata(new ObjectMeta());
        logo.getMetadata().setName("logo");
        logo.setBinaryData(Map.of("logo.png", base64));
        return stack(s -> {
            Ref<ConfigMap> files = s.object("logo", logo);
            s.deployment(
                    "web", w -> w.image("shop:1").port("http", 8000).mount("/logo", Volume.configMap("logo", files)));
        });
    }
}
