package shop.cluster;

import dev.forklift.Stack;
import java.util.function.UnaryOperator;

/**
 * Something planted that makes a check fail, to see that it can.
 *
 * @param what what is wrong, in words
 * @param stack changes the stack
 * @param file changes the text of each file
 * @param fromTheStart whether it is there when the shop is deployed; else it is applied to a shop that runs well
 */
record Fault(String what, UnaryOperator<Stack> stack, UnaryOperator<String> file, boolean fromTheStart) {

    static final Fault NONE = new Fault("nothing", UnaryOperator.identity(), UnaryOperator.identity(), false);

    static Fault inTheStack(String what, UnaryOperator<Stack> stack) {
        return new Fault(what, stack, UnaryOperator.identity(), false);
    }

    static Fault inTheFiles(String what, UnaryOperator<String> file) {
        return new Fault(what, UnaryOperator.identity(), file, false);
    }

    Fault plantedFromTheStart() {
        return new Fault(what, stack, file, true);
    }
}
