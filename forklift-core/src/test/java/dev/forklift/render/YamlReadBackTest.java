package dev.forklift.render;

import static dev.forklift.render.Readers.assertReadsBack;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReadBackTest {

    private static final int BATCH = 200;

    @ParameterizedTest
    @FieldSource("dev.forklift.render.NastyStrings#KNOWN")
    void a_known_trap_reads_back_wherever_it_stands(String text) {
        assertReadsBack(Map.of("value", text));
        assertReadsBack(Map.of(text, "value"));
        assertReadsBack(List.of(text, text));
        assertReadsBack(Map.of(text, Map.of(text, List.of(Map.of(text, text), List.of(text)))));
    }

    @Test
    void every_string_of_up_to_three_nasty_characters_reads_back() {
        String alphabet = " \n\t:#-?.,_019+exXoyn~=<!&*|>'\"%@`[]{}\\a\u00E9\u0085\u2028\uFEFF";

        for (int length = 1; length <= 3; length++) {
            assertBatchesReadBack(NastyStrings.allOver(alphabet, length));
        }
    }

    @Test
    void every_string_of_blanks_and_breaks_reads_back() {
        for (int length = 4; length <= 8; length++) {
            assertBatchesReadBack(NastyStrings.allOver(" \n\ta", length));
        }
    }

    @Test
    void every_number_like_string_reads_back() {
        for (int length = 4; length <= 5; length++) {
            assertBatchesReadBack(NastyStrings.allOver("01_:.-+e", length));
        }
    }

    @Test
    void generated_strings_read_back() {
        Random random = new Random(20240101);

        for (int i = 0; i < 200_000; i += BATCH) {
            List<String> batch = new ArrayList<>();
            for (int j = 0; j < BATCH; j++) {
                batch.add(NastyStrings.random(random));
            }
            assertBatchesReadBack(batch);
        }
    }

    @Test
    void every_character_reads_back() {
        List<String> characters = new ArrayList<>();
        for (int c = 0; c <= 0x1FFFF; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                characters.add(Character.toString(c));
            }
        }

        List<String> inText = characters.stream().map(c -> "a" + c + "b").toList();
        List<String> inBlock = characters.stream().map(c -> "a\n" + c + "\nb").toList();
        assertBatchesReadBack(characters);
        assertBatchesReadBack(inText);
        assertBatchesReadBack(inBlock);
    }

    @Test
    void generated_trees_read_back() {
        for (int seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            assertReadsBack(random.nextBoolean() ? map(random, 0) : list(random, 0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "a\uDC00b", "\uDC00\uD800", "a\n\uD83D"})
    void half_a_surrogate_pair_is_replaced_because_no_encoding_can_hold_it(String text) {
        Object read = Readers.yaml12(Readers.write(List.of(text)));

        assertThat(read)
                .isEqualTo(List.of(text.replaceAll(
                        "[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]", "\uFFFD")));
    }

    private static void assertBatchesReadBack(List<String> strings) {
        for (int from = 0; from < strings.size(); from += BATCH) {
            assertBatchReadsBack(strings.subList(from, Math.min(strings.size(), from + BATCH)));
        }
    }

    /** As values and keys of one map, and as items of a list below a key. */
    private static void assertBatchReadsBack(List<String> strings) {
        Map<String, Object> byKey =
                strings.stream().distinct().collect(Collectors.toMap(s -> s, s -> s, (a, b) -> a, LinkedHashMap::new));
        byKey.put("the list", strings);
        assertReadsBack(byKey);
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth < 4 ? 10 : 7)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt(2000) / 8.0;
            case 3, 4, 5, 6 -> NastyStrings.random(random);
            case 7 -> list(random, depth + 1);
            default -> map(random, depth + 1);
        };
    }

    private static List<Object> list(Random random, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(random, depth));
        }
        return list;
    }

    private static Map<String, Object> map(Random random, int depth) {
        Map<String, Object> map = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(random.nextInt(4) == 0 ? NastyStrings.random(random) : "key" + i, value(random, depth));
        }
        return map;
    }
}
