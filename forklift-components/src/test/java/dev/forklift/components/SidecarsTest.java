package dev.forklift.components;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.celery.Brokers;
import dev.forklift.components.celery.CeleryWorker;
import dev.forklift.components.command.ManagementCommand;
import dev.forklift.components.django.Django;
import dev.forklift.components.ingress.CertManager;
import dev.forklift.components.ingress.Ingress;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.components.web.HttpPort;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import org.junit.jupiter.api.Test;

/** What users add to our processes, and how often they add these. */
class SidecarsTest {

    @Test
    void a_web_server_gets_a_sidecar_that_its_autoscaler_does_not_count() {
        Stack shop = Projects.stack((s, django) -> s.add(
                "web",
                Gunicorn.of(
                        django,
                        "shop.wsgi:application",
                        g -> g.health("/healthz").autoscale(a -> a.between(2, 6).container("web", "cpu", 70))),
                o -> o.workload(w -> w.sidecar(
                        "metrics",
                        c -> c.image("nginx/nginx-prometheus-exporter:1.5.1").port("http-metrics", 9113)))));

        Container metrics = container(pod(shop, "web"), "metrics");
        assertThat(metrics.getReadinessProbe()).isNotNull();
        assertThat(metrics.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(metrics.getResources().getRequests()).containsKey("cpu");
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void a_worker_gets_an_init_container_that_sees_what_it_sees() {
        Stack shop = Stack.named("shop").define(s -> {
            Django django = Projects.django(s, d -> d.broker(Brokers.rabbitMq()));
            s.add(
                    "worker",
                    CeleryWorker.of(django),
                    o -> o.workload(w -> w.init("warm-up", c -> c.likeMain().command("./warm-up.sh"))));
        });

        Container warmUp = pod(shop, "worker").getInitContainers().get(0);
        assertThat(warmUp.getImage()).isEqualTo("registry.example.com/shop:1.42.0");
        assertThat(warmUp.getEnvFrom()).isNotEmpty();
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void a_job_gets_a_native_sidecar_and_ends_all_the_same() {
        Stack shop = Projects.stack((s, django) -> s.add(
                "import",
                ManagementCommand.once(django, "import_prices"),
                o -> o.workload(w ->
                        w.nativeSidecar("proxy", c -> c.image("gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.18.0")))));

        PodSpec pod = shop.graph().all(Job.class).get(0).getSpec().getTemplate().getSpec();
        assertThat(pod.getContainers()).hasSize(1);
        assertThat(pod.getInitContainers().get(0).getName()).isEqualTo("proxy");
        assertThat(pod.getInitContainers().get(0).getRestartPolicy()).isEqualTo("Always");
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void one_image_is_served_twice_by_path_each_with_an_autoscaler_of_its_own() {
        Stack shop = Projects.stack((s, django) -> {
            HttpPort api = s.add(
                    "api",
                    Gunicorn.of(
                            django,
                            "shop.wsgi:application",
                            g -> g.health("/healthz").threads(1).autoscale(a -> a.between(2, 10))));
            HttpPort site = s.add(
                    "site",
                    Gunicorn.of(
                            django,
                            "shop.wsgi:application",
                            g -> g.health("/healthz")
                                    .autoscale(a -> a.between(1, 3).cpu(60))));
            s.add(
                    "edge",
                    Ingress.at(
                            "shop.example.com",
                            i -> i.tls(CertManager.clusterIssuer("letsencrypt"))
                                    .route("/api", api)
                                    .route("/", site)));
        });

        assertThat(most(shop, "api")).isEqualTo(10);
        assertThat(most(shop, "site")).isEqualTo(3);
        assertThat(shop.graph()
                        .get(io.fabric8.kubernetes.api.model.networking.v1.Ingress.class, "edge")
                        .getSpec()
                        .getRules()
                        .get(0)
                        .getHttp()
                        .getPaths())
                .extracting(SidecarsTest::target)
                .containsExactlyInAnyOrder("/api shop-api", "/ shop-site");
        assertThat(shop.graph().configMap("django").getData().get("ALLOWED_HOSTS"))
                .contains("shop-api", "shop-site", "shop.example.com");
        assertThat(shop.check().findings()).isEmpty();
    }

    private static String target(HTTPIngressPath path) {
        return path.getPath() + " " + path.getBackend().getService().getName();
    }

    private static int most(Stack shop, String id) {
        return shop.graph().get(HorizontalPodAutoscaler.class, id).getSpec().getMaxReplicas();
    }

    private static PodSpec pod(Stack shop, String id) {
        return shop.graph().deployment(id).getSpec().getTemplate().getSpec();
    }

    private static Container container(PodSpec pod, String name) {
        return pod.getContainers().stream()
                .filter(c -> c.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
