package dev.forklift.testkit.arbitraries;

import dev.forklift.component.Component;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.EnvironmentStyle;
import dev.forklift.components.django.Migrate;
import dev.forklift.components.ingress.CertManager;
import dev.forklift.components.ingress.Ingress;
import dev.forklift.components.web.Daphne;
import dev.forklift.components.web.ForwardedOptions;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.components.web.HttpPort;
import dev.forklift.components.web.Uvicorn;
import dev.forklift.components.web.WebOptions;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import dev.forklift.workload.AutoscaleOptions;
import dev.forklift.workload.Volume;
import io.fabric8.kubernetes.api.model.Secret;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random Django projects, their web servers, migrations and routes. */
public final class DjangoComponents {

    private static final int MOST = 5;
    static final String WSGI = "shop.wsgi:application";
    static final String ASGI = "shop.asgi:application";

    /** A Django project. */
    public static final Need<Django> DJANGO = Need.of(
            Django.class,
            "its-django",
            around -> DjangoProject.of(
                    "shop:1",
                    around.get(DataServices.POSTGRES, 0),
                    d -> d.secretKey(SecretKey.external("shop-app", "SECRET_KEY"))));

    /** A web process. */
    public static final Need<HttpPort> WEB =
            Need.of(HttpPort.class, "its-web", around -> Gunicorn.of(around.get(DJANGO, 0), WSGI));

    private DjangoComponents() {}

    /** {@return projects} */
    public static Arbitrary<Blueprint<DjangoProject>> projects() {
        return projects(Values.images(), projectOptions().lambdas(MOST));
    }

    /** {@return projects of invalid input} */
    public static Arbitrary<Blueprint<DjangoProject>> invalidProjects() {
        Options<DjangoProject.Options> mistakes = Options.<DjangoProject.Options>of("DjangoProject.Options")
                .with("env", Values.invalidEnvNames(), (o, name) -> o.env(name, "x"))
                .with("pullPolicy", Arbitraries.of("", "Sometimes"), DjangoProject.Options::pullPolicy);
        return Arbitraries.oneOf(
                projects(Values.invalidImages(), projectOptions().lambdas(1)),
                projects(Values.images(), mistakes.someOf(1)));
    }

    private static Arbitrary<Blueprint<DjangoProject>> projects(
            Arbitrary<String> images, Arbitrary<Lambda<DjangoProject.Options>> lambdas) {
        return Combinators.combine(images, lambdas, Options.which())
                .as((image, lambda, which) -> Blueprint.of(
                        "DjangoProject.of(" + Source.of(image) + ", " + Source.handle(DataServices.POSTGRES, which),
                        lambda,
                        around -> DjangoProject.of(image, around.get(DataServices.POSTGRES, which), d -> {
                            d.secretKey(SecretKey.external("shop-app", "SECRET_KEY"));
                            lambda.in(around).accept(d);
                        })));
    }

