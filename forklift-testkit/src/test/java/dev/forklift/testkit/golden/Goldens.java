package dev.forklift.testkit.golden;

import java.util.List;

/** The golden stacks of one component. They say every option of it at least once. */
interface Goldens {

    /** {@return the stacks: the component as it is by default first} */
    List<GoldenCase> cases();

    /** {@return the options that the stacks say, all of them} */
    List<Class<?>> options();
}
