package dev.forklift.components.traefik;

import dev.forklift.declare.Ref;

/**
 * How TLS is spoken with browsers.
 *
 * @param ref the TLSOption
 */
public record TlsOptionPort(Ref<Traefik.TLSOption> ref) {

    /**
     * {@return a TLSOption in the stack's namespace that the stack does not declare}
     *
     * @param name its name
     */
    public static TlsOptionPort external(String name) {
        return new TlsOptionPort(Ref.external(Traefik.TLSOption.class, name));
    }
}
