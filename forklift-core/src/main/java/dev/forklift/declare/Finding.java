package dev.forklift.declare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Something wrong with a stack: what, where, why, and how to mend it.
 *
 * @param id which rule found it, such as {@code forklift.E031}; the letter behind the dot is its {@link Severity}
 * @param title what is wrong, in a few words
 * @param because why that is so
 * @param fix what to write instead
 * @param site the line where the mend goes
 * @param path the component it is about
 * @param object the Kubernetes object it is about, as {@code Deployment shop-web}; empty where it is about none
 * @param field the path of the field in that object; empty where it is about none
 * @param concerns the components it affects, where these are others than the one at {@code path}
 * @param addedAt where the user's own component was added in which {@code site} lies; unknown where it lies in none
 */
public record Finding(
        String id,
        String title,
        String because,
        String fix,
        CallSite site,
        ComponentPath path,
        String object,
        String field,
        List<Concern> concerns,
        CallSite addedAt)
        implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::path)
            .thenComparing(Finding::id)
            .thenComparing(Finding::object)
            .thenComparing(Finding::field)
            .thenComparing(Finding::title)
            .thenComparing(Finding::site);
    private static final int SITE_COLUMN = 72;

    /**
     * A component that a finding affects.
     *
     * @param path the component
     * @param site the line that added it
     */
    public record Concern(ComponentPath path, CallSite site) implements Comparable<Concern> {
        @Override
        public int compareTo(Concern other) {
            return Comparator.comparing(Concern::path)
                    .thenComparing(Concern::site)
                    .compare(this, other);
        }

        /** {@return {@code web-api (Shop.java:21)}} */
        @Override
        public String toString() {
            return path.isRoot() ? site.toString() : path + " (" + site + ")";
        }
    }

    /**
     * Creates a finding; {@link #of} and the methods that follow it say the same in fewer words.
     *
     * @param id which rule found it
     * @param title what is wrong, in a few words
     * @param because why that is so
     * @param fix what to write instead
     * @param site the line where the mend goes
     * @param path the component it is about
     * @param object the Kubernetes object it is about; empty where it is about none
     * @param field the path of the field in that object; empty where it is about none
     * @param concerns the components it affects; copied
     * @param addedAt where the user's own component was added in which {@code site} lies
     */
    public Finding {
        concerns = List.copyOf(concerns);
    }

    /**
     * {@return a finding that is about no place yet}
     *
     * @param id the rule, such as {@code acme.E001}: {@code E} an error, {@code W} a warning, {@code I} information
     * @param title what is wrong
     * @param because why
     * @param fix how to mend it
     */
    public static Finding of(String id, String title, String because, String fix) {
        return new Finding(
                id, title, because, fix, CallSite.UNKNOWN, ComponentPath.ROOT, "", "", List.of(), CallSite.UNKNOWN);
    }

    /** {@return how bad it is} */
    public Severity severity() {
        return Severity.of(id);
    }

    /**
     * {@return the same at this line}
     *
     * @param line where the mend goes
     */
    public Finding at(CallSite line) {
        return new Finding(id, title, because, fix, line, path, object, field, concerns, addedAt);
    }

    /**
     * {@return the same about this component}
     *
     * @param component its path
     */
    public Finding in(ComponentPath component) {
        return new Finding(id, title, because, fix, site, component, object, field, concerns, addedAt);
    }

    /**
     * {@return the same about this object and field}
     *
     * @param about the object, as {@code Deployment shop-web}
     * @param fieldPath the path of the field in it, or nothing
     */
    public Finding about(String about, String fieldPath) {
        return new Finding(id, title, because, fix, site, path, about, fieldPath, concerns, addedAt);
    }

    /**
     * {@return the same, affecting this component too}
     *
     * @param component its path
     * @param line the line that added it
     */
    public Finding concerning(ComponentPath component, CallSite line) {
        List<Concern> more = new ArrayList<>(concerns);
        more.add(new Concern(component, line));
        return new Finding(id, title, because, fix, site, path, object, field, more, addedAt);
    }

    /**
     * {@return the same, within a user's own component}
     *
     * @param line the line that added that component; one that says no more than {@link #site} is left out
     */
    public Finding addedAt(CallSite line) {
        CallSite other = line.equals(site) ? CallSite.UNKNOWN : line;
        return new Finding(id, title, because, fix, site, path, object, field, concerns, other);
    }

    /**
     * {@return what findings of one cause have in common: those that agree in it are merged into one} The same line of a user's
     * own component is one cause, however often the component is added.
     */
    public Object cause() {
        return addedAt.equals(CallSite.UNKNOWN)
                ? List.of(id, title, because, fix, site, path, object, field)
                : List.of(id, withoutPath(title), withoutPath(because), withoutPath(fix), site, withoutPath(field));
    }

    private String withoutPath(String text) {
        String names = Pattern.quote(path.value()) + "|" + Pattern.quote(path.id());
        return text.replaceAll("(?<![a-z0-9-])(" + names + ")(?![a-z0-9-])", "…");
    }

    /**
     * {@return this and another finding of the same {@linkplain #cause() cause} as one}
     *
     * @param other the other
     */
    public Finding mergedWith(Finding other) {
        List<Concern> all = new ArrayList<>(concerns);
        all.addAll(other.concerns);
        if (!other.path.equals(path)) {
            all.add(new Concern(other.path, other.addedAt));
        }
        List<Concern> sorted = all.stream().distinct().sorted().toList();
        return new Finding(id, title, because, fix, site, path, object, field, sorted, addedAt);
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** {@return the finding as a person reads it: thing, place, reason and mend} */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(id).append("  ").append(title);
        while (out.length() < SITE_COLUMN) {
            out.append(' ');
        }
        out.append("  ").append(site);
        line(out, "in", where());
        line(out, "object", field.isEmpty() ? object : object + "  " + field);
        line(out, "concerns", concerns.stream().map(Concern::toString).collect(Collectors.joining(", ")));
        line(out, "because", because);
        line(out, "fix", fix);
        return out.toString();
    }

    private String where() {
        if (path.isRoot()) {
            return "";
        }
        return addedAt.equals(CallSite.UNKNOWN) ? path.value() : path + ", added at " + addedAt;
    }

    private static void line(StringBuilder out, String head, String text) {
        if (!text.isEmpty()) {
            out.append("\n  ")
                    .append(head)
                    .append(" ".repeat(13 - head.length()))
                    .append(text.replace("\n", "\n               "));
        }
    }
}