    private static Options<DjangoProject.Options> projectOptions() {
        return MonitoringComponents.project(SecretComponents.project(Options.of("DjangoProject.Options")))
                .with(
                        "settingsModule",
                        Arbitraries.of("settings", "shop.settings.production"),
                        (o, m) -> o.settingsModule(m))
                .with("secretKey", keys(), DjangoProject.Options::secretKey)
                .with("secretKeyFallback", keys(), DjangoProject.Options::secretKeyFallback)
                .need("replica", DataServices.POSTGRES, DjangoProject.Options::replica)
                .need("cache", "cache", DataServices.REDIS, (o, r) -> o.cache(r))
                .need("cache", "cacheMemcached", ManagedServices.MEMCACHED, (o, m) -> o.cache(m))
                .need("results", DataServices.KEEPING_REDIS, DjangoProject.Options::results)
                .need("channelLayer", DataServices.REDIS, DjangoProject.Options::channelLayer)
                .need("use", "use", ReleaseComponents.MEDIA, DjangoProject.Options::use)
                .need("broker", "brokerRabbitMq", DataServices.RABBIT_MQ, DjangoProject.Options::broker)
                .need("broker", "brokerRedis", DataServices.KEEPING_REDIS, DjangoProject.Options::broker)
                .with("env", Values.envNames(), Values.texts(), DjangoProject.Options::env)
                .with("envKey", keys(), (o, key) -> o.env("S_KEY", key))
                .with("envFrom", secrets(), DjangoProject.Options::envFrom)
                .with("envFromIfPresent", secrets(), DjangoProject.Options::envFromIfPresent)
                .with(
                        "envName",
                        Arbitraries.of("SHOP_MODULE", "DD_SETTINGS"),
                        (o, name) -> o.envName("DJANGO_SETTINGS_MODULE", name))
                .with("use", Values.texts(), (o, text) -> o.use(project -> project.env("OF_AN_INTEGRATION", text)))
                .with(
                        "mount",
                        Arbitraries.of("/mnt/fonts", "/mnt/models"),
                        Arbitraries.of(true, false),
                        (o, path, readOnly) -> o.mount(path, Volume.emptyDir("mounted"), readOnly))
                .with("connectsTo", Values.hosts(), (o, host) -> o.connectsTo(Endpoint.external(host, 587)))
                .with("allowedHosts", Values.hosts(), (o, host) -> o.allowedHosts(host, ".example.net"))
                .with("environment", Arbitraries.of(EnvironmentStyle.values()), DjangoProject.Options::environment)
                .with("manage", Arbitraries.of("./manage.py", "django-admin"), (o, command) -> o.manage(command))
                .with("pullPolicy", Arbitraries.of("Always", "IfNotPresent"), DjangoProject.Options::pullPolicy)
                .with("imagePullSecret", Values.objectNames(), DjangoProject.Options::imagePullSecret);
    }

    private static Arbitrary<Ref<Secret>> secrets() {
        return Values.objectNames().map(name -> Ref.external(Secret.class, name));
    }

    private static Arbitrary<SecretKey> keys() {
        return Values.objectNames().map(secret -> SecretKey.external(secret, "key"));
    }

    /** {@return projects served by gunicorn} */
    public static Arbitrary<Blueprint<Gunicorn>> gunicorns() {
        return served(
                "Gunicorn",
                WSGI,
                Arbitraries.oneOf(
                        gunicorn().lambdas(MOST),
                        DjangoComponents.<Gunicorn.Options>scripted("Gunicorn.Options")
                                .lambdas(MOST)),
                (d, o) -> Gunicorn.of(d, WSGI, o));
    }

    /** {@return projects served by gunicorn, of invalid input} */
    public static Arbitrary<Blueprint<Gunicorn>> invalidGunicorns() {
        Options<Gunicorn.Options> mistakes = Options.<Gunicorn.Options>of("Gunicorn.Options")
                .with("workers", Arbitraries.of(0, -1), Gunicorn.Options::workers)
                .with("threads", Arbitraries.of(0, -5), Gunicorn.Options::threads)
                .with("timeout", noSeconds(), Gunicorn.Options::timeout)
                .with("gracefulTimeout", noSeconds(), Gunicorn.Options::gracefulTimeout)
                .with("keepAlive", Values.invalidSeconds(), Gunicorn.Options::keepAlive)
                .with("maxRequests", Arbitraries.of(-1), Gunicorn.Options::maxRequests)
                .with("controlSocket", Values.invalidPaths(), Gunicorn.Options::controlSocket);
        return served("Gunicorn", WSGI, wronglyForwarded(mistakes).someOf(2), (d, o) -> Gunicorn.of(d, WSGI, o));
    }

    private static Options<Gunicorn.Options> gunicorn() {
        return forwarded(Options.<Gunicorn.Options>of("Gunicorn.Options")
                .with("workers", Arbitraries.integers().between(1, 8), Gunicorn.Options::workers)
                .with("threads", Arbitraries.integers().between(1, 16), Gunicorn.Options::threads)
                .with("timeout", Values.seconds(1, 120), Gunicorn.Options::timeout)
                .with("gracefulTimeout", Values.seconds(1, 120), Gunicorn.Options::gracefulTimeout)
                .with("keepAlive", Values.seconds(0, 120), Gunicorn.Options::keepAlive)
                .with("maxRequests", Arbitraries.integers().between(0, 5000), Gunicorn.Options::maxRequests)
                .with("controlSocket", Arbitraries.of("/tmp/gunicorn.ctl"), Gunicorn.Options::controlSocket)
                .with("args", Arbitraries.of("--preload", "--log-level=debug"), (o, arg) -> o.args(arg)));
    }

