package shop.cluster;

/** One thing that a deployed shop has to do. */
interface Check {

    /** {@return its name on the command line: {@code -Dforklift.fault=<id>}} */
    String id();

    /** {@return what it checks, as a sentence without its full stop} */
    String name();

    /**
     * {@return what was seen, in a few words}
     *
     * @param shop a shop whose pods are all ready; it may be changed, and has to be ready again afterwards
     * @throws AssertionError if the shop does not do it
     */
    String check(Installation shop);

    /**
     * {@return what, when planted, makes the check fail}
     *
     * @param parts what the stack calls its parts
     */
    Fault fault(Parts parts);
}
