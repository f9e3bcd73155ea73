package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBackend;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.IngressSpec;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import io.fabric8.kubernetes.api.model.networking.v1.ServiceBackendPort;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the API server refuses of an Ingress.
 *
 * <p>Source: <a
 * href="https://github.com/kubernetes/kubernetes/blob/v1.34.1/pkg/apis/networking/validation/validation.go">the API server's
 * validation</a>.
 */
final class IngressShape implements Check {

    private static final Set<String> PATH_TYPES = Set.of("Exact", "Prefix", "ImplementationSpecific");
    private static final Pattern NO_PATH = Pattern.compile(".*(//|/\\./|/\\.\\./|%2f|%2F).*|.*/\\.\\.?");
    private static final String CLASS = "kubernetes.io/ingress.class";

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        graph.forEach(Ingress.class, (node, ingress) -> {
            if (ingress.getSpec() != null) {
                new Shape(node, findings).ingress(ingress, ingress.getSpec());
            }
        });
    }

    private record Shape(Node node, Consumer<Finding> findings) {

        private void unless(boolean ok, String field, String title, String because, String fix) {
            if (!ok) {
                findings.accept(node.finding(Finding.of("forklift.E258", title, because, fix), field));
            }
        }

        void ingress(Ingress ingress, IngressSpec spec) {
            unless(
                    !spec.getRules().isEmpty() || spec.getDefaultBackend() != null,
                    "spec",
                    "an Ingress without rules",
                    "the API server takes none that routes nothing",
                    "a rule, or a default backend");
            for (IngressRule rule : spec.getRules()) {
                rule(rule);
            }
            if (spec.getDefaultBackend() != null) {
                backend("spec.defaultBackend", spec.getDefaultBackend());
            }
            spec.getTls().forEach(this::tls);
            className(ingress.getMetadata().getAnnotations(), spec.getIngressClassName());
        }

        private void className(@Nullable Map<String, String> annotations, @Nullable String className) {
            String annotated = annotations == null ? null : annotations.get(CLASS);
            unless(
                    annotated == null || className == null || annotated.equals(className),
                    "metadata.annotations",
                    "an Ingress of two classes: " + className + ", and " + annotated + " by annotation",
                    "the API server refuses classes that differ",
                    "spec.ingressClassName alone");
        }

        private void rule(IngressRule rule) {
            String host = rule.getHost() == null ? "" : rule.getHost();
            String at = "spec.rules[" + host + "]";
            unless(
                    host.isEmpty() || Names.isHost(host),
                    at + ".host",
                    "'" + host + "' is no host of a route",
                    "a host is a DNS name, in which '*' may only be the whole first label, and no IP address",
                    "a host such as shop.example.com");
            if (rule.getHttp() != null) {
                unless(
                        !rule.getHttp().getPaths().isEmpty(),
                        at + ".http.paths",
                        "the rule of '" + host + "' has no paths",
                        "the API server asks for one at least",
                        "the path / for all");
                rule.getHttp().getPaths().forEach(path -> path(at + ".http.paths[" + path.getPath() + "]", path));
            }
        }

        private void path(String at, HTTPIngressPath path) {
            String type = path.getPathType() == null ? "" : path.getPathType();
            String value = path.getPath() == null ? "" : path.getPath();
            unless(
                    PATH_TYPES.contains(type),
                    at + ".pathType",
                    "'" + type + "' is no type of a path",
                    "it is Exact, Prefix or ImplementationSpecific",
                    "Prefix, for a path and all below it");
            boolean free = type.equals("ImplementationSpecific");
            unless(
                    value.startsWith("/") ? free || !NO_PATH.matcher(value).matches() : free && value.isEmpty(),
                    at + ".path",
                    "'" + value + "' is no path of a route",
                    "a path is absolute; an exact one or a prefix has no empty parts, no '.' or '..', and no encoded '/'",
                    "a path such as /api");
            if (path.getBackend() != null) {
                backend(at + ".backend", path.getBackend());
            } else {
                unless(
                        false,
                        at + ".backend",
                        "a path that leads nowhere",
                        "the API server asks for a backend",
                        "a Service");
            }
        }

        private void backend(String at, IngressBackend backend) {
            unless(
                    (backend.getService() == null) != (backend.getResource() == null),
                    at,
                    "a backend that is not exactly one of a Service and a resource",
                    "requests go to one of the two",
                    "the Service");
            if (backend.getService() != null) {
                String name = backend.getService().getName() == null
                        ? ""
                        : backend.getService().getName();
                ServiceBackendPort port = backend.getService().getPort();
                boolean one = port != null && (port.getName() == null) != (port.getNumber() == null);
                unless(
                        Names.isServiceName(name),
                        at + ".service.name",
                        "'" + name + "' is no name of a Service",
                        "a Service's name has at most 63 of a-z, 0-9 and '-', and begins with a letter",
                        "the name of a Service");
                unless(
                        one && (port.getName() == null || Names.isPortName(port.getName())),
                        at + ".service.port",
                        "a route to " + name + " without a port, or with a name and a number",
                        "the port is said by its name, of at most 15 characters, or by its number",
                        "the name of one of the Service's ports");
            }
        }

        private void tls(IngressTLS tls) {
            String secret = tls.getSecretName();
            unless(
                    tls.getHosts().stream().allMatch(Names::isHost) && (secret == null || Names.isDnsSubdomain(secret)),
                    "spec.tls",
                    "TLS for " + tls.getHosts() + " by '" + secret + "'",
                    "hosts are DNS names, and a Secret's name is a DNS subdomain",
                    "the hosts of the rules, and the name of a Secret");
        }
    }
}
