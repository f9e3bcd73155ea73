package dev.forklift.resource;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Place;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressRuleValue;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBackend;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import io.fabric8.kubernetes.api.model.networking.v1.IngressSpec;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import io.fabric8.kubernetes.api.model.networking.v1.ServiceBackendPort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Routes from outside to Services, by host and path.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/services-networking/ingress/">Ingress</a>.
 */
public final class IngressOptions extends Draft {

    private record Route(String path, String type, Endpoint to) {}

    private record Tls(List<String> hosts, Ref<Secret> secret) {}

    private final Metadata metadata = new Metadata(this);
    private final Map<String, List<Route>> routes = new LinkedHashMap<>();
    private final List<Tls> tls = new ArrayList<>();
    private @Nullable String className;

    IngressOptions(Place place) {
        super(place, Ingress.class);
    }

    /**
     * Sets the ingress class.
     *
     * @param name such as {@code traefik} or {@code nginx}; the cluster's default class where none is set
     * @return these options
     */
    public IngressOptions className(String name) {
        className = name;
        return this;
    }

    /**
     * Routes a host's path, and all below it, to an endpoint.
     *
     * @param host a DNS name, or one behind {@code *.}
     * @param path begins with {@code /}; the longest matching path wins
     * @param to a Service of this stack
     * @return these options
     */
    public IngressOptions route(String host, String path, Endpoint to) {
        return add(host, path, "Prefix", to);
    }

    /**
     * Routes exactly one path of a host to an endpoint.
     *
     * @param host a DNS name, or one behind {@code *.}
     * @param path begins with {@code /}
     * @param to a Service of this stack
     * @return these options
     */
    public IngressOptions exact(String host, String path, Endpoint to) {
        return add(host, path, "Exact", to);
    }

    private IngressOptions add(String host, String path, String type, Endpoint to) {
        boolean ok = require(
                Names.isHost(host),
                "forklift.E011",
                "'" + host + "' is no host of a route",
                "a host is a DNS name, in which '*' may only be the whole first label, and no IP address",
                "a host such as shop.example.com");
        ok &= require(
                path.startsWith("/") && !path.contains("//"),
                "forklift.E011",
                "'" + path + "' is no path of a route",
                "the API server takes absolute paths without empty segments",
                "a path such as /api");
        Ref<Service> service = to.service().orElse(null);
        ok &= require(
                service != null,
                "forklift.E013",
                "a route to " + to + ", which is not in this stack",
                "an Ingress routes to Services of its own namespace",
                "s.externalName(id, host) for a Service that stands for the outside host");
        if (ok && service != null && accepts(service)) {
            routes.computeIfAbsent(host, h -> new ArrayList<>()).add(new Route(path, type, to));
        }
        return this;
    }

    /**
     * Serves hosts with a certificate.
     *
     * @param hosts the hosts
     * @param secret a Secret of type {@code kubernetes.io/tls}
     * @return these options
     */
    public IngressOptions tls(List<String> hosts, Ref<Secret> secret) {
        if (accepts(secret)) {
            tls.add(new Tls(List.copyOf(hosts), secret));
        }
        return this;
    }

    /**
     * Gives it a name of its own instead of the derived one, to take over one that is there already.
     *
     * @param name a DNS subdomain; two of one name are a finding
     * @return these options
     */
    public IngressOptions name(String name) {
        pin(name);
        return this;
    }

    /**
     * Adds a label.
     *
     * @param key a qualified name
     * @param value a label value
     * @return these options
     */
    public IngressOptions label(String key, String value) {
        metadata.label(key, value);
        return this;
    }

    /**
     * Adds an annotation, which is how ingress controllers are configured.
     *
     * @param key a qualified name
     * @param value any text
     * @return these options
     */
    public IngressOptions annotation(String key, String value) {
        metadata.annotation(key, value);
        return this;
    }

    @Override
    public HasMetadata build(Identity me, Naming naming) {
        IngressSpec spec = new IngressSpec();
        spec.setIngressClassName(className);
        spec.setRules(routes.entrySet().stream()
                .map(e -> rule(e.getKey(), e.getValue(), naming))
                .toList());
        spec.setTls(tls.stream()
                .map(t -> new IngressTLS(t.hosts, naming.nameOf(t.secret)))
                .toList());
        Ingress object = new Ingress();
        object.setSpec(spec);
        return metadata.on(object, me);
    }

    private static IngressRule rule(String host, List<Route> to, Naming naming) {
        HTTPIngressRuleValue http = new HTTPIngressRuleValue();
        http.setPaths(to.stream().map(r -> path(r, naming)).toList());
        return new IngressRule(host, http);
    }

    private static HTTPIngressPath path(Route route, Naming naming) {
        ServiceBackendPort port = new ServiceBackendPort();
        port.setName(route.to.portName());
        String name = route.to.service().map(naming::nameOf).orElse("");
        IngressBackend backend = new IngressBackend();
        backend.setService(new IngressServiceBackend(name, port));
        return new HTTPIngressPath(backend, route.path, route.type);
    }
}
