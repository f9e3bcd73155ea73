package shop.cluster;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;

/** Autoscalers on a real cluster: the web by its CPU, the workers by their queue in RabbitMQ. */
class ScalingIT extends ShopOnACluster {

    ScalingIT() {
        super(
                Elastic.onRabbitMq(),
                Elastic.PARTS,
                1,
                List.of(
                        new KedaIsLetIn(15672),
                        new WebScalesWithItsLoad(),
                        new WorkersStayWhileTheyAreNeeded(),
                        new TasksOutliveTheirAutoscaler()));
    }

    @BeforeAll
    static void autoscalers() {
        Autoscalers.needed(client());
    }
}
