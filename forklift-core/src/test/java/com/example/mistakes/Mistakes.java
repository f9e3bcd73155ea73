package com.example.mistakes;

import dev.forklift.Stack;
import dev.forklift.component.Scope;
import dev.forklift.declare.Gate;
import dev.forklift.declare.SecretKey;
import dev.forklift.resource.SecretHandle;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.Workload;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.function.Consumer;

/** What users get wrong, as they would write it. Each line that is wrong says so, and is where the finding has to be. */
final class Mistakes {

    private static final String IMAGE = "registry.example.com/shop:1.42.0";

    private Mistakes() {}

    private static Stack stack(Consumer<Scope> definition) {
        return Stack.named("shop").define(definition);
    }

    static Stack twoObjectsOfOneKindAndName() {
        return stack(s -> {
            s.group(
                    "mail",
                    mail -> mail.deployment("worker", w -> w.image(IMAGE).port("http", 8000)));
            s.deployment("mail-worker", w -> w.image(IMAGE).port("http", 8000)); // wrong
        });
    }

    static Stack aSecretKeyThatDoesNotExist() {
        return stack(s -> {
            SecretHandle secret = s.secret("db", o -> o.data("password", "for development"));
            SecretKey key = secret.key("pasword"); // wrong
            s.deployment("web", w -> w.image(IMAGE).port("http", 8000).env("DB_PASSWORD", key));
        });
    }

    static Stack aSecretFromAnotherNamespace() {
        SecretKey key = SecretKey.external("databases/shop-db", "password");
        return stack(s -> s.deployment("web", w -> {
            w.image(IMAGE).port("http", 8000);
            w.env("DB_PASSWORD", key); // wrong
        }));
    }

    static Stack aTargetPortThatNoContainerHas() {
        return stack(s -> {
            Workload web = s.deployment("web", w -> w.image(IMAGE).port("http", 8000));
            web.service(o -> o.port("http", 80, "htpp")); // wrong
        });
    }

    static Stack anIllegalLabelKey() {
        return stack(s -> s.deployment("web", w -> {
            w.image(IMAGE).port("http", 8000);
            w.label("Bad Prefix/team", "shop"); // wrong
        }));
    }

    static Stack anIllegalLabelValue() {
        return stack(s -> s.deployment("web", w -> {
            w.image(IMAGE).port("http", 8000);
            w.label("example.com/branch", "feature/x"); // wrong
        }));
    }

    static Stack fewerThanNoReplicas() {
        return stack(s -> s.deployment("web", w -> {
            w.image(IMAGE).port("http", 8000);
            w.replicas(-5); // wrong
        }));
    }

    static Stack anEmptyImage() {
        return stack(s -> s.deployment("web", w -> {
            w.image(""); // wrong
            w.port("http", 8000);
        }));
    }

    static Stack anIllegalServiceName() {
        return stack(s -> {
            Service service = new Service();
            service.setMetadata(new ObjectMeta());
            service.getMetadata().setName("1web");
            s.object("web", service); // wrong
        });
    }

    static Stack aPatchThatSetsReplicasToAWord() {
        String patch = "{\"spec\": {\"replicas\": \"three\"}}";
        return stack(s -> s.deployment("web", w -> w.image(IMAGE).port("http", 8000)))
                .with("web", o -> o.mergePatch(Deployment.class, patch)); // wrong
    }

    static Stack aPodWithoutContainers() {
        return stack(s -> {
            s.everything(o -> o.patch(Deployment.class, d -> pod(d).setContainers(List.of())));
            s.deployment("web", w -> w.image(IMAGE)); // wrong
        });
    }

    private static PodSpec pod(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec();
    }

    static Stack exposingWhatHasNoPort() {
        return stack(s -> {
            Workload worker =
                    s.deployment("worker", w -> w.image(IMAGE).probes(p -> p.readiness(r -> r.exec("ready"))));
            worker.service(); // wrong
        });
    }

    static Stack anAutoscalerBesideReplicas() {
        return stack(s -> s.deployment("web", w -> {
            w.image(IMAGE).port("http", 8000).autoscale(a -> a.between(2, 5));
            w.replicas(3); // wrong
        }));
    }

    static Stack aDependencyCycle() {
        return stack(s -> {
            Workload one = s.deployment("one", Mistakes::waitsForEverything); // wrong
            s.group("two", g -> {
                Workload two =
                        g.deployment(w -> w.image(IMAGE).port("http", 8000).after(one.ready()));
                g.declare(two.ready());
            });
        });
    }

    private static void waitsForEverything(DeploymentOptions options) {
        options.image(IMAGE).port("http", 8000);
        options.atFinish((facts, own) -> facts.of(Gate.class).forEach(own::after));
    }

    static Stack anOverrideOfAPathThatDoesNotExist() {
        return stack(s -> s.group("web", g -> g.deployment(w -> w.image(IMAGE).port("http", 8000))))
                .with("wbe", o -> o.replicas(3)); // wrong
    }

    static Stack anOverrideOfAContainerThatIsCalledOtherwise() {
        return stack(s -> s.deployment("web", w -> w.image(IMAGE).port("http", 8000)))
                .with("web", o -> o.container("wbe", c -> c.args("-q"))); // wrong
    }

    static Stack anOverrideOfWhatAnotherComponentDeclares() {
        return stack(s -> {
                    s.group(
                            "cache",
                            g -> g.statefulSet(w -> w.image(IMAGE).port("http", 8000))
                                    .service());
                    s.group("web", g -> g.deployment(w -> w.image(IMAGE).port("http", 8000)));
                })
                .with("cache", o -> o.deployment(d -> d.replicas(3))); // wrong
    }

    static Stack aPatchOfWhatNothingDeclares() {
        return stack(s -> s.group("web", g -> g.deployment(w -> w.image(IMAGE).port("http", 8000))))
                .with("web", o -> o.patch(Service.class, service -> service.setSpec(null))); // wrong
    }

    static Stack aJsonPatchOfAFieldThatDoesNotExist() {
        String patch = "[{\"op\": \"remove\", \"path\": \"/spec/paussed\"}]";
        return stack(s -> s.deployment("web", w -> w.image(IMAGE).port("http", 8000)))
                .with("web", o -> o.jsonPatch(Deployment.class, patch)); // wrong
    }
}
