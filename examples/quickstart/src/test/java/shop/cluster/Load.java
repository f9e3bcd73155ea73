package shop.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.CapabilitiesBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A pod that asks the web, as many times a second as is said, as long as it is open. */
final class Load implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Installation shop;
    private final Pod client;

    private Load(Installation shop, Pod client) {
        this.shop = shop;
        this.client = client;
    }

    /** Asks whether the web is healthy, 20 times a second. */
    static Load on(Installation shop) {
        return on(shop, "/healthz", 20);
    }

    static Load on(Installation shop, String path, int perSecond) {
        Service web = shop.all(Service.class).stream()
                .filter(s -> s.getMetadata()
                        .getName()
                        .equals(shop.nameOf(shop.parts().web())))
                .findFirst()
                .orElseThrow();
        String image = Pods.main(shop.podsOf(shop.parts().web()).get(0)).getImage();
        String port = String.valueOf(web.getSpec().getPorts().get(0).getPort());
        String host = web.getMetadata().getName() + "." + shop.namespace();
        Pod pod = pod("load", image, script(), host, port, shop.host(), path, String.valueOf(perSecond));
        return new Load(
                shop,
                shop.client().pods().inNamespace(shop.clients()).resource(pod).create());
    }

    /** {@return a pod that runs a script of Python once, and may do nothing but that} */
    static Pod pod(String name, String image, String script, String... arguments) {
        return new PodBuilder()
                .withNewMetadata()
                .withGenerateName(name + "-")
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withTerminationGracePeriodSeconds(0L)
                .withAutomountServiceAccountToken(false)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(10001L)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .addNewContainer()
                .withName(name)
                .withImage(image)
                .withCommand("python3", "-c", script)
                .withArgs(arguments)
                .withNewResources()
                .withRequests(Map.of("cpu", new Quantity("50m"), "memory", new Quantity("64Mi")))
                .endResources()
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withCapabilities(new CapabilitiesBuilder().addToDrop("ALL").build())
                .endSecurityContext()
                .endContainer()
                .endSpec()
                .build();
    }

    private static String script() {
        try (InputStream script = Load.class.getResourceAsStream("load.py")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int sent() {
        return summary().get("sent").asInt();
    }

    /** {@return what it said last: {@code sent}, {@code done}, {@code lost}, {@code slowest} and {@code why}} */
    JsonNode summary() {
        if (shop.client().pods().resource(client).get().getStatus().getPhase().equals("Pending")) {
            return parse("{\"sent\": 0}");
        }
        return parse(shop.client()
                .pods()
                .resource(client)
                .inContainer("load")
                .getLog()
                .lines()
                .reduce("{\"sent\": 0}", (earlier, later) -> later));
    }

    /** {@return how many requests there were and how long the slowest took; it fails where one was lost} */
    String nothingLost() {
        JsonNode summary = summary();
        int lost = summary.get("lost").asInt();
        String seen = summary.get("sent").asInt() + " requests, " + lost + " lost, slowest "
                + summary.get("slowest").asInt() + " ms";
        if (lost > 0) {
            throw new AssertionError(seen + ": " + summary.get("why"));
        }
        return seen;
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the client says: " + line, e);
        }
    }

    @Override
    public void close() {
        shop.client().pods().resource(client).withGracePeriod(0).delete();
    }
}
