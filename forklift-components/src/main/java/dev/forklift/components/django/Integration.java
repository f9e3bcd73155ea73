package dev.forklift.components.django;

/**
 * Something that every process of a project is given: an agent that watches it, a storage for its files, a mail server. Said to a
 * project by {@link DjangoProject.Options#use}; one of the user's own is a lambda.
 *
 * <pre>{@code
 * Integration search = d -> d.env("SEARCH_URL", Text.of("http://").plus(at.hostAndPort())).connectsTo(at);
 * }</pre>
 */
@FunctionalInterface
public interface Integration {

    /**
     * Says what the project's processes are given.
     *
     * @param project the project's options
     */
    void into(DjangoProject.Options project);
}
