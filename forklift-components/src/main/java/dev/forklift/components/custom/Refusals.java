package dev.forklift.components.custom;

import dev.forklift.declare.Finding;
import dev.forklift.graph.Node;
import java.util.function.Consumer;

/**
 * What would be refused of one object. For the rules of custom resources.
 *
 * @param node the object
 * @param id the rule
 * @param findings gets what is wrong
 */
public record Refusals(Node node, String id, Consumer<Finding> findings) {

    /**
     * {@return whether something holds; what does not is a finding}
     *
     * @param ok whether it does
     * @param field the path of the field
     * @param title what is wrong
     * @param because why
     * @param fix what to write instead
     */
    public boolean unless(boolean ok, String field, String title, String because, String fix) {
        if (!ok) {
            findings.accept(node.finding(Finding.of(id, title, because, fix), field));
        }
        return ok;
    }
}
