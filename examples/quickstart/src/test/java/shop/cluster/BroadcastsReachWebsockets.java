package shop.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** What is sent through the web reaches a websocket of each pod that serves them. */
final class BroadcastsReachWebsockets implements Check {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    @Override
    public String id() {
        return "websocket";
    }

    @Override
    public String name() {
        return "a websocket gets a broadcast sent through the web";
    }

    @Override
    public String check(Installation shop) {
        String text = "sale in " + shop.namespace();
        Map<String, String> heard = new ConcurrentHashMap<>();
        for (Pod pod : shop.podsOf(shop.parts().live())) {
            heard.put(Pods.name(pod), "");
            shop.site().listen(pod, "/ws/orders/", new Ear(Pods.name(pod), heard));
        }
        shop.site().post("/broadcast", "{\"text\": \"" + text + "\"}");
        Patience.until(
                LIMIT,
                () -> heard.values().stream().allMatch(h -> h.contains(text))
                        ? ""
                        : "'" + text + "' was not heard everywhere: " + heard);
        return heard.size() + " websockets, one to each pod of " + shop.parts().live();
    }

    /** Remembers what it heard. */
    private record Ear(String pod, Map<String, String> heard) implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            heard.merge(pod, data.toString(), String::concat);
            socket.request(1);
            return null;
        }
    }

    @Override
    public Fault fault(Parts parts) {
        return Fault.inTheStack(
                "websockets listen to another channel layer than the web speaks to",
                shop -> shop.with(
                        parts.live(),
                        o -> o.workload(w -> w.env(
                                "CHANNEL_LAYER_URL", "redis://" + shop.name() + "-" + parts.layer() + ":6379/7"))));
    }
}
