package dev.forklift.components.celery;

import dev.forklift.declare.Notes;

/** What can be said of scaling a worker by its CPU. */
public final class CpuScalingOptions {

    private final Notes notes;
    private int percent = 80;
    private int least = 1;
    private int most = 10;

    CpuScalingOptions(Notes notes) {
        this.notes = notes;
    }

    /**
     * Sets how busy the pods are to be.
     *
     * @param ofRequest percent of the CPU they request, at least 1; 80 by default
     * @return these options
     */
    public CpuScalingOptions utilization(int ofRequest) {
        if (Numbers.atLeast(notes, ofRequest, 1, "utilization")) {
            percent = ofRequest;
        }
        return this;
    }

    /**
     * Sets the bounds.
     *
     * @param fewest from 1, the default
     * @param atMost at least as many; 10 by default
     * @return these options
     */
    public CpuScalingOptions between(int fewest, int atMost) {
        if (Numbers.bounds(notes, fewest, atMost, 1)) {
            least = fewest;
            most = atMost;
        }
        return this;
    }

    Scaling build() {
        return new Scaling.OnCpu(percent, least, most);
    }
}
