package shop.cluster;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;

/** The workers by their queue in Redis, which shows only what waits. */
class RedisScalingIT extends ShopOnACluster {

    RedisScalingIT() {
        super(Elastic.onRedis(), Elastic.PARTS, 1, List.of(new KedaIsLetIn(6379), new TasksOutliveTheirAutoscaler()));
    }

    @BeforeAll
    static void autoscalers() {
        Autoscalers.needed(client());
    }
}
