package dev.forklift.testkit.arbitraries;

import dev.forklift.declare.Ref;
import dev.forklift.declare.Text;
import dev.forklift.resource.ClaimOptions;
import dev.forklift.resource.ConfigMapOptions;
import dev.forklift.resource.IngressOptions;
import dev.forklift.resource.RoleOptions;
import dev.forklift.resource.SecretOptions;
import dev.forklift.resource.ServiceAccountOptions;
import dev.forklift.resource.ServiceOptions;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import net.jqwik.api.Arbitraries;

/** What can be said of objects beside workloads. */
final class Resources {

    private Resources() {}

    static Options<ServiceOptions> services() {
        return Options.<ServiceOptions>of("ServiceOptions")
                .with("port", Arbitraries.of(80, 8080, 443), (o, port) -> o.port("http", port))
                .with("appProtocol", Arbitraries.of("http", "kubernetes.io/h2c"), (o, p) -> o.appProtocol("http", p))
                .with("type", "headless", Arbitraries.just("None"), (o, none) -> o.headless())
                .with("type", "clusterIp", Arbitraries.just("ClusterIP"), (o, none) -> o.clusterIp())
                .with("type", "nodePort", Arbitraries.just("NodePort"), (o, none) -> o.nodePort())
                .with("type", "loadBalancer", Arbitraries.just("LoadBalancer"), (o, none) -> o.loadBalancer())
                .with(
                        "type",
                        "loadBalancerFrom",
                        Arbitraries.of("203.0.113.0/24"),
                        (o, network) -> o.loadBalancerFrom(network))
                .flag("sticky", ServiceOptions::sticky)
                .flag("publishNotReady", ServiceOptions::publishNotReady)
                .with("label", Values.labelKeys(), Values.labelValues(), ServiceOptions::label)
                .with("annotation", Values.labelKeys(), Values.texts(), ServiceOptions::annotation);
    }

    static Options<ConfigMapOptions> configMaps() {
        return Options.<ConfigMapOptions>of("ConfigMapOptions")
                .with("data", Values.envNames(), Values.texts(), ConfigMapOptions::data)
                .with("dataDefault", Values.texts(), (o, text) -> o.dataDefault("settings.ini", Text.of(text)))
                .with("dataAtFinish", Values.texts(), (o, text) -> o.dataAtFinish("at-finish", facts -> Text.of(text)))
                .flag("stableName", ConfigMapOptions::stableName)
                .with("atFinish", Values.texts(), (o, text) -> o.atFinish((facts, own) -> own.data("late", text)))
                .with("label", Values.labelKeys(), Values.labelValues(), ConfigMapOptions::label)
                .with("annotation", Values.labelKeys(), Values.texts(), ConfigMapOptions::annotation);
    }

    static Options<SecretOptions> secrets() {
        return Options.<SecretOptions>of("SecretOptions")
                .with("data", Values.envNames(), Values.texts(), SecretOptions::data)
                .with("type", Arbitraries.of("Opaque", "example.com/token"), SecretOptions::type)
                .flag("stableName", SecretOptions::stableName)
                .with("label", Values.labelKeys(), Values.labelValues(), SecretOptions::label)
                .with("annotation", Values.labelKeys(), Values.texts(), SecretOptions::annotation);
    }

    static Options<ClaimOptions> claims() {
        return Options.<ClaimOptions>of("ClaimOptions")
                .with("size", Arbitraries.of("1Gi", "10Gi", "512Mi", "1e9"), ClaimOptions::size)
                .with("storageClass", Values.objectNames(), ClaimOptions::storageClass)
                .with("label", Values.labelKeys(), Values.labelValues(), ClaimOptions::label)
                .with("annotation", Values.labelKeys(), Values.texts(), ClaimOptions::annotation);
    }

    static Options<ServiceAccountOptions> accounts() {
        return Options.<ServiceAccountOptions>of("ServiceAccountOptions")
                .with("imagePullSecret", Values.objectNames(), ServiceAccountOptions::imagePullSecret)
                .with("label", Values.labelKeys(), Values.labelValues(), ServiceAccountOptions::label)
                .with("annotation", Values.labelKeys(), Values.texts(), ServiceAccountOptions::annotation);
    }

    static Options<RoleOptions> roles() {
        return Options.<RoleOptions>of("RoleOptions")
                .with(
                        "allow",
                        Arbitraries.of("", "apps"),
                        Arbitraries.of("get", "list"),
                        (o, group, verb) ->
                                o.allow(group, List.of("pods", "deployments"), List.of(verb), List.of("one")));
    }

    static Options<IngressOptions> ingresses() {
        return Options.<IngressOptions>of("IngressOptions")
                .with("className", Arbitraries.of("nginx", "traefik"), IngressOptions::className)
                .need("route", UserComponents.SERVER, (o, server) -> o.route("more.example.com", "/a", server.at()))
                .need("exact", UserComponents.SERVER, (o, server) -> o.exact("more.example.com", "/b", server.at()))
                .with(
                        "tls",
                        Values.hosts(),
                        Values.objectNames(),
                        (o, host, secret) -> o.tls(List.of(host), Ref.external(Secret.class, secret)))
                .with("label", Values.labelKeys(), Values.labelValues(), IngressOptions::label)
                .with("annotation", Values.labelKeys(), Values.texts(), IngressOptions::annotation);
    }
}
