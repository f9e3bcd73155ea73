package shop.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The shop as its customers see it, through forwarded ports: what the proxy in front of it would send is sent here. */
final class Site implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Installation shop;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final Map<String, LocalPortForward> forwards = new HashMap<>();

    Site(Installation shop) {
        this.shop = shop;
    }

    HttpResponse<String> get(String path) {
        return ask(path, HttpRequest.newBuilder().GET());
    }

    JsonNode json(String path) {
        return parse(path, get(path));
    }

    JsonNode post(String path, String body) {
        return parse(
                path,
                ask(
                        path,
                        HttpRequest.newBuilder()
                                .POST(BodyPublishers.ofString(body))
                                .header("Content-Type", "application/json")));
    }

    /**
     * Opens a websocket.
     *
     * @param pod the pod it is opened to
     * @param path its path
     * @param listener hears what comes
     */
    WebSocket listen(Pod pod, String path, WebSocket.Listener listener) {
        URI uri = URI.create("ws://127.0.0.1:" + port(pod) + path);
        return http.newWebSocketBuilder()
                .header("Host", shop.host())
                .header("Origin", "https://" + shop.host())
                .header("X-Forwarded-Proto", "https")
                .connectTimeout(TIMEOUT)
                .buildAsync(uri, listener)
                .join();
    }

    private static JsonNode parse(String path, HttpResponse<String> response) {
        try {
            if (response.statusCode() >= 300) {
                throw new AssertionError(path + " answers " + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(path + " answers no JSON: " + response.body(), e);
        }
    }

    /** Asks a pod that is ready; another one, if that goes away meanwhile. */
    private HttpResponse<String> ask(String path, HttpRequest.Builder request) {
        return Patience.value(
                PATIENCE,
                () -> shop.podsOf(shop.parts().web()).stream()
                        .filter(Pods::isReady)
                        .findFirst()
                        .map(pod -> ask(pod, path, request))
                        .orElseGet(() -> Patience.Look.missing("no web pod is ready")));
    }

    private Patience.Look<HttpResponse<String>> ask(Pod pod, String path, HttpRequest.Builder request) {
        HttpRequest asked = request.copy()
                .uri(URI.create("http://127.0.0.1:" + port(pod) + path))
                .timeout(TIMEOUT)
                .setHeader("Host", shop.host())
                .setHeader("X-Forwarded-Proto", "https")
                .build();
        try {
            return Patience.Look.found(http.send(asked, BodyHandlers.ofString()));
        } catch (IOException failed) {
            forget(pod);
            return Patience.Look.missing(path + " of " + Pods.name(pod) + ": " + failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int port(Pod pod) {
        return forwards.computeIfAbsent(
                        Pods.name(pod),
                        name -> shop.client()
                                .pods()
                                .resource(pod)
                                .portForward(Pods.main(pod).getPorts().get(0).getContainerPort()))
                .getLocalPort();
    }

    private void forget(Pod pod) {
        close(forwards.remove(Pods.name(pod)));
    }

    @Override
    public void close() {
        forwards.values().forEach(Site::close);
        forwards.clear();
    }

    private static void close(LocalPortForward forward) {
        try {
            forward.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
