package dev.forklift.components.celery;

import dev.forklift.component.Scope;
import dev.forklift.components.django.Broker;
import dev.forklift.components.keda.KedaScalingSpec;
import dev.forklift.components.keda.KedaTrigger;
import dev.forklift.components.keda.ScaledObject;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Scales a worker by the length of its queues, wherever the broker keeps them, and by what is said beside them. */
final class QueueScaling {

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
        new ScaledObject(spec()).declare(scope, workers);
    }

    private KedaScalingSpec spec() {
        return KedaScalingSpec.of(
                "broker",
                scaling.least(),
                scaling.most(),
                scaling.poll(),
                cooldown(),
                scaling.scaleInAfter(),
                scaling.fallback(),
                triggers());
    }

    private Duration cooldown() {
        Duration longest = worker.longestTask().compareTo(COOLDOWN) > 0 ? worker.longestTask() : COOLDOWN;
        return scaling.cooldown().orElse(longest);
    }

    private List<KedaTrigger> triggers() {
        List<KedaTrigger> all = new ArrayList<>();
        for (String queue : worker.queues()) {
            broker.match(
                    amqp -> all.add(KedaTrigger.rabbitMqQueue(amqp, queue, scaling.length(), USER)),
                    redis -> all.addAll(lists(queue).stream()
                            .map(list -> KedaTrigger.redisList(redis, list, scaling.length()))
                            .toList()));
        }
        all.addAll(scaling.also());
        return all;
    }

    private List<String> lists(String queue) {
        List<String> lists = new ArrayList<>(List.of(queue));
        scaling.priorities().forEach(step -> lists.add(queue + PRIORITY + step));
        return lists;
    }
}
