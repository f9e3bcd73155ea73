package dev.forklift.components.traefik;

import dev.forklift.components.ingress.PathRoute;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A rule in Traefik's words. {@code PathPrefix} compares letters and not parts of a path, so that {@code /api} would fit
 * {@code /apis}; a path and all below it are therefore two matchers.
 *
 * <p>Source: <a href="https://doc.traefik.io/traefik/reference/routing-configuration/http/routing/rules-and-priority/">Rules and
 * priority</a>.
 */
final class Rule {

    /** So much more counts a whole host than one behind {@code *.}; below what Traefik gives the rule of an ACME challenge. */
    private static final int WHOLE_HOST = 60;

    private Rule() {}

    static boolean isWildcard(String host) {
        return host.startsWith("*.");
    }

    static String of(List<String> hosts, PathRoute path) {
        return hosts(hosts) + " && " + path(path);
    }

    static String hosts(List<String> hosts) {
        String all = hosts.stream().map(Rule::host).collect(Collectors.joining(" || "));
        return hosts.size() == 1 ? all : "(" + all + ")";
    }

    private static String host(String host) {
        return isWildcard(host)
                ? "HostRegexp(" + literal("^[^.]+" + host.substring(1).replace(".", "\\.") + "$") + ")"
                : "Host(" + literal(host) + ")";
    }

    private static String path(PathRoute route) {
        String path = route.path();
        if (route.exact()) {
            return "Path(" + literal(path) + ")";
        }
        String stem = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String below = "PathPrefix(" + literal(stem + "/") + ")";
        return stem.isEmpty() ? below : "(Path(" + literal(stem) + ") || " + below + ")";
    }

    /** The longest path wins, an exact one before a prefix, a whole host before any behind {@code *.}. */
    static int priority(boolean wildcard, PathRoute path) {
        return (wildcard ? 0 : WHOLE_HOST) + 2 * path.path().length() + (path.exact() ? 1 : 0);
    }

    /** A string of Go's: between backticks nothing is escaped, and a text with one in it stands between quotes. */
    static String literal(String text) {
        return text.indexOf('`') < 0
                ? "`" + text + "`"
                : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
