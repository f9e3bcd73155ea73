package dev.forklift.testkit.laws;

import dev.forklift.graph.Node;
import dev.forklift.graph.PodTemplates;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes' grammar of names and labels, written down a second time: the law would not find a mistake in the grammar that the
 * names are made with.
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Object Names and IDs</a>.
 */
final class NameLimits {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern SERVICE = Pattern.compile("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");
    private static final Pattern KEY = Pattern.compile(
            "((?=[^/]{1,253}/)[a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern PORT = Pattern.compile("(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?");
    private static final Set<String> CONTROLLERS = Set.of("CronJob", "StatefulSet");
    private static final int CONTROLLER = 52;

    private NameLimits() {}

    static void check(Node node, List<String> wrong) {
        ObjectMeta meta = node.object().getMetadata();
        Consumer<String> report = what -> wrong.add(node + ": " + what);
        name(node, meta.getName(), report);
        labels(meta, report);
        PodTemplates.of(node.object()).ifPresent(pods -> pods(pods, report));
        if (node.object() instanceof Service service && service.getSpec() != null) {
            service.getSpec().getPorts().forEach(p -> {
                if (p.getName() != null) {
                    matches(LABEL, p.getName(), "port of a Service", report);
                }
            });
        }
    }

    private static void name(Node node, @Nullable String name, Consumer<String> report) {
        String kind = node.key().kind();
        matches(kind.equals("Service") ? SERVICE : SUBDOMAIN, name, "name", report);
        if (name != null && CONTROLLERS.contains(kind) && name.length() > CONTROLLER) {
            report.accept("name of " + name.length() + " characters, beyond " + CONTROLLER);
        }
        if (name != null && kind.equals("Job") && name.length() > 63) {
            report.accept("name of " + name.length() + " characters, beyond 63");
        }
    }

    private static void pods(PodTemplateSpec pods, Consumer<String> report) {
        if (pods.getMetadata() != null) {
            labels(pods.getMetadata(), report);
        }
        for (Container container : PodTemplates.containers(pods)) {
            matches(LABEL, container.getName(), "container", report);
            for (ContainerPort port : container.getPorts()) {
                matches(PORT, port.getName(), "port", report);
            }
        }
        if (pods.getSpec() != null) {
            for (Volume volume : pods.getSpec().getVolumes()) {
                matches(LABEL, volume.getName(), "volume", report);
            }
        }
    }

    private static void labels(ObjectMeta meta, Consumer<String> report) {
        entries(meta.getLabels()).forEach((key, value) -> {
            matches(KEY, key, "label key", report);
            matches(VALUE, value, "label value", report);
        });
        entries(meta.getAnnotations()).keySet().forEach(key -> matches(KEY, key, "annotation key", report));
    }

    private static Map<String, String> entries(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }

    private static void matches(Pattern grammar, @Nullable String name, String what, Consumer<String> report) {
        if (name == null || !grammar.matcher(name).matches()) {
            report.accept(what + " '" + name + "'");
        }
    }
}
