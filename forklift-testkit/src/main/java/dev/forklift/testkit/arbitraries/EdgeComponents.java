package dev.forklift.testkit.arbitraries;

import dev.forklift.component.Component;
import dev.forklift.components.certmanager.AcmeOptions;
import dev.forklift.components.certmanager.Certificate;
import dev.forklift.components.certmanager.Issuer;
import dev.forklift.components.certmanager.KeyAlgorithm;
import dev.forklift.components.gateway.Gateway;
import dev.forklift.components.gateway.GatewayPort;
import dev.forklift.components.gateway.GatewayRoute;
import dev.forklift.components.ingress.AlbOptions;
import dev.forklift.components.ingress.CertManager;
import dev.forklift.components.ingress.CertificatePort;
import dev.forklift.components.ingress.CloudflareOptions;
import dev.forklift.components.ingress.DnsOptions;
import dev.forklift.components.ingress.Ingress;
import dev.forklift.components.ingress.RouteOptions;
import dev.forklift.components.openshift.OpenShiftRoute;
import dev.forklift.components.traefik.ForwardAuthOptions;
import dev.forklift.components.traefik.HeadersOptions;
import dev.forklift.components.traefik.MiddlewarePort;
import dev.forklift.components.traefik.RateLimitOptions;
import dev.forklift.components.traefik.TlsOptionPort;
import dev.forklift.components.traefik.TlsVersion;
import dev.forklift.components.traefik.TraefikMiddleware;
import dev.forklift.components.traefik.TraefikPathOptions;
import dev.forklift.components.traefik.TraefikRoute;
import dev.forklift.components.traefik.TraefikTlsOption;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.SecretKey;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random ways in beside a plain Ingress: Traefik's, the Gateway API's, OpenShift's, load balancers', and their certificates. */
public final class EdgeComponents {

    private static final int MOST = 5;

    /** Who issues certificates. */
    public static final Need<CertManager> ISSUER =
            Need.of(CertManager.class, "its-issuer", around -> Issuer.selfSigned());

    /** A certificate. */
    public static final Need<CertificatePort> CERTIFICATE = Need.of(
            CertificatePort.class,
            "its-certificate",
            around -> Certificate.of(around.get(ISSUER, 0), "its.example", c -> {}));

    /** What changes requests. */
    public static final Need<MiddlewarePort> MIDDLEWARE =
            Need.of(MiddlewarePort.class, "its-middleware", around -> TraefikMiddleware.compress());

    /** How TLS is spoken. */
    public static final Need<TlsOptionPort> TLS_OPTION = Need.of(
            TlsOptionPort.class, "its-tls-option", around -> TraefikTlsOption.atLeast(TlsVersion.TLS_1_2, t -> {}));

    /** What routes are attached to. */
    public static final Need<GatewayPort> GATEWAY = Need.of(
            GatewayPort.class,
            "its-gateway",
            around -> Gateway.ofClass("cilium", g -> g.https("its.example", "its-tls")));

    private EdgeComponents() {}

    /** {@return ways in} */
    public static Arbitrary<Blueprint<?>> routes() {
        return Arbitraries.<Blueprint<?>>oneOf(traefikRoutes(), gatewayRoutes(), openShiftRoutes(), loadBalancers());
    }

    /** {@return what ways in stand on: issuers, certificates, middlewares, Gateways} */
    public static Arbitrary<Blueprint<?>> footings() {
        return Arbitraries.<Blueprint<?>>oneOf(issuers(), certificates(), middlewares(), tlsOptions(), gateways());
    }

    private static <C extends Component<?>> Blueprint<C> blueprint(C component) {
        return Blueprint.of("a " + component.getClass().getSimpleName(), around -> component);
    }

    private static Arbitrary<String> networks() {
        return Arbitraries.of("10.0.0.0/8", "203.0.113.7/32", "2400:cb00::/32");
    }

    private static Arbitrary<String> noNetworks() {
        return Arbitraries.of("", "10.0.0.0", "10.0.0.0/33", "example.com");
    }

