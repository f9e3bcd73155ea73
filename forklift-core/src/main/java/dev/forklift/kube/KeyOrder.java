package dev.forklift.kube;

import java.util.Comparator;

/**
 * The order of an object's keys: what tells a reader which thing it is comes first, the rest is alphabetical.
 *
 * <p>It depends on the keys alone, so that a typed object, a map and a tree with the same content have the same text.
 */
final class KeyOrder implements Comparator<String> {

    static final KeyOrder INSTANCE = new KeyOrder();

    private KeyOrder() {}

    @Override
    public int compare(String left, String right) {
        int byRank = Integer.compare(rank(left), rank(right));
        return byRank != 0 ? byRank : left.compareTo(right);
    }

    private static int rank(String key) {
        return switch (key) {
            case "apiVersion" -> 0;
            case "kind" -> 1;
            case "metadata" -> 2;
            case "name" -> 3;
            case "namespace" -> 4;
            case "type" -> 5;
            case "labels" -> 6;
            case "annotations" -> 7;
            case "image" -> 8;
            default -> 9;
        };
    }
}
