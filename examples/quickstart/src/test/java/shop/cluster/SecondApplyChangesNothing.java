package shop.cluster;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What is applied again is what is there: no uid, no generation, no pod changes. */
final class SecondApplyChangesNothing implements Check {

    private static final Duration AFTERWARDS = Duration.ofSeconds(5);

    @Override
    public String id() {
        return "again";
    }

    @Override
    public String name() {
        return "a second apply changes no uid, no generation, no pod";
    }

    @Override
    public String check(Installation shop) {
        shop.rolledOut();
        Map<String, String> before = seen(shop);
        shop.apply();
        Patience.sleep(AFTERWARDS);
        Map<String, String> after = seen(shop);
        Map<String, String> changed = new TreeMap<>(after);
        changed.entrySet().removeIf(e -> e.getValue().equals(before.get(e.getKey())));
        before.keySet().stream().filter(k -> !after.containsKey(k)).forEach(k -> changed.put(k, "gone"));
        if (!changed.isEmpty()) {
            throw new AssertionError("changed: " + changed);
        }
        return shop.objects().size() + " objects and " + shop.pods().size() + " pods are the same";
    }

    private static Map<String, String> seen(Installation shop) {
        Map<String, String> seen = new TreeMap<>();
        shop.objects().forEach(o -> seen.put(o.getKind() + "/" + o.getMetadata().getName(), identity(o.getMetadata())));
        shop.pods().forEach(p -> seen.put("Pod/" + Pods.name(p), identity(p.getMetadata())));
        return seen;
    }

    private static String identity(ObjectMeta meta) {
        return meta.getUid() + " generation " + meta.getGeneration();
    }

    @Override
    public Fault fault(Parts parts) {
        return Fault.inTheStack(
                "an annotation of the web's pods that is random",
                shop -> shop.with(
                        parts.web(),
                        o -> o.workload(w -> w.podAnnotation(
                                "example.com/rendered", UUID.randomUUID().toString()))));
    }
}
