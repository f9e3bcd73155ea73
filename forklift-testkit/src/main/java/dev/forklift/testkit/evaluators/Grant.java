package dev.forklift.testkit.evaluators;

import java.util.List;

/**
 * What somebody is meant to be allowed in a stack's namespace, to be compared with what its roles and bindings give: {@link Grants}.
 *
 * <pre>{@code
 * Grant.to("shop-django").verbs("get").on("apps", "deployments").named("shop-web", "shop-celery")
 * }</pre>
 *
 * @param namespace the service account's namespace; empty where it is the stack's
 * @param account the service account
 * @param verbs such as {@code get}
 * @param group the API group, empty for the core one
 * @param resource such as {@code deployments}, or {@code pods/log} with a subresource
 * @param names which objects; empty for all, and for those that are to be made
 */
public record Grant(
        String namespace, String account, List<String> verbs, String group, String resource, List<String> names) {

    /**
     * Copies the lists.
     *
     * @param namespace the service account's namespace; empty where it is the stack's
     * @param account the service account
     * @param verbs such as {@code get}
     * @param group the API group, empty for the core one
     * @param resource such as {@code deployments}, or {@code pods/log} with a subresource
     * @param names which objects; empty for all, and for those that are to be made
     */
    public Grant {
        verbs = List.copyOf(verbs);
        names = List.copyOf(names);
    }

    /**
     * {@return nothing yet, for a service account of the stack's namespace}
     *
     * @param account its name
     */
    public static Grant to(String account) {
        return new Grant("", account, List.of(), "", "", List.of());
    }

    /**
     * {@return the same for the service account of that name in another namespace}
     *
     * @param where the namespace
     */
    public Grant from(String where) {
        return new Grant(where, account, verbs, group, resource, names);
    }

    /**
     * {@return the same for some verbs}
     *
     * @param which such as {@code get}; no wildcard
     */
    public Grant verbs(String... which) {
        return new Grant(namespace, account, List.of(which), group, resource, names);
    }

    /**
     * {@return the same for all objects of a kind}
     *
     * @param ofGroup the API group, empty for the core one
     * @param kind such as {@code deployments}, or {@code pods/log} with a subresource; no wildcard
     */
    public Grant on(String ofGroup, String kind) {
        return new Grant(namespace, account, verbs, ofGroup, kind, names);
    }

    /**
     * {@return the same for some objects alone}
     *
     * @param which their names
     */
    public Grant named(String... which) {
        return new Grant(namespace, account, verbs, group, resource, List.of(which));
    }

    boolean covers(String accountNamespace, String accountName, Access.Request asked, String home) {
        return (namespace.isEmpty() ? home : namespace).equals(accountNamespace)
                && account.equals(accountName)
                && asked.namespace().equals(home)
                && verbs.contains(asked.verb())
                && group.equals(asked.group())
                && resource.equals(asked.resource())
                && (names.isEmpty() || names.contains(asked.name()));
    }
}
