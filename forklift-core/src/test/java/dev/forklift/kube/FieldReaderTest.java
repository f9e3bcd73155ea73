package dev.forklift.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldReaderTest {

    @Test
    void the_getter_of_every_field_of_fabric8s_classes_returns_the_field_and_does_nothing_else() throws Exception {
        List<String> reflected = new ArrayList<>();
        for (Class<?> type : GeneratedClasses.all()) {
            Object object = GeneratedClasses.filled(type);
            for (Field field : type.getDeclaredFields()) {
                if (!field.trySetAccessible() || Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                FieldReader reader = new FieldReader(field);
                assertThat(reader.read(object)).as(field.toString()).isSameAs(field.get(object));
                for (int i = 0; i < FieldReader.OFTEN; i++) {
                    reader.read(object);
                }
                assertThat(reader.read(object)).as(field.toString()).isSameAs(field.get(object));
                if (!reader.isLinked()) {
                    reflected.add(field.toString());
                }
            }
        }

        assertThat(reflected).isEmpty();
    }

    @Test
    void a_null_is_read_as_one_before_and_after_the_getter_is_linked() throws Exception {
        Field image = Container.class.getDeclaredField("image");
        image.setAccessible(true);
        FieldReader reader = new FieldReader(image);

        for (int i = 0; i < FieldReader.OFTEN + 1; i++) {
            assertThat(reader.read(new Container())).isNull();
        }
    }
}
