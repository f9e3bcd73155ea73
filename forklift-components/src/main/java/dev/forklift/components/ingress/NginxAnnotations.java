package dev.forklift.components.ingress;

import java.util.Map;
import java.util.TreeMap;

/** An Ingress in the words of ingress-nginx. */
final class NginxAnnotations {

    private static final String NGINX = "nginx.ingress.kubernetes.io/";

    private NginxAnnotations() {}

    static Map<String, String> of(IngressSpec spec) {
        Map<String, String> all = new TreeMap<>();
        spec.bodySize().ifPresent(size -> all.put(NGINX + "proxy-body-size", size));
        spec.silence().ifPresent(time -> {
            all.put(NGINX + "proxy-read-timeout", String.valueOf(time.toSeconds()));
            all.put(NGINX + "proxy-send-timeout", String.valueOf(time.toSeconds()));
        });
        if (spec.sticky()) {
            all.put(NGINX + "affinity", "cookie");
            all.put(NGINX + "session-cookie-change-on-failure", "true");
        }
        if (spec.routes().tlsEndsBefore()) {
            all.put(NGINX + "force-ssl-redirect", "true");
        }
        if (!spec.routes().allowedFrom().isEmpty()) {
            all.put(
                    NGINX + "whitelist-source-range",
                    String.join(",", spec.routes().allowedFrom()));
        }
        return all;
    }
}
