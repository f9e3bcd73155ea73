package dev.forklift.components.ingress;

import dev.forklift.declare.Notes;
import java.util.regex.Pattern;

/**
 * What can be said of the Application Load Balancer that the AWS Load Balancer Controller makes for an Ingress. Its targets are the
 * pods themselves.
 *
 * <p>Source: <a href="https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/">Ingress
 * annotations</a>.
 */
public final class AlbOptions {

    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:(acm|iam):[a-z0-9-]*:\\d{12}:\\S+");
    private static final Pattern CODES = Pattern.compile("[2-4]\\d\\d([-,][2-4]\\d\\d)*");
    private static final Pattern GROUP = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");

    private final EdgeChecks checks;
    private final ImmutableAlbSpec.Builder spec = ImmutableAlbSpec.builder();

    AlbOptions(Notes notes) {
        this.checks = new EdgeChecks(notes);
    }

    AlbSpec build() {
        return spec.build();
    }

    /**
     * Makes it reachable from within the network of the cluster alone; from the internet by default.
     *
     * @return these options
     */
    public AlbOptions internal() {
        spec.internal(true);
        return this;
    }

    /**
     * Serves HTTPS with certificates of AWS Certificate Manager, and sends HTTP there.
     *
     * @param arns their ARNs; the first is the one for hosts that none of them names
     * @return these options
     */
    public AlbOptions certificateArn(String... arns) {
        for (String arn : arns) {
            if (checks.value(
                    ARN.matcher(arn).matches(),
                    "certificateArn(\"" + arn + "\")",
                    "an Application Load Balancer takes certificates of ACM or IAM, by their ARN",
                    "certificateArn(\"arn:aws:acm:eu-west-1:123456789012:certificate/…\")")) {
                spec.certificateArns(arn);
            }
        }
        return this;
    }

    /**
     * Serves HTTPS with the certificate of AWS Certificate Manager that names the hosts, and sends HTTP there. There has to be one.
     *
     * @return these options
     */
    public AlbOptions discoverCertificate() {
        spec.discoversCertificate(true);
        return this;
    }

    /**
     * Sets the path by which pods are asked whether they are healthy.
     *
     * @param path begins with {@code /}, which alone is the default
     * @return these options
     */
    public AlbOptions healthCheckPath(String path) {
        if (checks.value(
                path.startsWith("/") && path.chars().noneMatch(Character::isWhitespace),
                "healthCheckPath(\"" + path + "\")",
                "a path begins with '/' and has no blanks",
                "healthCheckPath(\"/healthz\")")) {
            spec.healthCheckPath(path);
        }
        return this;
    }

    /**
     * Sets which answers count as healthy.
     *
     * @param codes such as {@code 200} or {@code 200-399}; {@code 200-499} by default, because the load balancer asks for a pod by
     *     its address and by HTTP, to which Django answers 400 ({@code ALLOWED_HOSTS}) or 301 ({@code SECURE_SSL_REDIRECT})
     * @return these options
     */
    public AlbOptions successCodes(String codes) {
        if (checks.value(
                CODES.matcher(codes).matches(),
                "successCodes(\"" + codes + "\")",
                "an Application Load Balancer takes codes from 200 to 499, and ranges of them",
                "successCodes(\"200-399\")")) {
            spec.successCodes(codes);
        }
        return this;
    }

    /**
     * Shares one load balancer with other Ingresses.
     *
     * @param name the group's name: at most 63 of a-z, 0-9, {@code -} and {@code .}; a load balancer of its own by default
     * @return these options
     */
    public AlbOptions group(String name) {
        if (checks.value(
                GROUP.matcher(name).matches(),
                "group(\"" + name + "\")",
                "a group's name has at most 63 of a-z, 0-9, '-' and '.', beginning and ending with a letter or digit",
                "group(\"shop\")")) {
            spec.group(name);
        }
        return this;
    }
}
