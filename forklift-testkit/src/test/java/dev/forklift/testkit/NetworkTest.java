package dev.forklift.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.component.Scope;
import dev.forklift.components.celery.CeleryBeat;
import dev.forklift.components.celery.CeleryWorker;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.Migrate;
import dev.forklift.components.ingress.CertManager;
import dev.forklift.components.ingress.Ingress;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.rabbitmq.RabbitMq;
import dev.forklift.components.redis.Redis;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.SecretKey;
import dev.forklift.graph.Prerequisite;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the components of a Django stack say of the network, and what it comes to. */
class NetworkTest {

    @Test
    void a_projects_processes_connect_to_its_services_and_to_nothing_else() {
        assertThat(shop().graph().connections())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "Deployment shop-beat -> db.example.com:5432 port 5432",
                        "Deployment shop-beat -> Deployment shop-cache port 6379",
                        "Deployment shop-beat -> StatefulSet shop-rabbitmq port 5672",
                        "Deployment shop-mail -> db.example.com:5432 port 5432",
                        "Deployment shop-mail -> Deployment shop-cache port 6379",
                        "Deployment shop-mail -> StatefulSet shop-rabbitmq port 5672",
                        "Deployment shop-web -> db.example.com:5432 port 5432",
                        "Deployment shop-web -> Deployment shop-cache port 6379",
                        "Deployment shop-web -> StatefulSet shop-rabbitmq port 5672",
                        migrate() + " -> db.example.com:5432 port 5432",
                        migrate() + " -> Deployment shop-cache port 6379",
                        migrate() + " -> StatefulSet shop-rabbitmq port 5672");
    }

    @Test
    void each_workload_lets_in_who_connects_to_it() {
        Map<String, List<String>> in = new TreeMap<>();
        for (NetworkPolicy policy : shop().graph().all(NetworkPolicy.class)) {
            in.put(
                    policy.getMetadata().getName(),
                    policy.getSpec().getIngress().stream()
                            .map(rule -> rule.getFrom().stream()
                                            .map(p -> p.getPodSelector() == null
                                                    ? p.getNamespaceSelector()
                                                            .getMatchLabels()
                                                            .get("kubernetes.io/metadata.name")
                                                    : p.getPodSelector()
                                                            .getMatchLabels()
                                                            .get("app.kubernetes.io/component"))
                                            .toList()
                                    + " "
                                    + rule.getPorts().stream()
                                            .map(p -> p.getPort().getIntVal())
                                            .toList())
                            .toList());
        }

        assertThat(in)
                .containsEntry("shop-web", List.of("[traefik] [8000]"))
                .containsEntry("shop-mail", List.of())
                .containsEntry("shop-beat", List.of())
                .containsEntry(
                        "shop-cache", List.of("[beat] [6379]", "[mail] [6379]", "[web] [6379]", "[migrate] [6379]"))
                .containsEntry(
                        "shop-rabbitmq",
                        List.of(
                                "[beat] [5672]",
                                "[mail] [5672]",
                                "[web] [5672]",
                                "[migrate] [5672]",
                                "[keda] [15672]"));
    }

    @Test
    void nothing_is_wrong_with_it() {
        assertThat(shop().check().errors()).isEmpty();
    }

    @Test
    void what_has_to_be_there_before_is_listed() {
        assertThat(shop().prerequisites().all())
                .extracting(p -> p.kind() + " " + p.name() + (p.isToBeMade() ? "" : ", made"))
                .containsExactly(
                        "NAMESPACE shop",
                        "API cert-manager.io/v1 Certificate",
                        "API keda.sh/v1alpha1 ScaledObject",
                        "API keda.sh/v1alpha1 TriggerAuthentication",
                        "INGRESS_CLASS traefik",
                        "ISSUER ClusterIssuer letsencrypt-prod",
                        "SECRET shop-amqp",
                        "SECRET shop-app",
                        "SECRET shop-db",
                        "TLS_SECRET shop.example.com-tls, made",
                        "DNS_NAME shop.example.com");
        assertThat(shop().prerequisites().find(Prerequisite.Kind.SECRET, "shop-db"))
                .hasValueSatisfying(db -> assertThat(db.readers())
                        .extracting(r -> r.path().value())
                        .containsExactly("beat", "mail", "migrate", "web"));
    }

    private static String migrate() {
        return "Job " + shop().graph().job("migrate").getMetadata().getName();
    }

    private static Stack shop() {
        return Stack.named("shop").define(NetworkTest::define);
    }

    private static void define(Scope s) {
        PostgresPort db = s.add(
                "db",
                Postgres.external(
                        "db.example.com",
                        pg -> pg.database("shop").user("shop").password(SecretKey.external("shop-db", "password"))));
        s.networkPolicies(n ->
                n.ingressController("traefik").outside(db.at(), "10.20.0.0/16").podCidr("10.244.0.0/16"));
        RedisPort cache = s.add("cache", Redis.inCluster(r -> r.forCache()));
        AmqpPort amqp =
                s.add("rabbitmq", RabbitMq.inCluster(r -> r.password(SecretKey.external("shop-amqp", "password"))));
        Django django = s.add(
                "django",
                DjangoProject.of(
                        "shop:1",
                        db,
                        d -> d.cache(cache).broker(amqp).secretKey(SecretKey.external("shop-app", "SECRET_KEY"))));
        s.add("migrate", Migrate.of(django));
        HttpPort web = s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")));
        s.add(
                "mail",
                CeleryWorker.of(
                        django,
                        w -> w.queues("mail")
                                .longestTask(Duration.ofMinutes(5))
                                .autoscale(a -> a.queueLength(100).between(1, 10))));
        s.add("beat", CeleryBeat.of(django));
        s.add(
                "edge",
                Ingress.at(
                        "shop.example.com",
                        i -> i.traefik()
                                .tls(CertManager.clusterIssuer("letsencrypt-prod"))
                                .route("/", web)));
    }
}
