package shop.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** More and more clients of the web: how many it takes until it has much to do depends on the machine. */
final class Storm implements AutoCloseable {

    private static final int PER_SECOND = 60;
    private static final int MOST = 4;
    /** An autoscaler has seen by then what the last client does. */
    private static final Duration LOOK = Duration.ofSeconds(70);

    private final Installation shop;
    private final List<Load> clients = new ArrayList<>();
    private Instant grown = Instant.EPOCH;

    Storm(Installation shop) {
        this.shop = shop;
    }

    /** Lets another client begin, when the last one has had its time. */
    void grow() {
        if (clients.size() < MOST && Duration.between(grown, Instant.now()).compareTo(LOOK) > 0) {
            clients.add(Load.on(shop, "/", PER_SECOND));
            grown = Instant.now();
        }
    }

    /** {@return what each client said last} */
    List<JsonNode> summaries() {
        return clients.stream().map(Load::summary).toList();
    }

    @Override
    public void close() {
        clients.forEach(Load::close);
    }
}
