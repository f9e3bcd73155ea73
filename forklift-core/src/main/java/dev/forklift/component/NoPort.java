package dev.forklift.component;

/** The handle of a component that hands nothing out. */
public record NoPort() {

    /** The one there needs to be. */
    public static final NoPort INSTANCE = new NoPort();
}
