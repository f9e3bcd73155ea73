package dev.forklift.kube;

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

    private Names() {}

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
        while (end > 0 && !isAlphanumeric(name.charAt(end - 1))) {
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
            kept.append(isLowerAlphanumeric(lower) ? lower : '-');
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
        return edges(name, Names::isLowerAlphanumeric) && all(name, c -> isLowerAlphanumeric(c) || c == '-');
    }

    /**
     * {@return whether this is a DNS-1035 label, as the name of a Service has to be: a DNS label that begins with a letter}
     *
     * @param name what to look at
     */
    public static boolean isServiceName(String name) {
        return isDnsLabel(name) && !isDigit(name.charAt(0));
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
        int start = 0;
        while (start <= name.length()) {
            int dot = name.indexOf('.', start);
            String part = name.substring(start, dot < 0 ? name.length() : dot);
            if (part.isEmpty()
                    || !edges(part, Names::isLowerAlphanumeric)
                    || !all(part, c -> isLowerAlphanumeric(c) || c == '-')) {
                return false;
            }
            if (dot < 0) {
                return true;
            }
            start = dot + 1;
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
        if (slash >= 0 && !isDnsSubdomain(key.substring(0, slash))) {
            return false;
        }
        String name = key.substring(slash + 1);
        return !name.isEmpty() && isLabelValue(name);
    }

    /**
     * {@return whether this may be the value of a label: empty, or at most 63 letters, digits, {@code -}, {@code _} and
     * {@code .}, beginning and ending with a letter or digit}
     *
     * @param value what to look at
     */
    public static boolean isLabelValue(String value) {
        if (value.isEmpty()) {
            return true;
        }
        return value.length() <= LABEL
                && edges(value, Names::isAlphanumeric)
                && all(value, c -> isAlphanumeric(c) || c == '-' || c == '_' || c == '.');
    }

    /**
     * {@return whether this may name a container port: at most 15 of a-z, 0-9 and single inner {@code -}, with a letter}
     *
     * @param name what to look at
     */
    public static boolean isPortName(String name) {
        return !name.isEmpty()
                && name.length() <= PORT
                && edges(name, Names::isLowerAlphanumeric)
                && all(name, c -> isLowerAlphanumeric(c) || c == '-')
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
                && all(key, c -> isAlphanumeric(c) || c == '-' || c == '_' || c == '.');
    }

    /**
     * {@return whether this is an environment name that every shell and every Kubernetes takes: letters, digits, {@code _},
     * {@code -} and {@code .}, not beginning with a digit}
     *
     * @param name what to look at
     */
    public static boolean isEnvName(String name) {
        return !name.isEmpty()
                && !isDigit(name.charAt(0))
                && all(name, c -> isAlphanumeric(c) || c == '-' || c == '_' || c == '.');
    }

    private static boolean isIpv4(String host) {
        return !host.isEmpty()
                && all(host, c -> isDigit(c) || c == '.')
                && host.chars().filter(c -> c == '.').count() == 3;
    }

    private static boolean edges(String text, CharTest test) {
        return test.test(text.charAt(0)) && test.test(text.charAt(text.length() - 1));
    }

    private static boolean all(String text, CharTest test) {
        for (int i = 0; i < text.length(); i++) {
            if (!test.test(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLowerAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || isDigit(c);
    }

    private static boolean isAlphanumeric(char c) {
        return isLowerAlphanumeric(c) || (c >= 'A' && c <= 'Z');
    }

    @FunctionalInterface
    private interface CharTest {
        boolean test(char c);
    }
}
