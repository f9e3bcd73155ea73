package dev.forklift.testkit.arbitraries;

import java.time.Duration;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random values of Kubernetes' grammars, each with a twin of values that the grammar refuses. */
public final class Values {

    private static final String UNTIDY = "UPPER,under_score,-dash,dash-,dot.dot,sp ace,slash/,ümlaut,İstanbul";

    private Values() {}

    /** {@return DNS labels that begin with a letter, mostly short, up to the limit of 63} */
    public static Arbitrary<String> dnsLabels() {
        return dnsLabels(12);
    }

    /**
     * {@return DNS labels that begin with a letter}
     *
     * @param most their greatest length
     */
    public static Arbitrary<String> dnsLabels(int most) {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars('-')
                .ofMinLength(1)
                .ofMaxLength(most)
                .map(Values::asLabel)
                .withoutEdgeCases();
    }

    private static String asLabel(String text) {
        String first = Character.isLetter(text.charAt(0)) ? text : "x" + text.substring(1);
        return first.endsWith("-") ? first.substring(0, first.length() - 1) + "z" : first;
    }

    /** {@return what is no DNS label} */
    public static Arbitrary<String> invalidDnsLabels() {
        return Arbitraries.oneOf(
                Arbitraries.of(UNTIDY.split(",")), Arbitraries.just(""), Arbitraries.just("x".repeat(64)));
    }

    /** {@return names of container ports: at most 15 characters, with a letter} */
    public static Arbitrary<String> portNames() {
        return dnsLabels(15).map(n -> n.replaceAll("-+", "-"));
    }

    /** {@return what is no name of a container port} */
    public static Arbitrary<String> invalidPortNames() {
        return Arbitraries.of("", "8000", "a--b", "sixteen-letters-", "sixteen-letters1", "Http", "http_alt");
    }

    /** {@return numbers of ports from 1024, as a process without privileges may open} */
    public static Arbitrary<Integer> ports() {
        return Arbitraries.integers().between(1024, 65535);
    }

    /** {@return numbers that no port has} */
    public static Arbitrary<Integer> invalidPorts() {
        return Arbitraries.of(0, -1, 65536, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** {@return names of environment variables as programs have them} */
    public static Arbitrary<String> envNames() {
        return Arbitraries.strings()
                .withCharRange('A', 'Z')
                .numeric()
                .withChars('_')
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(name -> "X" + name)
                .withoutEdgeCases();
    }

    /** {@return what is no name of an environment variable} */
    public static Arbitrary<String> invalidEnvNames() {
        return Arbitraries.of("", "1ST", "A=B", "A B", "Ä", "A\nB");
    }

    /** {@return texts, among them those that YAML takes for something else; none with {@code $(…)}} */
    public static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii().excludeChars('$').ofMaxLength(20),
                Arbitraries.of(
                        "on",
                        "No",
                        "~",
                        "null",
                        "1e3",
                        "0o17",
                        "1_000",
                        "007",
                        "2024-01-01",
                        "12:30:45",
                        "- x",
                        "# x",
                        "a: b",
                        "{}",
                        " x ",
                        "line\nline\n",
                        "\tx",
                        "İstanbul ıi",
                        "ภาษาไทย ๑๒๓",
                        "🚜",
                        ""));
    }

    /** {@return values of labels} */
    public static Arbitrary<String> labelValues() {
        return Arbitraries.oneOf(
                Arbitraries.just(""), dnsLabels(), Arbitraries.of("1.42.0", "A_b.C-d", "x".repeat(63), "true", "0017"));
    }

    /** {@return what is no value of a label} */
    public static Arbitrary<String> invalidLabelValues() {
        return Arbitraries.of("-x", "x-", "a b", "a/b", "x".repeat(64), "ä");
    }

    /** {@return keys of labels and annotations, with a prefix of one's own or without} */
    public static Arbitrary<String> labelKeys() {
        return Combinators.combine(Arbitraries.of("", "example.com/", "a.b.example.org/"), dnsLabels(20))
                .as((prefix, name) -> prefix + name);
    }

