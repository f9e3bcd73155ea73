package dev.forklift.components.certmanager;

import dev.forklift.components.SpecStyle;
import java.util.List;
import org.immutables.value.Value;

/** What is said of an issuer that speaks ACME. */
@Value.Immutable
@SpecStyle
interface AcmeSpec {

    /** {@return whom the issuer writes to when a certificate is about to end} */
    String email();

    /** {@return where it is asked} */
    default String server() {
        return "https://acme-v02.api.letsencrypt.org/directory";
    }

    /** {@return how hosts are proven} */
    List<SolverSpec> solvers();

    /** {@return whether hosts are proven by pods that the ingress controller asks} */
    @Value.Derived
    default boolean asksPods() {
        return solvers().stream().anyMatch(s -> s instanceof SolverSpec.Http || s instanceof SolverSpec.HttpGateway);
    }
}
