package dev.forklift.kube;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * Kubernetes' quantities: {@code 250m} CPU, {@code 256Mi} memory.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Quantity</a>.
 */
public final class Quantities {

    private static final Set<String> SUFFIXES =
            Set.of("Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "n", "u", "m", "k", "M", "G", "T", "P", "E");

    private Quantities() {}

    /**
     * {@return why this is no quantity that Kubernetes takes, or nothing where it is one}
     *
     * @param text what to look at
     */
    public static Optional<String> problem(String text) {
        int end = text.length();
        while (end > 0 && Character.isLetter(text.charAt(end - 1))) {
            end--;
        }
        String number = SUFFIXES.contains(text.substring(end)) ? text.substring(0, end) : text;
        if (!isNumber(number)) {
            return Optional.of("a quantity is a number and one of the suffixes m, k, M, G, T, Ki, Mi, Gi, Ti");
        }
        return number.startsWith("-") ? Optional.of("a quantity here is not negative") : Optional.empty();
    }

    /**
     * {@return the quantity, in its base unit: cores, bytes}
     *
     * @param text a quantity without a {@linkplain #problem(String) problem}
     */
    public static BigDecimal amount(String text) {
        return Quantity.getAmountInBytes(new Quantity(text));
    }

    private static boolean isNumber(String text) {
        int digits = 0;
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                dots++;
            } else if (!(i == 0 && (c == '-' || c == '+'))) {
                return digits > 0 && dots <= 1 && isExponent(text, i);
            }
        }
        return digits > 0 && dots <= 1;
    }

    private static boolean isExponent(String text, int at) {
        char mark = text.charAt(at);
        if ((mark != 'e' && mark != 'E') || at + 1 >= text.length()) {
            return false;
        }
        int start = text.charAt(at + 1) == '-' || text.charAt(at + 1) == '+' ? at + 2 : at + 1;
        return start < text.length() && text.substring(start).chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
