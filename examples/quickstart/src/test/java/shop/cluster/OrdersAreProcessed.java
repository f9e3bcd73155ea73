package shop.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import shop.cluster.Patience.Look;

/** Through the broker to a worker of one queue, and from there to one of the other. */
final class OrdersAreProcessed implements Check {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Override
    public String id() {
        return "orders";
    }

    @Override
    public String name() {
        return "an order posted to the web is processed by a worker";
    }

    @Override
    public String check(Installation shop) {
        String path = "/orders/"
                + shop.site()
                        .post("/orders", "{\"item\": \"a forklift\", \"quantity\": 2, \"email\": \"a@example.com\"}")
                        .get("id");
        JsonNode order = Patience.value(LIMIT, () -> {
            JsonNode now = shop.site().json(path);
            return now.get("receiptSentAt").isNull() ? Look.missing(path + " is " + now) : Look.found(now);
        });
        return "processed by " + order.get("processedBy").asText() + ", receipt sent by "
                + order.get("receiptSentBy").asText();
    }

    @Override
    public Fault fault(Parts parts) {
        return Fault.inTheStack("no worker for the queue 'mail'", shop -> shop.with(parts.mail(), o -> o.replicas(0)));
    }
}
