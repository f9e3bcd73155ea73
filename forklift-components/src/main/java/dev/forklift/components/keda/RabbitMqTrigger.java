package dev.forklift.components.keda;

import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.SecretKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The length of a queue in RabbitMQ.
 *
 * <p>Source: <a href="https://keda.sh/docs/latest/scalers/rabbitmq-queue/">RabbitMQ Queue</a>.
 */
record RabbitMqTrigger(AmqpPort amqp, String queue, int perPod, String userVariable) implements KedaTrigger {

    @Override
    public String type() {
        return "rabbitmq";
    }

    @Override
    public Map<String, String> metadata(Identity me, Naming naming) {
        boolean http = amqp.management().isPresent();
        String scheme = http ? "http" : "amqp";
        Map<String, String> metadata = Asked.ordered(
                "protocol",
                scheme,
                "host",
                scheme + (amqp.tls() ? "s" : "") + "://" + Asked.address(at(), me, naming),
                "vhostName",
                amqp.vhost(),
                "queueName",
                queue,
                "mode",
                "QueueLength",
                "value",
                String.valueOf(perPod));
        if (http) {
            metadata.put("excludeUnacknowledged", "false");
        }
        return metadata;
    }

    private Endpoint at() {
        return amqp.management().orElse(amqp.at());
    }

    @Override
    public Map<String, SecretKey> secrets() {
        return Map.of("password", amqp.password());
    }

    @Override
    public Map<String, String> values() {
        return userVariable.isEmpty() ? Map.of("username", amqp.user()) : Map.of();
    }

    @Override
    public Map<String, String> variables() {
        return userVariable.isEmpty() ? Map.of() : Map.of("username", userVariable);
    }

    @Override
    public List<Endpoint> asks() {
        return List.of(at());
    }

    @Override
    public Optional<Finding> problem() {
        return Asked.named("queue", queue, perPod);
    }

    @Override
    public boolean isComplete() {
        return amqp != null;
    }
}
