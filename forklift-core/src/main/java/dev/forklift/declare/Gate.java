package dev.forklift.declare;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something to wait for: a Job has succeeded, or a workload is ready. Deployers put what waits for it into a later phase. */
public final class Gate {

    /** What is waited for. */
    public enum Condition {
        /** Every replica answers its readiness probe. */
        READY,
        /** The Job has completed. */
        SUCCEEDED
    }

    private final Ref<?> object;
    private final Condition condition;

    Gate(Ref<?> object, Condition condition) {
        this.object = object;
        this.condition = condition;
    }

    /** {@return the workload or Job} */
    public Ref<?> object() {
        return object;
    }

    /** {@return what it has to reach} */
    public Condition condition() {
        return condition;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Gate that && object.equals(that.object) && condition == that.condition;
    }

    @Override
    public int hashCode() {
        return Objects.hash(object, condition);
    }

    /** {@return the object and its condition, for messages} */
    @Override
    public String toString() {
        return object + " " + condition;
    }
}
