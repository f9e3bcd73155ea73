package dev.forklift.components.celery;

import dev.forklift.component.Scope;
import dev.forklift.components.django.Broker;
import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Outsider;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.Workload;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * KEDA's objects for a worker: what to scale by which queue, and how the broker is asked.
 *
 * <p>Source: <a href="https://keda.sh/docs/latest/scalers/rabbitmq-queue/">RabbitMQ Queue</a>, <a
 * href="https://keda.sh/docs/latest/scalers/redis-lists/">Redis Lists</a>.
 */
final class QueueScaling {

    private static final String API = "keda.sh/v1alpha1";
    private static final Duration COOLDOWN = Duration.ofMinutes(5);
    private static final String USER = "CELERY_BROKER_USER";
    /** What Kombu puts between a queue's name and a priority, in the name of a list. */
    private static final String PRIORITY = "\u0006\u0016";

    private final CeleryWorkerSpec worker;
    private final Scaling.OnQueues scaling;
    private final Broker broker;

    QueueScaling(CeleryWorkerSpec worker, Scaling.OnQueues scaling, Broker broker) {
        this.worker = worker;
        this.scaling = scaling;
        this.broker = broker;
    }

    /** KEDA reads RabbitMQ's user off the worker's environment. */
    void onto(DeploymentOptions workers) {
        broker.match(amqp -> workers.hasEnv(USER) ? workers : workers.env(USER, amqp.user()), redis -> workers);
    }

    void declare(Scope scope, Workload workers) {
        scope.admits(Outsider.AUTOSCALER, broker.match(amqp -> amqp.management().orElse(amqp.at()), RedisPort::at));
        Optional<Ref<GenericKubernetesResource>> authentication = password().map(p -> triggerAuthentication(scope, p));
        scope.object(
                "",
                GenericKubernetesResource.class,
                (me, naming) -> scaledObject(me, naming, workers, authentication.map(naming::nameOf)));
    }

    private Optional<SecretKey> password() {
        return broker.match(amqp -> Optional.of(amqp.password()), RedisPort::password);
    }

    private Ref<GenericKubernetesResource> triggerAuthentication(Scope scope, SecretKey password) {
        return scope.object("broker", GenericKubernetesResource.class, (me, naming) -> {
            Map<String, Object> spec = new LinkedHashMap<>();
            spec.put(
                    "secretTargetRef",
                    List.of(Map.of(
                            "parameter", "password", "name", naming.nameOf(password.secret()), "key", password.key())));
            broker.match(
                    amqp -> spec.put("env", List.of(Map.of("parameter", "username", "name", USER))), redis -> spec);
            return object("TriggerAuthentication", spec);
        });
    }

    private GenericKubernetesResource scaledObject(
            Identity me, Naming naming, Workload workers, Optional<String> authentication) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("scaleTargetRef", Map.of("name", naming.nameOf(workers.ref())));
        spec.put("minReplicaCount", scaling.least());
        spec.put("maxReplicaCount", scaling.most());
        spec.put("pollingInterval", scaling.poll().toSeconds());
        spec.put("cooldownPeriod", cooldown().toSeconds());
        spec.put("advanced", Map.of("horizontalPodAutoscalerConfig", Map.of("name", me.name())));
        spec.put("triggers", triggers(me, naming, authentication));
        return object("ScaledObject", spec);
    }

    private Duration cooldown() {
        Duration longest = worker.longestTask().compareTo(COOLDOWN) > 0 ? worker.longestTask() : COOLDOWN;
        return scaling.cooldown().orElse(longest);
    }

    private List<Map<String, Object>> triggers(Identity me, Naming naming, Optional<String> authentication) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (String queue : worker.queues()) {
            broker.match(
                    amqp -> all.add(trigger("rabbitmq", rabbitMq(amqp, queue, me, naming), authentication)),
                    redis -> lists(queue).stream()
                            .map(list -> all.add(trigger("redis", redis(redis, list, me, naming), authentication)))
                            .toList());
        }
        return all;
    }

    private static Map<String, Object> trigger(
            String type, Map<String, String> metadata, Optional<String> authentication) {
        Map<String, Object> trigger = new LinkedHashMap<>();
        trigger.put("type", type);
        trigger.put("metadata", metadata);
        authentication.ifPresent(name -> trigger.put("authenticationRef", Map.of("name", name)));
        return trigger;
    }

    /** By HTTP, tasks that run count, too; by AMQP those that wait alone. */
    private Map<String, String> rabbitMq(AmqpPort amqp, String queue, Identity me, Naming naming) {
        String scheme = amqp.management().isPresent() ? "http" : "amqp";
        Endpoint at = amqp.management().orElse(amqp.at());
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("protocol", scheme);
        metadata.put("host", scheme + (amqp.tls() ? "s" : "") + "://" + address(at, me, naming));
        metadata.put("vhostName", amqp.vhost());
        metadata.put("queueName", queue);
        metadata.put("mode", "QueueLength");
        metadata.put("value", String.valueOf(scaling.length()));
        if (amqp.management().isPresent()) {
            metadata.put("excludeUnacknowledged", "false");
        }
        return metadata;
    }

    private Map<String, String> redis(RedisPort redis, String list, Identity me, Naming naming) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("address", address(redis.at(), me, naming));
        metadata.put("databaseIndex", String.valueOf(redis.database()));
        metadata.put("listName", list);
        metadata.put("listLength", String.valueOf(scaling.length()));
        if (redis.tls()) {
            metadata.put("enableTLS", "true");
        }
        return metadata;
    }

    private List<String> lists(String queue) {
        List<String> lists = new ArrayList<>(List.of(queue));
        scaling.priorities().forEach(step -> lists.add(queue + PRIORITY + step));
        return lists;
    }

    /** KEDA runs in a namespace of its own, where a Service's name alone says nothing. */
    private static String address(Endpoint at, Identity me, Naming naming) {
        String namespace = at.service().isPresent() ? "." + me.namespace() + ".svc" : "";
        return at.host().resolve(naming) + namespace + ":" + at.port();
    }

    private static GenericKubernetesResource object(String kind, Map<String, Object> spec) {
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion(API);
        object.setKind(kind);
        object.setMetadata(new ObjectMeta());
        object.setAdditionalProperty("spec", spec);
        return object;
    }
}
