package dev.forklift.kube;

import java.util.ArrayList;
import java.util.List;

/** The {@code $(NAME)} in environment values, commands and arguments. */
public final class Variables {

    private Variables() {}

    /**
     * {@return the names that a text asks to be replaced, in order; {@code $$(NAME)} is literal and asks for nothing}
     *
     * @param text the value of an environment variable, or an argument
     */
    public static List<String> in(String text) {
        int at = text.indexOf('$');
        if (at < 0) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        while (at >= 0 && at + 1 < text.length()) {
            int next = at + 1;
            if (text.charAt(next) == '$') {
                next = at + 2;
            } else if (text.charAt(next) == '(') {
                int end = text.indexOf(')', next);
                if (end < 0) {
                    return names;
                }
                names.add(text.substring(next + 1, end));
                next = end + 1;
            }
            at = text.indexOf('$', next);
        }
        return names;
    }
}
