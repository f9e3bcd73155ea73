package acceptance;

import java.util.regex.Pattern;

/**
 * A difference that is known, and why it is there. {@code *} stands for any text.
 *
 * @param where of the difference
 * @param theirs what the chart says
 * @param ours what the stack says
 * @param reason why it differs
 */
public record Listed(String where, String theirs, String ours, String reason) {

    /** Refuses one that does not say why. */
    public Listed {
        if (reason.isBlank()) {
            throw new IllegalArgumentException(where + " differs for no reason");
        }
    }

    boolean explains(Difference difference) {
        return matches(where, difference.where())
                && matches(theirs, difference.theirs())
                && matches(ours, difference.ours());
    }

    private static boolean matches(String glob, String text) {
        String regex = Pattern.quote(glob).replace("*", "\\E.*\\Q");
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }
}
