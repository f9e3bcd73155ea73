package dev.forklift.components.ingress;

import dev.forklift.components.SpecStyle;
import dev.forklift.declare.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of an Ingress. */
@Value.Immutable
@SpecStyle
public interface IngressSpec {

    /**
     * One path of every host.
     *
     * @param path the path
     * @param exact whether only this path is routed, and not what is below it
     * @param websocket whether websockets are served there
     * @param to where it is routed
     */
    record PathRoute(String path, boolean exact, boolean websocket, Endpoint to) {}

    /** {@return the hosts} */
    List<String> hosts();

    /** {@return the paths of every host} */
    List<PathRoute> routes();

    /** {@return the ingress class; the cluster's default class where none is said} */
    Optional<String> className();

    /** {@return which controller's annotations are understood} */
    default Controller controller() {
        return Controller.ANY;
    }

    /** {@return who issues the certificate} */
    Optional<CertManager> certManager();

    /** {@return the name of the Secret with the certificate, where cert-manager is not asked for one} */
    Optional<String> tlsSecret();

    /** {@return how large a request may be} */
    Optional<String> bodySize();

    /** {@return how long the process may take between two pieces of an answer} */
    Optional<Duration> timeout();

    /** {@return further annotations} */
    Map<String, String> annotations();
}
