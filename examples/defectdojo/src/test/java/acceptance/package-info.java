/** Compares a stack with what a Helm chart renders. */
package acceptance;
