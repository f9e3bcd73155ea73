package dev.forklift.components.gateway;

import dev.forklift.declare.Ref;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import java.util.Optional;

/**
 * A Gateway that routes are attached to.
 *
 * @param ref the Gateway
 * @param namespace its namespace, where it is another than the stack's
 * @param section which of its listeners; all that fit where nothing is said
 * @param tls whether browsers reach it by HTTPS
 */
public record GatewayPort(Ref<Gateway> ref, Optional<String> namespace, Optional<String> section, boolean tls) {

    /**
     * {@return a Gateway in the stack's namespace that the stack does not declare, and that browsers reach by HTTPS}
     *
     * @param name its name
     */
    public static GatewayPort external(String name) {
        return new GatewayPort(Ref.external(Gateway.class, name), Optional.empty(), Optional.empty(), true);
    }

    /**
     * {@return a Gateway in another namespace, which has to let routes of the stack's in, and that browsers reach by HTTPS}
     *
     * @param name its name
     * @param namespace its namespace
     */
    public static GatewayPort external(String name, String namespace) {
        return new GatewayPort(Ref.external(Gateway.class, name), Optional.of(namespace), Optional.empty(), true);
    }

    /**
     * {@return one listener of the Gateway}
     *
     * @param name the listener's name
     */
    public GatewayPort section(String name) {
        return new GatewayPort(ref, namespace, Optional.of(name), tls);
    }

    /** {@return the Gateway, reached by HTTP alone} */
    public GatewayPort plain() {
        return new GatewayPort(ref, namespace, section, false);
    }
}
