package dev.forklift.components.celery;

import dev.forklift.components.keda.KedaScalingSpec;
import dev.forklift.components.keda.KedaTrigger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What decides how many pods of a worker run, where that is no fixed number. */
public sealed interface Scaling {

    /** {@return the fewest pods} */
    int least();

    /** {@return the most pods} */
    int most();

    /**
     * {@return what one of the two functions answers}
     *
     * @param queues asked where the length of the queues decides
     * @param cpu asked where the CPU decides
     * @param <R> the answer
     */
    <R> R match(Function<OnQueues, R> queues, Function<OnCpu, R> cpu);

    /**
     * KEDA, by the length of the worker's queues.
     *
     * @param length how many tasks one pod is to have before it
     * @param least the fewest pods, from 0
     * @param most the most pods
     * @param poll how often KEDA looks
     * @param cooldown how long the queues have to be empty before the last pod goes, where {@code least} is 0
     * @param scaleInAfter how long fewer pods have to be enough before the others go
     * @param priorities Celery's priority steps above 0, each of which is a list of its own in Redis
     * @param also what KEDA looks at beside the queues
     * @param fallback what holds while KEDA cannot ask the broker
     */
    record OnQueues(
            int length,
            int least,
            int most,
            Duration poll,
            Optional<Duration> cooldown,
            Optional<Duration> scaleInAfter,
            List<Integer> priorities,
            List<KedaTrigger> also,
            Optional<KedaScalingSpec.Fallback> fallback)
            implements Scaling {

        /**
         * Copies the lists.
         *
         * @param length as above
         * @param least as above
         * @param most as above
         * @param poll as above
         * @param cooldown as above
         * @param scaleInAfter as above
         * @param priorities as above
         * @param also as above
         * @param fallback as above
         */
        public OnQueues {
            priorities = List.copyOf(priorities);
            also = List.copyOf(also);
        }

        @Override
        public <R> R match(Function<OnQueues, R> queues, Function<OnCpu, R> cpu) {
            return queues.apply(this);
        }
    }

    /**
     * A HorizontalPodAutoscaler, by the pods' CPU.
     *
     * @param percent of what is requested
     * @param least the fewest pods, from 1
     * @param most the most pods
     */
    record OnCpu(int percent, int least, int most) implements Scaling {
        @Override
        public <R> R match(Function<OnQueues, R> queues, Function<OnCpu, R> cpu) {
            return cpu.apply(this);
        }
    }
}
