package dev.forklift.components.rabbitmq;

import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import java.util.Optional;

/**
 * How a RabbitMQ is reached.
 *
 * @param at where it speaks AMQP
 * @param management where its management plugin answers HTTP, where it does
 * @param vhost the virtual host
 * @param user who connects
 * @param password the user's password
 * @param tls whether the connection is encrypted
 */
public record AmqpPort(
        Endpoint at, Optional<Endpoint> management, String vhost, String user, SecretKey password, boolean tls) {}