    /** What is said of every way in, but for certificates and exact paths, which not all have. */
    private static <O extends RouteOptions<O>> Options<O> any(String owner, boolean target) {
        return Options.<O>of(owner)
                .with("alsoAt", Values.dnsLabels().map(n -> n + ".also.example"), (o, host) -> o.alsoAt(host))
                .need("route", DjangoComponents.WEB, (o, web) -> o.route("/api", web))
                .need("websocket", DjangoComponents.WEB, (o, web) -> o.websocket("/ws", web))
                .with("allowFrom", networks(), (o, network) -> o.allowFrom(network, "198.51.100.0/24"))
                .with("trustedProxies", networks(), (o, network) -> o.trustedProxies(network))
                .nested(
                        "dns",
                        "externalDns",
                        dns(),
                        (o, dns) -> o.externalDns(d -> {
                            if (target) {
                                d.target("lb.example.com");
                            }
                            dns.accept(d);
                        }))
                .nested(
                        "dns",
                        "cloudflare",
                        cloudflare(),
                        (o, front) -> o.cloudflare(c -> {
                            if (target) {
                                c.target("lb.example.com");
                            }
                            front.accept(c);
                        }));
    }

    private static Arbitrary<Lambda<DnsOptions>> dns() {
        return Options.<DnsOptions>of("DnsOptions")
                .with("target", Arbitraries.of("lb.example.net", "203.0.113.7"), DnsOptions::target)
                .with("ttl", Values.seconds(1, 3600), DnsOptions::ttl)
                .lambdas(2);
    }

    private static Arbitrary<Lambda<CloudflareOptions>> cloudflare() {
        return Options.<CloudflareOptions>of("CloudflareOptions")
                .with("target", Arbitraries.of("lb.example.net"), CloudflareOptions::target)
                .with("only", networks(), (o, network) -> o.only(network, "173.245.48.0/20"))
                .lambdas(2);
    }

    /** {@return routes of Traefik's} */
    public static Arbitrary<Blueprint<TraefikRoute>> traefikRoutes() {
        Options<TraefikRoute.Options> plain = traefik();
        Options<TraefikRoute.Options> https = plain.flag("redirectHttp", TraefikRoute.Options::redirectHttp)
                .need("tlsOption", TLS_OPTION, TraefikRoute.Options::tlsOption);
        return Arbitraries.oneOf(
                traefik("tls", https, o -> o.tls("shop-tls")),
                traefik("tls", https, o -> o.tls(CertManager.clusterIssuer("letsencrypt"))),
                traefik("certResolver", https, o -> o.certResolver("le")),
                traefik("tlsEndsBefore", plain, o -> o.tlsEndsBefore()));
    }

    private static Arbitrary<Blueprint<TraefikRoute>> traefik(
            String use, Options<TraefikRoute.Options> options, Consumer<TraefikRoute.Options> tls) {
        return Combinators.combine(Values.hosts(), options.lambdas(MOST), Options.which())
                .as((host, lambda, which) -> Blueprint.of(
                                "TraefikRoute.at(" + Source.of(host) + ", o -> o." + use + "(…).route(\"/\", "
                                        + Source.handle(DjangoComponents.WEB, which) + ")",
                                lambda,
                                around -> {
                                    HttpPort web = around.get(DjangoComponents.WEB, which);
                                    Consumer<TraefikRoute.Options> rest = lambda.in(around);
                                    return TraefikRoute.at(host, r -> {
                                        tls.accept(r);
                                        rest.accept(r.route("/", web));
                                    });
                                })
                        .using("TraefikRoute.Options." + use));
    }

    private static Options<TraefikRoute.Options> traefik() {
        return EdgeComponents.<TraefikRoute.Options>any("TraefikRoute.Options", true)
                .need("exact", DjangoComponents.WEB, (o, web) -> o.exact("/exact", web))
                .need("routeWith", DjangoComponents.WEB, (o, web) -> o.route("/with", web, TraefikPathOptions::sticky))
                .need(
                        "exactWith",
                        DjangoComponents.WEB,
                        (o, web) ->
                                o.exact("/exact/with", web, p -> p.priority(7).sticky()))
                .need(
                        "websocketWith",
                        DjangoComponents.WEB,
                        (o, web) -> o.websocket("/ws/with", web, p -> p.priority(9)))
                .need("middlewares", MIDDLEWARE, (o, middleware) -> o.middlewares(middleware))
                .with(
                        "outsideMiddlewares",
                        Values.objectNames(),
                        (o, name) -> o.middlewares(MiddlewarePort.external(name)))
                .with("entryPoints", Arbitraries.of("public", "websecure"), (o, name) -> o.entryPoints(name));
    }