    /** {@return projects served by uvicorn} */
    public static Arbitrary<Blueprint<Uvicorn>> uvicorns() {
        Options<Uvicorn.Options> options = forwarded(Options.<Uvicorn.Options>of("Uvicorn.Options")
                .with("workers", Arbitraries.integers().between(1, 4), Uvicorn.Options::workers)
                .with("gracefulTimeout", Values.seconds(1, 120), Uvicorn.Options::gracefulTimeout)
                .with("keepAlive", Values.seconds(0, 120), Uvicorn.Options::keepAlive)
                .with("args", Arbitraries.of("--no-server-header"), (o, arg) -> o.args(arg)));
        return served(
                "Uvicorn",
                ASGI,
                Arbitraries.oneOf(
                        options.lambdas(MOST),
                        DjangoComponents.<Uvicorn.Options>scripted("Uvicorn.Options")
                                .lambdas(MOST)),
                (d, o) -> Uvicorn.of(d, ASGI, o));
    }

    /** {@return projects served by uvicorn, of invalid input} */
    public static Arbitrary<Blueprint<Uvicorn>> invalidUvicorns() {
        Options<Uvicorn.Options> mistakes = Options.<Uvicorn.Options>of("Uvicorn.Options")
                .with("workers", Arbitraries.of(0, -1), Uvicorn.Options::workers)
                .with("gracefulTimeout", noSeconds(), Uvicorn.Options::gracefulTimeout)
                .with("keepAlive", Values.invalidSeconds(), Uvicorn.Options::keepAlive);
        return served("Uvicorn", ASGI, wronglyForwarded(mistakes).someOf(2), (d, o) -> Uvicorn.of(d, ASGI, o));
    }

    /** {@return projects served by daphne} */
    public static Arbitrary<Blueprint<Daphne>> daphnes() {
        Options<Daphne.Options> options = forwarded(Options.<Daphne.Options>of("Daphne.Options")
                .with("httpTimeout", Values.seconds(1, 120), Daphne.Options::httpTimeout)
                .with("websocketTimeout", Values.seconds(1, 7200), Daphne.Options::websocketTimeout)
                .with("websocketConnectTimeout", Values.seconds(1, 30), Daphne.Options::websocketConnectTimeout)
                .with("pingInterval", Values.seconds(1, 60), Daphne.Options::pingInterval)
                .with("pingTimeout", Values.seconds(1, 60), Daphne.Options::pingTimeout)
                .with("applicationCloseTimeout", Values.seconds(1, 60), Daphne.Options::applicationCloseTimeout)
                .with("args", Arbitraries.of("--no-server-name"), (o, arg) -> o.args(arg)));
        return served(
                "Daphne",
                ASGI,
                Arbitraries.oneOf(
                        options.lambdas(MOST),
                        DjangoComponents.<Daphne.Options>scripted("Daphne.Options")
                                .lambdas(MOST)),
                (d, o) -> Daphne.of(d, ASGI, o));
    }

    /** {@return projects served by daphne, of invalid input} */
    public static Arbitrary<Blueprint<Daphne>> invalidDaphnes() {
        Options<Daphne.Options> mistakes = Options.<Daphne.Options>of("Daphne.Options")
                .with("httpTimeout", noSeconds(), Daphne.Options::httpTimeout)
                .with("websocketTimeout", noSeconds(), Daphne.Options::websocketTimeout)
                .with("websocketConnectTimeout", noSeconds(), Daphne.Options::websocketConnectTimeout)
                .with("pingInterval", noSeconds(), Daphne.Options::pingInterval)
                .with("pingTimeout", noSeconds(), Daphne.Options::pingTimeout)
                .with("applicationCloseTimeout", noSeconds(), Daphne.Options::applicationCloseTimeout);
        return served("Daphne", ASGI, wronglyForwarded(mistakes).someOf(2), (d, o) -> Daphne.of(d, ASGI, o));
    }

    static <C extends Component<?>, O> Arbitrary<Blueprint<C>> served(
            String server, String application, Arbitrary<Lambda<O>> lambdas, BiFunction<Django, Consumer<O>, C> of) {
        return Combinators.combine(lambdas, Options.which())
                .as((lambda, which) -> Blueprint.of(
                        server + ".of(" + Source.handle(DJANGO, which) + ", " + Source.of(application),
                        lambda,
                        around -> of.apply(around.get(DJANGO, which), lambda.in(around))));
    }

