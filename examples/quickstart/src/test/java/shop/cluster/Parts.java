package shop.cluster;

/**
 * What a stack that deploys the shop calls its parts: paths of components.
 *
 * @param django the project
 * @param migrate its migration
 * @param web what answers requests
 * @param live what holds websockets
 * @param worker the workers of the queue {@code default}
 * @param mail the workers of the queue {@code mail}, which may be the same
 * @param beat the scheduler
 * @param layer the channel layer
 * @param clients the namespace from which requests come, where network policies let in no other; empty for the stack's own
 */
public record Parts(
        String django,
        String migrate,
        String web,
        String live,
        String worker,
        String mail,
        String beat,
        String layer,
        String clients) {}
