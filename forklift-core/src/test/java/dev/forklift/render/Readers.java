package dev.forklift.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.forklift.kube.KubeMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads YAML with parsers that are not ours: Jackson's rules, all of YAML 1.1, and YAML 1.2. */
final class Readers {

    private static final ObjectMapper JACKSON = new YAMLMapper();
    private static final int LARGE = 100_000_000;

    private static final Map<String, Function<String, Object>> ALL = Map.of(
            "Jackson", Readers::jackson, "SnakeYAML (1.1)", Readers::yaml11, "snakeyaml-engine (1.2)", Readers::yaml12);

    private Readers() {}

    static String write(Object tree) {
        YamlText text = new YamlText(16);
        KubeMapper.write(tree, new YamlGenerator(text));
        return text.toString();
    }

    /** Writes the tree and asserts that every reader reads an equal one. */
    static void assertReadsBack(Object tree) {
        String yaml = write(tree);
        ALL.forEach((name, reader) -> assertReads(name, reader, yaml, tree));
    }

    private static void assertReads(String name, Function<String, Object> reader, String yaml, Object expected) {
        Object read;
        try {
            read = reader.apply(yaml);
        } catch (RuntimeException e) {
            throw new AssertionError(name + " cannot read\n" + yaml, e);
        }
        if (!expected.equals(read)) {
            assertThat(read).as("%s, of\n%s", name, yaml).isEqualTo(expected);
        }
    }

    private static Object jackson(String yaml) {
        try {
            return JACKSON.readValue(yaml, Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object yaml11(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGE);
        return new Yaml(new SafeConstructor(options)).load(yaml);
    }

    static Object yaml12(String yaml) {
        return new Load(settings(yaml)).loadFromString(yaml);
    }

    static List<Object> documents(String yaml) {
        List<Object> documents = new ArrayList<>();
        new Load(settings(yaml)).loadAllFromString(yaml).forEach(documents::add);
        return documents;
    }

    /** With a buffer for the whole text: the engine fails where a surrogate pair lies across the end of a smaller one. */
    private static LoadSettings settings(String yaml) {
        return LoadSettings.builder()
                .setCodePointLimit(LARGE)
                .setBufferSize(yaml.length() + 2)
                .build();
    }
}
