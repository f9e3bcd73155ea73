package dev.forklift.components.files;

import dev.forklift.check.Check;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Ref;
import dev.forklift.graph.Node;
import dev.forklift.graph.ObjectGraph;
import dev.forklift.graph.PodPorts;
import dev.forklift.graph.Reference;
import dev.forklift.graph.Relation;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.function.Consumer;

/**
 * That the web server behind an nginx listens on the port that nginx asks.
 *
 * @param configuration what nginx reads, by which the pods are found that it stands in
 * @param upstream the port that it asks
 */
record FrontUpstream(Ref<ConfigMap> configuration, int upstream) implements Check {

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        graph.find(configuration)
                .ifPresent(node -> graph.referencesTo(node.object()).stream()
                        .filter(r -> r.relation() == Relation.VOLUME)
                        .map(Reference::from)
                        .forEach(pods -> check(pods, findings)));
    }

    private void check(Node pods, Consumer<Finding> findings) {
        PodPorts.named(FrontPort.WEB_PORT, pods)
                .filter(web -> web.number() != upstream)
                .ifPresent(web -> findings.accept(pods.finding(
                        Finding.of(
                                "forklift.E196",
                                "nginx asks the port " + upstream + ", and the web server behind it listens on "
                                        + web.number(),
                                "nobody answers there: every request ends with 502",
                                "upstream(" + web.number() + ") in the options of nginxInFront(…)"),
                        "spec.template.spec.containers[nginx]")));
    }
}
