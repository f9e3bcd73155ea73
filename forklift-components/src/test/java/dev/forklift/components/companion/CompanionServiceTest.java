package dev.forklift.components.companion;

import static dev.forklift.components.Projects.env;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.ingress.CertManager;
import dev.forklift.components.ingress.Ingress;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.Finding;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CompanionServiceTest {

    @Test
    void runs_beside_the_project_with_a_service_a_budget_and_a_route() {
        Stack shop = Projects.stack((s, django) -> {
            HttpPort web = s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")));
            HttpPort space = s.add(
                    "space",
                    CompanionService.of(
                            "example.com/space:1",
                            3000,
                            c -> c.health("/spaces")
                                    .env(
                                            "API_BASE_URL",
                                            Text.of("http://").plus(web.at().hostAndPort()))
                                    .env("MODE", "production")
                                    .env("TOKEN", SecretKey.external("space", "token"))
                                    .connectsTo(web.at())));
            s.add(
                    "edge",
                    Ingress.at(
                            "shop.example.com",
                            i -> i.tls(CertManager.clusterIssuer("letsencrypt"))
                                    .route("/spaces", space)
                                    .route("/", web)));
        });

        Container space = container(shop);
        assertThat(env(space, "API_BASE_URL")).isEqualTo("http://shop-web:8000");
        assertThat(env(space, "MODE")).isEqualTo("production");
        assertThat(env(space, "TOKEN")).isEqualTo("space[token]");
        assertThat(space.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/spaces");
        assertThat(space.getLivenessProbe().getTcpSocket()).isNotNull();
        assertThat(deployment(shop).getReplicas()).isEqualTo(2);
        assertThat(shop.graph().get(PodDisruptionBudget.class, "space")).isNotNull();
        assertThat(shop.check().findings()).isEmpty();
    }

    @Test
    void is_no_host_of_the_project() {
        Stack shop = Projects.stack((s, django) -> s.add("space", CompanionService.of("example.com/space:1", 3000)));

        assertThat(shop.graph().configMap("django").getData().get("ALLOWED_HOSTS"))
                .isEmpty();
    }

    @Test
    void switched_off_it_is_there_without_pods() {
        Stack off = space(c -> c.enabled(false).autoscale(a -> a.between(2, 4)));

        assertThat(deployment(off).getReplicas()).isZero();
        assertThat(off.graph().all(HorizontalPodAutoscaler.class)).isEmpty();
        assertThat(off.graph().get(Service.class, "space")).isNotNull();
        assertThat(off.check().findings()).isEmpty();
    }

    @Test
    void scales_by_number_or_by_an_autoscaler() {
        assertThat(deployment(space(c -> c.replicas(5))).getReplicas()).isEqualTo(5);
        assertThat(space(c -> c.autoscale(a -> a.between(2, 4)))
                        .graph()
                        .get(HorizontalPodAutoscaler.class, "space")
                        .getSpec()
                        .getMaxReplicas())
                .isEqualTo(4);
    }

    @Test
    void clients_come_back_to_their_pod_where_that_is_wanted() {
        Service service = space(CompanionService.Options::sticky).graph().get(Service.class, "space");

        assertThat(service.getSpec().getSessionAffinity()).isEqualTo("ClientIP");
        assertThat(service.getMetadata().getAnnotations())
                .containsEntry("traefik.ingress.kubernetes.io/service.sticky.cookie", "true");
    }

    @Test
    void says_what_it_is_told() {
        Stack shop = space(c -> c.command("node", "server.js")
                .args("--port", "3000")
                .liveness("/livez")
                .preStop(Duration.ofSeconds(10))
                .stopsWithin(Duration.ofSeconds(50))
                .startupWithin(Duration.ofMinutes(5))
                .memory("512Mi"));

        Container space = container(shop);
        assertThat(space.getCommand()).containsExactly("node", "server.js");
        assertThat(space.getArgs()).containsExactly("--port", "3000");
        assertThat(space.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/livez");
        assertThat(space.getStartupProbe().getFailureThreshold()).isEqualTo(150);
        assertThat(space.getResources().getLimits().get("memory").toString()).isEqualTo("512Mi");
        assertThat(deployment(shop).getTemplate().getSpec().getTerminationGracePeriodSeconds())
                .isEqualTo(65);
    }

    @Test
    void mistakes_are_found() {
        assertThat(Stack.named("shop")
                        .define(s -> s.add("space", CompanionService.of("", 80)))
                        .check()
                        .findings())
                .extracting(Finding::id)
                .containsExactlyInAnyOrder("forklift.E179", "forklift.E171");
        assertThat(space(c -> c.replicas(2)
                                .autoscale(a -> {})
                                .health("spaces")
                                .env("A", "1")
                                .env("A", "2"))
                        .check()
                        .findings())
                .extracting(Finding::id)
                .containsExactlyInAnyOrder("forklift.E173", "forklift.E171", "forklift.E171");
    }

    private static Stack space(Consumer<CompanionService.Options> options) {
        return Stack.named("shop")
                .define(s -> s.add("space", CompanionService.of("example.com/space:1", 3000, options)));
    }

    private static DeploymentSpec deployment(Stack shop) {
        return shop.graph().deployment("space").getSpec();
    }

    private static Container container(Stack shop) {
        return deployment(shop).getTemplate().getSpec().getContainers().get(0);
    }
}
