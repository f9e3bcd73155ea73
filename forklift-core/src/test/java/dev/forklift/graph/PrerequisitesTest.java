package dev.forklift.graph;

import static dev.forklift.Stacks.stack;
import static dev.forklift.Stacks.web;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import dev.forklift.graph.Prerequisite.Kind;
import dev.forklift.workload.Volume;
import dev.forklift.workload.Workload;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrerequisitesTest {

    private static final SecretKey PASSWORD = SecretKey.external("shop-db", "password");

    @Test
    void a_secret_is_listed_once_with_every_key_and_everyone_who_reads_it() {
        Stack stack = stack(s -> {
            s.deployment("web", w -> w.image("i:1").env("PASSWORD", PASSWORD));
            s.job(
                    "migrate",
                    j -> j.image("i:1").env("PASSWORD", PASSWORD).env("USER", SecretKey.external("shop-db", "user")));
        });
        Prerequisite secret = stack.prerequisites().find(Kind.SECRET, "shop-db").orElseThrow();

        assertThat(secret.keys()).containsExactly("password", "user");
        assertThat(secret.readers()).extracting(r -> r.path().value()).containsExactly("migrate", "web");
        assertThat(stack.prerequisites().command(secret))
                .contains(
                        "kubectl create secret generic shop-db -n shop --from-literal=password='…' --from-literal=user='…'");
    }

    @Test
    void what_the_stack_declares_is_none() {
        Stack stack = stack(s -> {
            var secret = s.secret("dev", x -> x.data("password", "dev"));
            s.deployment("web", w -> w.image("i:1").envFrom(secret));
        });

        assertThat(stack.prerequisites().all()).extracting(Prerequisite::kind).containsExactly(Kind.NAMESPACE);
    }

    @Test
    void what_may_be_missing_is_not_to_be_made() {
        Stack stack = web(w -> w.envIfPresent("DSN", SecretKey.external("sentry", "dsn")));

        assertThat(stack.prerequisites()
                        .find(Kind.SECRET, "sentry")
                        .orElseThrow()
                        .isToBeMade())
                .isFalse();
        assertThat(stack.prerequisites().commands()).containsExactly("kubectl create namespace shop");
    }

    @Test
    void every_kind_of_thing_is_listed_with_its_command() {
        Stack stack = stack(s -> {
            Workload web = s.deployment(
                    "web",
                    w -> w.image("i:1")
                            .port("http", 8000)
                            .serviceAccount(Ref.external(ServiceAccount.class, "robot"))
                            .envFrom(Ref.external(ConfigMap.class, "settings"))
                            .mount("/media", Volume.claim("media", Ref.external(PersistentVolumeClaim.class, "media")))
                            .pod(p -> p.imagePullSecret("registry").priorityClass("high")));
            s.claim("exports", "1Gi", c -> c.storageClass("nfs"));
            s.group(
                    "edge",
                    g -> g.ingress(i -> i.className("traefik")
                            .route("shop.example.com", "/", web.service().endpoint("http"))
                            .tls(List.of("shop.example.com"), Ref.external(Secret.class, "shop-tls"))));
        });
        stack.check().throwIfErrors();

        assertThat(stack.prerequisites().all())
                .extracting(p -> p.kind() + " " + p.name())
                .containsExactly(
                        "NAMESPACE shop",
                        "STORAGE_CLASS nfs",
                        "INGRESS_CLASS traefik",
                        "PRIORITY_CLASS high",
                        "IMAGE_PULL_SECRET registry",
                        "TLS_SECRET shop-tls",
                        "CONFIG_MAP settings",
                        "SERVICE_ACCOUNT robot",
                        "CLAIM media",
                        "DNS_NAME shop.example.com");
        assertThat(stack.prerequisites().commands())
                .containsExactly(
                        "kubectl create namespace shop",
                        "kubectl create secret docker-registry registry -n shop --docker-server='…' --docker-username='…' --docker-password='…'",
                        "kubectl create secret tls shop-tls -n shop --cert='…' --key='…'",
                        "kubectl create configmap settings -n shop --from-env-file='…'",
                        "kubectl create serviceaccount robot -n shop");
    }

    @Test
    void what_the_cluster_makes_is_not_made_by_hand() {
        Stack stack = stack(s -> {
            s.makes(Ref.external(Secret.class, "shop-db-app"), "the operator of Acme");
            s.object(
                    "tls",
                    custom(
                            "cert-manager.io/v1",
                            "Certificate",
                            Map.of(
                                    "secretName",
                                    "shop-tls",
                                    "issuerRef",
                                    Map.of("kind", "ClusterIssuer", "name", "letsencrypt"))));
            s.object(
                    "pulled",
                    custom("external-secrets.io/v1", "ExternalSecret", Map.of("target", Map.of("name", "shop-app"))));
            s.deployment(
                    "web",
                    w -> w.image("i:1")
                            .env("A", SecretKey.external("shop-db-app", "password"))
                            .env("B", SecretKey.external("shop-app", "key"))
                            .mount("/tls", Volume.secret("tls", Ref.external(Secret.class, "shop-tls"))));
        });

        assertThat(stack.prerequisites().of(Kind.SECRET))
                .extracting(Prerequisite::madeBy)
                .containsExactly(
                        "the controller of ExternalSecret shop-pulled",
                        "the operator of Acme",
                        "the controller of Certificate shop-tls");
        assertThat(stack.prerequisites().commands()).containsExactly("kubectl create namespace shop");
        assertThat(stack.prerequisites().of(Kind.API))
                .extracting(Prerequisite::name)
                .containsExactly("cert-manager.io/v1 Certificate", "external-secrets.io/v1 ExternalSecret");
        assertThat(stack.prerequisites().of(Kind.ISSUER))
                .extracting(Prerequisite::name)
                .containsExactly("ClusterIssuer letsencrypt");
    }

    @Test
    void a_namespace_that_the_stack_declares_is_its_own() {
        Namespace namespace = new Namespace();
        namespace.setMetadata(new ObjectMeta());
        namespace.getMetadata().setName("shop");

        assertThat(stack(s -> s.object("home", namespace)).prerequisites().all())
                .isEmpty();
    }

    @Test
    void hosts_of_other_routes_are_names_too() {
        Stack stack = stack(s -> {
            s.object(
                    "gateway",
                    custom("gateway.networking.k8s.io/v1", "HTTPRoute", Map.of("hostnames", List.of("a.example.com"))));
            s.object(
                    "traefik",
                    custom(
                            "traefik.io/v1alpha1",
                            "IngressRoute",
                            Map.of("routes", List.of(Map.of("match", "Host(`b.example.com`) && PathPrefix(`/api`)")))));
        });

        assertThat(stack.prerequisites().of(Kind.DNS_NAME))
                .extracting(Prerequisite::name)
                .containsExactly("a.example.com", "b.example.com");
    }

    @Test
    void the_text_is_for_whoever_prepares_the_cluster() {
        Stack stack = stack(s -> {
            s.makes(Ref.external(Secret.class, "made"), "the operator of Acme");
            s.deployment(
                    "web",
                    w -> w.image("i:1")
                            .env("PASSWORD", PASSWORD)
                            .env("MADE", SecretKey.external("made", "key"))
                            .envIfPresent("DSN", SecretKey.external("sentry", "dsn")));
        });

        assertThat(stack.prerequisites().toString()).isEqualTo("""
                What shop counts on in the namespace shop

                Namespace shop
                  by       kubectl create namespace shop

                Secret made [key]
                  for      web
                  made by  the operator of Acme

                Secret sentry [dsn], which may be missing
                  for      web
                  by       kubectl create secret generic sentry -n shop --from-literal=dsn='…'

                Secret shop-db [password]
                  for      web
                  by       kubectl create secret generic shop-db -n shop --from-literal=password='…'
                """);
    }

    private static GenericKubernetesResource custom(String version, String kind, Map<String, Object> spec) {
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion(version);
        object.setKind(kind);
        object.setMetadata(new ObjectMeta());
        object.setAdditionalProperty("spec", spec);
        return object;
    }
}
