package dev.forklift.testkit.arbitraries;

import dev.forklift.components.celery.CeleryExporter;
import dev.forklift.components.celery.Flower;
import dev.forklift.components.companion.CompanionService;
import dev.forklift.components.django.Django;
import dev.forklift.components.web.Granian;
import dev.forklift.components.web.NginxOptions;
import dev.forklift.components.web.Uwsgi;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random projects served by uWSGI and Granian, and what stands beside a project: companions, Flower, an exporter. */
public final class ServerComponents {

    private static final int MOST = 5;
    private static final String WSGI = DjangoComponents.WSGI;
    private static final String ASGI = DjangoComponents.ASGI;
    private static final SecretKey USERS = SecretKey.external("flower", "users");

    private ServerComponents() {}

    /** {@return projects served by uWSGI} */
    public static Arbitrary<Blueprint<Uwsgi>> uwsgis() {
        Options<Uwsgi.Options> own = DjangoComponents.web(Options.<Uwsgi.Options>of("Uwsgi.Options")
                .with("processes", Arbitraries.integers().between(1, 8), Uwsgi.Options::processes)
                .with("threads", Arbitraries.integers().between(1, 16), Uwsgi.Options::threads)
                .with("maxRequests", Arbitraries.integers().between(0, 5000), Uwsgi.Options::maxRequests)
                .with("bufferSize", Arbitraries.of(4096, 65535), Uwsgi.Options::bufferSize)
                .with("stats", Arbitraries.of(1717), Uwsgi.Options::stats)
                .with("args", Arbitraries.of("--lazy-apps"), (o, arg) -> o.args(arg)));
        return DjangoComponents.served(
                "Uwsgi",
                WSGI,
                Arbitraries.oneOf(
                        stopped(own).lambdas(MOST),
                        stopped(DjangoComponents.<Uwsgi.Options>scripted("Uwsgi.Options"))
                                .lambdas(MOST)),
                (d, o) -> Uwsgi.of(d, WSGI, o));
    }

    /** What a script does not take over. */
    private static Options<Uwsgi.Options> stopped(Options<Uwsgi.Options> own) {
        return own.with("harakiri", Values.seconds(1, 120), Uwsgi.Options::harakiri)
                .with("gracefulTimeout", Values.seconds(1, 120), Uwsgi.Options::gracefulTimeout)
                .nested("nginx", nginx(), (o, nginx) -> o.nginx("nginxinc/nginx-unprivileged:1.29-alpine", nginx));
    }

    private static Arbitrary<Lambda<NginxOptions>> nginx() {
        return Options.<NginxOptions>of("NginxOptions")
                .with("port", Arbitraries.of(1025, 65534), NginxOptions::port)
                .flag("ownConfiguration", NginxOptions::ownConfiguration)
                .with("liveness", Arbitraries.of("/nginx_health"), NginxOptions::liveness)
                .with("bodySize", Arbitraries.integers().between(1, 500), NginxOptions::bodySize)
                .lambdas(3);
    }

    /** {@return projects served by uWSGI, of invalid input} */
    public static Arbitrary<Blueprint<Uwsgi>> invalidUwsgis() {
        Options<Uwsgi.Options> mistakes = Options.<Uwsgi.Options>of("Uwsgi.Options")
                .with("processes", Arbitraries.of(0, -1), Uwsgi.Options::processes)
                .with("threads", Arbitraries.of(0, -5), Uwsgi.Options::threads)
                .with("harakiri", DjangoComponents.noSeconds(), Uwsgi.Options::harakiri)
                .with("gracefulTimeout", DjangoComponents.noSeconds(), Uwsgi.Options::gracefulTimeout)
                .with("maxRequests", Arbitraries.of(-1), Uwsgi.Options::maxRequests)
                .with("bufferSize", Arbitraries.of(0, 70_000), Uwsgi.Options::bufferSize)
                .with("stats", Arbitraries.of(80, 70_000), Uwsgi.Options::stats)
                .with("nginx", Arbitraries.of("", "n ginx"), (o, image) -> o.nginx(image))
                .with("entrypoint", Arbitraries.of(""), (o, script) -> o.entrypoint(script));
        return DjangoComponents.served(
                "Uwsgi", WSGI, DjangoComponents.wrong(mistakes).someOf(2), (d, o) -> Uwsgi.of(d, WSGI, o));
    }

    /** {@return projects served by Granian} */
    public static Arbitrary<Blueprint<Granian>> granians() {
        Options<Granian.Options> wsgi = granian()
                .with("blockingThreads", Arbitraries.integers().between(1, 16), Granian.Options::blockingThreads);
        Options<Granian.Options> asgi = granian().flag("lifespan", Granian.Options::lifespan);
        Arbitrary<Lambda<Granian.Options>> scripted =
                DjangoComponents.<Granian.Options>scripted("Granian.Options").lambdas(MOST);
        return Arbitraries.oneOf(
                served("wsgi", WSGI, Arbitraries.oneOf(wsgi.lambdas(MOST), scripted)),
                served("asgi", ASGI, asgi.lambdas(MOST)));
    }

