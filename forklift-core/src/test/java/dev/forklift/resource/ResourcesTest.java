package dev.forklift.resource;

import static dev.forklift.Stacks.errors;
import static dev.forklift.Stacks.ids;
import static dev.forklift.Stacks.stack;
import static dev.forklift.Stacks.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.declare.Ref;
import dev.forklift.workload.SafeDefault;
import dev.forklift.workload.Workload;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ResourcesTest {

    @Test
    void a_service_has_every_port_of_its_workload() {
        assertThat(service(o -> {}))
                .contains("port: 8000", "targetPort: http", "app.kubernetes.io/component: web")
                .doesNotContain("type:");
    }

    @Test
    void services_of_each_type() {
        assertThat(service(o -> o.port("http", 80).appProtocol("http", "http").sticky()))
                .contains("port: 80", "targetPort: http", "appProtocol: http", "sessionAffinity: ClientIP");
        assertThat(service(o -> o.headless().publishNotReady()))
                .contains("clusterIP: None", "publishNotReadyAddresses: true");
        assertThat(service(ServiceOptions::nodePort)).contains("type: NodePort");
        assertThat(service(o -> o.loadBalancer().annotation("example.com/internal", "true")))
                .contains("type: LoadBalancer", "example.com/internal");
        assertThat(service(o -> o.loadBalancerFrom("203.0.113.0/24")))
                .contains("type: LoadBalancer", "loadBalancerSourceRanges:\n  - 203.0.113.0/24");
        Stack external = stack(s -> s.externalName("db", "db.example.com"));
        assertThat(yaml(external.graph().service("db")))
                .contains("externalName: db.example.com", "type: ExternalName")
                .doesNotContain("selector");
    }

    private static String service(Consumer<ServiceOptions> options) {
        Stack stack = stack(s ->
                s.deployment("web", w -> w.image("shop:1").port("http", 8000)).service(options));
        stack.check().throwIfErrors();
        return yaml(stack.graph().service("web"));
    }

    @Test
    void a_config_map_is_named_by_its_content_and_so_are_its_readers_references() {
        Stack info = reader("info", false);

        String name = info.graph().configMap("settings").getMetadata().getName();
        assertThat(name).matches("shop-settings-[0-9a-f]{8}");
        assertThat(yaml(info.graph().deployment("web"))).contains("name: " + name);
        assertThat(reader("debug", false)
                        .graph()
                        .configMap("settings")
                        .getMetadata()
                        .getName())
                .isNotEqualTo(name);
    }

    @Test
    void under_a_stable_name_changed_content_rolls_exactly_its_readers() {
        Stack info = reader("info", true);
        Stack debug = reader("debug", true);

        assertThat(info.graph().configMap("settings").getMetadata().getName()).isEqualTo("shop-settings");
        assertThat(yaml(info.graph().deployment("web")))
                .contains("forklift.dev/config-hash")
                .isNotEqualTo(yaml(debug.graph().deployment("web")));
        assertThat(yaml(info.graph().deployment("other")))
                .isEqualTo(yaml(debug.graph().deployment("other")));
    }

    private static Stack reader(String level, boolean stable) {
        return stack(s -> {
            ConfigMapHandle settings = s.configMap("settings", c -> {
                c.data("LEVEL", level).data("COLOR", "red");
                if (stable) {
                    c.stableName();
                }
            });
            s.deployment("web", w -> w.image("shop:1").port("http", 8000).env("LEVEL", settings.key("LEVEL")));
            s.deployment(
                    "other",
                    w -> w.image("shop:1")
                            .port("http", 8000)
                            .env("COLOR", stable ? settings.key("COLOR") : settings.key("LEVEL")));
        });
    }

    @Test
    void a_literal_secret_is_encoded_and_warned_of() {
        Stack stack = stack(s ->
                s.secret("db", o -> o.data("password", "s3cret").type("Opaque").stableName()));

        assertThat(yaml(stack.graph().secret("db"))).contains("password: czNjcmV0");
        assertThat(ids(stack)).containsExactly("forklift.W021");
    }

    @Test
    void a_key_that_is_set_twice_and_one_that_is_none_are_findings() {
        assertThat(errors(stack(s -> s.configMap(
                        "settings", c -> c.data("A", "1").data("A", "2").data("no key", "3")))))
                .containsExactly("'no key' is no key of a ConfigMap or Secret", "the key 'A' is set twice");
    }

    @Test
    void two_config_maps_of_one_id_are_a_finding_though_their_names_differ() {
        Stack stack = stack(s -> s.group("web", g -> {
            g.configMap(c -> c.data("A", "1"));
            g.configMap(c -> c.data("A", "2"));
        }));

        assertThat(ids(stack)).containsExactly("forklift.E026");
        assertThat(stack.graph().all(ConfigMap.class))
                .allSatisfy(c -> assertThat(c.getMetadata().getName()).matches("shop-web-[0-9a-f]{8}"));
    }

    @Test
    void an_account_gets_a_role() {
        Stack stack = stack(s -> s.group("web", g -> {
            var account = g.serviceAccount(
                    a -> a.annotation("eks.amazonaws.com/role-arn", "arn").imagePullSecret("registry"));
            g.role(
                    "jobs",
                    account,
                    r -> r.allow("batch", List.of("jobs"), List.of("create", "get"), List.of("migrate")));
            g.deployment(w -> w.image("shop:1")
                    .port("http", 8000)
                    .serviceAccount(account)
                    .without(SafeDefault.NO_TOKEN, "starts jobs"));
        }));
        stack.check().throwIfErrors();

        assertThat(yaml(stack.graph().get(Role.class, "web"))).contains("- batch", "- jobs", "- create", "- migrate");
        assertThat(yaml(stack.graph().get(RoleBinding.class, "web")))
                .contains("name: shop-web-jobs", "kind: ServiceAccount", "namespace: shop");
        assertThat(yaml(stack.graph().deployment("web"))).contains("serviceAccountName: shop-web");
    }

    @Test
    void a_claim_asks_for_storage() {
        Stack stack = stack(s -> s.claim(
                "media",
                "10Gi",
                c -> c.storageClass("nfs")
                        .accessMode(AccessMode.READ_WRITE_MANY)
                        .label("backup", "daily")));

        assertThat(yaml(stack.graph().get(PersistentVolumeClaim.class, "media")))
                .contains("- ReadWriteMany", "storage: 10Gi", "storageClassName: nfs", "backup: daily");
        assertThat(errors(stack(s -> s.claim("media", "lots", c -> {})))).containsExactly("'lots' is no size");
    }

    @Test
    void an_ingress_routes_hosts_and_paths_to_services() {
        Stack stack = stack(s -> {
            Workload web = s.deployment("web", w -> w.image("shop:1").port("http", 8000));
            s.group(
                    "edge",
                    g -> g.ingress(i -> i.className("nginx")
                            .route("shop.example.com", "/", web.service().endpoint("http"))
                            .tls(List.of("shop.example.com"), Ref.external(Secret.class, "shop-tls"))));
        });
        stack.check().throwIfErrors();

        assertThat(yaml(stack.graph().ingress("edge")))
                .contains(
                        "ingressClassName: nginx",
                        "host: shop.example.com",
                        "pathType: Prefix",
                        "name: shop-web",
                        "secretName: shop-tls");
    }

    @Test
    void an_object_as_it_is_keeps_its_name_and_gets_namespace_and_labels() {
        Stack stack = stack(s -> {
            Ref<Secret> own = s.object("tls", named(new Secret(), "bring-your-own"));
            s.deployment("web", w -> w.image("shop:1").port("http", 8000).envFrom(own));
        });

        Secret secret = stack.graph().secret("tls");
        assertThat(secret.getMetadata().getName()).isEqualTo("bring-your-own");
        assertThat(secret.getMetadata().getNamespace()).isEqualTo("shop");
        assertThat(secret.getMetadata().getLabels()).containsEntry("app.kubernetes.io/instance", "shop");
        assertThat(stack.graph().referencesTo(secret)).hasSize(1);
        assertThat(errors(stack)).isEmpty();
    }

    @Test
    void an_object_of_any_kind_holds_the_names_of_others() {
        Stack stack = stack(s -> {
            Workload web = s.deployment("web", w -> w.image("shop:1").port("http", 8000));
            s.object("scaler", GenericKubernetesResource.class, (me, naming) -> {
                GenericKubernetesResource scaler = new GenericKubernetesResource();
                scaler.setApiVersion("keda.sh/v1alpha1");
                scaler.setKind("ScaledObject");
                scaler.setAdditionalProperty(
                        "spec", Map.of("scaleTargetRef", Map.of("name", naming.nameOf(web.ref()))));
                return scaler;
            });
        });
        stack.check().throwIfErrors();

        HasMetadata scaler = stack.graph().get(GenericKubernetesResource.class, "scaler");
        assertThat(yaml(scaler)).contains("name: shop-scaler", "namespace: shop");
        assertThat(stack.graph().referencesFrom(scaler))
                .singleElement()
                .satisfies(r -> assertThat(r.target()).isPresent());
    }

    private static <T extends HasMetadata> T named(T object, String name) {
        object.setMetadata(new ObjectMeta());
        object.getMetadata().setName(name);
        return object;
    }

    @Test
    void the_service_of_a_stateful_set_is_the_one_it_names_however_long_the_name_is() {
        String id = "a-database-with-quite-a-long-name-for-a-database-it-is";
        Stack stack = stack(s ->
                s.statefulSet(id, w -> w.image("postgres:17").port("sql", 5432)).service());

        assertThat(stack.graph().all(Service.class))
                .singleElement()
                .satisfies(s -> assertThat(s.getMetadata().getName())
                        .hasSizeLessThanOrEqualTo(52)
                        .isEqualTo(stack.graph().statefulSet(id).getSpec().getServiceName()));
        assertThat(errors(stack)).isEmpty();
    }
}
