package shop.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Never twice in an interval and never two beats in turn, while everything is restarted: what runs at one time is one beat. */
final class BeatTicksOnce implements Check {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int QUIET_TICKS = 2;
    /** A tick may be late by what a busy machine makes of it, and the next one then seems early. */
    private static final double TOLERANCE = 0.8;

    private static final Pattern ONE = Pattern.compile("(?m)^  replicas: 1$");

    @Override
    public String id() {
        return "beat";
    }

    @Override
    public String name() {
        return "the beat never ticks twice in an interval, also while everything is restarted";
    }

    @Override
    public String check(Installation shop) {
        JsonNode before = shop.site().json("/ticks").get("ticks");
        long since =
                before.isEmpty() ? 0 : before.get(before.size() - 1).get("id").asLong();
        more(shop, since);
        restartEverything(shop);
        Duration took = shop.rolledOut();
        JsonNode restarted = shop.site().json("/ticks?since=" + since).get("ticks");
        more(shop, restarted.get(restarted.size() - 1).get("id").asLong());
        return judged(shop.site().json("/ticks?since=" + since), took);
    }

    private static void more(Installation shop, long since) {
        Patience.until(LIMIT, () -> {
            int ticks = shop.site().json("/ticks?since=" + since).get("ticks").size();
            return ticks >= QUIET_TICKS ? "" : "only " + ticks + " ticks came";
        });
    }

    private static void restartEverything(Installation shop) {
        Terminal.say("rollout restart of everything");
        shop.all(StatefulSet.class)
                .forEach(s -> shop.client()
                        .apps()
                        .statefulSets()
                        .resource(s)
                        .rolling()
                        .restart());
        shop.all(Deployment.class)
                .forEach(d ->
                        shop.client().apps().deployments().resource(d).rolling().restart());
    }

    private static String judged(JsonNode answer, Duration restart) {
        List<String> beats = senders(answer.get("ticks"));
        double interval = answer.get("interval").asDouble();
        double shortest = answer.get("shortestGap").asDouble();
        String seen = String.format(
                Locale.ROOT,
                "%d ticks, every %.0f s; gaps of %.2f to %.2f s; %d beats one after another; restart %d s",
                answer.get("ticks").size(),
                interval,
                shortest,
                answer.get("longestGap").asDouble(),
                beats.size(),
                restart.toSeconds());
        if (shortest < TOLERANCE * interval || beats.stream().distinct().count() < beats.size()) {
            throw new AssertionError(seen + ": " + beats);
        }
        if (beats.size() < 2) {
            throw new AssertionError("the beat was not restarted: " + beats);
        }
        return seen;
    }

    /** {@return the hosts that sent, each as often as it took over} */
    private static List<String> senders(JsonNode ticks) {
        List<String> senders = new ArrayList<>();
        StreamSupport.stream(ticks.spliterator(), false)
                .map(tick -> tick.get("sentBy").asText())
                .filter(sender ->
                        senders.isEmpty() || !senders.get(senders.size() - 1).equals(sender))
                .forEach(senders::add);
        return senders;
    }

    @Override
    public Fault fault(Parts parts) {
        return Fault.inTheFiles(
                "two replicas of the beat",
                file -> file.contains("\n  name: shop-celery-beat\n")
                        ? ONE.matcher(file).replaceFirst("  replicas: 2")
                        : file);
    }
}
