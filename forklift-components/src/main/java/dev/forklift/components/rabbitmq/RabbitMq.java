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

    /**
     * {@return a RabbitMQ that the RabbitMQ cluster operator runs, with a virtual host and a user; both its operators have to be
     * there}
     *
     * @param options nodes and storage, virtual host and user
     */
    public static RabbitMqCluster byOperator(Consumer<RabbitMqCluster.Options> options) {
        return RabbitMqCluster.own(options);
    }

    /**
     * {@return a virtual host and a user on a cluster that the RabbitMQ cluster operator runs already. Where it lies in another
     * namespace, its annotation {@code rabbitmq.com/topology-allowed-namespaces} has to name the stack's}
     *
     * @param name the RabbitmqCluster
     * @param namespace where it lies
     * @param options virtual host and user
     */
    public static RabbitMqCluster onCluster(
            String name, String namespace, Consumer<RabbitMqCluster.VhostOptions> options) {
        return RabbitMqCluster.existing(name, namespace, options);
    }
}
