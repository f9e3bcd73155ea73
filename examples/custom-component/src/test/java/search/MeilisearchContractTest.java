package search;

import dev.forklift.declare.SecretKey;
import dev.forklift.testkit.arbitraries.Blueprint;
import dev.forklift.testkit.laws.ComponentContract;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** The laws that Forklift's own components keep. */
class MeilisearchContractTest implements ComponentContract<Meilisearch> {

    private static final SecretKey KEY = SecretKey.external("shop-search", "key");

    @Override
    public Arbitrary<Blueprint<Meilisearch>> components() {
        return Arbitraries.integers()
                .between(1, 2000)
                .map(gigabytes -> Blueprint.of(Meilisearch.of(KEY, m -> m.storage(gigabytes + "Gi"))));
    }

    @Override
    public Optional<Arbitrary<Blueprint<Meilisearch>>> invalid() {
        return Optional.of(Arbitraries.of("latest", "", "1", "v1.15")
                .map(version -> Blueprint.of(Meilisearch.of(KEY, m -> m.version(version)))));
    }
}
