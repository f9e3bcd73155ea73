package dev.forklift.testkit.golden;

import dev.forklift.components.secrets.SealedSecret;
import java.util.List;
import java.util.function.Consumer;

/** A Secret that is encrypted. */
final class SealedSecretGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(SealedSecret.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                sealed("default", x -> {}),
                sealed("for-any-name", x -> x.namespaceWide()),
                sealed(
                        "every-option",
                        x -> x.clusterWide().type("example.com/own").secretName("shop-secrets")));
    }

    private static GoldenCase sealed(String name, Consumer<SealedSecret.Options> options) {
        return new GoldenCase(
                name,
                (s, shop) -> s.add(
                        "sealed",
                        SealedSecret.of(x -> options.accept(x.encrypted("SECRET_KEY", "AgBy3i4OJSWK".repeat(30))))));
    }
}
