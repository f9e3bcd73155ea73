package dev.forklift.declare;

/**
 * The fact that something in the cluster makes an object that the stack does not declare: an operator, a controller. Whoever reads
 * it need not be given it by hand.
 *
 * @param object the object, an external reference
 * @param by what makes it, and of what, such as {@code the operator of Acme, for the Cluster shop-db}
 */
public record Makes(Ref<?> object, String by) {}
