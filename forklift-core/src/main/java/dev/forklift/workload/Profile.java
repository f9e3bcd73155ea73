package dev.forklift.workload;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A named, immutable set of defaults: how many replicas and how much CPU and memory a role gets, as whom containers run, whether
 * pods spread. What a component or a user says goes before it.
 *
 * <p>Roles are plain words. Forklift's components use {@code web}, {@code worker}, {@code scheduler}, {@code job}, {@code
 * database}, {@code cache}, {@code broker}, {@code sidecar} and {@code init}; a role that a profile does not name gets {@link
 * #DEFAULT_ROLE}'s values.
 *
 * @param name what it is called
 * @param replicas replicas by role; 1 for a role that is not named
 * @param resources resources by role
 * @param user the numeric user, group and file-system group of containers whose component names none
 * @param spread whether pods with two replicas or more are spread over nodes and zones
 */
public record Profile(
        String name,
        Map<String, Integer> replicas,
        Map<String, ContainerResources> resources,
        long user,
        boolean spread) {

    /** The role whose resources go for every role that is not named. */
    public static final String DEFAULT_ROLE = "default";

    private static final long USER = 10001;
    private static final ContainerResources SMALL = new ContainerResources("20m", "128Mi", "512Mi");

    /**
     * Creates a profile; most are one of the built-in ones with a few withers.
     *
     * @param name what it is called
     * @param replicas replicas by role; copied
     * @param resources resources by role; copied
     * @param user the numeric user, group and file-system group
     * @param spread whether pods with two replicas or more are spread over nodes and zones
     */
    public Profile {
        replicas = Map.copyOf(replicas);
        resources = Map.copyOf(resources);
    }

    /** {@return one replica of everything, small requests, for a laptop or a preview} */
    public static Profile development() {
        return new Profile(
                "development",
                Map.of(),
                Map.of(
                        DEFAULT_ROLE,
                        SMALL,
                        "database",
                        new ContainerResources("50m", "256Mi", "512Mi"),
                        "broker",
                        new ContainerResources("50m", "256Mi", "768Mi"),
                        "init",
                        new ContainerResources("10m", "128Mi", "512Mi"),
                        "sidecar",
                        new ContainerResources("10m", "32Mi", "128Mi")),
                USER,
                true);
    }

    /** {@return two web replicas, otherwise as small as development, hardened as production} */
    public static Profile staging() {
        return development().withName("staging").withReplicas("web", 2);
    }

    /** {@return two replicas of web and workers, requests for real load} */
    public static Profile production() {
        return new Profile(
                "production",
                Map.of("web", 2, "worker", 2),
                Map.of(
                        DEFAULT_ROLE,
                        new ContainerResources("100m", "256Mi", "512Mi"),
                        "web",
                        new ContainerResources("250m", "512Mi", "1Gi"),
                        "worker",
                        new ContainerResources("250m", "512Mi", "1Gi"),
                        "database",
                        new ContainerResources("500m", "1Gi", "2Gi"),
                        "broker",
                        new ContainerResources("250m", "512Mi", "1Gi"),
                        "init",
                        new ContainerResources("50m", "128Mi", "512Mi"),
                        "sidecar",
                        new ContainerResources("20m", "64Mi", "128Mi")),
                USER,
                true);
    }

    /**
     * {@return the replicas of a role; 1 where none are named}
     *
     * @param role the role
     */
    public int replicasOf(String role) {
        return replicas.getOrDefault(role, 1);
    }

    /**
     * {@return the resources of a role, or the default role's}
     *
     * @param role the role
     */
    public Optional<ContainerResources> resourcesOf(String role) {
        return Optional.ofNullable(resources.getOrDefault(role, resources.get(DEFAULT_ROLE)));
    }

    /**
     * {@return the same under another name}
     *
     * @param other the name
     */
    public Profile withName(String other) {
        return new Profile(other, replicas, resources, user, spread);
    }

    /**
     * {@return the same with other replicas for a role}
     *
     * @param role the role
     * @param count how many, from 0
     */
    public Profile withReplicas(String role, int count) {
        Map<String, Integer> changed = new TreeMap<>(replicas);
        changed.put(role, count);
        return new Profile(name, changed, resources, user, spread);
    }

    /**
     * {@return the same with other resources for a role}
     *
     * @param role the role, or {@link #DEFAULT_ROLE}
     * @param each what each container of it asks for
     */
    public Profile withResources(String role, ContainerResources each) {
        Map<String, ContainerResources> changed = new TreeMap<>(resources);
        changed.put(role, each);
        return new Profile(name, replicas, changed, user, spread);
    }

    /**
     * {@return the same with another user}
     *
     * @param id the numeric user and group, above 0
     */
    public Profile withUser(long id) {
        return new Profile(name, replicas, resources, id, spread);
    }

    /**
     * {@return the same, spreading pods or not}
     *
     * @param spreading whether pods with two replicas or more are spread over nodes and zones
     */
    public Profile withSpread(boolean spreading) {
        return new Profile(name, replicas, resources, user, spreading);
    }
}
