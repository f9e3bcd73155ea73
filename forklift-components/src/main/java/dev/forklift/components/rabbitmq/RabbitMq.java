package dev.forklift.components.rabbitmq;

import java.util.function.Consumer;

/**
 * A RabbitMQ: one that lies outside of the stack, or one that the stack runs.
 *
 * <pre>{@code
 * AmqpPort amqp = s.add("rabbitmq", RabbitMq.inCluster(r -> r
 *         .vhost("shop").user("shop").password(SecretKey.external("shop-rabbitmq", "password"))));
 * }</pre>
 */
public final class RabbitMq {

    private RabbitMq() {}

    /**
     * {@return a RabbitMQ outside of the stack; no object is made for it}
     *
     * @param host a DNS name or an IPv4 address
     * @param options its port, virtual host, user, password and TLS
     */
    public static ExternalRabbitMq external(String host, Consumer<ExternalRabbitMq.Options> options) {
        return ExternalRabbitMq.of(host, options);
    }

    /**
     * {@return a RabbitMQ that the stack runs: a StatefulSet with one pod, its Service and its claim}
     *
     * @param options its virtual host, user and password, storage and memory
     */
    public static RabbitMqServer inCluster(Consumer<RabbitMqServer.Options> options) {
        return RabbitMqServer.of(options);
    }
}
