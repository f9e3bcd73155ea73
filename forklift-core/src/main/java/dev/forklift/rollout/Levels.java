package dev.forklift.rollout;

import dev.forklift.graph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many gates lie before each object, on the way with the most of them. Objects that need each other in a ring are one knot with
 * one number: knots are found as strongly connected components, each after all that it needs.
 *
 * <p>Source: <a href="https://doi.org/10.1137/0201010">R. Tarjan, Depth-First Search and Linear Graph Algorithms</a>.
 */
final class Levels {

    private final Needs needs;
    private final Map<Node, Integer> levels = new HashMap<>();
    private final Map<Node, Integer> numbers = new HashMap<>();
    private final Map<Node, Integer> lowest = new HashMap<>();
    private final Deque<Node> open = new ArrayDeque<>();

    Levels(List<Node> nodes, Needs needs) {
        this.needs = needs;
        for (Node node : nodes) {
            if (!numbers.containsKey(node)) {
                walk(node);
            }
        }
    }

    Map<Node, Integer> levels() {
        return levels;
    }

    private void walk(Node node) {
        int number = numbers.size();
        numbers.put(node, number);
        lowest.put(node, number);
        open.push(node);
        List<Node> next = new ArrayList<>(needs.of(node));
        next.addAll(needs.gatesOf(node));
        for (Node other : next) {
            if (!numbers.containsKey(other)) {
                walk(other);
                lowest.merge(node, lowest.get(other), Math::min);
            } else if (!levels.containsKey(other)) {
                lowest.merge(node, numbers.get(other), Math::min);
            }
        }
        if (lowest.get(node) == number) {
            close(node);
        }
    }

    /** Everything the knot needs besides itself has its level by now. */
    private void close(Node first) {
        List<Node> knot = new ArrayList<>();
        Node last;
        do {
            last = open.pop();
            knot.add(last);
        } while (!last.equals(first));
        int level = 0;
        for (Node node : knot) {
            level = Math.max(level, highest(needs.of(node), 0));
            level = Math.max(level, highest(needs.gatesOf(node), 1));
        }
        for (Node node : knot) {
            levels.put(node, level);
        }
    }

    /** What has no level yet is of the knot itself. */
    private int highest(List<Node> others, int above) {
        return others.stream()
                .filter(levels::containsKey)
                .mapToInt(other -> levels.getOrDefault(other, 0) + above)
                .max()
                .orElse(0);
    }
}
