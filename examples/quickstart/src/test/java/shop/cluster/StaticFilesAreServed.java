package shop.cluster;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** By the names that hold a hash of their content, so that they may be cached for ever. */
final class StaticFilesAreServed implements Check {

    private static final Pattern HASHED = Pattern.compile("href=\"(/static/orders/shop\\.[0-9a-f]{12}\\.css)\"");

    @Override
    public String id() {
        return "static";
    }

    @Override
    public String name() {
        return "static files are served";
    }

    @Override
    public String check(Installation shop) {
        String page = shop.site().get("/").body();
        Matcher link = HASHED.matcher(page);
        if (!link.find()) {
            throw new AssertionError("the page has no link to a style sheet with a hashed name: " + page);
        }
        HttpResponse<String> css = shop.site().get(link.group(1));
        String type = css.headers().firstValue("Content-Type").orElse("");
        String cached = css.headers().firstValue("Cache-Control").orElse("");
        String seen = link.group(1) + ", " + css.statusCode() + ", " + type + ", " + cached;
        if (css.statusCode() != 200 || !type.startsWith("text/css") || !cached.contains("immutable")) {
            throw new AssertionError(seen);
        }
        return seen;
    }

    @Override
    public Fault fault(Parts parts) {
        return Fault.inTheStack(
                "the web runs with DEBUG",
                shop -> shop.with(parts.web(), o -> o.workload(w -> w.env("DEBUG", "true"))));
    }
}
