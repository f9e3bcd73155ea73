package dev.forklift.workload;

import dev.forklift.declare.Draft;

/** A container beside the main one, an init container or a native sidecar. */
public final class ContainerOptions extends ContainerDsl<ContainerOptions> {

    private final ContainerDraft draft;

    ContainerOptions(ContainerDraft draft) {
        this.draft = draft;
    }

    /**
     * Sees what the main container sees: image, working directory, environment, mounts and user are taken from it after all overrides, where this
     * container does not say them itself.
     *
     * @return these options
     */
    public ContainerOptions likeMain() {
        draft.likeMain = true;
        return this;
    }

    /** {@return the container's name} */
    public String name() {
        return draft.model.getName();
    }

    @Override
    ContainerDraft container() {
        return draft;
    }

    @Override
    Draft owner() {
        return draft.workload.draft();
    }

    @Override
    ContainerOptions self() {
        return this;
    }
}