    private static <O extends ForwardedOptions<O>> Options<O> forwarded(Options<O> own) {
        return web(own).with(
                        "forwardedAllowIps", Arbitraries.of("*", "10.0.0.0/8"), ForwardedOptions::forwardedAllowIps);
    }

    private static <O extends ForwardedOptions<O>> Options<O> wronglyForwarded(Options<O> own) {
        return wrong(own).with("forwardedAllowIps", Arbitraries.of("", " "), ForwardedOptions::forwardedAllowIps);
    }

    /** A server that a script of the image starts. */
    static <O extends WebOptions<O>> Options<O> scripted(String options) {
        return web(Options.<O>of(options))
                .with("entrypoint", Arbitraries.of("/entrypoint.sh"), (o, script) -> o.entrypoint(script, "web"));
    }

    static <O extends WebOptions<O>> Options<O> web(Options<O> own) {
        return ScalingComponents.web(own)
                .with("health", Values.paths().map(p -> "/ready" + p), WebOptions::health)
                .with("liveness", Values.paths().map(p -> "/live" + p), WebOptions::liveness)
                .with("startupWithin", Values.seconds(2, 600), WebOptions::startupWithin)
                .with("port", Values.ports(), WebOptions::port)
                .with("preStop", Values.seconds(1, 30), WebOptions::preStop)
                .with("scale", "replicas", Arbitraries.integers().between(0, 4), WebOptions::replicas)
                .nested("scale", "autoscale", autoscale(), WebOptions::autoscale);
    }

    static <O extends WebOptions<O>> Options<O> wrong(Options<O> own) {
        return own.with("health", Values.invalidPaths(), WebOptions::health)
                .with("liveness", Values.invalidPaths(), WebOptions::liveness)
                .with("startupWithin", noSeconds(), WebOptions::startupWithin)
                .with("port", Arbitraries.of(0, 80, 65536), WebOptions::port)
                .with("preStop", noSeconds(), WebOptions::preStop)
                .with("replicas", Arbitraries.of(-1, -100), WebOptions::replicas);
    }

    static Arbitrary<Duration> noSeconds() {
        return Arbitraries.oneOf(Arbitraries.just(Duration.ZERO), Values.invalidSeconds());
    }

    static Arbitrary<Lambda<AutoscaleOptions>> autoscale() {
        return Options.<AutoscaleOptions>of("AutoscaleOptions")
                .with("between", Arbitraries.of(1, 2), Arbitraries.of(2, 10), AutoscaleOptions::between)
                .with("cpu", Arbitraries.integers().between(1, 100), AutoscaleOptions::cpu)
                .lambdas(2);
    }

    /** {@return migrations} */
    public static Arbitrary<Blueprint<Migrate>> migrations() {
        return migrations(ReleaseComponents.steps(Options.<Migrate.Options>of("Migrate.Options"))
                .with(
                        "command",
                        "command",
                        Arbitraries.of("migrate", "prepare"),
                        (o, command) -> o.command(command, "--noinput"))
                .with("command", "entrypoint", Arbitraries.of("/initializer.sh"), (o, script) -> o.entrypoint(script))
                .with("databaseWithin", Values.seconds(1, 1200), Migrate.Options::databaseWithin)
                .with("backoffLimit", Arbitraries.integers().between(0, 9), Migrate.Options::backoffLimit)
                .with("deadline", Values.seconds(1, 3600), Migrate.Options::deadline)
                .flag("checkDeploy", Migrate.Options::checkDeploy)
                .lambdas(MOST));
    }

    /** {@return migrations of invalid input} */
    public static Arbitrary<Blueprint<Migrate>> invalidMigrations() {
        return migrations(Options.<Migrate.Options>of("Migrate.Options")
                .with("databaseWithin", noSeconds(), Migrate.Options::databaseWithin)
                .with("backoffLimit", Arbitraries.of(-1, -9), Migrate.Options::backoffLimit)
                .with("deadline", noSeconds(), Migrate.Options::deadline)
                .with("entrypoint", Arbitraries.of("", " "), (o, script) -> o.entrypoint(script))
                .with("before", Arbitraries.of("", " "), (o, command) -> o.before(command))
                .with("after", Arbitraries.of("", " "), (o, command) -> o.after(command))
                .with("firstData", Arbitraries.of("", " "), (o, command) -> o.firstData(command))
                .with("pause", noSeconds(), Migrate.Options::pause)
                .someOf(2));
    }

