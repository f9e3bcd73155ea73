/** RabbitMQ, outside of the cluster or in it. */
@NullMarked
package dev.forklift.components.rabbitmq;

import org.jspecify.annotations.NullMarked;
