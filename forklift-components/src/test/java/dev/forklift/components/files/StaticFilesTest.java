package dev.forklift.components.files;

import static dev.forklift.components.Projects.env;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.ingress.Ingress;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import dev.forklift.components.objectstorage.S3;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.SecretKey;
import dev.forklift.workload.Profile;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class StaticFilesTest {

    private static Stack nginx(Consumer<FileServer.Options> options) {
        return Stack.named("shop")
                .define(s -> s.add(
                        "static",
                        StaticFiles.nginx(
                                Projects.django(
                                        s, d -> d.imagePullSecret("registry").pullPolicy("Always")),
                                "/app/staticfiles",
                                options)));
    }

    private static PodSpec pod(Stack shop) {
        return shop.graph().deployment("static").getSpec().getTemplate().getSpec();
    }

    private static String configuration(Stack shop, String file) {
        return shop.graph().configMap("static").getData().get(file);
    }

    private static Map<String, String> settings(
            Function<dev.forklift.component.Scope, Consumer<DjangoProject.Options>> d) {
        Stack shop = Stack.named("shop").define(s -> Projects.django(s, d.apply(s)));
        shop.check().throwIfErrors();
        return shop.graph().get(ConfigMap.class, "django").getData();
    }

    @Test
    void the_files_are_copied_out_of_the_projects_image_without_its_secrets() {
        Stack shop = nginx(n -> {});
        Container copy = pod(shop).getInitContainers().get(0);

        assertThat(shop.check().findings()).isEmpty();
        assertThat(copy.getImage()).isEqualTo("registry.example.com/shop:1.42.0");
        assertThat(copy.getImagePullPolicy()).isEqualTo("Always");
        assertThat(copy.getCommand()).containsExactly("cp", "-R", "/app/staticfiles/.", "/srv/static/");
        assertThat(copy.getEnv()).isEmpty();
        assertThat(copy.getEnvFrom()).isEmpty();
        assertThat(pod(shop).getImagePullSecrets()).hasSize(1);
    }

    @Test
    void the_server_reads_what_the_copy_wrote_and_writes_to_tmp_alone() {
        Container server = pod(nginx(n -> {})).getContainers().get(0);

        assertThat(server.getImage()).isEqualTo("nginxinc/nginx-unprivileged:1.29");
        assertThat(server.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(server.getVolumeMounts())
                .filteredOn(m -> !Boolean.TRUE.equals(m.getReadOnly()))
                .extracting(VolumeMount::getMountPath)
                .containsExactly("/tmp");
        assertThat(configuration(nginx(n -> {}), "nginx.conf"))
                .contains("pid /tmp/nginx.pid;", "client_body_temp_path /tmp/client;")
                .contains("location /static/ {", "alias /srv/static/;")
                .contains("\"~\\.[0-9a-f]{12}\\.[^/]+$\" \"public, max-age=31536000, immutable\";");
    }

    @Test
    void runs_as_often_as_the_web_and_twice_at_the_most() {
        assertThat(nginx(n -> {}).graph().deployment("static").getSpec().getReplicas())
                .isEqualTo(2);
        assertThat(nginx(n -> n.replicas(0))
                        .graph()
                        .deployment("static")
                        .getSpec()
                        .getReplicas())
                .isZero();
        Stack small = Stack.named("shop")
                .profile(Profile.development())
                .define(s -> s.add("static", StaticFiles.nginx(Projects.django(s, d -> {}), "/app/staticfiles")));
        assertThat(small.graph().deployment("static").getSpec().getReplicas()).isEqualTo(1);
    }

    @Test
    void is_routed_beside_the_web() {
        Stack shop = Projects.stack((s, django) -> {
            HttpPort web = s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")));
            HttpPort files = s.add("static", StaticFiles.caddy(django, "/app/staticfiles"));
            s.add(
                    "edge",
                    Ingress.at(
                            "shop.example.com",
                            i -> i.tls("tls").route("/static", files).route("/", web)));
        });

        assertThat(shop.check().findings()).isEmpty();
        assertThat(shop.graph()
                        .ingress("edge")
                        .getSpec()
                        .getRules()
                        .get(0)
                        .getHttp()
                        .getPaths())
                .extracting(p -> p.getPath() + " " + p.getBackend().getService().getName())
                .containsExactlyInAnyOrder("/static shop-static", "/ shop-web");
        assertThat(shop.graph().configMap("django").getData().get("ALLOWED_HOSTS"))
                .isEqualTo("shop.example.com,shop-web");
    }

    @Test
    void caddy_starts_though_its_file_has_a_capability() {
        Stack shop = Projects.stack(
                (s, django) -> s.add("static", StaticFiles.caddy(django, "/app/staticfiles", c -> c.url("/assets/"))));
        Container server = pod(shop).getContainers().get(0);

        assertThat(server.getCommand()).startsWith("caddy", "run").contains("/etc/forklift/files/Caddyfile");
        assertThat(server.getSecurityContext().getCapabilities().getAdd()).containsExactly("NET_BIND_SERVICE");
        assertThat(configuration(shop, "Caddyfile"))
                .contains(":8080 {", "handle_path /assets/* {", "admin off", "precompressed br gzip");
    }

    @Test
    void media_are_served_for_reading_and_run_in_no_browser() {
        Stack shop = Stack.named("shop").define(s -> {
            MediaPort media = s.add("media", MediaFiles.onClaim("20Gi", m -> m.storageClass("efs")));
            s.add(
                    "static",
                    StaticFiles.nginx(Projects.django(s, d -> d.use(media)), "/app/staticfiles", n -> n.media(media)));
        });

        assertThat(shop.check().findings()).isEmpty();
        assertThat(pod(shop).getContainers().get(0).getVolumeMounts())
                .filteredOn(m -> m.getMountPath().equals("/srv/media"))
                .singleElement()
                .satisfies(m -> assertThat(m.getReadOnly()).isTrue());
        assertThat(configuration(shop, "nginx.conf")).contains("location /media/ {", "alias /srv/media/;", "sandbox");
    }

    @Test
    void what_needs_no_server_is_said_to_the_project() {
        assertThat(settings(s -> d -> d.use(StaticFiles.whiteNoise()))).isEqualTo(settings(s -> d -> {}));
        assertThat(settings(s -> d -> d.use(StaticFiles.at("https://cdn.example.com/static/"))))
                .containsEntry("STATIC_URL", "https://cdn.example.com/static/");
    }

    @Test
    void a_bucket_is_said_as_django_storages_takes_it() {
        Stack shop = Stack.named("shop").define(s -> {
            ObjectStoragePort bucket = s.add(
                    "bucket",
                    S3.external(
                            "shop-files",
                            b -> b.region("eu-west-1")
                                    .credentials(SecretKey.external("s3", "id"), SecretKey.external("s3", "key"))));
            var django =
                    Projects.django(s, d -> d.use(StaticFiles.inBucket(bucket)).use(MediaFiles.inBucket(bucket)));
            s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")));
        });
        Container web = shop.graph()
                .deployment("web")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);

        assertThat(shop.check().findings()).isEmpty();
        assertThat(shop.graph().configMap("django").getData())
                .containsEntry("STATIC_BUCKET", "shop-files")
                .containsEntry("STATIC_REGION", "eu-west-1")
                .containsEntry("MEDIA_ENDPOINT_URL", "https://s3.eu-west-1.amazonaws.com");
        assertThat(env(web, "MEDIA_SECRET_ACCESS_KEY")).isEqualTo("s3[key]");
    }

    @Test
    void media_on_a_claim_are_mounted_into_every_process() {
        Stack shop = Stack.named("shop").define(s -> {
            MediaPort media = s.add("media", MediaFiles.onClaim("20Gi"));
            var django = Projects.django(s, d -> d.use(media));
            s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")));
        });

        assertThat(shop.check().findings()).isEmpty();
        assertThat(shop.graph()
                        .get(PersistentVolumeClaim.class, "media")
                        .getSpec()
                        .getAccessModes())
                .containsExactly("ReadWriteMany");
        assertThat(shop.graph().configMap("django").getData())
                .containsEntry("MEDIA_ROOT", "/srv/media")
                .containsEntry("MEDIA_URL", "/media/");
        assertThat(shop.graph().deployment("web").getSpec().getStrategy().getType())
                .isEqualTo("RollingUpdate");
    }

    @Test
    void a_claim_that_is_there_is_counted_on() {
        Stack shop = Stack.named("shop").define(s -> {
            MediaPort media = s.add(
                    "media",
                    MediaFiles.onClaim(
                            "20Gi",
                            m -> m.existing("old-media").root("/app/media").url("/files/")));
            var django = Projects.django(s, d -> d.use(media));
            s.deployment("feed", w -> django.process(w).port("http", 80));
        });

        assertThat(shop.check().findings()).isEmpty();
        assertThat(shop.graph().all(PersistentVolumeClaim.class)).isEmpty();
        assertThat(shop.graph().expects("PersistentVolumeClaim", "old-media")).isTrue();
    }

    private static Stack front(Consumer<FileFront.Options> options) {
        return Projects.stack((s, django) -> {
            FrontPort nginx = s.add("nginx", StaticFiles.nginxInFront(django, "/app/staticfiles", options));
            HttpPort web =
                    s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")), nginx::of);
            s.add("edge", Ingress.at("shop.example.com", i -> i.tls("tls").route("/", web)));
        });
    }

    @Test
    void an_nginx_in_front_stands_between_the_service_and_the_web_server_of_its_pod() {
        Stack shop = front(n -> {});
        PodSpec pod = shop.graph().deployment("web").getSpec().getTemplate().getSpec();

        assertThat(shop.check().findings()).isEmpty();
        assertThat(pod.getContainers()).extracting(Container::getName).containsExactly("web", "nginx");
        assertThat(pod.getInitContainers()).extracting(Container::getName).containsExactly("copy-static-files");
        assertThat(pod.getContainers()
                        .get(0)
                        .getReadinessProbe()
                        .getHttpGet()
                        .getPort()
                        .getStrVal())
                .isEqualTo("http");
        assertThat(shop.graph().service("web").getSpec().getPorts())
                .singleElement()
                .satisfies(port -> {
                    assertThat(port.getName()).isEqualTo("http");
                    assertThat(port.getTargetPort().getStrVal()).isEqualTo("files");
                });
        assertThat(shop.graph().configMap("nginx").getData().get("nginx.conf"))
                .contains("location /static/ {")
                .contains("proxy_pass http://127.0.0.1:8000;")
                .doesNotContain("return 404");
    }

    @Test
    void an_nginx_in_front_of_another_port_says_so() {
        assertThat(front(n -> n.upstream(9000))
                        .graph()
                        .configMap("nginx")
                        .getData()
                        .get("nginx.conf"))
                .contains("proxy_pass http://127.0.0.1:9000;");
        assertThat(front(n -> n.upstream(9000)).check().findings())
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.id()).isEqualTo("forklift.E196");
                    assertThat(f.title())
                            .isEqualTo("nginx asks the port 9000, and the web server behind it listens on 8000");
                    assertThat(f.fix()).isEqualTo("upstream(8000) in the options of nginxInFront(…)");
                });
        assertThat(front(n -> n.upstream(80)).check().findings())
                .singleElement()
                .satisfies(f -> assertThat(f.title()).isEqualTo("upstream(80)"));
    }

    @Test
    void a_pod_may_hold_the_media_of_two_claims() {
        Stack shop = Stack.named("shop").define(s -> {
            MediaPort own = s.add("media", MediaFiles.onClaim("20Gi"));
            MediaPort old = s.add("archive", MediaFiles.onClaim("20Gi", m -> m.url("/archive/")));
            var django = Projects.django(s, d -> d.use(own));
            FrontPort nginx = s.add("nginx", StaticFiles.nginxInFront(django, "/app/staticfiles", n -> n.media(old)));
            s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")), nginx::of);
        });

        assertThat(shop.check().findings()).isEmpty();
        assertThat(shop.graph()
                        .deployment("web")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getVolumes())
                .extracting(v -> v.getName())
                .contains("media", "media-archive");
    }
}
