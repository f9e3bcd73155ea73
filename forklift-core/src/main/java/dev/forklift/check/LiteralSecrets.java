package dev.forklift.check;

import dev.forklift.declare.Finding;
import dev.forklift.graph.ObjectGraph;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** A Secret with its values in the manifests is readable by whoever reads those. */
final class LiteralSecrets implements Check {

    @Override
    public void check(ObjectGraph graph, Consumer<Finding> findings) {
        graph.forEach(Secret.class, (node, secret) -> {
            if (holdsMoreThanAName(secret)) {
                findings.accept(node.finding(
                        Finding.of(
                                "forklift.W021",
                                node.key() + " is written with its values",
                                "whoever reads the manifests or their repository reads the secret; for development only",
                                "SecretKey.external(name, key), with a Secret that is made outside"),
                        "data"));
            }
        });
    }

    /** Who connects is no secret, though controllers read it off one. */
    private static boolean holdsMoreThanAName(Secret secret) {
        Set<String> keys = new HashSet<>();
        keys.addAll(secret.getData() == null ? Set.of() : secret.getData().keySet());
        keys.addAll(
                secret.getStringData() == null
                        ? Set.of()
                        : secret.getStringData().keySet());
        return !keys.equals(Set.of("username"));
    }
}
