package dev.forklift.finish;

import static dev.forklift.Stacks.ids;
import static dev.forklift.Stacks.part;
import static dev.forklift.Stacks.stack;
import static dev.forklift.Stacks.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.forklift.Stack;
import dev.forklift.component.Scope;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Outsider;
import dev.forklift.declare.Text;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.resource.IsolationOptions;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.SafeDefault;
import dev.forklift.workload.Volume;
import dev.forklift.workload.Workload;
import io.fabric8.kubernetes.api.model.ProjectedVolumeSource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccountTokenProjection;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DerivedPoliciesTest {

    @Test
    void a_connection_is_allowed_at_both_ends_on_the_port_of_the_pods() {
        Stack stack = connected((w, db) -> w.connectsTo(db), n -> {});
        stack.check().throwIfErrors();

        assertThat(part(policy(stack, "web"), "spec").indent(-2)).isEqualTo("""
                egress:
                - ports:
                  - port: 5432
                    protocol: TCP
                  to:
                  - podSelector:
                      matchLabels:
                        app.kubernetes.io/component: db
                        app.kubernetes.io/instance: shop
                podSelector:
                  matchLabels:
                    app.kubernetes.io/component: web
                    app.kubernetes.io/instance: shop
                policyTypes:
                - Ingress
                - Egress
                """);
        assertThat(part(policy(stack, "db"), "ingress")).isEqualTo("""
                - from:
                  - podSelector:
                      matchLabels:
                        app.kubernetes.io/component: web
                        app.kubernetes.io/instance: shop
                  ports:
                  - port: 5432
                    protocol: TCP
                """);
    }

    @Test
    void everything_else_is_denied_but_asking_for_names() {
        Stack stack = connected((w, db) -> {}, n -> {});

        assertThat(policies(stack)).containsExactly("shop-network-default-deny", "shop-network-dns");
        assertThat(part(yaml(object(stack, "shop-network-default-deny")), "spec")
                        .indent(-2))
                .isEqualTo("""
                podSelector:
                  matchLabels:
                    app.kubernetes.io/instance: shop
                policyTypes:
                - Ingress
                - Egress
                """);
        assertThat(part(yaml(object(stack, "shop-network-dns")), "egress")).isEqualTo("""
                - ports:
                  - port: 53
                    protocol: TCP
                  - port: 53
                    protocol: UDP
                """);
    }

    @Test
    void name_servers_can_be_those_of_one_namespace() {
        Stack stack = connected((w, db) -> {}, n -> n.dnsIn("openshift-dns", 5353));

        assertThat(yaml(object(stack, "shop-network-dns")))
                .contains("port: 5353", "kubernetes.io/metadata.name: openshift-dns")
                .doesNotContain("port: 53\n");
    }

    @Test
    void nothing_is_derived_where_it_is_not_asked_for() {
        Stack stack = stack(s -> s.deployment("web", w -> w.image("i:1").connectsTo(database(s))));

        assertThat(policies(stack)).isEmpty();
        assertThat(stack.graph().connections())
                .extracting(Object::toString)
                .containsExactly("Deployment shop-web -> Deployment shop-db port 5432");
    }

    @Test
    void an_address_in_the_environment_is_a_connection() {
        Stack stack = connected((w, db) -> w.env("DSN", Text.of("sql://").plus(db.hostAndPort())), n -> {});

        assertThat(policy(stack, "web")).contains("port: 5432");
    }

    @Test
    void a_name_that_is_only_named_is_none() {
        Stack stack = connected((w, db) -> w.env("PEERS", db.name()), n -> {});

        assertThat(policies(stack)).doesNotContain("shop-web");
    }

    @Test
    void so_is_an_address_in_the_environment_of_an_init_container() {
        Stack stack = connected((w, db) -> w.init("wait", i -> i.image("i:1").env("HOST", db.host())), n -> {});

        assertThat(policy(stack, "web")).contains("port: 5432");
    }

    @Test
    void so_is_an_address_in_a_config_map_for_those_who_read_that_key() {
        Stack stack = isolated(n -> {}, s -> {
            Endpoint db = database(s);
            ConfigMapHandle config =
                    s.configMap("config", c -> c.data("host", db.host()).data("other", "x"));
            s.deployment("all", w -> w.image("i:1").envFrom(config));
            s.deployment("mounts", w -> w.image("i:1").mount("/etc/c", Volume.configMap("c", config)));
            s.deployment("key", w -> w.image("i:1").env("HOST", config.key("host")));
            s.deployment("other", w -> w.image("i:1").env("OTHER", config.key("other")));
        });

        assertThat(policies(stack))
                .contains("shop-all", "shop-mounts", "shop-key")
                .doesNotContain("shop-other");
    }

    @Test
    void jobs_and_cron_jobs_have_policies_too_and_a_jobs_is_named_without_the_hash() {
        Stack stack = isolated(n -> {}, s -> {
            Endpoint db = database(s);
            s.job("once", j -> j.image("i:1").connectsTo(db));
            s.cronJob("nightly", "0 3 * * *", c -> c.image("i:1").connectsTo(db));
        });
        stack.check().throwIfErrors();

        assertThat(policies(stack)).contains("shop-once", "shop-nightly");
        assertThat(part(policy(stack, "db"), "ingress")).contains("component: once", "component: nightly");
    }

    @Test
    void the_ports_are_those_of_the_finished_objects() {
        Stack stack = isolated(n -> {}, s -> {
            Endpoint db = database(s);
            s.deployment("web", w -> w.image("i:1").connectsTo(db));
            s.everything(o -> o.patch(
                            Deployment.class,
                            d -> d.getSpec().getTemplate().getSpec().getContainers().stream()
                                    .flatMap(c -> c.getPorts().stream())
                                    .forEach(p -> p.setContainerPort(6543)))
                    .patch(
                            Service.class,
                            service -> service.getSpec().getPorts().forEach(p -> p.setPort(15432))));
        });

        assertThat(policy(stack, "web")).contains("port: 6543").doesNotContain("5432\n", "15432");
    }

    @Test
    void the_ingress_controller_is_let_in_where_something_is_routed_to_and_nowhere_else() {
        Stack stack = routed(n -> n.ingressController("traefik"));
        stack.check().throwIfErrors();

        assertThat(part(policy(stack, "web"), "ingress")).isEqualTo("""
                - from:
                  - namespaceSelector:
                      matchLabels:
                        kubernetes.io/metadata.name: traefik
                  ports:
                  - port: 8000
                    protocol: TCP
                """);
        assertThat(policies(stack)).doesNotContain("shop-db");
    }

    @Test
    void where_it_runs_has_to_be_said() {
        Stack stack = routed(n -> {});

        assertThat(ids(stack)).containsExactly("forklift.E052");
        assertThat(stack.check().toString())
                .contains("nobody says where the ingress controller runs", "concerns     web");
    }

    @Test
    void a_load_balancer_brings_whoever_comes() {
        Stack stack = isolated(
                n -> {},
                s -> s.deployment("web", w -> w.image("i:1").port("http", 8000)).service(x -> x.loadBalancer()));

        assertThat(part(policy(stack, "web"), "ingress")).isEqualTo("""
                - ports:
                  - port: 8000
                    protocol: TCP
                """);
    }

    @Test
    void an_outsider_is_let_in_where_an_override_says_so() {
        Stack stack = isolated(
                        n -> n.metricsFrom("monitoring"),
                        s -> s.deployment("web", w -> w.image("i:1").port("http", 8000)))
                .with(
                        "web",
                        o -> o.workload(w -> w.sidecar(
                                        "exporter", c -> c.image("e:1").port("metrics", 9113))
                                .admits(Outsider.METRICS_SCRAPER, "metrics")));

        assertThat(part(policy(stack, "web"), "ingress")).isEqualTo("""
                - from:
                  - namespaceSelector:
                      matchLabels:
                        kubernetes.io/metadata.name: monitoring
                  ports:
                  - port: 9113
                    protocol: TCP
                """);
    }

    @Test
    void an_outsider_at_a_port_that_no_container_has_is_found() {
        Stack stack = isolated(
                n -> n.metricsFrom("monitoring"),
                s -> s.deployment(
                        "web", w -> w.image("i:1").port("http", 8000).admits(Outsider.METRICS_SCRAPER, "metrics")));

        assertThat(stack.check().errors())
                .extracting(Finding::id, Finding::title)
                .containsExactly(
                        tuple("forklift.E311", "no container has a port 'metrics' to let the metrics scraper in at"));
    }

    @Test
    void outsiders_are_let_in_where_a_component_says_so() {
        Stack stack = isolated(n -> n.metricsFrom("monitoring"), s -> {
            Workload queue =
                    s.deployment("queue", w -> w.image("i:1").port("api", 15672).port("metrics", 15692));
            s.admits(Outsider.METRICS_SCRAPER, queue.ref(), "metrics");
            s.admits(Outsider.AUTOSCALER, queue.service().endpoint("api"));
        });
        stack.check().throwIfErrors();

        assertThat(part(policy(stack, "queue"), "ingress")).isEqualTo("""
                - from:
                  - namespaceSelector:
                      matchLabels:
                        kubernetes.io/metadata.name: keda
                  ports:
                  - port: 15672
                    protocol: TCP
                - from:
                  - namespaceSelector:
                      matchLabels:
                        kubernetes.io/metadata.name: monitoring
                  ports:
                  - port: 15692
                    protocol: TCP
                """);
    }

    @Test
    void a_host_outside_is_reached_at_its_addresses_or_at_any_outside_of_the_pods() {
        Endpoint known = Endpoint.external("db.example.com", 5432);
        Endpoint unknown = Endpoint.external("api.example.com", 443);
        Stack stack = isolated(
                n -> n.outside(known, "10.20.0.0/16").podCidr("10.244.0.0/16"),
                s -> s.deployment("web", w -> w.image("i:1").connectsTo(known).connectsTo(unknown)));
        stack.check().throwIfErrors();

        assertThat(part(policy(stack, "web"), "egress")).isEqualTo("""
                - ports:
                  - port: 5432
                    protocol: TCP
                  to:
                  - ipBlock:
                      cidr: 10.20.0.0/16
                - ports:
                  - port: 443
                    protocol: TCP
                  to:
                  - ipBlock:
                      cidr: 0.0.0.0/0
                      except:
                      - 169.254.0.0/16
                      - 10.244.0.0/16
                  - ipBlock:
                      cidr: "::/0"
                """);
    }

    @Test
    void an_address_a_neighbour_and_another_namespace_say_where_they_are() {
        Stack stack = isolated(
                n -> n.inNamespace(Endpoint.external("smtp.example.com", 25), "mail", 1025),
                s -> s.deployment(
                        "web",
                        w -> w.image("i:1")
                                .connectsTo(Endpoint.external("10.1.2.3", 5432))
                                .connectsTo(Endpoint.external("legacy-cache", 6379))
                                .connectsTo(Endpoint.external("search.data.svc.cluster.local", 9200))
                                .connectsTo(Endpoint.external("smtp.example.com", 25))));

        assertThat(part(policy(stack, "web"), "egress")).isEqualTo("""
                - ports:
                  - port: 6379
                    protocol: TCP
                  to:
                  - podSelector: {}
                - ports:
                  - port: 9200
                    protocol: TCP
                  to:
                  - namespaceSelector:
                      matchLabels:
                        kubernetes.io/metadata.name: data
                - ports:
                  - port: 1025
                    protocol: TCP
                  to:
                  - namespaceSelector:
                      matchLabels:
                        kubernetes.io/metadata.name: mail
                - ports:
                  - port: 5432
                    protocol: TCP
                  to:
                  - ipBlock:
                      cidr: 10.1.2.3/32
                """);
    }

    @Test
    void a_pod_with_a_token_reaches_the_api_server() {
        Stack anywhere = isolated(
                n -> {}, s -> s.deployment("web", w -> w.image("i:1").without(SafeDefault.NO_TOKEN, "starts jobs")));
        Stack known = isolated(
                n -> n.apiServer("10.0.0.1/32", 6443),
                s -> s.deployment("web", w -> w.image("i:1").without(SafeDefault.NO_TOKEN, "starts jobs")));

        assertThat(policy(anywhere, "web")).contains("port: 443", "port: 6443", "cidr: 0.0.0.0/0");
        assertThat(policy(known, "web"))
                .contains("port: 6443", "cidr: 10.0.0.1/32")
                .doesNotContain("0.0.0.0/0");
    }

    @Test
    void a_pod_with_a_token_in_one_of_its_containers_alone_reaches_it_too() {
        assertThat(policy(isolated(n -> {}, s -> s.deployment("web", w -> withToken(w, null))), "web"))
                .contains("port: 6443");
        assertThat(policy(isolated(n -> {}, s -> s.deployment("web", w -> withToken(w, "sts.example.com"))), "web"))
                .doesNotContain("port: 6443");
    }

    private static void withToken(DeploymentOptions w, String audience) {
        VolumeProjection token = new VolumeProjection();
        token.setServiceAccountToken(new ServiceAccountTokenProjection(audience, 3600L, "token"));
        io.fabric8.kubernetes.api.model.Volume volume = new io.fabric8.kubernetes.api.model.Volume();
        volume.setName("token");
        volume.setProjected(new ProjectedVolumeSource(null, List.of(token)));
        w.image("i:1")
                .connectsTo(Endpoint.external("10.1.2.3", 5432))
                .init("ask", c -> c.image("i:1").mount("/token", Volume.raw(volume)));
    }

    @Test
    void pods_of_an_operator_let_in_their_clients_each_other_and_the_operator() {
        Endpoint at = Endpoint.external("shop-sql-rw", 5432);
        Stack stack = isolated(n -> {}, s -> {
            s.operatorPods(
                    "sql",
                    naming -> Map.of("acme.example/cluster", "shop-sql"),
                    p -> p.listens(at, 5432)
                            .amongThemselves(5432)
                            .admits(Outsider.operator("the operator of Acme", "acme-system"), 8000));
            s.deployment("web", w -> w.image("i:1").connectsTo(at));
        });
        stack.check().throwIfErrors();

        String policy = policy(stack, "sql");
        assertThat(part(policy, "podSelector")).contains("acme.example/cluster: shop-sql");
        assertThat(part(policy, "ingress"))
                .contains("component: web", "acme.example/cluster: shop-sql", "name: acme-system", "port: 8000");
        assertThat(part(policy, "policyTypes")).isEqualTo("- Ingress\n");
        assertThat(policy(stack, "web"))
                .contains("acme.example/cluster: shop-sql")
                .doesNotContain("ipBlock");
    }

    @Test
    void what_is_derived_is_patched_as_everything_else() {
        Stack stack = connected((w, db) -> w.connectsTo(db), n -> {})
                .with("web", o -> o.patch(NetworkPolicy.class, p -> p.getSpec().setPolicyTypes(List.of("Egress"))));
        stack.check().throwIfErrors();

        assertThat(part(policy(stack, "web"), "policyTypes")).isEqualTo("- Egress\n");
        assertThat(part(policy(stack, "db"), "policyTypes")).contains("Ingress");
    }

    @Test
    void a_pod_that_carries_other_labels_gets_its_names_by_its_own_policy() {
        Stack stack = isolated(n -> {}, s -> {
            Endpoint db = database(s);
            s.deployment("web", w -> w.image("i:1").connectsTo(db));
            s.everything(o -> o.patch(Deployment.class, d -> {
                if (d.getMetadata().getName().equals("shop-web")) {
                    d.getSpec().getSelector().setMatchLabels(Map.of("app", "legacy"));
                    d.getSpec().getTemplate().getMetadata().setLabels(Map.of("app", "legacy"));
                }
            }));
        });

        assertThat(part(policy(stack, "web"), "podSelector")).contains("app: legacy");
        assertThat(part(policy(stack, "web"), "egress")).contains("port: 53", "port: 5432");
    }

    @Test
    void a_component_may_have_a_policy_of_its_own_beside() {
        Stack stack = isolated(
                n -> {},
                s -> s.add("web", (Scope c) -> {
                    Endpoint db = database(c);
                    Workload web = c.deployment("app", w -> w.image("i:1").connectsTo(db));
                    return c.networkPolicy("app", p -> p.of(web.ref()).toCidr("10.0.0.0/8", 25));
                }));
        stack.check().throwIfErrors();

        assertThat(policies(stack)).contains("shop-web-app", "shop-web-app-deployment");
    }

    @Test
    void two_kinds_of_one_name_have_two_policies() {
        Stack stack = isolated(n -> {}, s -> {
            Endpoint db = database(s);
            s.deployment("web", w -> w.image("i:1").name("shop").connectsTo(db));
            s.cronJob("nightly", "0 3 * * *", c -> c.image("i:1").name("shop").connectsTo(db));
        });
        stack.check().throwIfErrors();

        assertThat(policies(stack)).contains("shop", "shop-deployment");
    }

    @Test
    void it_is_asked_for_once_and_in_the_stack() {
        Stack twice = isolated(n -> {}, s -> s.networkPolicies(n -> {}));
        Stack within = stack(s -> s.group("back", g -> g.networkPolicies(n -> {})));

        assertThat(ids(twice)).containsExactly("forklift.E050");
        assertThat(ids(within)).containsExactly("forklift.E050");
    }

    @Test
    void what_does_not_exist_is_refused_where_it_is_said() {
        Stack stack = isolated(
                n -> n.ingressController("Traefik")
                        .podCidr("10.244.0.0/33")
                        .dnsIn("kube-system", 0)
                        .outside(Endpoint.external("db.example.com", 5432), "everywhere"),
                s -> {});

        assertThat(ids(stack)).containsExactly("forklift.E011", "forklift.E011", "forklift.E011", "forklift.E013");
    }

    @Test
    void a_connection_to_a_port_that_was_patched_away_is_found() {
        Stack stack = stack(s -> {
            Endpoint db = database(s);
            s.deployment("web", w -> w.image("i:1").connectsTo(db));
            s.everything(o -> o.patch(
                    Service.class,
                    service -> service.getSpec().getPorts().forEach(p -> {
                        p.setName("other");
                        p.setPort(1);
                    })));
        });

        assertThat(ids(stack)).contains("forklift.E053");
    }

    private static Stack connected(BiConsumer<DeploymentOptions, Endpoint> web, Consumer<IsolationOptions> options) {
        return isolated(options, s -> {
            Endpoint db = database(s);
            s.deployment("web", w -> {
                w.image("i:1");
                web.accept(w, db);
            });
        });
    }

    private static Stack routed(Consumer<IsolationOptions> options) {
        return isolated(options, s -> {
            database(s);
            Endpoint web = s.deployment("web", w -> w.image("i:1").port("http", 8000))
                    .service(x -> x.port("public", 80, "http"))
                    .endpoint("public");
            s.add("edge", (Scope c) -> c.ingress(i -> i.route("shop.example.com", "/", web)));
        });
    }

    private static Endpoint database(Scope s) {
        return s.deployment("db", w -> w.image("db:1").port("sql", 5432))
                .service()
                .endpoint("sql");
    }

    private static Stack isolated(Consumer<IsolationOptions> options, Consumer<Scope> definition) {
        return stack(s -> {
            s.networkPolicies(options);
            definition.accept(s);
        });
    }

    private static List<String> policies(Stack stack) {
        return stack.graph().all(NetworkPolicy.class).stream()
                .map(p -> p.getMetadata().getName())
                .toList();
    }

    private static NetworkPolicy object(Stack stack, String name) {
        return stack.graph().all(NetworkPolicy.class).stream()
                .filter(p -> p.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String policy(Stack stack, String path) {
        return yaml(stack.graph().get(NetworkPolicy.class, path));
    }
}
