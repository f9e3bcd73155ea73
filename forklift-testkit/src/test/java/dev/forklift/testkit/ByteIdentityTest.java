package dev.forklift.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.render.Manifests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** The same stack gives the same bytes and the same findings, wherever it is rendered. */
class ByteIdentityTest {

    private static final int THREADS = 8;
    private static final int ORDERS = 24;

    @Test
    void eight_threads_and_any_order_of_siblings_give_the_same_bytes() throws Exception {
        assertThat(inThreads(FullStack::in)).hasSize(ORDERS).containsOnly(all(FullStack.in(0)));
        assertThat(FullStack.in(0).graph().objects()).hasSizeGreaterThan(30);
    }

    @Test
    void eight_threads_and_any_order_of_siblings_give_the_same_findings() throws Exception {
        assertThat(inThreads(FullStack::full_of_mistakes))
                .hasSize(ORDERS)
                .containsOnly(all(FullStack.full_of_mistakes(0)));
        assertThat(FullStack.full_of_mistakes(0).check().findings()).hasSizeGreaterThan(8);
    }

    @Test
    void locales_and_time_zones_give_the_same_bytes_and_findings() {
        String here = all(FullStack.in(0)) + all(FullStack.full_of_mistakes(0));
        for (String locale : List.of("tr-TR", "th-TH-u-ca-buddhist-nu-thai", "ar-EG-u-nu-arab")) {
            for (String zone : List.of("Pacific/Kiritimati", "Asia/Kathmandu", "Pacific/Pago_Pago")) {
                assertThat(at(locale, zone)).as(locale + " " + zone).isEqualTo(here);
            }
        }
    }

    /** Sets and maps of the JDK that are said not to change have another order in each process. */
    @Test
    void other_processes_give_the_same_bytes() throws Exception {
        String here = all(FullStack.in(0));
        for (int i = 0; i < 3; i++) {
            assertThat(inAnotherProcess()).isEqualTo(here);
        }
    }

    /**
     * Prints the stack, for the other process.
     *
     * @param args none
     */
    public static void main(String[] args) throws IOException {
        System.out.write(all(FullStack.in(0)).getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }

    private static String inAnotherProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ByteIdentityTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return text;
    }

    private static List<String> inThreads(LongFunction<Stack> stack) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<String>> futures = new ArrayList<>();
            for (int i = 0; i < ORDERS; i++) {
                long order = i;
                futures.add(threads.submit(() -> all(stack.apply(order))));
            }
            List<String> texts = new ArrayList<>();
            for (Future<String> future : futures) {
                texts.add(future.get());
            }
            return texts;
        } finally {
            threads.shutdown();
        }
    }

    private static String at(String locale, String zone) {
        Locale wasLocale = Locale.getDefault();
        TimeZone wasZone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            return all(FullStack.in(7)) + all(FullStack.full_of_mistakes(7));
        } finally {
            Locale.setDefault(wasLocale);
            TimeZone.setDefault(wasZone);
        }
    }

    private static String all(Stack stack) {
        return stack.render(Manifests.stream()).text()
                + stack.render(Manifests.perObject()).text()
                + stack.check();
    }
}