    /** {@return routes of Traefik's of invalid input} */
    public static Arbitrary<Blueprint<TraefikRoute>> invalidTraefikRoutes() {
        Options<TraefikRoute.Options> mistakes = Options.<TraefikRoute.Options>of("TraefikRoute.Options")
                .with("alsoAt", Values.invalidHosts(), (o, host) -> o.alsoAt(host))
                .with("allowFrom", noNetworks(), (o, network) -> o.allowFrom(network))
                .with("entryPoints", Arbitraries.of("", "a b"), (o, name) -> o.entryPoints(name))
                .flag("externalDns", o -> o.externalDns(d -> {}));
        return Combinators.combine(Values.hosts(), mistakes.someOf(2))
                .as((host, lambda) -> Blueprint.of("TraefikRoute.at(" + Source.of(host), lambda, around -> {
                    HttpPort web = around.get(DjangoComponents.WEB, 0);
                    Consumer<TraefikRoute.Options> rest = lambda.in(around);
                    return TraefikRoute.at(host, r -> rest.accept(r.tls("x").route("/", web)));
                }));
    }

    /** {@return middlewares of every kind} */
    public static Arbitrary<Blueprint<TraefikMiddleware>> middlewares() {
        Arbitrary<Blueprint<TraefikMiddleware>> fixed = Arbitraries.of(
                        TraefikMiddleware.redirectToHttps(),
                        TraefikMiddleware.redirectRegex("^https://www\\.a\\.example/(.*)", "https://a.example/$1"),
                        TraefikMiddleware.stripPrefix("/api", "/v1"),
                        TraefikMiddleware.basicAuth("staff"),
                        TraefikMiddleware.ipAllowList("10.0.0.0/8", "::1/128"),
                        TraefikMiddleware.inFlight(10),
                        TraefikMiddleware.retry(3, Duration.ofMillis(100)),
                        TraefikMiddleware.compress(),
                        TraefikMiddleware.buffering("20Mi"))
                .map(EdgeComponents::blueprint);
        return Arbitraries.oneOf(fixed, forwardAuths(), headers(), rateLimits());
    }

    private static Arbitrary<Blueprint<TraefikMiddleware>> forwardAuths() {
        Arbitrary<Lambda<ForwardAuthOptions>> lambdas = Options.<ForwardAuthOptions>of("ForwardAuthOptions")
                .flag("trustForwardHeader", ForwardAuthOptions::trustForwardHeader)
                .with("authResponseHeaders", Arbitraries.of("X-User"), (o, name) -> o.authResponseHeaders(name))
                .with("authRequestHeaders", Arbitraries.of("Cookie"), (o, name) -> o.authRequestHeaders(name))
                .lambdas(3);
        return Combinators.combine(lambdas, Options.which()).as((lambda, which) -> {
            boolean outside = which % 2 == 0;
            return Blueprint.of(
                    "TraefikMiddleware.forwardAuth(" + (outside ? "\"https://auth.example.com/\"" : "web, \"/verify\""),
                    lambda,
                    around -> outside
                            ? TraefikMiddleware.forwardAuth("https://auth.example.com/", lambda.in(around))
                            : TraefikMiddleware.forwardAuth(
                                    around.get(DjangoComponents.WEB, which), "/verify", lambda.in(around)));
        });
    }

    private static Arbitrary<Blueprint<TraefikMiddleware>> headers() {
        return Options.<HeadersOptions>of("HeadersOptions")
                .with("hsts", Values.seconds(1, 3600), (o, time) -> o.hsts(time, false))
                .flag("frameDeny", HeadersOptions::frameDeny)
                .flag("contentTypeNosniff", HeadersOptions::contentTypeNosniff)
                .with("referrerPolicy", Arbitraries.of("same-origin"), HeadersOptions::referrerPolicy)
                .with(
                        "contentSecurityPolicy",
                        Arbitraries.of("default-src 'self'"),
                        HeadersOptions::contentSecurityPolicy)
                .with("permissionsPolicy", Arbitraries.of("geolocation=()"), HeadersOptions::permissionsPolicy)
                .with("request", Arbitraries.of("X-Tenant"), Arbitraries.of("shop", ""), HeadersOptions::request)
                .with("response", Arbitraries.of("Server"), Arbitraries.of("shop", ""), HeadersOptions::response)
                .someOf(4)
                .map(lambda -> Blueprint.of(
                        "TraefikMiddleware.headers(", lambda, around -> TraefikMiddleware.headers(lambda.in(around))));
    }

