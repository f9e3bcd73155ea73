package dev.forklift.workload;

import dev.forklift.declare.Gate;
import dev.forklift.declare.Recorder;
import dev.forklift.declare.Ref;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/** A Job that a component declared. */
public final class JobHandle {

    private final Ref<Job> ref;
    private final Recorder recorder;

    JobHandle(Ref<Job> ref, Recorder recorder) {
        this.ref = ref;
        this.recorder = recorder;
    }

    /** {@return the reference to it} */
    public Ref<Job> ref() {
        return ref;
    }

    /** {@return a gate that opens when the Job has succeeded} */
    public Gate succeeded() {
        return recorder.gate(ref, Gate.Condition.SUCCEEDED);
    }
}
