package dev.forklift.components.traefik;

import dev.forklift.declare.Notes;
import java.time.Duration;
import java.util.Map;

/**
 * What can be said of how often a client may ask.
 *
 * <p>Source: <a href="https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/ratelimit/">RateLimit</a>.
 */
public final class RateLimitOptions extends Settings {

    RateLimitOptions(Notes notes) {
        super(notes);
    }

    /**
     * Sets how many requests may come at once, beyond the average.
     *
     * @param requests at least 1, which is the default
     * @return these options
     */
    public RateLimitOptions burst(int requests) {
        if (checks().atLeast("burst", requests, 1, "with none at all nothing would pass")) {
            set("burst", requests);
        }
        return this;
    }

    /**
     * Sets in what time the average is counted.
     *
     * @param time whole seconds, at least 1, which is the default
     * @return these options
     */
    public RateLimitOptions period(Duration time) {
        if (checks().seconds("period", time, 1, Integer.MAX_VALUE)) {
            set("period", seconds(time));
        }
        return this;
    }

    /**
     * Counts by the value of a header, such as an API key; by the client's address by default.
     *
     * @param header its name
     * @return these options
     */
    public RateLimitOptions byHeader(String header) {
        if (isHeader("byHeader", header)) {
            source("requestHeaderName", header);
        }
        return this;
    }

    /**
     * Counts by an address in {@code X-Forwarded-For}, where proxies stand before Traefik; the address that connects by default, which
     * is then a proxy's.
     *
     * @param depth which one, counted from the right; at least 1
     * @return these options
     */
    public RateLimitOptions behind(int depth) {
        if (checks().atLeast("behind", depth, 1, "the last address has the number 1")) {
            source("ipStrategy", Map.of("depth", depth));
        }
        return this;
    }
}
