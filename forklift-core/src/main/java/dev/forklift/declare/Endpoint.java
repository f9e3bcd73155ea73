package dev.forklift.declare;

import io.fabric8.kubernetes.api.model.Service;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where something listens: a port of a Service of this stack, or a host and port outside. */
public final class Endpoint {

    private final Ref<Service> service;
    private final String portName;
    private final int port;

    Endpoint(Ref<Service> service, String portName, int port) {
        this.service = service;
        this.portName = portName;
        this.port = port;
    }

    /**
     * {@return a host and port outside of the stack}
     *
     * @param host a host name or an IP address
     * @param port 1 to 65535
     */
    public static Endpoint external(String host, int port) {
        return new Endpoint(Ref.external(Service.class, host), "", port);
    }

    /** {@return the Service, where it is one of the stack's} */
    public Optional<Ref<Service>> service() {
        return service.isExternal() ? Optional.empty() : Optional.of(service);
    }

    /** {@return the name of the Service's port; empty outside of the stack} */
    public String portName() {
        return portName;
    }

    /** {@return the number of the port} */
    public int port() {
        return port;
    }

    /**
     * {@return the host: the Service's name, resolved when the stack is finished, or the outside host} Whoever has it in their
     * environment or configuration counts as connecting to it; see {@link #name()}.
     */
    public Text host() {
        return Text.addressOf(this);
    }

    /** {@return the same text as {@link #host()}, for those who only name it, as one names hosts that are allowed} */
    public Text name() {
        return service.isExternal() ? Text.of(service.id()) : Text.nameOf(service);
    }

    /** {@return {@code host:port}} */
    public Text hostAndPort() {
        return host().plus(":" + port);
    }

    Ref<Service> reference() {
        return service;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Endpoint that
                && service.equals(that.service)
                && portName.equals(that.portName)
                && port == that.port;
    }

    @Override
    public int hashCode() {
        return (service.hashCode() * 31 + portName.hashCode()) * 31 + port;
    }

    /** {@return the Service or host and the port, for messages} */
    @Override
    public String toString() {
        return service.isExternal() ? service.id() + ":" + port : service + ":" + portName;
    }
}
