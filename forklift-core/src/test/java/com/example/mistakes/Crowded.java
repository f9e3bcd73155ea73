package com.example.mistakes;

import dev.forklift.Stack;
import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.Workload;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;

/** Twelve mistakes in one stack, and two that have one cause. */
final class Crowded {

    private static final String IMAGE = "registry.example.com/shop:1.42.0";

    private Crowded() {}

    static Stack stack() {
        return Stack.named("shop").define(s -> {
            SecretKey password = SecretKey.external("shop-db", "password");
            ConfigMapHandle settings = s.configMap("settings", c -> c.data("LEVEL", "info"));
            Workload web = s.deployment("web", w -> {
                w.image(IMAGE).port("http", 8000).env("LEVEL", settings.key("LEVEL"));
                w.port("metrics", 90000); // 1
                w.env("DB-PASS WORD", password); // 2
                w.resources(r -> r.memory("256MB")); // 3
            });
            web.service(o -> o.port("http", 80, "htpp")); // 4
            web.service("admin", o -> o.label("team", "a/b")); // 5
            s.group("Jobs", jobs -> {}); // 6
            s.add("cache", new Cache(64));
            s.deployment("worker", Crowded::worker); // 10
            s.add("first", new Reader(), o -> o.container("web", c -> c.image(IMAGE))); // 11
            s.add("second", new Reader(), o -> o.replicas(-2)); // 12
        });
    }

    private static void worker(DeploymentOptions options) {
        options.image(IMAGE).env("URL", "amqp://$(HOST)/");
        options.probes(p -> p.readiness(r -> r.exec("ready")));
    }

    /** A user's own component, with three mistakes in it. */
    record Cache(int megabytes) implements Component<NoPort> {
        @Override
        public NoPort define(Scope s) {
            ConfigMapHandle config = s.configMap(c -> c.data("size", "" + megabytes));
            Workload server = s.deployment(w -> {
                w.image("memcached:1.6.38").port("memcache", 11211);
                w.env("SIZE", config.key("sizes")); // 7
                w.replicas(-1); // 8
            });
            server.service().endpoint("memcached"); // 9
            return NoPort.INSTANCE;
        }
    }

    /** Names an account that nobody declares: added twice, but one cause. */
    record Reader() implements Component<NoPort> {
        @Override
        public NoPort define(Scope s) {
            Ref<ServiceAccount> account = s.serviceAccount(a -> a.imagePullSecret("registry"));
            s.deployment(w -> w.image(IMAGE).port("http", 8000).serviceAccount(account)); // 13
            s.everything(o -> o.patch(
                    Deployment.class, d -> d.getSpec().getTemplate().getSpec().setServiceAccountName("reader")));
            return NoPort.INSTANCE;
        }
    }
}
