package dev.forklift.kube;

import java.util.Comparator;
import java.util.List;

/**
 * The order of an object's keys: what tells a reader which thing it is comes first, the rest is alphabetical.
 *
 * <p>It depends on the keys alone, so that a typed object, a map and a tree with the same content have the same text.
 */
final class KeyOrder implements Comparator<String> {

    static final KeyOrder INSTANCE = new KeyOrder();

    private static final List<String> LEADING =
            List.of("apiVersion", "kind", "metadata", "name", "namespace", "type", "labels", "annotations", "image");

    private static final int LONGEST_LEADING = 11;

    private KeyOrder() {}

    @Override
    public int compare(String left, String right) {
        int byRank = Integer.compare(rank(left), rank(right));
        return byRank != 0 ? byRank : left.compareTo(right);
    }

    private static int rank(String key) {
        int rank = key.length() > LONGEST_LEADING ? -1 : LEADING.indexOf(key);
        return rank < 0 ? LEADING.size() : rank;
    }
}
