package dev.forklift.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldsReaderTest {

    @Test
    void every_field_of_fabric8s_classes_is_read_in_its_place_by_reflection_and_when_linked() throws Exception {
        for (Class<?> type : GeneratedClasses.all()) {
            Object object = GeneratedClasses.filled(type);
            List<Field> fields = fields(type);
            FieldsReader reader = new FieldsReader(type, fields);

            assertReadInItsPlace(reader, object, fields);
            for (int i = 1; i < FieldsReader.OFTEN; i++) {
                reader.read(object);
            }
            assertThat(reader.isLinked()).as(type.getName()).isTrue();
            assertReadInItsPlace(reader, object, fields);
        }
    }

    @Test
    void a_null_is_read_as_one_before_and_after_it_is_linked() {
        FieldsReader reader = new FieldsReader(Container.class, fields(Container.class));
        int image =
                fields(Container.class).stream().map(Field::getName).toList().indexOf("image");

        for (int i = 0; i < FieldsReader.OFTEN + 1; i++) {
            assertThat(reader.read(new Container())[image]).isNull();
        }
    }

    private static void assertReadInItsPlace(FieldsReader reader, Object object, List<Field> fields) throws Exception {
        Object[] values = reader.read(object);
        assertThat(values).hasSize(fields.size());
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i])
                    .as(fields.get(i).toString())
                    .isSameAs(fields.get(i).get(object));
        }
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
                fields.add(field);
            }
        }
        return fields;
    }
}
