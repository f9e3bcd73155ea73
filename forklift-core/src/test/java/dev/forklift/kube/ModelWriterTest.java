package dev.forklift.kube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Jackson, which knows every annotation, is the measure: nobody sees who wrote an object or copied it. */
class ModelWriterTest {

    @Test
    void a_generated_class_is_written_as_jackson_writes_it() throws Exception {
        for (Class<?> type : GeneratedClasses.all()) {
            Object object = GeneratedClasses.filled(type);

            assertThat(written(object)).as(type.getName()).isEqualTo(Databind.MAPPER.writeValueAsString(object));
        }
    }

    @Test
    void an_empty_object_of_a_generated_class_is_written_as_jackson_writes_it() throws Exception {
        for (Class<?> type : GeneratedClasses.all()) {
            Object object = ModelClass.of(type).orElseThrow().create();

            assertThat(written(object)).as(type.getName()).isEqualTo(Databind.MAPPER.writeValueAsString(object));
        }
    }

    @Test
    void a_generated_class_is_copied_as_jackson_writes_and_reads_it() {
        for (Class<?> type : GeneratedClasses.all()) {
            Object object = GeneratedClasses.filled(type);

            assertThat(KubeMapper.copy(object))
                    .as(type.getName())
                    .isNotSameAs(object)
                    .hasSameClassAs(object)
                    .extracting(ModelWriterTest::written)
                    .isEqualTo(written(object));
        }
    }

    @Test
    void a_copy_equals_the_copy_that_jackson_makes() {
        Object deployment = GeneratedClasses.filled(Deployment.class);

        assertThat(KubeMapper.copy(deployment)).isEqualTo(Databind.MAPPER.convertValue(deployment, Deployment.class));
    }

    @Test
    void all_but_a_few_of_fabric8s_classes_are_written_field_by_field() {
        assertThat(GeneratedClasses.all())
                .hasSizeGreaterThan(450)
                .contains(Deployment.class, PodTemplateSpec.class, Container.class, GenericKubernetesResource.class);
        assertThat(GeneratedClasses.others())
                .extracting(Class::getSimpleName)
                .containsExactlyInAnyOrder(
                        "Duration", "GenericKubernetesResourceList", "KubernetesList", "MicroTime", "RawExtension");
    }

    @Test
    void what_says_by_itself_how_it_is_written_is_left_to_jackson() {
        assertThat(ModelClass.of(MicroTime.class)).isEmpty();
        assertThat(ModelClass.of(UsersOwn.class)).isEmpty();
        assertThat(written(List.of(new UsersOwn("shop"), new BigDecimal("1.5"), new int[] {1})))
                .isEqualTo("[{\"called\":\"shop!\"},1.5,[1]]");
    }

    @Test
    void a_copy_of_untyped_content_is_made_of_maps_and_lists() {
        GenericKubernetesResource resource = new GenericKubernetesResource();
        resource.setAdditionalProperty("spec", Map.of("own", new UsersOwn("shop"), "list", List.of(1, "x")));

        GenericKubernetesResource copy = KubeMapper.copy(resource);

        assertThat(copy.getAdditionalProperties())
                .isEqualTo(Map.of("spec", Map.of("own", Map.of("called", "shop!"), "list", List.of(1, "x"))));
    }

    @Test
    void a_null_in_a_list_stays_where_it_is() {
        Container container = new Container();
        container.setArgs(new ArrayList<>(Arrays.asList("a", null)));

        assertThat(written(container)).isEqualTo("{\"args\":[\"a\",null]}");
        assertThat(KubeMapper.copy(container)).isEqualTo(container);
    }

    record UsersOwn(String name) {
        @JsonProperty("called")
        String called() {
            return name + "!";
        }

        @Override
        @com.fasterxml.jackson.annotation.JsonIgnore
        public String name() {
            return name;
        }
    }

    private static String written(Object object) {
        return new String(KubeMapper.canonicalBytes(object), StandardCharsets.UTF_8);
    }
}