    private static Options<Granian.Options> granian() {
        return DjangoComponents.web(Options.<Granian.Options>of("Granian.Options")
                .with("workers", Arbitraries.integers().between(1, 8), Granian.Options::workers)
                .with("backpressure", Arbitraries.integers().between(1, 500), Granian.Options::backpressure)
                .with("gracefulTimeout", Values.seconds(1, 120), Granian.Options::gracefulTimeout)
                .with("workersMaxRss", Arbitraries.integers().between(1, 2048), Granian.Options::workersMaxRss)
                .with("args", Arbitraries.of("--respawn-failed-workers"), (o, arg) -> o.args(arg)));
    }

    /** {@return projects served by Granian, of invalid input} */
    public static Arbitrary<Blueprint<Granian>> invalidGranians() {
        Options<Granian.Options> mistakes = Options.<Granian.Options>of("Granian.Options")
                .with("workers", Arbitraries.of(0, -1), Granian.Options::workers)
                .with("blockingThreads", Arbitraries.of(0, -1), Granian.Options::blockingThreads)
                .with("backpressure", Arbitraries.of(0, -1), Granian.Options::backpressure)
                .with("gracefulTimeout", DjangoComponents.noSeconds(), Granian.Options::gracefulTimeout)
                .with("workersMaxRss", Arbitraries.of(0, -1), Granian.Options::workersMaxRss)
                .flag("lifespan", Granian.Options::lifespan);
        return served("wsgi", WSGI, DjangoComponents.wrong(mistakes).someOf(2));
    }

    private static Arbitrary<Blueprint<Granian>> served(
            String speaks, String application, Arbitrary<Lambda<Granian.Options>> lambdas) {
        BiFunction<Django, Consumer<Granian.Options>, Granian> of = speaks.equals("wsgi")
                ? (d, o) -> Granian.wsgi(d, application, o)
                : (d, o) -> Granian.asgi(d, application, o);
        return Combinators.combine(lambdas, Options.which())
                .as((lambda, which) -> Blueprint.of(
                        "Granian." + speaks + "(" + Source.handle(DjangoComponents.DJANGO, which) + ", "
                                + Source.of(application),
                        lambda,
                        around -> of.apply(around.get(DjangoComponents.DJANGO, which), lambda.in(around))));
    }

    /** {@return services from images of their own} */
    public static Arbitrary<Blueprint<CompanionService>> companions() {
        return companions(
                Values.images(),
                Arbitraries.integers().between(1024, 65535),
                Options.<CompanionService.Options>of("CompanionService.Options")
                        .with("command", Arbitraries.of("node"), (o, program) -> o.command(program, "server.js"))
                        .with("args", Arbitraries.of("--verbose"), (o, arg) -> o.args(arg))
                        .with("env", Arbitraries.of("A", "B_1"), Values.texts(), (o, name, text) -> o.env(name, text))
                        .with("envText", "envText", Values.hosts(), (o, host) -> o.env("TEXT", Text.of(host)))
                        .with(
                                "envKey",
                                "envKey",
                                Values.objectNames(),
                                (o, secret) -> o.env("KEY", SecretKey.external(secret, "key")))
                        .with("connectsTo", Values.hosts(), (o, host) -> o.connectsTo(Endpoint.external(host, 80)))
                        .with("health", Values.paths(), CompanionService.Options::health)
                        .with("liveness", Values.paths(), CompanionService.Options::liveness)
                        .with("startupWithin", Values.seconds(2, 600), CompanionService.Options::startupWithin)
                        .with("preStop", Values.seconds(1, 30), CompanionService.Options::preStop)
                        .with("stopsWithin", Values.seconds(1, 120), CompanionService.Options::stopsWithin)
                        .with("enabled", Arbitraries.of(true, false), CompanionService.Options::enabled)
                        .with(
                                "scale",
                                "replicas",
                                Arbitraries.integers().between(0, 4),
                                CompanionService.Options::replicas)
                        .nested("scale", "autoscale", DjangoComponents.autoscale(), CompanionService.Options::autoscale)
                        .flag("sticky", CompanionService.Options::sticky)
                        .with("memory", Arbitraries.of("64Mi", "1Gi"), CompanionService.Options::memory)
                        .lambdas(MOST));
    }