    private static Arbitrary<Blueprint<TraefikMiddleware>> rateLimits() {
        return Options.<RateLimitOptions>of("RateLimitOptions")
                .with("burst", Arbitraries.integers().between(1, 100), RateLimitOptions::burst)
                .with("period", Values.seconds(1, 60), RateLimitOptions::period)
                .with("source", "byHeader", Arbitraries.of("X-Api-Key"), RateLimitOptions::byHeader)
                .with("source", "behind", Arbitraries.integers().between(1, 3), RateLimitOptions::behind)
                .lambdas(3)
                .map(lambda -> Blueprint.of(
                        "TraefikMiddleware.rateLimit(100",
                        lambda,
                        around -> TraefikMiddleware.rateLimit(100, lambda.in(around))));
    }

    /** {@return middlewares of invalid input} */
    public static Arbitrary<Blueprint<TraefikMiddleware>> invalidMiddlewares() {
        return Arbitraries.of(
                        TraefikMiddleware.forwardAuth("auth", f -> {}),
                        TraefikMiddleware.headers(h -> {}),
                        TraefikMiddleware.rateLimit(0, r -> {}),
                        TraefikMiddleware.buffering("20MB"),
                        TraefikMiddleware.redirectRegex("", ""),
                        TraefikMiddleware.stripPrefix("api"),
                        TraefikMiddleware.basicAuth(""),
                        TraefikMiddleware.ipAllowList("everybody"),
                        TraefikMiddleware.inFlight(0),
                        TraefikMiddleware.retry(0, Duration.ZERO))
                .map(EdgeComponents::blueprint);
    }

