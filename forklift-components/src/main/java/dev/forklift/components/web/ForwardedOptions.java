package dev.forklift.components.web;

import dev.forklift.declare.Notes;

/**
 * What can be said of web servers that believe what a proxy says of a request's client and scheme only where they are told to.
 *
 * @param <O> the options themselves, so that each line returns them
 */
public abstract class ForwardedOptions<O extends ForwardedOptions<O>> extends WebOptions<O> {

    ForwardedOptions(Notes notes, String application) {
        super(notes, application);
        spec().forwardedAllowIps("*");
    }

    /**
     * Sets from which addresses {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are believed: {@code FORWARDED_ALLOW_IPS}.
     *
     * @param addresses addresses or networks, joined by commas; {@code *} by default, since a pod's address is reached from
     *     within the cluster alone and the ingress controller's is not known beforehand. Name the network of the ingress
     *     controller where other pods are not trusted.
     * @return these options
     */
    public O forwardedAllowIps(String addresses) {
        if (require(
                !addresses.isBlank(),
                "forklift.E131",
                "forwardedAllowIps(\"\")",
                "the server would believe no proxy, and take every request for one by HTTP",
                "forwardedAllowIps(\"10.0.0.0/8\")")) {
            spec().forwardedAllowIps(addresses);
        }
        return self();
    }
}