    /** {@return services from images of their own, of invalid input} */
    public static Arbitrary<Blueprint<CompanionService>> invalidCompanions() {
        Options<CompanionService.Options> mistakes = Options.<CompanionService.Options>of("CompanionService.Options")
                .with("env", Values.invalidEnvNames(), (o, name) -> o.env(name, "x"))
                .with("health", Values.invalidPaths(), CompanionService.Options::health)
                .with("liveness", Values.invalidPaths(), CompanionService.Options::liveness)
                .with("startupWithin", DjangoComponents.noSeconds(), CompanionService.Options::startupWithin)
                .with("preStop", DjangoComponents.noSeconds(), CompanionService.Options::preStop)
                .with("stopsWithin", DjangoComponents.noSeconds(), CompanionService.Options::stopsWithin)
                .with("replicas", Arbitraries.of(-1, -9), CompanionService.Options::replicas)
                .with("memory", Values.invalidQuantities(), CompanionService.Options::memory);
        return Arbitraries.oneOf(
                companions(Arbitraries.of("", "a b"), Arbitraries.just(3000), mistakes.lambdas(1)),
                companions(Values.images(), Arbitraries.of(0, 80, 65536), mistakes.lambdas(1)),
                companions(Values.images(), Arbitraries.just(3000), mistakes.someOf(2)));
    }

    private static Arbitrary<Blueprint<CompanionService>> companions(
            Arbitrary<String> images, Arbitrary<Integer> ports, Arbitrary<Lambda<CompanionService.Options>> lambdas) {
        return Combinators.combine(images, ports, lambdas)
                .as((image, port, lambda) -> Blueprint.of(
                        "CompanionService.of(" + Source.of(image) + ", " + port,
                        lambda,
                        around -> CompanionService.of(image, port, lambda.in(around))));
    }

    /** {@return Flowers} */
    public static Arbitrary<Blueprint<Flower>> flowers() {
        return flowers(Options.<Flower.Options>of("Flower.Options")
                .with("basicAuth", Arbitraries.of(USERS), Flower.Options::basicAuth)
                .flag("behindForwardAuth", Flower.Options::behindForwardAuth)
                .with("urlPrefix", Arbitraries.of("flower", "celery-flower"), Flower.Options::urlPrefix)
                .with("maxTasks", Arbitraries.integers().between(1, 100_000), Flower.Options::maxTasks)
                .with("image", Values.images(), Flower.Options::image)
                .lambdas(MOST));
    }

    /** {@return Flowers of invalid input} */
    public static Arbitrary<Blueprint<Flower>> invalidFlowers() {
        return flowers(Options.<Flower.Options>of("Flower.Options")
                .with("urlPrefix", Arbitraries.of("", "/flower"), Flower.Options::urlPrefix)
                .with("maxTasks", Arbitraries.of(0, -1), Flower.Options::maxTasks)
                .with("image", Arbitraries.of("", "a b"), Flower.Options::image)
                .someOf(2));
    }

    private static Arbitrary<Blueprint<Flower>> flowers(Arbitrary<Lambda<Flower.Options>> lambdas) {
        return Combinators.combine(lambdas, Options.which())
                .as((lambda, which) -> Blueprint.of(
                        "Flower.of(" + Source.handle(CeleryComponents.DJANGO, which),
                        lambda,
                        around -> Flower.of(around.get(CeleryComponents.DJANGO, which), lambda.in(around))));
    }

    /** {@return exporters of Celery} */
    public static Arbitrary<Blueprint<CeleryExporter>> exporters() {
        return exporters(Options.<CeleryExporter.Options>of("CeleryExporter.Options")
                .with("image", Values.images(), CeleryExporter.Options::image)
                .with("args", Arbitraries.of("--worker-timeout=60"), (o, arg) -> o.args(arg))
                .lambdas(MOST));
    }

    /** {@return exporters of Celery of invalid input} */
    public static Arbitrary<Blueprint<CeleryExporter>> invalidExporters() {
        return exporters(Options.<CeleryExporter.Options>of("CeleryExporter.Options")
                .with("image", Arbitraries.of("", "a b"), CeleryExporter.Options::image)
                .someOf(1));
    }

    private static Arbitrary<Blueprint<CeleryExporter>> exporters(Arbitrary<Lambda<CeleryExporter.Options>> lambdas) {
        return Combinators.combine(lambdas, Options.which())
                .as((lambda, which) -> Blueprint.of(
                        "CeleryExporter.of(" + Source.handle(CeleryComponents.DJANGO, which),
                        lambda,
                        around -> CeleryExporter.of(around.get(CeleryComponents.DJANGO, which), lambda.in(around))));
    }

    /** {@return any of them} */
    static Arbitrary<? extends Blueprint<?>> any() {
        return Arbitraries.oneOf(
                uwsgis().map(b -> (Blueprint<?>) b),
                granians().map(b -> (Blueprint<?>) b),
                companions().map(b -> (Blueprint<?>) b),
                flowers().map(b -> (Blueprint<?>) b),
                exporters().map(b -> (Blueprint<?>) b));
    }
}
