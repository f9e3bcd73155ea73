package dev.forklift.components.django;

import dev.forklift.components.ingress.Route;
import dev.forklift.declare.ComponentPath;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * By which names a project may be asked.
 *
 * @param allowed Django's {@code ALLOWED_HOSTS}: what the user says, what is routed to the project, and its Services
 * @param origins Django's {@code CSRF_TRUSTED_ORIGINS}: what is routed to the project, with the scheme that browsers use
 */
record Hosts(List<Text> allowed, List<Text> origins) {

    static Hosts of(DjangoSpec spec, ComponentPath project, Facts facts) {
        List<Endpoint> own = facts.of(WebProcess.class).stream()
                .filter(process -> process.django().equals(project))
                .map(WebProcess::endpoint)
                .toList();
        Set<Text> allowed = new LinkedHashSet<>();
        Set<Text> origins = new LinkedHashSet<>();
        spec.allowedHosts().forEach(host -> allowed.add(Text.of(host)));
        for (Route route : facts.of(Route.class)) {
            if (own.contains(route.to())) {
                allowed.add(Text.of(asDjangoWritesIt(route.host())));
                origins.add(Text.of((route.tls() ? "https://" : "http://") + route.host()));
            }
        }
        own.forEach(endpoint -> allowed.add(endpoint.name()));
        return new Hosts(List.copyOf(allowed), List.copyOf(origins));
    }

    private static String asDjangoWritesIt(String host) {
        return host.startsWith("*.") ? host.substring(1) : host;
    }

    static Text joined(List<Text> texts) {
        List<Text> rest = new ArrayList<>(texts);
        Text all = rest.isEmpty() ? Text.of("") : rest.remove(0);
        for (Text text : rest) {
            all = all.plus(",").plus(text);
        }
        return all;
    }
}
