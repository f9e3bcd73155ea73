package dev.forklift.components.memcached;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.data.ValueChecks;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Notes;

/** A Memcached outside of the stack: {@link Memcached#external(String)}. It makes no object. */
public final class ExternalMemcached implements Component<MemcachedPort> {

    static final int PORT = 11211;

    private final String host;
    private final int port;
    private final Notes notes;

    private ExternalMemcached(String host, int port, Notes notes) {
        this.host = host;
        this.port = port;
        this.notes = notes;
    }

    static ExternalMemcached of(String host, int port) {
        Notes notes = Notes.here();
        ValueChecks checks = new ValueChecks(notes);
        checks.host(host);
        return new ExternalMemcached(host, checks.port(port) ? port : PORT, notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public MemcachedPort define(Scope scope) {
        return new MemcachedPort(Endpoint.external(host, port));
    }
}
