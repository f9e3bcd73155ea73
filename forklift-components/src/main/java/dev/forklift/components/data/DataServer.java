package dev.forklift.components.data;

import dev.forklift.component.Scope;
import dev.forklift.declare.Endpoint;
import dev.forklift.kube.Quantities;
import dev.forklift.resource.ServiceHandle;
import dev.forklift.workload.ContainerResources;
import dev.forklift.workload.Profile;
import dev.forklift.workload.Workload;
import dev.forklift.workload.WorkloadOptions;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The part of a data service that does not depend on which it is.
 *
 * @param spec what is said of it
 * @param role its role in the profile
 */
public record DataServer(ServerSpec spec, String role) {

    /** What a mebibyte is in hundredths of a byte. */
    private static final BigInteger HUNDREDTHS = BigInteger.valueOf(100L * 1024 * 1024);

    /**
     * Sets image, user, storage's group and resources.
     *
     * @param server the workload
     */
    public void onto(WorkloadOptions<?> server) {
        server.image(spec.image())
                .role(role)
                .security(c -> c.runAs(spec.user(), spec.group()))
                .resources(r -> {
                    spec.cpu().ifPresent(r::cpu);
                    spec.memory().ifPresent(r::memory);
                });
        server.pod(p -> p.fsGroup(spec.group()));
    }

    /**
     * {@return a part of the memory that it may not exceed, in MiB, at least one; nothing where neither it nor the profile sets a
     * limit}
     *
     * @param percent how much of it
     * @param profile the stack's defaults
     */
    public OptionalLong mebibytes(int percent, Profile profile) {
        Optional<String> limit =
                spec.memory().or(() -> profile.resourcesOf(role).map(ContainerResources::memoryLimit));
        return limit.filter(l -> Quantities.problem(l).isEmpty())
                .map(Quantities::amount)
                .map(bytes -> bytes.multiply(BigDecimal.valueOf(percent))
                        .toBigInteger()
                        .divide(HUNDREDTHS))
                .map(mebibytes -> OptionalLong.of(Math.max(1, mebibytes.longValue())))
                .orElseGet(OptionalLong::empty);
    }

    /**
     * {@return where its Service listens; others learn when it is ready}
     *
     * @param scope the component's scope
     * @param server its workload
     * @param service its Service
     * @param port the name of the port
     */
    public static Endpoint serve(Scope scope, Workload server, ServiceHandle service, String port) {
        Endpoint at = service.endpoint(port);
        scope.declare(new DataService(at, server.ready()));
        return at;
    }
}
