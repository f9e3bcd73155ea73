package dev.forklift.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KubeMapperTest {

    @Test
    void the_keys_that_tell_what_a_thing_is_come_first_and_the_rest_is_alphabetical() {
        Container container = new Container();
        container.setArgs(List.of("a"));
        container.setWorkingDir("/app");
        container.setImage("shop:1");
        container.setName("web");

        assertThat(canonical(container))
                .isEqualTo("{\"name\":\"web\",\"image\":\"shop:1\",\"args\":[\"a\"],\"workingDir\":\"/app\"}");
    }

    @Test
    void an_object_begins_with_its_api_version_kind_and_metadata_whatever_else_it_has() {
        ConfigMap config = new ConfigMap();
        config.setData(Map.of("a", "1"));
        config.setMetadata(named("settings"));

        assertThat(canonical(config))
                .startsWith(
                        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"settings\"},\"data\":");
    }

    @Test
    void the_order_of_a_map_of_any_class_does_not_show() {
        Map<String, Object> forwards = new LinkedHashMap<>();
        Map<String, Object> backwards = new TreeMap<>(Collections.reverseOrder());
        for (int i = 0; i < 100; i++) {
            forwards.put("key" + i, Map.of("b", i, "a", List.of(Map.of("z", 1, "y", 2))));
        }
        backwards.putAll(forwards);

        assertThat(canonical(generic(forwards)))
                .isEqualTo(canonical(generic(backwards)))
                .isEqualTo(canonical(generic(new HashMap<>(forwards))));
    }

    @Test
    void a_map_and_a_tree_of_the_same_content_have_the_same_bytes() throws Exception {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", "x");
        map.put("list", new ArrayList<>(List.of(Map.of("b", 1, "name", "n", "a", 2.5))));
        map.put("nothing", null);
        map.put("empty", Map.of());
        JsonNode tree = new ObjectMapper().valueToTree(map);

        assertThat(canonical(generic(Map.of("spec", map))))
                .isEqualTo(canonical(generic(Map.of("spec", tree))))
                .endsWith("\"spec\":{\"type\":\"x\",\"empty\":{},\"list\":[{\"name\":\"n\",\"a\":2.5,\"b\":1}]}}");
    }

    @Test
    void an_object_inside_an_untyped_one_is_ordered_alike() {
        Container container = new Container();
        container.setName("web");
        container.setArgs(List.of("a"));

        assertThat(canonical(generic(Map.of("spec", List.of(container)))))
                .isEqualTo(canonical(generic(Map.of("spec", List.of(KubeMapper.toTree(container))))));
    }

    @Test
    void what_a_cluster_writes_is_left_out() {
        Deployment deployment = new Deployment();
        deployment.setMetadata(named("web"));
        deployment.getMetadata().setCreationTimestamp("2024-01-01T00:00:00Z");
        deployment.getMetadata().setGeneration(3L);
        deployment.getMetadata().setManagedFields(List.of(new ManagedFieldsEntry()));
        deployment.getMetadata().setResourceVersion("7");
        deployment.getMetadata().setUid("u");
        deployment.setStatus(new DeploymentStatus());

        assertThat(canonical(deployment))
                .isEqualTo("{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"web\"}}");
    }

    @Test
    void the_status_is_left_out_of_embedded_and_untyped_objects_too_but_not_of_what_they_hold() {
        PersistentVolumeClaim claim = new PersistentVolumeClaim();
        claim.setStatus(new PersistentVolumeClaimStatus());
        StatefulSetSpec spec = new StatefulSetSpec();
        spec.setVolumeClaimTemplates(List.of(claim));
        StatefulSet set = new StatefulSet();
        set.setSpec(spec);
        GenericKubernetesResource custom = generic(Map.of("status", "x", "spec", Map.of("status", "wanted")));

        assertThat(canonical(set)).doesNotContain("status");
        assertThat(canonical(custom)).isEqualTo("{\"spec\":{\"status\":\"wanted\"}}");
    }

    @Test
    void an_empty_object_that_was_set_is_kept_and_an_empty_map_is_not() {
        Volume volume = new Volume();
        volume.setName("tmp");
        volume.setEmptyDir(new EmptyDirVolumeSource());
        ConfigMap config = new ConfigMap();
        config.setData(new HashMap<>());

        assertThat(canonical(volume)).isEqualTo("{\"name\":\"tmp\",\"emptyDir\":{}}");
        assertThat(canonical(config)).isEqualTo("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\"}");
    }

    @Test
    void nulls_are_left_out_at_every_depth() {
        ConfigMap config = new ConfigMap();
        config.setData(new HashMap<>(Collections.singletonMap("a", null)));
        Map<String, Object> nothing = Collections.singletonMap("nothing", null);

        assertThat(canonical(config)).doesNotContain("null");
        assertThat(canonical(generic(Map.of("a", nothing, "b", List.of(nothing)))))
                .isEqualTo("{\"a\":{},\"b\":[{}]}");
    }

    @Test
    void an_additional_property_never_repeats_a_field() {
        Container container = new Container();
        container.setName("web");
        container.setAdditionalProperty("name", "other");
        container.setAdditionalProperty("image", "shop:1");
        container.setAdditionalProperty("zeta", 1);
        container.setAdditionalProperty("alpha", 2);

        assertThat(canonical(container)).isEqualTo("{\"name\":\"web\",\"image\":\"shop:1\",\"alpha\":2,\"zeta\":1}");
    }

    @Test
    void a_copy_is_equal_and_shares_nothing() {
        Deployment deployment = new Deployment();
        deployment.setMetadata(named("web"));
        deployment.getMetadata().setLabels(new HashMap<>(Map.of("a", "1")));

        Deployment copy = KubeMapper.copy(deployment);
        copy.getMetadata().getLabels().put("b", "2");

        assertThat(KubeMapper.copy(deployment)).isEqualTo(deployment);
        assertThat(deployment.getMetadata().getLabels()).containsOnlyKeys("a");
    }

    @Test
    void a_tree_reads_back_as_the_object_it_was_made_of() throws Exception {
        ServicePort port = new ServicePort();
        port.setPort(80);
        port.setTargetPort(new IntOrString("http"));
        ResourceRequirements resources = new ResourceRequirements();
        resources.setRequests(Map.of("cpu", new Quantity("250m"), "memory", new Quantity("64Mi")));

        assertThat(KubeMapper.fromTree(KubeMapper.toTree(port), ServicePort.class))
                .isEqualTo(port);
        assertThat(KubeMapper.fromTree(KubeMapper.toTree(resources), ResourceRequirements.class))
                .isEqualTo(resources);
    }

    @Test
    void a_string_is_no_number() {
        assertThat(mismatch("{'spec': {'replicas': 'three'}}"))
                .hasMessage("spec.replicas: the string \"three\" where a whole number belongs");
        assertThat(mismatch("{'spec': {'replicas': '3'}}"))
                .hasMessage("spec.replicas: the string \"3\" where a whole number belongs");
        assertThat(mismatch("{'spec': {'replicas': ''}}"))
                .hasMessage("spec.replicas: the string \"\" where a whole number belongs");
    }

    @Test
    void a_fraction_or_a_boolean_is_no_whole_number() {
        assertThat(mismatch("{'spec': {'replicas': 1.5}}"))
                .hasMessage("spec.replicas: the number 1.5 where a whole number belongs");
        assertThat(mismatch("{'spec': {'replicas': true}}"))
                .hasMessage("spec.replicas: the value true where a whole number belongs");
    }

    @Test
    void a_number_or_a_boolean_is_no_string() {
        assertThat(mismatch("{'metadata': {'labels': {'version': 1.2}}}"))
                .hasMessage("metadata.labels.version: the number 1.2 where a string belongs");
        assertThat(mismatch("{'spec': {'template': {'spec': {'containers': [{'env': [{'value': 8000}]}]}}}}"))
                .hasMessage("spec.template.spec.containers[0].env[0].value: the number 8000 where a string belongs");
        assertThat(mismatch("{'metadata': {'annotations': {'on': true}}}"))
                .hasMessage("metadata.annotations.on: the value true where a string belongs");
    }

    @Test
    void a_string_or_a_number_is_no_boolean() {
        assertThat(mismatch("{'spec': {'paused': 'true'}}"))
                .hasMessage("spec.paused: the string \"true\" where true or false belongs");
        assertThat(mismatch("{'spec': {'paused': 1}}"))
                .hasMessage("spec.paused: the number 1 where true or false belongs");
    }

    @Test
    void an_object_is_no_list_and_a_list_no_object() {
        assertThat(mismatch("{'spec': {'template': {'spec': {'containers': {'name': 'web'}}}}}"))
                .hasMessage("spec.template.spec.containers: an object where a list belongs");
        assertThat(mismatch("{'spec': []}")).hasMessage("spec: a list where an object belongs");
        assertThat(mismatch("{'spec': 'x'}")).hasMessage("spec: the string \"x\" where an object belongs");
        assertThat(mismatch("[]")).hasMessage("a list where an object belongs");
    }

    @Test
    void a_mismatch_names_the_field_and_the_reason_apart() {
        FieldMismatchException mismatch = mismatch("{'spec': {'replicas': 'three'}}");

        assertThat(mismatch.field()).isEqualTo("spec.replicas");
        assertThat(mismatch.reason()).isEqualTo("the string \"three\" where a whole number belongs");
    }

    @Test
    void canonical_bytes_exist_for_half_a_surrogate_pair_too() {
        assertThat(KubeMapper.canonicalBytes(Map.of("a", "\uD800"))).isNotEmpty();
    }

    private static FieldMismatchException mismatch(String json) {
        return catchThrowableOfType(
                FieldMismatchException.class,
                () -> KubeMapper.fromTree(new ObjectMapper().readTree(json.replace('\'', '"')), Deployment.class));
    }

    private static String canonical(Object object) {
        return new String(KubeMapper.canonicalBytes(object), StandardCharsets.UTF_8);
    }

    private static ObjectMeta named(String name) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        return metadata;
    }

    private static GenericKubernetesResource generic(Map<String, Object> content) {
        GenericKubernetesResource resource = new GenericKubernetesResource();
        resource.setAdditionalProperties(content);
        return resource;
    }
}
