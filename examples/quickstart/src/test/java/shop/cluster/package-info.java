/** Deploys the shop on a real cluster, and looks whether it does what it should there. */
package shop.cluster;
