package dev.forklift.declare;

/** How bad a finding is; the letter in its id says which. */
public enum Severity {
    /** It will not work: {@code E}. */
    ERROR,
    /** It works badly, or not always: {@code W}. */
    WARNING,
    /** Worth knowing: {@code I}. */
    INFO;

    static Severity of(String id) {
        return switch (id.charAt(id.lastIndexOf('.') + 1)) {
            case 'E' -> ERROR;
            case 'W' -> WARNING;
            default -> INFO;
        };
    }
}
