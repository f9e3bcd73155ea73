package dev.forklift.kube;

import java.util.Arrays;

/**
 * The grammar and the limits of Kubernetes' names.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Object Names and IDs</a>,
 * <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/">Labels and Selectors</a>.
 */
public final class Names {

    /** The longest DNS label: most names, label values, Service and container names. */
    public static final int LABEL = 63;

    /** The longest DNS subdomain. */
    public static final int SUBDOMAIN = 253;

    /** The longest name of a CronJob, whose Jobs add eleven characters, and of a StatefulSet, whose pods carry a revision. */
    public static final int CONTROLLER = 52;

    /** The longest name of a container port. */
    public static final int PORT = 15;

    private static final int SUFFIX = 9;

    private static final int LOWER = 1;
    private static final int UPPER = 1 << 1;
    private static final int DIGIT = 1 << 2;
    private static final int DASH = 1 << 3;
    private static final int DOT = 1 << 4;
    private static final int UNDERSCORE = 1 << 5;
    private static final int ALPHANUMERIC = LOWER | UPPER | DIGIT;

    private static final byte[] KINDS = kinds();

    private Names() {}

    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        Arrays.fill(kinds, '0', '9' + 1, (byte) DIGIT);
        Arrays.fill(kinds, 'a', 'z' + 1, (byte) LOWER);
        Arrays.fill(kinds, 'A', 'Z' + 1, (byte) UPPER);
        kinds['-'] = DASH;
        kinds['.'] = DOT;
        kinds['_'] = UNDERSCORE;
        return kinds;
    }

    /**
     * {@return the name itself where it fits, else its beginning with {@code -} and 8 hex digits of the SHA-256 of the whole,
     * so that two long names stay apart and neither depends on the other}
     *
     * @param name the full name
     * @param limit the most characters it may have
     */
    public static String fit(String name, int limit) {
        if (name.length() <= limit) {
            return name;
        }
        int end = limit - SUFFIX;
        while (end > 0 && !is(ALPHANUMERIC, name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end) + "-" + Hashes.shortHash(name);
    }

    /**
     * {@return a DNS label that stands in for a text which is none, so that what is named by it is legal; the text itself where
     * it is one}
     *
     * @param text what somebody took for a name
     */
    public static String legal(String text) {
        if (isDnsLabel(text)) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char lower = c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
            kept.append(is(LOWER | DIGIT, lower) ? lower : '-');
        }
        String trimmed = kept.toString().replaceAll("^-+|-+$", "");
        return trimmed.isEmpty() ? "unnamed" : fit(trimmed, LABEL);
    }

    /**
     * {@return whether this is a DNS-1123 label: at most 63 of a-z, 0-9 and -, beginning and ending with a letter or digit}
     *
     * @param name what to look at
     */
    public static boolean isDnsLabel(String name) {
        if (name.isEmpty() || name.length() > LABEL) {
            return false;
        }
        return edges(name, LOWER | DIGIT) && all(name, LOWER | DIGIT | DASH);
    }

    /**
     * {@return whether this is a DNS-1035 label, as the name of a Service has to be: a DNS label that begins with a letter}
     *
     * @param name what to look at
     */
    public static boolean isServiceName(String name) {
        return isDnsLabel(name) && !is(DIGIT, name.charAt(0));
    }

    /**
     * {@return whether this is a DNS-1123 subdomain: DNS labels (of any length) joined by dots, at most 253 characters}
     *
     * @param name what to look at
     */
    public static boolean isDnsSubdomain(String name) {
        if (name.isEmpty() || name.length() > SUBDOMAIN || name.endsWith(".")) {
            return false;
        }
        return isDnsSubdomain(name, name.length());
    }

    private static boolean isDnsSubdomain(String name, int end) {
        int start = 0;
        while (start < end) {
            int dot = name.indexOf('.', start);
            int to = dot < 0 || dot > end ? end : dot;
            if (to == start || !edges(name, start, to, LOWER | DIGIT) || !all(name, start, to, LOWER | DIGIT | DASH)) {
                return false;
            }
            if (to == end) {
                return true;
            }
            start = to + 1;
        }
        return false;
    }

    /**
     * {@return whether this is a host name for a route: a DNS subdomain, or one behind a leading {@code *.}}
     *
     * @param host what to look at
     */
    public static boolean isHost(String host) {
        return isDnsSubdomain(host.startsWith("*.") ? host.substring(2) : host) && !isIpv4(host);
    }

    /**
     * {@return whether this is a qualified name, as label and annotation keys are: an optional DNS subdomain and a slash, then
     * at most 63 letters, digits, {@code -}, {@code _} and {@code .}, beginning and ending with a letter or digit}
     *
     * @param key what to look at
     */
    public static boolean isLabelKey(String key) {
        int slash = key.indexOf('/');
        boolean prefixed = slash < 0 || (slash <= SUBDOMAIN && isDnsSubdomain(key, slash));
        return prefixed && slash + 1 < key.length() && isLabelValue(key, slash + 1);
    }

    /**
     * {@return whether this may be the value of a label: empty, or at most 63 letters, digits, {@code -}, {@code _} and
     * {@code .}, beginning and ending with a letter or digit}
     *
     * @param value what to look at
     */
    public static boolean isLabelValue(String value) {
        return value.isEmpty() || isLabelValue(value, 0);
    }

    private static boolean isLabelValue(String text, int from) {
        return text.length() - from <= LABEL
                && edges(text, from, text.length(), ALPHANUMERIC)
                && all(text, from, text.length(), ALPHANUMERIC | DASH | UNDERSCORE | DOT);
    }

    /**
     * {@return whether this may name a container port: at most 15 of a-z, 0-9 and single inner {@code -}, with a letter}
     *
     * @param name what to look at
     */
    public static boolean isPortName(String name) {
        return !name.isEmpty()
                && name.length() <= PORT
                && edges(name, LOWER | DIGIT)
                && all(name, LOWER | DIGIT | DASH)
                && !name.contains("--")
                && name.chars().anyMatch(c -> c >= 'a' && c <= 'z');
    }

    /**
     * {@return whether this may be a key of a ConfigMap or Secret: at most 253 letters, digits, {@code -}, {@code _} and
     * {@code .}, not beginning with two dots and not one dot alone}
     *
     * @param key what to look at
     */
    public static boolean isConfigKey(String key) {
        return !key.isEmpty()
                && key.length() <= SUBDOMAIN
                && !key.equals(".")
                && !key.startsWith("..")
                && all(key, ALPHANUMERIC | DASH | UNDERSCORE | DOT);
    }

    /**
     * {@return whether this is an environment name that every shell and every Kubernetes takes: letters, digits, {@code _},
     * {@code -} and {@code .}, not beginning with a digit}
     *
     * @param name what to look at
     */
    public static boolean isEnvName(String name) {
        return !name.isEmpty() && !is(DIGIT, name.charAt(0)) && all(name, ALPHANUMERIC | DASH | UNDERSCORE | DOT);
    }

    private static boolean isIpv4(String host) {
        return !host.isEmpty()
                && all(host, DIGIT | DOT)
                && host.chars().filter(c -> c == '.').count() == 3;
    }

    private static boolean edges(String text, int kinds) {
        return edges(text, 0, text.length(), kinds);
    }

    private static boolean edges(String text, int from, int to, int kinds) {
        return is(kinds, text.charAt(from)) && is(kinds, text.charAt(to - 1));
    }

    private static boolean all(String text, int kinds) {
        return all(text, 0, text.length(), kinds);
    }

    private static boolean all(String text, int from, int to, int kinds) {
        for (int i = from; i < to; i++) {
            if (!is(kinds, text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean is(int kinds, char c) {
        return c < KINDS.length && (KINDS[c] & kinds) != 0;
    }
}
