package dev.forklift.components.ingress;

import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.declare.CallSite;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Notes;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Names;
import dev.forklift.resource.IngressOptions;
import io.fabric8.kubernetes.api.model.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Requests from outside: hosts and paths, and which process answers them. The hosts become the project's {@code ALLOWED_HOSTS} and
 * {@code CSRF_TRUSTED_ORIGINS}, and the {@code Host} of its probes.
 *
 * <pre>{@code
 * s.add("edge", Ingress.at("shop.example.com", i -> i.traefik().tls(CertManager.clusterIssuer("letsencrypt-prod"))
 *     .websocket("/ws", live).route("/", web)));
 * }</pre>
 *
 * <p>Source: <a href="https://kubernetes.io/docs/concepts/services-networking/ingress/">Ingress</a>, <a
 * href="https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/">ingress-nginx annotations</a>, <a
 * href="https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/">ALB annotations</a>.
 */
public final class Ingress implements Component<NoPort> {

    private final IngressSpec spec;
    private final Notes notes;

    private Ingress(IngressSpec spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return the routes of a host}
     *
     * @param host a DNS name, or one behind {@code *.}
     * @param options its paths, its certificate
     */
    public static Ingress at(String host, Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes, host);
        options.accept(said);
        return new Ingress(said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public NoPort define(Scope scope) {
        Routing routing = new Routing(scope, spec.routes());
        if (routing.isRouted()) {
            Optional<Ref<Secret>> certificate = routing.certificate();
            ingress(scope, certificate, routing.annotations());
            routing.declare(isTls());
        }
        return NoPort.INSTANCE;
    }

    private void ingress(Scope scope, Optional<Ref<Secret>> certificate, Map<String, String> dns) {
        List<String> hosts = spec.routes().hosts();
        scope.ingress(i -> {
            spec.className().ifPresent(i::className);
            for (String host : hosts) {
                spec.routes().paths().forEach(route -> route(i, host, route));
            }
            certificate.ifPresent(secret -> i.tls(hosts, secret));
            annotations(dns).forEach(i::annotation);
        });
    }

    private static void route(IngressOptions ingress, String host, PathRoute route) {
        if (route.exact()) {
            ingress.exact(host, route.path(), route.to());
        } else {
            ingress.route(host, route.path(), route.to());
        }
    }

    private Map<String, String> annotations(Map<String, String> dns) {
        Map<String, String> annotations = new TreeMap<>(dns);
        if (spec.controller() == Controller.NGINX) {
            annotations.putAll(NginxAnnotations.of(spec));
        }
        spec.alb().ifPresent(alb -> annotations.putAll(AlbAnnotations.of(spec, alb)));
        annotations.putAll(spec.annotations());
        return annotations;
    }

    private boolean isTls() {
        return spec.routes().tls() || spec.alb().filter(AlbSpec::https).isPresent();
    }

    /** What can be said of an Ingress. */
    public static final class Options extends RouteOptions<Options> {

        private static final Pattern SIZE = Pattern.compile("[0-9]{1,12}[kKmMgG]?");
        private static final int LONGEST_ALB_IDLE = 4000;

        private final ImmutableIngressSpec.Builder spec = ImmutableIngressSpec.builder();
        private final List<Wish> wishes = new ArrayList<>();
        private Controller controller = Controller.ANY;

        /** Something that only some controllers take from an Ingress. */
        private record Wish(Set<Controller> by, Finding toNobody) {}

        private Options(Notes notes, String host) {
            super("an Ingress", notes, host);
        }

        @Override
        protected Options self() {
            return this;
        }

        private IngressSpec build() {
            wishes.stream().filter(w -> !w.by.contains(controller)).forEach(w -> notes().refuse(w.toNobody));
            IngressSpec said = spec.routes(routes()).build();
            alb(said);
            return said;
        }

        private void alb(IngressSpec said) {
            if (said.alb().isPresent()) {
                checks().require(
                                said.routes().certManager().isEmpty()
                                        && said.routes().certificate().isEmpty(),
                                "forklift.E241",
                                "an Application Load Balancer has no use for a Secret with a certificate",
                                "it takes its certificates from AWS Certificate Manager",
                                "alb(a -> a.certificateArn(\"arn:aws:acm:…\")), and no tls(…)");
                checks().require(
                                said.silence().filter(Options::isLongForAlb).isEmpty(),
                                "forklift.E240",
                                "an Application Load Balancer waits no longer than " + LONGEST_ALB_IDLE + " seconds",
                                "AWS refuses a longer idle timeout",
                                "timeout(Duration.ofHours(1))");
            }
        }

        private static boolean isLongForAlb(Duration time) {
            return time.toSeconds() > LONGEST_ALB_IDLE;
        }

        /**
         * Leaves the requests to Traefik: ingress class {@code traefik}.
         *
         * @return these options
         */
        public Options traefik() {
            return controlled(Controller.TRAEFIK, "traefik");
        }

        /**
         * Leaves the requests to ingress-nginx: ingress class {@code nginx}.
         *
         * @return these options
         */
        public Options nginx() {
            return controlled(Controller.NGINX, "nginx");
        }

        /**
         * Leaves the requests to an ingress-nginx with a class of its own.
         *
         * @param className the ingress class
         * @return these options
         */
        public Options nginx(String className) {
            return controlled(Controller.NGINX, className);
        }

        /**
         * Leaves the requests to an Application Load Balancer, which the AWS Load Balancer Controller makes: ingress class
         * {@code alb}.
         *
         * @param options its scheme, its certificate, its health check
         * @return these options
         */
        public Options alb(Consumer<AlbOptions> options) {
            AlbOptions alb = new AlbOptions(notes());
            options.accept(alb);
            controlled(Controller.ALB, "alb");
            spec.alb(alb.build());
            return this;
        }

        /**
         * Leaves the requests to the controller of an ingress class.
         *
         * @param name the ingress class; the cluster's default class by default
         * @return these options
         */
        public Options className(String name) {
            return controlled(Controller.ANY, name);
        }

        private Options controlled(Controller by, String className) {
            if (checks().require(
                            Names.isDnsSubdomain(className),
                            "forklift.E164",
                            "'" + className + "' is no ingress class",
                            "a class's name is a DNS subdomain",
                            "the metadata.name of an IngressClass, such as nginx")) {
                controller = by;
                spec.controller(by).className(className).alb(Optional.empty());
            }
            return this;
        }

        /**
         * Sets how large a request may be. For nginx, which refuses more than one megabyte by default; Traefik and Application Load
         * Balancers set no bound.
         *
         * @param size such as {@code 20m}; {@code 0} for no bound
         * @return these options
         */
        public Options bodySize(String size) {
            if (checks().require(
                            SIZE.matcher(size).matches(),
                            "forklift.E165",
                            "bodySize(\"" + size + "\")",
                            "nginx takes a number, and k, m or g behind it",
                            "bodySize(\"20m\")")) {
                spec.bodySize(size);
                wish(
                        Set.of(Controller.NGINX),
                        "bodySize(\"" + size + "\")",
                        "only ingress-nginx takes it from an Ingress; Traefik bounds bodies by a Middleware",
                        "nginx(), or a TraefikRoute with TraefikMiddleware.buffering(…)");
            }
            return this;
        }

        /**
         * Sets how long the process may be silent within an answer. For nginx and Application Load Balancers, which wait a minute by
         * default; Traefik sets it for a whole entry point.
         *
         * @param atMost whole seconds, at least 1; for an Application Load Balancer at most 4000
         * @return these options
         */
        public Options timeout(Duration atMost) {
            if (checks().require(
                            atMost.toSeconds() >= 1 && atMost.toNanosPart() == 0,
                            "forklift.E165",
                            "timeout(" + atMost + ")",
                            "it is counted in whole seconds, at least 1",
                            "timeout(Duration.ofSeconds(60))")) {
                spec.timeout(atMost);
                wish(
                        Set.of(Controller.NGINX, Controller.ALB),
                        "timeout(" + atMost + ")",
                        "only ingress-nginx and Application Load Balancers take it from an Ingress; Traefik sets it for a whole"
                                + " entry point",
                        "nginx(), alb(…), or annotation(key, value) in the words of your controller");
            }
            return this;
        }

        /**
         * Sends a browser to the same pod again, by a cookie. For nginx and Application Load Balancers; a Django whose sessions lie in
         * a database or a cache needs it not.
         *
         * @return these options
         */
        public Options sticky() {
            spec.sticky(true);
            wish(
                    Set.of(Controller.NGINX, Controller.ALB),
                    "sticky()",
                    "only ingress-nginx and Application Load Balancers take it from an Ingress; Traefik takes it from a Service",
                    "nginx(), alb(…), or a TraefikRoute with sticky()");
            return this;
        }

        @Override
        protected void restricted(String method) {
            wish(
                    Set.of(Controller.NGINX, Controller.ALB),
                    method,
                    "only ingress-nginx and Application Load Balancers take it from an Ingress, so everybody may come in",
                    "nginx(), alb(…), or a TraefikRoute, which holds others off by a Middleware");
        }

        /**
         * Adds an annotation, for what the controller knows and these options do not.
         *
         * @param key a qualified name
         * @param value any text
         * @return these options
         */
        public Options annotation(String key, String value) {
            spec.annotations(key, value);
            return this;
        }

        private void wish(Set<Controller> by, String what, String because, String fix) {
            wishes.add(new Wish(
                    by,
                    Finding.of("forklift.W160", what + " is said to nobody", because, fix)
                            .at(CallSite.here())));
        }
    }
}
