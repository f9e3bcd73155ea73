package dev.forklift.components.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.component.Scope;
import dev.forklift.components.celery.CeleryWorker;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.rabbitmq.RabbitMq;
import dev.forklift.components.web.Daphne;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.declare.Finding;
import dev.forklift.declare.SecretKey;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class ConnectionBudgetTest {

    private static final SecretKey PASSWORD = SecretKey.external("shop-db", "password");

    private static Django django(Scope s, PostgresPort db) {
        AmqpPort amqp = s.add(
                "mq", RabbitMq.external("mq.example.com", r -> r.user("shop").password(PASSWORD)));
        return s.add(
                "django",
                DjangoProject.of(
                        "registry.example.com/shop:1",
                        db,
                        d -> d.broker(amqp).secretKey(SecretKey.external("shop-app", "SECRET_KEY"))));
    }

    private static PostgresPort external(Scope s, int maxConnections) {
        return s.add(
                "db",
                Postgres.external(
                        "db.example.com", p -> p.user("shop").password(PASSWORD).maxConnections(maxConnections)));
    }

    private static Stack shop(Function<Scope, PostgresPort> db, BiConsumer<Scope, Django> processes) {
        return Stack.named("shop").define(s -> processes.accept(s, django(s, db.apply(s))));
    }

    private static List<Finding> found(Stack shop) {
        return shop.check().findings().stream()
                .filter(f -> f.id().equals("forklift.W214"))
                .toList();
    }

    private static void web(Scope s, Django django) {
        s.add(
                "web",
                Gunicorn.of(
                        django,
                        "shop.wsgi:application",
                        g -> g.health("/healthz").workers(3).threads(4).autoscale(a -> a.between(2, 6))));
    }

    @Test
    void the_autoscalers_most_and_the_new_pods_of_a_rollout_count() {
        Finding finding =
                found(shop(s -> external(s, 50), ConnectionBudgetTest::web)).get(0);
        assertThat(finding.title()).isEqualTo("the pods may hold 96 connections to db, which takes 47");
        assertThat(finding.because())
                .startsWith(
                        "web (6 + 2 new in a rollout) pods × 3 workers × 4 threads = 96; together 96; the limit is 50 "
                                + "− 3 reserved");
        assertThat(finding.concerns()).extracting(c -> c.path().value()).containsExactly("web");
    }

    @Test
    void what_fits_is_no_finding() {
        assertThat(found(shop(s -> external(s, 99), ConnectionBudgetTest::web))).isEmpty();
        assertThat(found(shop(s -> external(s, 98), ConnectionBudgetTest::web))).hasSize(1);
    }

    @Test
    void an_override_counts() {
        Stack shop = shop(
                s -> external(s, 40),
                (s, d) -> s.add(
                        "web",
                        Gunicorn.of(
                                d,
                                "shop.wsgi:application",
                                g -> g.health("/h").workers(2).threads(2))));
        assertThat(found(shop)).isEmpty();
        assertThat(found(shop.with("web", o -> o.replicas(20)))).hasSize(1);
    }

    @Test
    void tasks_and_keda_count() {
        Finding finding = found(shop(
                        s -> external(s, 100),
                        (s, d) -> s.add(
                                "worker",
                                CeleryWorker.of(
                                        d,
                                        w -> w.queues("q")
                                                .concurrency(8)
                                                .autoscale(
                                                        a -> a.queueLength(10).between(1, 10))))))
                .get(0);
        assertThat(finding.because()).contains("worker (10 + 3 new in a rollout) pods × 8 tasks at once = 104");
    }

    @Test
    void requests_of_an_asgi_server_count() {
        Finding finding = found(
                        shop(s -> external(s, 10), (s, d) -> s.add("live", Daphne.of(d, "shop.asgi:application"))))
                .get(0);
        assertThat(finding.because()).contains("× 1 worker × about 10 requests at once = 30");
    }

    @Test
    void a_process_of_the_users_own_counts() {
        Finding finding = found(shop(
                        s -> external(s, 10),
                        (s, d) -> s.add(
                                "consumer",
                                c -> c.deployment(w -> d.process(w, p -> p.connections(12, "12 partitions"))
                                        .replicas(1)
                                        .probes(p -> p.readiness(r -> r.exec("true")))))))
                .get(0);
        assertThat(finding.because()).contains("consumer (1 + 1 new in a rollout) pods × 12 partitions = 24");
    }

    @Test
    void a_database_whose_limit_nobody_knows_has_no_finding() {
        assertThat(found(shop(
                        s -> s.add(
                                "db",
                                Postgres.external(
                                        "db.example.com", p -> p.user("shop").password(PASSWORD))),
                        (s, d) -> s.add(
                                "web",
                                Gunicorn.of(
                                        d,
                                        "shop.wsgi:application",
                                        g -> g.workers(99).threads(99))))))
                .isEmpty();
    }

    @Test
    void behind_a_pool_only_its_connections_count() {
        assertThat(found(shop(s -> s.add("pool", PgBouncer.of(external(s, 70))), ConnectionBudgetTest::web)))
                .isEmpty();
        Finding finding = found(shop(s -> s.add("pool", PgBouncer.of(external(s, 60))), ConnectionBudgetTest::web))
                .get(0);
        assertThat(finding.because()).contains("pool (2 + 1 new in a rollout) pods × a pool of 20 = 60");
    }

    @Test
    void a_pool_takes_so_many_clients_itself() {
        Finding finding = found(shop(
                        s -> s.add("pool", PgBouncer.of(external(s, 500), p -> p.maxClientConnections(40))),
                        ConnectionBudgetTest::web))
                .get(0);
        assertThat(finding.title()).isEqualTo("the pods may hold 96 connections to pool, which takes 80");
    }

    @Test
    void replicas_have_a_limit_of_their_own() {
        Stack shop = Stack.named("shop").define(s -> {
            PostgresPort db = s.add("db", Postgres.cloudNativePg(p -> p.instances(2)));
            Django django = s.add(
                    "django",
                    DjangoProject.of(
                            "registry.example.com/shop:1",
                            s.add("pool", PgBouncer.of(db)),
                            d -> d.replica(db.readOnly()).secretKey(SecretKey.external("shop-app", "SECRET_KEY"))));
            s.add(
                    "web",
                    Gunicorn.of(
                            django,
                            "shop.wsgi:application",
                            g -> g.health("/h").replicas(10).workers(3).threads(4)));
        });
        assertThat(found(shop))
                .singleElement()
                .satisfies(f -> assertThat(f.title())
                        .isEqualTo("the pods may hold 156 connections to the replicas of db, which take 97"));
    }
}
