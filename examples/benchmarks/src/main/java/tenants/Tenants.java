package tenants;

import java.util.function.Consumer;

/** The names of a fleet's tenants. */
final class Tenants {

    private Tenants() {}

    static void of(int tenants, Consumer<String> each) {
        for (int i = 0; i < tenants; i++) {
            each.accept(name(i));
        }
    }

    static String name(int number) {
        String digits = Integer.toString(number);
        return "tenant-" + "0000".substring(digits.length()) + digits;
    }
}
