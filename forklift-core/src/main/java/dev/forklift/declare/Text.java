package dev.forklift.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Text that may hold the names of objects of the stack, which are known only when the stack is finished: {@code
 * Text.of("http://").plus(endpoint.hostAndPort()).plus("/api")}.
 */
public final class Text {

    private static final String WRITTEN = "⟨";

    private static final int USUAL_LENGTH = 80;

    private final List<Object> pieces;

    private Text(List<Object> pieces) {
        this.pieces = pieces;
    }

    /**
     * {@return this literal text}
     *
     * @param literal the text
     */
    public static Text of(String literal) {
        return new Text(List.of(literal));
    }

    /**
     * {@return {@code $(NAME)}, which Kubernetes replaces by another environment variable of the same container}
     *
     * @param name the variable, defined in the same container's {@code env}
     */
    public static Text variable(String name) {
        return of("$(" + name + ")");
    }

    /**
     * {@return the name of an object, resolved when the stack is finished}
     *
     * @param ref the object, of this stack or outside
     */
    public static Text nameOf(Ref<?> ref) {
        return new Text(List.of(ref));
    }

    static Text addressOf(Endpoint endpoint) {
        return new Text(List.of(endpoint));
    }

    /**
     * {@return this followed by that}
     *
     * @param more what follows
     */
    public Text plus(String more) {
        return plus(of(more));
    }

    /**
     * {@return this followed by that}
     *
     * @param more what follows
     */
    public Text plus(Text more) {
        List<Object> all = new ArrayList<>(pieces);
        all.addAll(more.pieces);
        return new Text(List.copyOf(all));
    }

    /**
     * {@return the same in another syntax: its literal pieces changed, and the names left, in which no syntax finds anything to
     * escape}
     *
     * @param change such as what escapes text for JSON
     */
    public Text escaped(UnaryOperator<String> change) {
        List<Object> all = new ArrayList<>();
        pieces.forEach(p -> all.add(p instanceof String literal ? change.apply(literal) : p));
        return new Text(List.copyOf(all));
    }

    /** {@return the objects whose names it holds} */
    public List<Ref<?>> references() {
        List<Ref<?>> found = new ArrayList<>(1);
        for (Object piece : pieces) {
            if (piece instanceof Ref<?> ref) {
                found.add(ref);
            } else if (piece instanceof Endpoint endpoint) {
                endpoint.service().ifPresent(found::add);
            }
        }
        return found;
    }

    /** {@return where one connects to who has this text: the endpoints whose {@link Endpoint#host() host} it holds} */
    public List<Endpoint> endpoints() {
        if (pieces.size() == 1 && pieces.get(0) instanceof String) {
            return List.of();
        }
        List<Endpoint> found = new ArrayList<>(1);
        for (Object piece : pieces) {
            if (piece instanceof Endpoint endpoint) {
                found.add(endpoint);
            }
        }
        return found;
    }

    /**
     * {@return the text with every name in its place}
     *
     * @param naming knows the names
     */
    public String resolve(Naming naming) {
        if (pieces.size() == 1 && pieces.get(0) instanceof String only) {
            return only;
        }
        StringBuilder out = new StringBuilder(USUAL_LENGTH);
        for (Object piece : pieces) {
            out.append(resolve(piece, naming));
        }
        return out.toString();
    }

    private static String resolve(Object piece, Naming naming) {
        if (piece instanceof Endpoint endpoint) {
            return naming.nameOf(endpoint.reference());
        }
        return piece instanceof Ref<?> ref ? naming.nameOf(ref) : piece.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Text that && pieces.equals(that.pieces);
    }

    @Override
    public int hashCode() {
        return pieces.hashCode();
    }

    /**
     * {@return whether a text was made of another by {@code +} or {@code toString()}, so that a name is written as a message would
     * write it, and never resolved}
     */
    boolean holdsAWrittenReference() {
        for (Object piece : pieces) {
            if (piece instanceof String text && text.contains(WRITTEN)) {
                return true;
            }
        }
        return false;
    }

    /** {@return the text, with references as they are written in messages: {@code ⟨Service web⟩}. It is no value: use {@link #plus}} */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        pieces.forEach(p -> out.append(written(p)));
        return out.toString();
    }

    private static String written(Object piece) {
        if (piece instanceof Endpoint endpoint) {
            return endpoint.service()
                    .map(Text::written)
                    .orElse(endpoint.reference().id());
        }
        return piece instanceof Ref<?> ref ? WRITTEN + ref + "⟩" : piece.toString();
    }
}
