package dev.forklift.testkit;

import dev.forklift.declare.Finding;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions about the findings of one rule: each narrows them down, and fails where none is left. */
public final class FindingAssert extends AbstractAssert<FindingAssert, List<Finding>> {

    FindingAssert(List<Finding> candidates) {
        super(candidates, FindingAssert.class);
    }

    /**
     * Verifies that one is at a line.
     *
     * @param fileAndLine such as {@code Shop.java:17}
     * @return assertions about those that are
     */
    public FindingAssert at(String fileAndLine) {
        return narrowed("at " + fileAndLine, f -> f.site().toString().equals(fileAndLine));
    }

    /**
     * Verifies that one is at a line of some file.
     *
     * @param line the number of the line
     * @return assertions about those that are
     */
    public FindingAssert atLine(int line) {
        return narrowed("at line " + line, f -> f.site().line() == line);
    }

    /**
     * Verifies that one is about a component.
     *
     * @param path the component's path, such as {@code celery-mail}
     * @return assertions about those that are
     */
    public FindingAssert in(String path) {
        return narrowed("in " + path, f -> f.path().value().equals(path));
    }

    /**
     * Verifies that one lists a component as concerned.
     *
     * @param path the component's path
     * @return assertions about those that do
     */
    public FindingAssert concerning(String path) {
        return narrowed(
                "concerning " + path,
                f -> f.concerns().stream().anyMatch(c -> c.path().value().equals(path)));
    }

    /**
     * Verifies that one is about an object.
     *
     * @param object the kind and the name, such as {@code Deployment shop-web}
     * @return assertions about those that are
     */
    public FindingAssert about(String object) {
        return narrowed("about " + object, f -> f.object().equals(object));
    }

    /**
     * Verifies that one says something, in its title, its reason or its fix.
     *
     * @param words a part of what it says
     * @return assertions about those that do
     */
    public FindingAssert saying(String words) {
        return narrowed("saying \"" + words + "\"", f -> f.toString().contains(words));
    }

    /**
     * Verifies that there is no other like it.
     *
     * @return this
     */
    public FindingAssert once() {
        if (actual.size() != 1) {
            failWithMessage("Expected one finding, but there are %s:%n%n%s", actual.size(), all());
        }
        return this;
    }

    private FindingAssert narrowed(String what, Predicate<Finding> keep) {
        List<Finding> left = actual.stream().filter(keep).toList();
        if (left.isEmpty()) {
            failWithMessage("Expected a finding %s, but there are:%n%n%s", what, all());
        }
        return new FindingAssert(left);
    }

    private String all() {
        return actual.stream().map(Finding::toString).collect(Collectors.joining("\n\n"));
    }
}
