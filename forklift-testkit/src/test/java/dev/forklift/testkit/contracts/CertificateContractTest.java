package dev.forklift.testkit.contracts;

import dev.forklift.components.certmanager.Certificate;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.arbitraries.EdgeComponents;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

class CertificateContractTest implements ComponentContract<Certificate> {

    @Override
    public Arbitrary<Blueprint<Certificate>> components() {
        return EdgeComponents.certificates();
    }

    @Override
    public Optional<Arbitrary<Blueprint<Certificate>>> invalid() {
        return Optional.of(EdgeComponents.invalidCertificates());
    }
}
