package dev.forklift.components.ingress;

import java.util.Map;
import java.util.TreeMap;

/** An Ingress in the words of the AWS Load Balancer Controller. */
final class AlbAnnotations {

    private static final String ALB = "alb.ingress.kubernetes.io/";

    private AlbAnnotations() {}

    static Map<String, String> of(IngressSpec spec, AlbSpec alb) {
        Map<String, String> all = new TreeMap<>();
        all.put(ALB + "scheme", alb.internal() ? "internal" : "internet-facing");
        all.put(ALB + "target-type", "ip");
        all.put(ALB + "healthcheck-path", alb.healthCheckPath());
        all.put(ALB + "success-codes", alb.successCodes());
        alb.group().ifPresent(name -> all.put(ALB + "group.name", name));
        https(alb, all);
        spec.silence()
                .ifPresent(time ->
                        all.put(ALB + "load-balancer-attributes", "idle_timeout.timeout_seconds=" + time.toSeconds()));
        if (spec.sticky()) {
            all.put(ALB + "target-group-attributes", "stickiness.enabled=true,stickiness.type=lb_cookie");
        }
        if (!spec.routes().allowedFrom().isEmpty()) {
            all.put(ALB + "inbound-cidrs", String.join(",", spec.routes().allowedFrom()));
        }
        return all;
    }

    private static void https(AlbSpec alb, Map<String, String> all) {
        if (alb.https()) {
            all.put(ALB + "listen-ports", "[{\"HTTP\": 80}, {\"HTTPS\": 443}]");
            all.put(ALB + "ssl-redirect", "443");
        }
        if (!alb.certificateArns().isEmpty()) {
            all.put(ALB + "certificate-arn", String.join(",", alb.certificateArns()));
        }
    }
}
