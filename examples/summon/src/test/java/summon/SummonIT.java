package summon;

import java.util.Map;
import shop.cluster.Parts;
import shop.cluster.ShopOnACluster;

/** The development environment on a real cluster, its network policies enforced, with the shop as the tenant's project. */
class SummonIT extends ShopOnACluster {

    static final Tenant TENANT = new Tenant("acme", "shop:1", "shop", Map.of());
    static final Parts PARTS =
            new Parts("summon", "migrate", "web", "daphne", "celeryd", "celeryd", "celerybeat", "redis", "traefik");

    SummonIT() {
        super(Summon.of(TENANT, Environment.DEV), PARTS);
    }
}
