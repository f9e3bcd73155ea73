package dev.forklift.testkit.arbitraries;

import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Outsider;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Names;
import dev.forklift.resource.IncludedObjects;
import dev.forklift.resource.Objects;
import dev.forklift.workload.Volume;
import dev.forklift.workload.Workload;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Components that take over what runs already: names and selectors of their own, YAML, and pods of an operator. */
final class Adopted {

    private static final int SHORT = 40;

    private Adopted() {}

    static Arbitrary<Blueprint<Component<?>>> any() {
        return Arbitraries.oneOf(
                Arbitraries.just(named()),
                Arbitraries.integers().between(0, 3).map(Adopted::written),
                Arbitraries.integers().between(5000, 5002).map(Adopted::operated));
    }

    private static Blueprint<Component<?>> named() {
        return Blueprint.<Component<?>>of("everything under a name of its own", around -> Adopted::named)
                .using("WorkloadOptions.name")
                .using("WorkloadOptions.selector")
                .using("ServiceOptions.name")
                .using("ConfigMapOptions.name")
                .using("SecretOptions.name")
                .using("ServiceAccountOptions.name")
                .using("ClaimOptions.name")
                .using("IngressOptions.name");
    }

    private static NoPort named(Scope s) {
        String name = name(s);
        var account = s.serviceAccount(a -> a.name(name));
        var config = s.configMap(c -> c.name(name).data("A", "1"));
        var secret = s.secret(x -> x.name(name).data("B", "2"));
        var media = s.claim("media", "1Gi", c -> c.name(name));
        Workload web = s.deployment(w -> w.image("legacy:1")
                .name(name)
                .selector("app", name)
                .port("http", 8080)
                .serviceAccount(account)
                .envFrom(config)
                .envFrom(secret)
                .mount("/media", Volume.claim("media", media)));
        Endpoint http = web.service(x -> x.name(name)).endpoint("http");
        s.ingress(i -> i.name(name).route("legacy.example.com", "/" + name, http));
        s.cronJob("nightly", "0 3 * * *", c -> c.image("legacy:1").name(name).connectsTo(http));
        return NoPort.INSTANCE;
    }

    private static Blueprint<Component<?>> written(int replicas) {
        return Blueprint.<Component<?>>of("YAML of a Deployment with replicas: " + replicas, around -> s -> {
                    String name = name(s);
                    IncludedObjects legacy = s.objects("legacy", Objects.fromYaml(yaml(name, replicas)));
                    Endpoint at = legacy.endpoint(name, "web");
                    s.deployment(w -> w.image("client:1").env("LEGACY", at.hostAndPort()));
                    legacy.connects(legacy.ref(Deployment.class, name), Endpoint.external("db.example.com", 5432));
                    return NoPort.INSTANCE;
                })
                .using("objects");
    }

    private static String yaml(String name, int replicas) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: NAME}
                spec:
                  replicas: REPLICAS
                  selector:
                    matchLabels: {legacy: NAME}
                  template:
                    metadata:
                      labels: {legacy: NAME}
                    spec:
                      containers:
                      - name: web
                        image: legacy:1
                        ports: [{name: http, containerPort: 8080}]
                        readinessProbe: {tcpSocket: {port: http}}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: NAME}
                spec:
                  selector: {legacy: NAME}
                  ports: [{name: web, port: 80, targetPort: http}]
                """.replace("NAME", name).replace("REPLICAS", String.valueOf(replicas));
    }

    private static Blueprint<Component<?>> operated(int port) {
        return Blueprint.<Component<?>>of("pods of an operator at " + port, around -> s -> {
                    Endpoint at = Endpoint.external(name(s), port);
                    s.operatorPods(
                            "pods",
                            naming -> Map.of("acme.example/cluster", name(s)),
                            p -> p.listens(at, port)
                                    .amongThemselves(port)
                                    .admits(others -> Map.of("acme.example/pool", name(s)), 8000)
                                    .admits(Outsider.operator("acme", "acme"), 8000));
                    s.makes(Ref.external(Secret.class, name(s) + "-app"), "the operator of Acme");
                    s.deployment(w -> w.image("client:1").connectsTo(at));
                    return NoPort.INSTANCE;
                })
                .using("operatorPods");
    }

    /** Of its own in the stack, since the component's path is. */
    private static String name(Scope s) {
        return "old-" + Names.fit(s.path().value().replace('.', '-'), SHORT);
    }
}
