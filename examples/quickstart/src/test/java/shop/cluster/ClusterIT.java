package shop.cluster;

import shop.Shop;

/** The quickstart on a real cluster. */
class ClusterIT extends ShopOnACluster {

    ClusterIT() {
        super(
                Shop.development(),
                new Parts(
                        "django",
                        "migrate",
                        "web",
                        "live",
                        "celery-default",
                        "celery-mail",
                        "celery-beat",
                        "channel-layer",
                        ""));
    }
}
