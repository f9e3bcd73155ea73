package shop.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;

/** From one web pod to the most of its HorizontalPodAutoscaler and back, while requests come all the time. */
final class WebScalesWithItsLoad implements Check {

    private static final Duration CALM = Duration.ofMinutes(5);
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration AFTERWARDS = Duration.ofSeconds(3);
    private static final int WARM = 40;
    private static final int STORM = 60;

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
            JsonNode stormy;
            try (Load storm = Load.on(shop, "/", STORM)) {
                out = web.reach(Elastic.MOST_WEB, LIMIT);
                stormy = storm.summary();
            }
            Duration in = web.reach(1, LIMIT);
            Patience.sleep(AFTERWARDS);
            return judged(stormy, calm.summary(), out, in);
        }
    }

    private static String judged(JsonNode storm, JsonNode calm, Duration out, Duration in) {
        int lost = storm.get("lost").asInt() + calm.get("lost").asInt();
        String seen = String.format(
                Locale.ROOT,
                "1 to %d pods in %d s, back in %d s; %d requests, %d lost, slowest %d ms",
                Elastic.MOST_WEB,
                out.toSeconds(),
                in.toSeconds(),
                storm.get("done").asInt() + calm.get("done").asInt(),
                lost,
                Math.max(storm.get("slowest").asInt(), calm.get("slowest").asInt()));
        if (lost > 0) {
            throw new AssertionError(seen + ": " + storm.get("why") + calm.get("why"));
        }
        return seen;
    }

    @Override
    public Fault fault(Parts parts) {
        return RolloutsLoseNothing.stopsAtOnce(parts);
    }
}
