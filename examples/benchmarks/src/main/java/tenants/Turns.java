package tenants;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is compared takes turns within one JVM, an iteration each: a machine that is slower for a minute is slower for all of it.
 *
 * @param contestants what is compared, in the order of their turns
 * @param <T> what tells them apart
 */
record Turns<T>(List<T> contestants) {

    /** {@return whose turn an iteration is, counted from 0, warm-up included} */
    T of(int iteration) {
        return contestants.get(iteration % contestants.size());
    }

    /** {@return how many iterations make so many turns of each} */
    int iterations(int turns) {
        return turns * contestants.size();
    }

    /**
     * Adds to each contestant's measurements.
     *
     * @param measured one number an iteration, from the first contestant's turn on
     * @param to where they go, turn by turn
     */
    void share(List<Double> measured, Map<T, List<Double>> to) {
        for (int i = 0; i < measured.size(); i++) {
            to.computeIfAbsent(of(i), contestant -> new ArrayList<>()).add(measured.get(i));
        }
    }
}
