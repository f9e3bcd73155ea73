package shop.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** From one web pod to the most of its HorizontalPodAutoscaler and back, while requests come all the time. */
final class WebScalesWithItsLoad implements Check {

    private static final Duration CALM = Duration.ofMinutes(5);
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration AFTERWARDS = Duration.ofSeconds(3);
    private static final int WARM = 40;

    @Override
    public String id() {
        return "web-scaling";
    }

    @Override
    public String name() {
        return "the web scales out under load and in again, and loses no request";
    }

    @Override
    public String check(Installation shop) {
        Replicas web = new Replicas(shop, shop.parts().web());
        web.reach(1, CALM);
        try (Load calm = Load.on(shop)) {
            Patience.until(LIMIT, () -> calm.sent() >= WARM ? "" : "the client has sent " + calm.sent() + " requests");
            Duration out;
            List<JsonNode> seen = new ArrayList<>();
            try (Storm storm = new Storm(shop)) {
                out = web.reach(Elastic.MOST_WEB, LIMIT, storm::grow);
                seen.addAll(storm.summaries());
            }
            Duration in = web.reach(1, LIMIT);
            Patience.sleep(AFTERWARDS);
            seen.add(calm.summary());
            return judged(seen, out, in);
        }
    }

    private static String judged(List<JsonNode> clients, Duration out, Duration in) {
        int lost = clients.stream().mapToInt(c -> c.get("lost").asInt()).sum();
        String seen = String.format(
                Locale.ROOT,
                "1 to %d pods in %d s, back in %d s; %d requests of %d clients, %d lost, slowest %d ms",
                Elastic.MOST_WEB,
                out.toSeconds(),
                in.toSeconds(),
                clients.stream().mapToInt(c -> c.get("done").asInt()).sum(),
                clients.size(),
                lost,
                clients.stream().mapToInt(c -> c.get("slowest").asInt()).max().orElse(0));
        if (lost > 0) {
            throw new AssertionError(
                    seen + ": " + clients.stream().map(c -> c.get("why")).toList());
        }
        return seen;
    }

    @Override
    public Fault fault(Parts parts) {
        return RolloutsLoseNothing.stopsAtOnce(parts);
    }
}
