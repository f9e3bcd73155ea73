package dev.forklift.workload;

/**
 * What a container of a role asks for by default.
 *
 * @param cpu the CPU request, such as {@code 100m}
 * @param memory the memory request, such as {@code 256Mi}
 * @param memoryLimit the memory limit
 */
public record ContainerResources(String cpu, String memory, String memoryLimit) {}
