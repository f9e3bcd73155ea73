package dev.forklift.components.rabbitmq;

import dev.forklift.components.SpecStyle;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a RabbitMQ that its cluster operator runs, or of a virtual host on one that it runs already. */
@Value.Immutable
@SpecStyle
public interface RabbitMqClusterSpec {

    /**
     * A cluster that runs already.
     *
     * @param name the RabbitmqCluster
     * @param namespace where it lies
     */
    record Existing(String name, String namespace) {}

    /** {@return the cluster that runs already; none where the stack has one of its own} */
    Optional<Existing> existing();

    /** {@return the virtual host} */
    default String vhost() {
        return "app";
    }

    /** {@return who connects} */
    default String user() {
        return "app";
    }

    /** {@return the Secret with the user's name and password; the operator makes the password where nothing is said} */
    Optional<String> userSecret();

    /** {@return the kind of queue where a client does not say it: {@code quorum}, {@code classic} or {@code stream}} */
    Optional<String> defaultQueueType();

    /** {@return how many nodes the cluster has} */
    default int replicas() {
        return 3;
    }

    /** {@return its image; the operator's own where nothing is said} */
    Optional<String> image();

    /** {@return how much storage each node's claim asks for} */
    default String storage() {
        return "10Gi";
    }

    /** {@return the claims' storage class} */
    Optional<String> storageClass();

    /** {@return the CPU that each node asks for; the profile's where nothing is said} */
    Optional<String> cpu();

    /** {@return the memory that each node asks for and may not exceed; the profile's where nothing is said} */
    Optional<String> memory();

    /** {@return further lines of {@code rabbitmq.conf}} */
    Map<String, String> settings();
}
