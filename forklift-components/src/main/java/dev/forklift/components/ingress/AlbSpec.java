package dev.forklift.components.ingress;

import dev.forklift.components.SpecStyle;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of an Application Load Balancer. */
@Value.Immutable
@SpecStyle
public interface AlbSpec {

    /** {@return whether it is reached from within the network of the cluster alone} */
    default boolean internal() {
        return false;
    }

    /** {@return the certificates of ACM that it serves} */
    List<String> certificateArns();

    /** {@return whether it looks for a certificate of ACM by the hosts} */
    default boolean discoversCertificate() {
        return false;
    }

    /** {@return the path by which it asks whether a pod is healthy} */
    default String healthCheckPath() {
        return "/";
    }

    /** {@return which answers count as healthy} */
    default String successCodes() {
        return "200-499";
    }

    /** {@return the load balancer that it shares with other Ingresses} */
    Optional<String> group();

    /** {@return whether it serves HTTPS} */
    @Value.Derived
    default boolean https() {
        return discoversCertificate() || !certificateArns().isEmpty();
    }
}
