package dev.forklift.components.keda;

import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.SecretKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What KEDA looks at to say how many pods a workload needs. Of several triggers the one that asks for most wins. To implement for
 * a scaler of KEDA that has no factory here.
 *
 * <p>Source: <a href="https://keda.sh/docs/latest/scalers/">Scalers</a>.
 */
public interface KedaTrigger {

    /**
     * {@return the messages of a queue: where the management plugin answers, those that a consumer has and has not acknowledged
     * count, too; else those alone that none has. What Celery runs it has acknowledged before, unless {@code acks_late} is set.}
     *
     * @param amqp the RabbitMQ
     * @param queue the queue
     * @param perPod how many messages one pod is to have before it, at least 1
     */
    static KedaTrigger rabbitMqQueue(AmqpPort amqp, String queue, int perPod) {
        return new RabbitMqTrigger(amqp, queue, perPod, "");
    }

    /**
     * {@return the same, for a workload that has RabbitMQ's user in its environment}
     *
     * @param amqp the RabbitMQ
     * @param queue the queue
     * @param perPod how many messages one pod is to have before it, at least 1
     * @param userVariable the environment variable that holds the user
     */
    static KedaTrigger rabbitMqQueue(AmqpPort amqp, String queue, int perPod, String userVariable) {
        return new RabbitMqTrigger(amqp, queue, perPod, userVariable);
    }

    /**
     * {@return the length of a list in Redis}
     *
     * @param redis the Redis, whose logical database counts
     * @param list the list's key
     * @param perPod how many entries one pod is to have before it, at least 1
     */
    static KedaTrigger redisList(RedisPort redis, String list, int perPod) {
        return new RedisTrigger(redis, list, perPod);
    }

    /**
     * {@return the jobs that wait in a queue of RQ: the list {@code rq:queue:<name>}}
     *
     * @param redis the Redis of RQ
     * @param queue the queue
     * @param perPod how many jobs one pod is to have before it, at least 1
     */
    static KedaTrigger rqQueue(RedisPort redis, String queue, int perPod) {
        return new RedisTrigger(redis, "rq:queue:" + queue, perPod);
    }

    /**
     * {@return the number that a query gives}
     *
     * @param database the database
     * @param query SQL that gives one number
     * @param perPod how much of it one pod is to have before it, at least 1
     */
    static KedaTrigger postgresQuery(PostgresPort database, String query, int perPod) {
        return new PostgresTrigger(database, query, perPod);
    }

    /**
     * {@return a number of pods between two times}
     *
     * @param zone a time zone such as {@code Europe/Berlin}
     * @param start when it begins, as five fields of cron: {@code 0 8 * * 1-5}
     * @param end when it ends: {@code 0 18 * * 1-5}
     * @param pods how many pods run meanwhile, at least 1
     */
    static KedaTrigger cron(String zone, String start, String end, int pods) {
        return new CronTrigger(zone, start, end, pods);
    }

    /**
     * {@return the number that a query of Prometheus gives}
     *
     * @param address where Prometheus is, as KEDA's pods see it: {@code http://prometheus.monitoring.svc:9090}
     * @param query PromQL that gives one number
     * @param perPod how much of it one pod is to have: {@code 100}, {@code 0.5}
     */
    static KedaTrigger prometheus(String address, String query, String perPod) {
        return new PrometheusTrigger(address, query, perPod);
    }

    /**
     * {@return the pods' CPU}
     *
     * @param percent of what they request, at least 1
     */
    static KedaTrigger cpu(int percent) {
        return new ResourceTrigger("cpu", percent);
    }

    /**
     * {@return the pods' memory}
     *
     * @param percent of what they request, at least 1
     */
    static KedaTrigger memory(int percent) {
        return new ResourceTrigger("memory", percent);
    }

    /** {@return what KEDA calls it} */
    String type();

    /**
     * {@return what KEDA is told, in the order in which it is written}
     *
     * @param me the ScaledObject
     * @param naming the names of the stack's objects
     */
    Map<String, String> metadata(Identity me, Naming naming);

    /** {@return what KEDA reads from Secrets, by its own names; nothing by default} */
    default Map<String, SecretKey> secrets() {
        return Map.of();
    }

    /** {@return what KEDA reads from ConfigMaps, by its own names; nothing by default} */
    default Map<String, ConfigKey> configs() {
        return Map.of();
    }

    /** {@return what KEDA takes beside the secrets and in no other way, by its own names; nothing by default} */
    default Map<String, String> values() {
        return Map.of();
    }

    /** {@return what KEDA reads from the environment of the workload, by its own names; nothing by default} */
    default Map<String, String> variables() {
        return Map.of();
    }

    /** {@return where it asks: network policies that are derived let KEDA in there; nowhere by default} */
    default List<Endpoint> asks() {
        return List.of();
    }

    /** {@return what is wrong with it, without a place; nothing by default} */
    default Optional<Finding> problem() {
        return Optional.empty();
    }

    /** {@return whether the service that it asks was defined; yes by default} */
    default boolean isComplete() {
        return true;
    }
}
