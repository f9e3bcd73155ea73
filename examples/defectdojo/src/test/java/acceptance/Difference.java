package acceptance;

/**
 * One thing in which two renders differ.
 *
 * @param where the object, the container, and what of it
 * @param theirs what the chart says; {@link #NOTHING} where it says nothing
 * @param ours what the stack says; {@link #NOTHING} where it says nothing
 */
public record Difference(String where, String theirs, String ours) {

    /** Where one of the two says nothing. */
    public static final String NOTHING = "-";

    @Override
    public String toString() {
        return where + ": " + theirs + " → " + ours;
    }
}
