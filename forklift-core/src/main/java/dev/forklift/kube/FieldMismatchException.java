package dev.forklift.kube;

/** Says that a JSON tree does not fit a class of Kubernetes objects: which field, what was found there, and what belongs there. */
public final class FieldMismatchException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The path of the field. */
    private final String field;

    /** What is wrong there. */
    private final String reason;

    FieldMismatchException(String field, String reason, Throwable cause) {
        super(field.isEmpty() ? reason : field + ": " + reason, cause);
        this.field = field;
        this.reason = reason;
    }

    /** {@return the path of the field, such as {@code spec.template.spec.containers[0].image}; empty for the whole tree} */
    public String field() {
        return field;
    }

    /** {@return what is wrong there, in a person's words} */
    public String reason() {
        return reason;
    }
}
