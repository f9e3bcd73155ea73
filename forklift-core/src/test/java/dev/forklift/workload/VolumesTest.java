package dev.forklift.workload;

import static dev.forklift.Stacks.errors;
import static dev.forklift.Stacks.part;
import static dev.forklift.Stacks.stack;
import static dev.forklift.Stacks.web;
import static dev.forklift.Stacks.webYaml;
import static dev.forklift.Stacks.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import dev.forklift.resource.AccessMode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VolumesTest {

    @Test
    void every_kind_of_volume_is_written() {
        String yaml = webYaml(w -> w.mount("/cache", Volume.emptyDir("cache", "1Gi"))
                .mount("/dev/shm", Volume.memory("shm", "64Mi"))
                .mount("/etc/shop", Volume.configMap("config", Ref.external(ConfigMap.class, "shop")))
                .mount("/etc/keys", Volume.secret("keys", Ref.external(Secret.class, "keys")))
                .mount("/etc/pod", Volume.downward("pod", Map.of("labels", Field.label("app"))))
                .mount(
                        "/etc/all",
                        Volume.projected(
                                "all",
                                Map.of("tls.key", SecretKey.external("tls", "key")),
                                Map.of("ca.pem", ConfigKey.external("ca", "pem")))));

        assertThat(yaml)
                .contains(
                        "medium: Memory",
                        "secretName: keys",
                        "fieldPath: metadata.labels['app']",
                        "path: tls.key",
                        "path: ca.pem");
    }

    @Test
    void one_file_of_a_volume_is_mounted_for_reading() {
        String yaml = webYaml(w -> w.mount(
                "/app/settings.py",
                Volume.configMap("settings", Ref.external(ConfigMap.class, "shop")),
                m -> m.subPath("settings.py").readOnly()));

        assertThat(yaml).contains("readOnly: true").contains("subPath: settings.py");
    }

    @Test
    void a_claim_is_one_volume_of_a_pod() {
        Ref<PersistentVolumeClaim> media = Ref.external(PersistentVolumeClaim.class, "media");
        Stack twice = web(w -> w.mount("/app/media", Volume.claim("uploads", media))
                .sidecar("nginx", c -> c.image("nginx:1").mount("/srv/media", Volume.claim("media", media))));
        Stack once = web(w -> w.mount("/app/media", Volume.claim("media", media))
                .sidecar("nginx", c -> c.image("nginx:1").mount("/srv/media", Volume.claim("media", media))));

        assertThat(twice.check().errors()).singleElement().satisfies(f -> {
            assertThat(f.id()).isEqualTo("forklift.E038");
            assertThat(f.title()).contains("'media'", "'uploads'", "of a pod are one claim");
            assertThat(f.field()).startsWith("spec.template.spec.volumes[");
        });
        assertThat(errors(once)).isEmpty();
    }

    @Test
    void containers_share_a_volume_by_its_name() {
        Stack stack = web(w -> w.mount("/static", Volume.emptyDir("static"))
                .init("collect", c -> c.image("shop:1").mount("/out", Volume.emptyDir("static"))));

        assertThat(stack.graph()
                        .deployment("web")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getVolumes())
                .extracting(v -> v.getName())
                .containsExactlyInAnyOrder("static", "tmp", "tmp-collect");
    }

    @Test
    void two_things_under_one_volume_name_are_a_finding() {
        assertThat(errors(web(w -> w.mount("/a", Volume.emptyDir("data")).mount("/b", Volume.memory("data", "1Mi")))))
                .containsExactly("two volumes are named 'data'");
    }

    @Test
    void a_claim_of_one_node_stops_the_old_pod_first() {
        assertThat(rolloutWith(AccessMode.READ_WRITE_ONCE)).isEqualTo("Recreate");
    }

    @Test
    void a_claim_of_all_nodes_rolls() {
        assertThat(rolloutWith(AccessMode.READ_WRITE_MANY)).isEqualTo("RollingUpdate");
    }

    private static String rolloutWith(AccessMode mode) {
        Stack stack = stack(s -> {
            var media = s.claim("media", "10Gi", c -> c.accessMode(mode).storageClass("nfs"));
            s.deployment(
                    "web", w -> w.image("shop:1").port("http", 8000).mount("/media", Volume.claim("media", media)));
        });
        stack.check().throwIfErrors();
        return stack.graph().deployment("web").getSpec().getStrategy().getType();
    }

    @Test
    void each_pod_of_a_stateful_set_has_a_claim_of_its_own() {
        Stack stack = stack(s -> s.statefulSet(
                        "db",
                        w -> w.image("postgres:17")
                                .port("sql", 5432)
                                .deleteClaims()
                                .mount("/data", Volume.perPod("data", "10Gi", c -> c.storageClass("fast"))))
                .service());
        stack.check().throwIfErrors();

        String yaml = yaml(stack.graph().statefulSet("db"));
        assertThat(yaml).contains("serviceName: shop-db");
        assertThat(yaml).contains("whenDeleted: Delete", "whenScaled: Retain");
        assertThat(part(yaml, "volumeClaimTemplates"))
                .contains("name: data", "- ReadWriteOnce", "storage: 10Gi", "storageClassName: fast");
    }

    @Test
    void a_deployment_has_no_claim_for_each_pod() {
        assertThat(errors(web(w -> w.mount("/data", Volume.perPod("data", "1Gi")))))
                .contains("the volume 'data' is a claim for each pod");
    }

    @Test
    void a_size_that_is_none_is_a_finding() {
        assertThat(errors(web(w -> w.mount("/cache", Volume.emptyDir("cache", "plenty")))))
                .containsExactly("'plenty' is no quantity");
    }
}
