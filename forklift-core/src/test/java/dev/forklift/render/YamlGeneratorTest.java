package dev.forklift.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forklift.kube.KubeMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlGeneratorTest {

    private final YamlText out = new YamlText(16);
    private final YamlGenerator yaml = new YamlGenerator(out);

    @Test
    void lists_stand_at_the_column_of_their_key_and_maps_two_columns_further() throws Exception {
        write("{'spec': {'containers': [{'name': 'web', 'args': ['a', 'b']}, {'name': 'x'}], 'replicas': 2}}");

        assertThat(out).hasToString("""
                spec:
                  containers:
                  - name: web
                    args:
                    - a
                    - b
                  - name: x
                  replicas: 2
                """);
    }

    @Test
    void what_is_empty_is_written_in_its_line() throws Exception {
        write("{'a': {}, 'b': [], 'c': [{}, [], {'d': {}}], 'e': {'f': []}}");

        assertThat(out).hasToString("""
                a: {}
                b: []
                c:
                - {}
                - []
                - d: {}
                e:
                  f: []
                """);
    }

    @Test
    void lists_in_lists_are_compact() throws Exception {
        write("[[1, [2, 3]], [{'a': [4]}], {'b': [[5]]}]");

        assertThat(out).hasToString("""
                - - 1
                  - - 2
                    - 3
                - - a:
                    - 4
                - b:
                  - - 5
                """);
    }

    @Test
    void a_block_of_text_lies_below_its_key_or_dash() throws Exception {
        write("{'data': {'run.sh': 'set -eu\\nexec x\\n'}, 'list': ['a\\nb', {'c': ' d\\ne'}]}");

        assertThat(out).hasToString("""
                data:
                  run.sh: |
                    set -eu
                    exec x
                list:
                - |-
                  a
                  b
                - c: |2-
                     d
                    e
                """);
    }

    @Test
    void keys_are_quoted_by_the_same_rules_as_values() throws Exception {
        write("{'on': 1, '8080': 2, 'a b': 3, 'a: b': 4, 'a\\nb': 5}");

        assertThat(out).hasToString("""
                "8080": 2
                "a\\nb": 5
                a b: 3
                "a: b": 4
                "on": 1
                """);
    }

    @Test
    void a_key_too_long_for_a_line_is_written_in_the_explicit_form() throws Exception {
        String key = "k".repeat(1500);
        Map<String, Object> tree = Map.of(key, Map.of(key, List.of(Map.of(key, "v"), Map.of(key, List.of("a", "b")))));

        Readers.assertReadsBack(tree);
        assertThat(Readers.write(Map.of(key, 1))).isEqualTo("? " + key + "\n: 1\n");
    }

    @Test
    void scalars_alone_are_documents() throws Exception {
        write("'a'");
        write("{}");
        write("[]");
        write("null");
        write("true");

        assertThat(out).hasToString("a\n---\n{}\n---\n[]\n---\nnull\n---\ntrue\n");
    }

    @Test
    void several_values_are_several_documents() throws Exception {
        write("{'a': 1}");
        write("{'text': 'b\\n\\n'}");
        write("[2]");

        assertThat(Readers.documents(out.toString()))
                .isEqualTo(List.of(Map.of("a", 1), Map.of("text", "b\n\n"), List.of(2)));
    }

    @Test
    void numbers_are_written_so_that_readers_of_both_versions_know_them() throws Exception {
        yaml.writeStartArray();
        yaml.writeNumber(Integer.MIN_VALUE);
        yaml.writeNumber(Long.MAX_VALUE);
        yaml.writeNumber((short) 7);
        yaml.writeNumber(new BigInteger("123456789012345678901234567890"));
        yaml.writeNumber(0.1);
        yaml.writeNumber(1e30);
        yaml.writeNumber(-1e-7);
        yaml.writeNumber(2.5f);
        yaml.writeNumber(new BigDecimal("1E+3"));
        yaml.writeNumber(new BigDecimal("1.50"));
        yaml.writeNumber("12");
        yaml.writeNumber(Double.NaN);
        yaml.writeNumber(Float.NEGATIVE_INFINITY);
        yaml.writeNumber(Double.POSITIVE_INFINITY);
        yaml.writeEndArray();

        assertThat(out.toString().lines().map(line -> line.substring(2)))
                .containsExactly(
                        "-2147483648",
                        "9223372036854775807",
                        "7",
                        "123456789012345678901234567890",
                        "0.1",
                        "1.0e+30",
                        "-1.0e-7",
                        "2.5",
                        "1.0e+3",
                        "1.50",
                        "12",
                        ".nan",
                        "-.inf",
                        ".inf");
    }

    @Test
    void bytes_are_written_in_base_64() throws Exception {
        yaml.writeStartObject();
        yaml.writeBinaryField("a", new byte[] {1, 2, 3});
        yaml.writeEndObject();

        assertThat(out).hasToString("a: AQID\n");
    }

    @Test
    void every_way_to_hand_a_string_in_writes_the_same() throws Exception {
        yaml.writeStartArray();
        yaml.writeString("on");
        yaml.writeString(new char[] {'x', 'o', 'n'}, 1, 2);
        yaml.writeUTF8String(new byte[] {'o', 'n'}, 0, 2);
        yaml.writeString((String) null);
        yaml.writeEndArray();

        assertThat(out).hasToString("- \"on\"\n- \"on\"\n- \"on\"\n- null\n");
    }

    @Test
    void what_is_not_a_tree_is_refused() throws IOException {
        yaml.writeStartObject();

        assertThatThrownBy(() -> yaml.writeString("value without a key")).isInstanceOf(JsonGenerationException.class);
        assertThatThrownBy(yaml::writeEndArray).isInstanceOf(JsonGenerationException.class);
        yaml.writeFieldName("a");
        assertThatThrownBy(() -> yaml.writeFieldName("b")).isInstanceOf(JsonGenerationException.class);
        yaml.writeStartArray();
        assertThatThrownBy(yaml::writeEndObject).isInstanceOf(JsonGenerationException.class);
        assertThatThrownBy(() -> yaml.writeFieldName("c")).isInstanceOf(JsonGenerationException.class);
    }

    @Test
    void raw_text_is_refused_because_it_could_break_the_document() {
        List<ThrowingWrite> raw = List.of(
                g -> g.writeRaw("x"),
                g -> g.writeRaw('x'),
                g -> g.writeRaw("x", 0, 1),
                g -> g.writeRaw(new char[] {'x'}, 0, 1),
                g -> g.writeRawValue("x"));

        assertThat(raw)
                .allSatisfy(write ->
                        assertThatThrownBy(() -> write.to(yaml)).isInstanceOf(UnsupportedOperationException.class));
    }

    @Test
    void a_tree_that_never_ends_is_refused_before_the_stack_overflows() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);

        assertThatThrownBy(() -> Readers.write(endless)).hasMessageContaining("nesting depth");
    }

    @Test
    void a_deep_tree_is_written() {
        Object tree = "leaf";
        for (int i = 0; i < 20; i++) {
            tree = Map.of("k", List.of(tree));
        }

        Readers.assertReadsBack(tree);
    }

    private interface ThrowingWrite {
        void to(JsonGenerator generator) throws IOException;
    }

    private void write(String json) throws IOException {
        KubeMapper.write(new ObjectMapper().readTree(json.replace('\'', '"')), yaml);
    }
}
