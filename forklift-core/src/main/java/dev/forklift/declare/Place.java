package dev.forklift.declare;

/** Where an object is declared: by which component, under which id, on which line. Minted by the {@link Recorder}. */
public final class Place {

    private final Recorder recorder;
    private final ComponentPath path;
    private final String objectId;
    private final CallSite site;

    Place(Recorder recorder, ComponentPath path, String objectId, CallSite site) {
        this.recorder = recorder;
        this.path = path;
        this.objectId = objectId;
        this.site = site;
    }

    /** {@return the stack's recorder} */
    public Recorder recorder() {
        return recorder;
    }

    /** {@return the component that declares the object} */
    public ComponentPath path() {
        return path;
    }

    /** {@return the object's id within the component; empty for its main object} */
    public String objectId() {
        return objectId;
    }

    /** {@return the line that declares it} */
    public CallSite site() {
        return site;
    }

    /**
     * {@return the place of another object of the same component, declared by the same line}
     *
     * @param other the other object's id
     */
    public Place sibling(String other) {
        return new Place(recorder, path, other, site);
    }
}