    private static Arbitrary<Blueprint<Migrate>> migrations(Arbitrary<Lambda<Migrate.Options>> lambdas) {
        return Combinators.combine(lambdas, Options.which())
                .as((lambda, which) -> Blueprint.of(
                        "Migrate.of(" + Source.handle(DJANGO, which),
                        lambda,
                        around -> Migrate.of(around.get(DJANGO, which), lambda.in(around))));
    }

    /** {@return routes from outside} */
    public static Arbitrary<Blueprint<Ingress>> ingresses() {
        return ingresses(Values.hosts(), ingress().lambdas(MOST));
    }

    /** {@return routes from outside, of invalid input} */
    public static Arbitrary<Blueprint<Ingress>> invalidIngresses() {
        Options<Ingress.Options> mistakes = Options.<Ingress.Options>of("Ingress.Options")
                .with("alsoAt", Values.invalidHosts(), (o, host) -> o.alsoAt(host))
                .with("className", Arbitraries.of("", "A B", "Nginx"), Ingress.Options::className)
                .with("tls", Arbitraries.of("", "a/b"), (o, secret) -> o.tls(secret))
                .with("tls", "tlsIssuer", Arbitraries.of("", "X"), (o, issuer) -> o.tls(CertManager.issuer(issuer)));
        return Arbitraries.oneOf(
                ingresses(Values.invalidHosts(), ingress().lambdas(1)), ingresses(Values.hosts(), mistakes.someOf(2)));
    }

    private static Arbitrary<Blueprint<Ingress>> ingresses(
            Arbitrary<String> hosts, Arbitrary<Lambda<Ingress.Options>> lambdas) {
        return Combinators.combine(hosts, lambdas, Options.which())
                .as((host, lambda, which) -> Blueprint.of(
                        "Ingress.at(" + Source.of(host) + ", o -> o.route(\"/\", " + Source.handle(WEB, which) + ")",
                        lambda,
                        around -> {
                            HttpPort web = around.get(WEB, which);
                            Consumer<Ingress.Options> rest = lambda.in(around);
                            return Ingress.at(host, i -> rest.accept(i.route("/", web)));
                        }));
    }

    private static Options<Ingress.Options> ingress() {
        return Options.<Ingress.Options>of("Ingress.Options")
                .with("alsoAt", Values.dnsLabels().map(n -> n + ".also.example"), (o, host) -> o.alsoAt(host))
                .with("class", "traefik", Arbitraries.just("traefik"), (o, name) -> o.traefik())
                .with("class", "nginx", Arbitraries.of("nginx", "nginx-internal"), Ingress.Options::nginx)
                .with("class", "className", Arbitraries.of("haproxy", "alb"), Ingress.Options::className)
                .with("tls", "tlsSecret", Values.objectNames(), (o, secret) -> o.tls(secret))
                .with(
                        "tls",
                        "tlsClusterIssuer",
                        Values.objectNames(),
                        (o, name) -> o.tls(CertManager.clusterIssuer(name)))
                .with("tls", "tlsIssuer", Values.objectNames(), (o, name) -> o.tls(CertManager.issuer(name)))
                .need("tls", "tlsCertificate", EdgeComponents.CERTIFICATE, Ingress.Options::tls)
                .with("tls", "tlsEndsBefore", Arbitraries.just(""), (o, none) -> o.tlsEndsBefore())
                .flag("sticky", Ingress.Options::sticky)
                .with("allowFrom", Arbitraries.of("10.0.0.0/8"), (o, network) -> o.allowFrom(network))
                .need("route", WEB, (o, web) -> o.route("/api", web))
                .need("exact", WEB, (o, web) -> o.exact("/exact", web))
                .need("websocket", WEB, (o, web) -> o.websocket("/ws", web))
                .with("bodySize", Arbitraries.of("20m", "512k"), Ingress.Options::bodySize)
                .with("timeout", Values.seconds(1, 3600), Ingress.Options::timeout)
                .with("annotation", Values.labelKeys(), Values.texts(), Ingress.Options::annotation);
    }
}