    /** {@return TLS options} */
    public static Arbitrary<Blueprint<TraefikTlsOption>> tlsOptions() {
        Arbitrary<Lambda<TraefikTlsOption.Options>> lambdas = Options.<TraefikTlsOption.Options>of(
                        "TraefikTlsOption.Options")
                .flag("sniStrict", TraefikTlsOption.Options::sniStrict)
                .with(
                        "cipherSuites",
                        Arbitraries.of("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
                        (o, name) -> o.cipherSuites(name))
                .with("clientCertificate", Values.objectNames(), TraefikTlsOption.Options::clientCertificate)
                .lambdas(3);
        return Combinators.combine(Arbitraries.of(TlsVersion.values()), lambdas)
                .as((oldest, lambda) -> Blueprint.of(
                        "TraefikTlsOption.atLeast(" + Source.of(oldest),
                        lambda,
                        around -> TraefikTlsOption.atLeast(oldest, lambda.in(around))));
    }

    /** {@return routes of Gateways', of the stack and outside} */
    public static Arbitrary<Blueprint<GatewayRoute>> gatewayRoutes() {
        Options<GatewayRoute.Options> options = EdgeComponents.<GatewayRoute.Options>any("GatewayRoute.Options", false)
                .need("exact", DjangoComponents.WEB, (o, web) -> o.exact("/exact", web))
                .flag("tlsEndsBefore", GatewayRoute.Options::tlsEndsBefore)
                .with(
                        "requestHeader",
                        Arbitraries.of("X-A"),
                        Arbitraries.of("a b", ""),
                        GatewayRoute.Options::requestHeader)
                .with(
                        "responseHeader",
                        Arbitraries.of("X-B"),
                        Arbitraries.of("c", ""),
                        GatewayRoute.Options::responseHeader)
                .with("timeout", Values.seconds(1, 3600), GatewayRoute.Options::timeout);
        return Arbitraries.oneOf(
                gatewayRoutes(options.lambdas(MOST), around -> around.get(GATEWAY, 0)),
                gatewayRoutes(
                        options.with("redirectHttp", Arbitraries.of("http"), GatewayRoute.Options::redirectHttp)
                                .lambdas(MOST),
                        around -> GatewayPort.external("public", "infra").section("https")),
                gatewayRoutes(
                        options.lambdas(MOST),
                        around -> GatewayPort.external("public").plain()));
    }

    private static Arbitrary<Blueprint<GatewayRoute>> gatewayRoutes(
            Arbitrary<Lambda<GatewayRoute.Options>> lambdas, Function<Surroundings, GatewayPort> gateway) {
        return Combinators.combine(Values.hosts(), lambdas, Options.which())
                .as((host, lambda, which) -> Blueprint.of(
                        "GatewayRoute.at(" + Source.of(host) + ", gateway, o -> o.route(\"/\", "
                                + Source.handle(DjangoComponents.WEB, which) + ")",
                        lambda,
                        around -> {
                            HttpPort web = around.get(DjangoComponents.WEB, which);
                            GatewayPort port = gateway.apply(around);
                            Consumer<GatewayRoute.Options> rest = lambda.in(around);
                            return GatewayRoute.at(host, port, r -> rest.accept(r.route("/", web)));
                        }));
    }

    /** {@return routes of Gateways' of invalid input} */
    public static Arbitrary<Blueprint<GatewayRoute>> invalidGatewayRoutes() {
        Options<GatewayRoute.Options> mistakes = Options.<GatewayRoute.Options>of("GatewayRoute.Options")
                .with("alsoAt", Values.invalidHosts(), (o, host) -> o.alsoAt(host))
                .with("tls", Values.objectNames(), (o, secret) -> o.tls(secret))
                .with("timeout", Values.invalidSeconds(), GatewayRoute.Options::timeout)
                .with("requestHeader", Arbitraries.of("", "a b"), (o, name) -> o.requestHeader(name, "x"))
                .with("redirectHttp", Arbitraries.of("", "H"), GatewayRoute.Options::redirectHttp);
        return gatewayRoutes(mistakes.someOf(2), around -> GatewayPort.external("public"));
    }

    /** {@return Gateways} */
    public static Arbitrary<Blueprint<Gateway>> gateways() {
        return Options.<Gateway.Options>of("Gateway.Options")
                .flag("http", Gateway.Options::http)
                .flag("allNamespaces", Gateway.Options::allNamespaces)
                .need("httpsIssued", ISSUER, (o, issuer) -> o.https("issued.example", issuer))
                .need("httpsCertificate", CERTIFICATE, (o, certificate) -> o.https("*.there.example", certificate))
                .with("httpsSecret", Values.objectNames(), (o, secret) -> o.https("secret.example", secret))
                .with(
                        "infrastructureAnnotation",
                        Values.labelKeys(),
                        Values.texts(),
                        Gateway.Options::infrastructureAnnotation)
                .with("dnsTarget", Arbitraries.of("lb.example.com"), Gateway.Options::dnsTarget)
                .lambdas(MOST)
                .map(lambda -> Blueprint.of("Gateway.ofClass(\"cilium\"", lambda, around -> {
                            Consumer<Gateway.Options> rest = lambda.in(around);
                            return Gateway.ofClass("cilium", g -> rest.accept(g.https("a.example", "a-tls")));
                        })
                        .using("Gateway.Options.https"));
    }

    /** {@return OpenShift's Routes} */
    public static Arbitrary<Blueprint<OpenShiftRoute>> openShiftRoutes() {
        Options<OpenShiftRoute.Options> options = EdgeComponents.<OpenShiftRoute.Options>any(
                        "OpenShiftRoute.Options", false)
                .with("certificate", "tls", Values.objectNames(), (o, secret) -> o.tls(secret))
                .need("certificate", "tlsIssued", ISSUER, OpenShiftRoute.Options::tls)
                .flag("reencrypt", OpenShiftRoute.Options::reencrypt)
                .flag("sticky", OpenShiftRoute.Options::sticky)
                .with("timeout", Values.seconds(1, 3600), OpenShiftRoute.Options::timeout);
        Options<OpenShiftRoute.Options> plain = Options.<OpenShiftRoute.Options>of("OpenShiftRoute.Options")
                .flag("plainHttp", OpenShiftRoute.Options::plainHttp)
                .flag("tlsEndsBefore", OpenShiftRoute.Options::tlsEndsBefore);
        return Arbitraries.oneOf(openShiftRoutes(options.lambdas(MOST)), openShiftRoutes(plain.lambdas(2)));
    }

    private static Arbitrary<Blueprint<OpenShiftRoute>> openShiftRoutes(
            Arbitrary<Lambda<OpenShiftRoute.Options>> lambdas) {
        return Combinators.combine(Values.hosts(), lambdas, Options.which())
                .as((host, lambda, which) -> Blueprint.of(
                        "OpenShiftRoute.at(" + Source.of(host) + ", o -> o.route(\"/\", "
                                + Source.handle(DjangoComponents.WEB, which) + ")",
                        lambda,
                        around -> {
                            HttpPort web = around.get(DjangoComponents.WEB, which);
                            Consumer<OpenShiftRoute.Options> rest = lambda.in(around);
                            return OpenShiftRoute.at(host, r -> rest.accept(r.route("/", web)));
                        }));
    }

    /** {@return OpenShift's Routes of invalid input} */
    public static Arbitrary<Blueprint<OpenShiftRoute>> invalidOpenShiftRoutes() {
        return openShiftRoutes(Options.<OpenShiftRoute.Options>of("OpenShiftRoute.Options")
                .need("exact", DjangoComponents.WEB, (o, web) -> o.exact("/exact", web))
                .with("alsoAt", Values.invalidHosts(), (o, host) -> o.alsoAt(host))
                .with("timeout", Values.invalidSeconds(), OpenShiftRoute.Options::timeout)
                .someOf(2));
    }

    /** {@return Ingresses that are Application Load Balancers} */
    public static Arbitrary<Blueprint<Ingress>> loadBalancers() {
        Arbitrary<Lambda<AlbOptions>> albs = Options.<AlbOptions>of("AlbOptions")
                .flag("internal", AlbOptions::internal)
                .flag("discoverCertificate", AlbOptions::discoverCertificate)
                .with(
                        "certificateArn",
                        Arbitraries.of("arn:aws:acm:eu-west-1:123456789012:certificate/1b2c"),
                        (o, arn) -> o.certificateArn(arn))
                .with("healthCheckPath", Values.paths(), AlbOptions::healthCheckPath)
                .with("successCodes", Arbitraries.of("200", "200-399", "200,301"), AlbOptions::successCodes)
                .with("group", Arbitraries.of("shop", "a.b-c"), AlbOptions::group)
                .lambdas(MOST);
        Options<Ingress.Options> options = EdgeComponents.<Ingress.Options>any("Ingress.Options", false)
                .flag("sticky", Ingress.Options::sticky)
                .flag("tlsEndsBefore", Ingress.Options::tlsEndsBefore)
                .with("timeout", Values.seconds(1, 4000), Ingress.Options::timeout);
        return Combinators.combine(Values.hosts(), albs, options.lambdas(MOST), Options.which())
                .as((host, alb, lambda, which) -> {
                    Blueprint<Ingress> ingress = Blueprint.of(
                            "Ingress.at(" + Source.of(host) + ", o -> o.alb(" + alb + ").route(\"/\", "
                                    + Source.handle(DjangoComponents.WEB, which) + ")",
                            lambda,
                            around -> {
                                HttpPort web = around.get(DjangoComponents.WEB, which);
                                Consumer<AlbOptions> balancer = alb.in(around);
                                Consumer<Ingress.Options> rest = lambda.in(around);
                                return Ingress.at(
                                        host, i -> rest.accept(i.alb(balancer).route("/", web)));
                            });
                    for (String use : alb.uses()) {
                        ingress = ingress.using(use);
                    }
                    return ingress.using("Ingress.Options.alb");
                });
    }

    /** {@return issuers of every kind, of the stack's namespace and of the cluster} */
    public static Arbitrary<Blueprint<Issuer>> issuers() {
        Arbitrary<Lambda<AcmeOptions>> acme = Options.<AcmeOptions>of("AcmeOptions")
                .with("server", "staging", Arbitraries.just("staging"), (o, none) -> o.staging())
                .with("server", Arbitraries.of("https://acme.example.com/directory"), AcmeOptions::server)
                .with("http01", Arbitraries.of("nginx", "traefik"), AcmeOptions::http01)
                .with("http01Gateway", Arbitraries.of("public"), (o, name) -> o.http01Gateway(name, "infra"))
                .with("cloudflare", Values.objectNames(), (o, name) -> o.cloudflare(key(name), "example.com"))
                .with("route53", Arbitraries.of("eu-west-1"), (o, region) -> o.route53(region))
                .with(
                        "route53Role",
                        Arbitraries.of("us-east-1"),
                        (o, region) -> o.route53Role(region, "arn:aws:iam::123456789012:role/cm"))
                .with("route53Key", Values.objectNames(), (o, name) -> o.route53Key("us-east-1", key(name), key(name)))
                .lambdas(MOST);
        Arbitrary<Blueprint<Issuer>> acmes = Combinators.combine(acme, names())
                .as((lambda, name) -> Blueprint.of("Issuer.acme(\"ops@example.com\"", lambda, around -> {
                    Consumer<AcmeOptions> rest = lambda.in(around);
                    Issuer issuer = Issuer.acme("ops@example.com", a -> rest.accept(a.http01("contour")));
                    return name.isEmpty() ? issuer : issuer.clusterWide(name);
                }));
        Arbitrary<Blueprint<Issuer>> others = Arbitraries.of(
                        Issuer.selfSigned(),
                        Issuer.ca("shop-ca"),
                        Issuer.vault("https://vault.example.com", "pki/sign/shop", "cm", key("vault")))
                .map(EdgeComponents::blueprint);
        return Arbitraries.oneOf(acmes, others);
    }

    /** Of issuers of the cluster; two of one name would be one. */
    private static Arbitrary<String> names() {
        return Arbitraries.integers()
                .between(0, 1_000_000_000)
                .withoutEdgeCases()
                .map(n -> n % 2 == 0 ? "" : "letsencrypt-" + n);
    }

    private static SecretKey key(String secret) {
        return SecretKey.external(secret, "key");
    }

    /** {@return issuers of invalid input} */
    public static Arbitrary<Blueprint<Issuer>> invalidIssuers() {
        return Arbitraries.of(
                        Issuer.acme("nobody", a -> a.http01("nginx")),
                        Issuer.acme("ops@example.com", a -> {}),
                        Issuer.acme("ops@example.com", a -> a.http01("A B")),
                        Issuer.acme("ops@example.com", a -> a.route53("Europe")),
                        Issuer.acme("ops@example.com", a -> a.server("ftp://x").http01("nginx")),
                        Issuer.ca("A B"),
                        Issuer.vault("vault", "", "", key("vault")),
                        Issuer.selfSigned().clusterWide("A B"))
                .map(EdgeComponents::blueprint);
    }

    /** {@return certificates} */
    public static Arbitrary<Blueprint<Certificate>> certificates() {
        Options<Certificate.Options> options = Options.<Certificate.Options>of("Certificate.Options")
                .with("alsoFor", Values.hosts(), (o, host) -> o.alsoFor(host))
                .with("secretName", Values.objectNames(), Certificate.Options::secretName)
                .with("duration", Values.seconds(7200, 9000), Certificate.Options::duration)
                .with("renewBefore", Values.seconds(300, 3600), Certificate.Options::renewBefore)
                .with("key", Arbitraries.of(KeyAlgorithm.values()), (o, algorithm) -> o.key(algorithm))
                .with("key", "keyOfSize", Arbitraries.of(256, 384, 521), (o, bits) -> o.key(KeyAlgorithm.ECDSA, bits))
                .with("usages", Arbitraries.of("server auth", "digital signature"), (o, usage) -> o.usages(usage));
        return certificates(Values.hosts(), options.lambdas(MOST));
    }

    /** {@return certificates of invalid input} */
    public static Arbitrary<Blueprint<Certificate>> invalidCertificates() {
        Options<Certificate.Options> mistakes = Options.<Certificate.Options>of("Certificate.Options")
                .with("alsoFor", Values.invalidHosts(), (o, host) -> o.alsoFor(host))
                .with("secretName", Arbitraries.of("", "A"), Certificate.Options::secretName)
                .with("duration", Values.seconds(0, 3599), Certificate.Options::duration)
                .with("renewBefore", Values.seconds(0, 299), Certificate.Options::renewBefore)
                .with("key", Arbitraries.of(0, 1024), (o, bits) -> o.key(KeyAlgorithm.RSA, bits))
                .with("usages", Arbitraries.of("world domination"), (o, usage) -> o.usages(usage));
        return Arbitraries.oneOf(
                certificates(Values.hosts(), mistakes.someOf(2)),
                certificates(Values.invalidHosts(), mistakes.lambdas(1)));
    }

    private static Arbitrary<Blueprint<Certificate>> certificates(
            Arbitrary<String> hosts, Arbitrary<Lambda<Certificate.Options>> lambdas) {
        return Combinators.combine(hosts, lambdas, Options.which())
                .as((host, lambda, which) -> Blueprint.of(
                        "Certificate.of(" + Source.handle(ISSUER, which) + ", " + Source.of(host),
                        lambda,
                        around -> Certificate.of(around.get(ISSUER, which), host, lambda.in(around))));
    }
}
