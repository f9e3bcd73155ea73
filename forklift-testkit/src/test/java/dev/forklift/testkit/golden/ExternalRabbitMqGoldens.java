package dev.forklift.testkit.golden;

import dev.forklift.component.Scope;
import dev.forklift.components.celery.CeleryWorker;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.rabbitmq.ExternalRabbitMq;
import dev.forklift.components.rabbitmq.RabbitMq;
import java.util.List;

/** A RabbitMQ outside of the stack, as a worker of the project and its autoscaler see it. */
final class ExternalRabbitMqGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(ExternalRabbitMq.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase(
                        "default",
                        (s, shop) -> used(
                                s,
                                shop,
                                RabbitMq.external(
                                        "amqp.example.com",
                                        r -> r.user("orders").password(Shop.key("amqp"))))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> used(
                                s,
                                shop,
                                RabbitMq.external(
                                        "amqp.example.com",
                                        r -> r.port(5673)
                                                .management(15671)
                                                .vhost("orders")
                                                .user("shop")
                                                .password(Shop.key("amqp"))
                                                .tls()))));
    }

    private static void used(Scope s, Shop shop, ExternalRabbitMq rabbitMq) {
        AmqpPort broker = s.add("broker", rabbitMq);
        s.add(
                "celery",
                CeleryWorker.of(
                        s.add(
                                "project",
                                DjangoProject.of(
                                        Shop.IMAGE,
                                        shop.db(),
                                        d -> d.secretKey(Shop.key("SECRET_KEY")).broker(broker))),
                        w -> w.queues("default").autoscale(a -> {})));
    }
}