    /** {@return what is no key of a label} */
    public static Arbitrary<String> invalidLabelKeys() {
        return Arbitraries.of("", "/x", "example.com/", "a b", "x".repeat(64), "EXAMPLE.com/x", "a/b/c", "-x");
    }

    /** {@return quantities of memory, value first, in several spellings} */
    public static Arbitrary<String> memory() {
        return Combinators.combine(Arbitraries.integers().between(32, 4096), Arbitraries.of("Mi", "M", "Gi", "000000"))
                .as((number, unit) -> unit.equals("Gi") ? (number % 16 + 1) + "Gi" : number + unit);
    }

    /** {@return quantities of processors, in several spellings} */
    public static Arbitrary<String> cpu() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 4000).map(milli -> milli + "m"),
                Arbitraries.of("0.1", "0.5", "1", "2", "1.5"));
    }

    /** {@return what is no quantity} */
    public static Arbitrary<String> invalidQuantities() {
        return Arbitraries.of("", "128MB", "1,5", "2x", "-1Gi", "many", "1 Gi", "0x10", "١٢٨Mi");
    }

    /** {@return images with a tag or a digest} */
    public static Arbitrary<String> images() {
        return Combinators.combine(
                        Arbitraries.of("", "registry.example.com/", "localhost:5000/team/"),
                        dnsLabels(),
                        Arbitraries.of(":1", ":1.42.0", ":v2-alpine", ":2024.06.01", "@sha256:" + "0a".repeat(32)))
                .as((registry, name, version) -> registry + name + version);
    }

    /** {@return what is no image} */
    public static Arbitrary<String> invalidImages() {
        return Arbitraries.of("", " ", "shop :1", "shop:1\n", "\t");
    }

    /** {@return host names} */
    public static Arbitrary<String> hosts() {
        return Combinators.combine(dnsLabels(), Arbitraries.of(".example.com", ".example.org", ".a.b.example"))
                .as((name, domain) -> name + domain);
    }

    /** {@return what is no host name} */
    public static Arbitrary<String> invalidHosts() {
        return Arbitraries.of(
                "",
                "Shop.Example.Com",
                "a..b",
                "-a.example",
                "https://example.com",
                "a b",
                "x_y.example",
                "a.example/");
    }

    /** {@return paths of URLs} */
    public static Arbitrary<String> paths() {
        return dnsLabels(10).list().ofMaxSize(3).map(parts -> "/" + String.join("/", parts));
    }

    /** {@return what is no path of a URL} */
    public static Arbitrary<String> invalidPaths() {
        return Arbitraries.of("", "healthz", "healthz/", "?x", " /");
    }

    /**
     * {@return whole seconds}
     *
     * @param least the fewest
     * @param most the most
     */
    public static Arbitrary<Duration> seconds(int least, int most) {
        return Arbitraries.integers().between(least, most).map(Duration::ofSeconds);
    }

    /** {@return durations that Kubernetes cannot count} */
    public static Arbitrary<Duration> invalidSeconds() {
        return Arbitraries.of(
                Duration.ofSeconds(-1), Duration.ofMillis(1500), Duration.ofDays(100_000), Duration.ofMillis(-1));
    }

    /** {@return schedules of five fields, or names of one} */
    public static Arbitrary<String> schedules() {
        return Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.integers().between(0, 59),
                                Arbitraries.integers().between(0, 23))
                        .as((minute, hour) -> minute + " " + hour + " * * *"),
                Arbitraries.of("*/5 * * * *", "@hourly", "@daily", "0 4 * * 1-5"));
    }

    /** {@return what is no schedule} */
    public static Arbitrary<String> invalidSchedules() {
        return Arbitraries.of("", "* * * *", "0 0 4 * * ?", "TZ=UTC 0 4 * * *", "hourly", "every day");
    }

    /** {@return names of Secrets and other objects outside of the stack} */
    public static Arbitrary<String> objectNames() {
        return dnsLabels(20).map(name -> name.toLowerCase(Locale.ROOT));
    }
}
