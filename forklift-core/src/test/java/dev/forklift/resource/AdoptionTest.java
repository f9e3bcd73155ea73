package dev.forklift.resource;

import static dev.forklift.Stacks.ids;
import static dev.forklift.Stacks.part;
import static dev.forklift.Stacks.stack;
import static dev.forklift.Stacks.web;
import static dev.forklift.Stacks.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.workload.Volume;
import dev.forklift.workload.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import org.junit.jupiter.api.Test;

class AdoptionTest {

    @Test
    void whatever_runs_already_keeps_its_name_and_others_refer_to_it() {
        Stack stack = stack(s -> s.group("web", g -> {
            var account = g.serviceAccount(a -> a.name("legacy-account"));
            var config = g.configMap(c -> c.name("legacy-config").data("A", "1"));
            var secret = g.secret(x -> x.name("legacy-secret").data("B", "2"));
            var media = g.claim("media", "1Gi", c -> c.name("legacy-media"));
            Workload web = g.deployment(w -> w.image("shop:1")
                    .name("legacy-web")
                    .port("http", 8000)
                    .serviceAccount(account)
                    .envFrom(config)
                    .envFrom(secret)
                    .mount("/media", Volume.claim("media", media)));
            var http = web.service(x -> x.name("legacy-http")).endpoint("http");
            g.ingress(i -> i.name("legacy-edge").route("shop.example.com", "/", http));
        }));
        stack.check().throwIfErrors();

        assertThat(stack.graph().objects().stream().map(o -> o.getMetadata().getName()))
                .allMatch(name -> name.startsWith("legacy-"));
        assertThat(yaml(stack.graph().deployment("web")))
                .contains(
                        "serviceAccountName: legacy-account",
                        "name: legacy-config",
                        "name: legacy-secret",
                        "claimName: legacy-media");
        assertThat(yaml(stack.graph().ingress("web"))).contains("name: legacy-http");
    }

    @Test
    void a_selector_that_is_there_is_kept_and_everything_selects_by_it() {
        Stack stack = stack(s -> {
            s.networkPolicies(n -> {});
            Workload web = s.deployment(
                    "web", w -> w.image("shop:1").port("http", 8000).replicas(2).selector("app", "web"));
            web.service(x -> x.loadBalancer());
        });
        stack.check().throwIfErrors();

        String deployment = yaml(stack.graph().deployment("web"));
        assertThat(part(deployment, "selector")).isEqualTo("  matchLabels:\n    app: web\n".indent(0));
        assertThat(part(deployment, "template")).contains("app: web", "app.kubernetes.io/instance: shop");
        assertThat(part(yaml(stack.graph().service("web")), "selector").strip()).isEqualTo("app: web");
        assertThat(part(yaml(stack.graph().get(NetworkPolicy.class, "web")), "podSelector"))
                .contains("app: web");
    }

    @Test
    void a_stateful_set_is_governed_by_its_service_whatever_that_is_called() {
        Stack stack = stack(s -> s.statefulSet(
                        "cache", w -> w.image("cache:1").port("cache", 6379).name("cache-master"))
                .service(x -> x.name("cache-headless")));
        stack.check().throwIfErrors();

        assertThat(yaml(stack.graph().statefulSet("cache"))).contains("serviceName: cache-headless");
    }

    @Test
    void a_name_can_be_pinned_from_outside() {
        Stack stack = web(w -> {}).with("web", o -> o.workload(w -> w.name("legacy-web")));

        assertThat(stack.graph().objects().stream().map(HasMetadata::getMetadata))
                .extracting(m -> m.getName())
                .contains("legacy-web");
    }

    @Test
    void a_job_keeps_its_hash() {
        Stack stack = stack(s -> s.job("migrate", j -> j.image("shop:1").name("legacy-migrate")));

        assertThat(stack.graph().job("migrate").getMetadata().getName()).matches("legacy-migrate-[0-9a-f]{8}");
    }

    @Test
    void two_of_one_name_are_found_and_so_is_what_is_no_name() {
        assertThat(ids(stack(s -> {
                    s.configMap("one", c -> c.name("same").data("A", "1"));
                    s.configMap("other", c -> c.name("same").data("A", "2"));
                })))
                .containsExactly("forklift.E026");
        assertThat(ids(web(w -> w.name("Legacy_Web")))).containsExactly("forklift.E011");
        assertThat(ids(stack(s -> s.job("once", j -> j.image("i:1").selector("app", "x")))))
                .containsExactly("forklift.E013");
        assertThat(ids(stack(s -> s.statefulSet(
                        "db",
                        w -> w.image("i:1").port("p", 1234).mount("/d", Volume.perPod("d", "1Gi", c -> c.name("x")))))))
                .contains("forklift.E013");
    }
}
