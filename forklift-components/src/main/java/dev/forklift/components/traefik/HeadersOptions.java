package dev.forklift.components.traefik;

import dev.forklift.declare.Notes;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What can be said of headers that are added and taken away. Django's {@code SecurityMiddleware} sets most of the security headers by
 * itself; what Traefik sets holds for static files and answers of its own, too.
 *
 * <p>Source: <a href="https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/headers/">Headers</a>.
 */
public final class HeadersOptions extends Settings {

    private final Map<String, Object> request = new TreeMap<>();
    private final Map<String, Object> response = new TreeMap<>();

    HeadersOptions(Notes notes) {
        super(notes);
    }

    /**
     * Has browsers come by HTTPS alone from now on, {@code Strict-Transport-Security}.
     *
     * @param time how long they remember it: whole seconds, at least 1. It cannot be taken back, so begin with an hour
     * @param subdomains whether it holds for all below the host, too
     * @return these options
     */
    public HeadersOptions hsts(Duration time, boolean subdomains) {
        if (checks().seconds("hsts", time, 1, Integer.MAX_VALUE)) {
            set("stsSeconds", time.toSeconds());
            set("stsIncludeSubdomains", subdomains);
        }
        return this;
    }

    /**
     * Forbids other pages to show these in a frame, {@code X-Frame-Options: DENY}.
     *
     * @return these options
     */
    public HeadersOptions frameDeny() {
        set("frameDeny", true);
        return this;
    }

    /**
     * Forbids browsers to guess what a file is, {@code X-Content-Type-Options: nosniff}.
     *
     * @return these options
     */
    public HeadersOptions contentTypeNosniff() {
        set("contentTypeNosniff", true);
        return this;
    }

    /**
     * Sets what browsers tell other sites of where they come from, {@code Referrer-Policy}.
     *
     * @param policy such as {@code same-origin}
     * @return these options
     */
    public HeadersOptions referrerPolicy(String policy) {
        return text("referrerPolicy", policy);
    }

    /**
     * Sets from where a page may load what, {@code Content-Security-Policy}.
     *
     * @param policy such as {@code default-src 'self'}
     * @return these options
     */
    public HeadersOptions contentSecurityPolicy(String policy) {
        return text("contentSecurityPolicy", policy);
    }

    /**
     * Sets what a page may ask of the browser, {@code Permissions-Policy}.
     *
     * @param policy such as {@code geolocation=()}
     * @return these options
     */
    public HeadersOptions permissionsPolicy(String policy) {
        return text("permissionsPolicy", policy);
    }

    private HeadersOptions text(String name, String value) {
        if (isOneLine(name + "(…)", value)) {
            set(name, value);
        }
        return this;
    }

    /**
     * Adds a header to the request that the process gets, in place of the browser's.
     *
     * @param name the header
     * @param value its value; an empty one takes the header away
     * @return these options
     */
    public HeadersOptions request(String name, String value) {
        if (isHeader("request", name) && isOneLine("request(\"" + name + "\", …)", value)) {
            request.put(name, value);
            set("customRequestHeaders", request);
        }
        return this;
    }

    /**
     * Adds a header to the answer that the browser gets, in place of the process'.
     *
     * @param name the header
     * @param value its value; an empty one takes the header away
     * @return these options
     */
    public HeadersOptions response(String name, String value) {
        if (isHeader("response", name) && isOneLine("response(\"" + name + "\", …)", value)) {
            response.put(name, value);
            set("customResponseHeaders", response);
        }
        return this;
    }
}
