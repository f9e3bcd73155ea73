package dev.forklift.testkit.arbitraries;

import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.Integration;
import dev.forklift.components.files.MediaFiles;
import dev.forklift.components.files.StaticFiles;
import dev.forklift.components.mail.Smtp;
import dev.forklift.components.monitoring.Alerts;
import dev.forklift.components.monitoring.PodMonitor;
import dev.forklift.components.monitoring.QueueMetric;
import dev.forklift.components.monitoring.ScrapeOptions;
import dev.forklift.components.monitoring.ServiceMonitor;
import dev.forklift.components.monitoring.StandardAlert;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import dev.forklift.components.observability.DjangoPrometheus;
import dev.forklift.components.observability.NewRelic;
import dev.forklift.components.observability.OpenTelemetry;
import dev.forklift.components.observability.Sentry;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import dev.forklift.workload.Field;
import dev.forklift.workload.Volume;
import dev.forklift.workload.Workload;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random monitors and alerts, and what a project is given to be watched by. */
public final class MonitoringComponents {

    private static final int MOST = 4;
    private static final SecretKey KEY = SecretKey.external("shop-agents", "key");

    /** A workload with a port {@code metrics}. */
    private static final Need<Workload> MEASURED = Need.of(
                    Workload.class,
                    "its-measured",
                    around -> scope -> scope.deployment(w -> w.image("exporter:1")
                            .port("metrics", 9100)
                            .probes(p -> p.readiness(r -> r.tcp("metrics")))))
            .where(workload -> workload.hasPort("metrics"));

    private static final ObjectStoragePort BUCKET = new ObjectStoragePort(
            Optional.of(Endpoint.external("s3.example.com", 443)),
            Text.of("https://s3.example.com"),
            "shop-files",
            "eu-west-1",
            Optional.of(KEY),
            Optional.of(KEY));

    private MonitoringComponents() {}

    private static Arbitrary<Lambda<ScrapeOptions>> scrapes() {
        return Options.<ScrapeOptions>of("ScrapeOptions")
                .with("path", Values.paths().map(p -> "/m" + p), ScrapeOptions::path)
                .with("interval", Values.seconds(30, 600), ScrapeOptions::interval)
                .with("timeout", Values.seconds(1, 30), ScrapeOptions::timeout)
                .with("label", Values.labelKeys(), Values.labelValues(), ScrapeOptions::label)
                .lambdas(MOST);
    }

    private static Arbitrary<Lambda<ScrapeOptions>> wrongScrapes() {
        return Options.<ScrapeOptions>of("ScrapeOptions")
                .with("path", Values.invalidPaths(), ScrapeOptions::path)
                .with("interval", DjangoComponents.noSeconds(), ScrapeOptions::interval)
                .with("timeout", DjangoComponents.noSeconds(), ScrapeOptions::timeout)
                .with("label", Values.invalidLabelKeys(), (o, key) -> o.label(key, "x"))
                .someOf(2);
    }

    /** {@return monitors of Services} */
    public static Arbitrary<Blueprint<ServiceMonitor>> serviceMonitors() {
        return serviceMonitors(scrapes());
    }

    /** {@return monitors of Services, of invalid input} */
    public static Arbitrary<Blueprint<ServiceMonitor>> invalidServiceMonitors() {
        return serviceMonitors(wrongScrapes());
    }

    private static Arbitrary<Blueprint<ServiceMonitor>> serviceMonitors(Arbitrary<Lambda<ScrapeOptions>> lambdas) {
        return Combinators.combine(lambdas, Options.which())
                .as((lambda, which) -> Blueprint.of(
                        "ServiceMonitor.of(" + Source.handle(DjangoComponents.WEB, which) + ".at()",
                        lambda,
                        around -> ServiceMonitor.of(
                                around.get(DjangoComponents.WEB, which).at(), lambda.in(around))));
    }

    /** {@return monitors of pods} */
    public static Arbitrary<Blueprint<PodMonitor>> podMonitors() {
        return podMonitors(scrapes(), Arbitraries.just("metrics"));
    }

    /** {@return monitors of pods, of invalid input} */
    public static Arbitrary<Blueprint<PodMonitor>> invalidPodMonitors() {
        return Arbitraries.oneOf(
                podMonitors(wrongScrapes(), Arbitraries.just("metrics")),
                podMonitors(scrapes(), Arbitraries.of("metric", "", "A")));
    }

    private static Arbitrary<Blueprint<PodMonitor>> podMonitors(
            Arbitrary<Lambda<ScrapeOptions>> lambdas, Arbitrary<String> ports) {
        return Combinators.combine(lambdas, ports, Options.which())
                .as((lambda, port, which) -> Blueprint.of(
                        "PodMonitor.of(" + Source.handle(MEASURED, which) + ", " + Source.of(port),
                        lambda,
                        around -> PodMonitor.of(around.get(MEASURED, which), port, lambda.in(around))));
    }

    /** {@return alerts} */
    public static Arbitrary<Blueprint<Alerts>> alerts() {
        return alerts(Options.<Alerts.Options>of("Alerts.Options")
                .with("without", Arbitraries.of(StandardAlert.values()), Alerts.Options::without)
                .with(
                        "lasting",
                        Arbitraries.of(StandardAlert.values()),
                        Values.seconds(0, 900),
                        Alerts.Options::lasting)
                .with(
                        "severity",
                        Arbitraries.of(StandardAlert.values()),
                        Arbitraries.of("info"),
                        Alerts.Options::severity)
                .with("queueLength", "queueLength", Arbitraries.of(0L, 500L), (o, n) -> o.queueLength(n))
                .with("queueLengthOfOne", Values.texts().map(t -> "q" + t), (o, queue) -> o.queueLength(queue, 5))
                .with("queueMetric", Arbitraries.of(QueueMetric.values()), Alerts.Options::queueMetric)
                .with("errorPercent", Arbitraries.of(0, 1, 100), Alerts.Options::errorPercent)
                .with("restarts", Arbitraries.of(0, 9), Alerts.Options::restarts)
                .with(
                        "alert",
                        Values.texts().map(t -> "up > 1 # " + t),
                        (o, expression) -> o.alert("Own", expression, Duration.ofMinutes(1), "info", "own"))
                .with("label", Values.labelKeys(), Values.labelValues(), Alerts.Options::label)
                .with("alertLabel", Arbitraries.of("team"), Values.texts(), Alerts.Options::alertLabel)
                .with("alertAnnotation", Arbitraries.of("runbook_url"), Values.texts(), Alerts.Options::alertAnnotation)
                .lambdas(MOST));
    }

    /** {@return alerts of invalid input} */
    public static Arbitrary<Blueprint<Alerts>> invalidAlerts() {
        return alerts(Options.<Alerts.Options>of("Alerts.Options")
                .with("lasting", Values.invalidSeconds(), (o, d) -> o.lasting(StandardAlert.RESTARTS, d))
                .with("severity", Arbitraries.of("", " "), (o, s) -> o.severity(StandardAlert.RESTARTS, s))
                .with("queueLength", Arbitraries.of(-1L, -9L), (o, n) -> o.queueLength(n))
                .with("errorPercent", Arbitraries.of(-1, 101), Alerts.Options::errorPercent)
                .with("restarts", Arbitraries.of(-1, -9), Alerts.Options::restarts)
                .with(
                        "alert",
                        Arbitraries.of("", "a b"),
                        (o, name) -> o.alert(name, "up", Duration.ofMinutes(1), "info", "own"))
                .with("label", Values.invalidLabelKeys(), (o, key) -> o.label(key, "x"))
                .with("alertLabel", Arbitraries.of("", "a-b"), (o, name) -> o.alertLabel(name, "x"))
                .someOf(2));
    }

    private static Arbitrary<Blueprint<Alerts>> alerts(Arbitrary<Lambda<Alerts.Options>> lambdas) {
        return lambdas.map(lambda -> Blueprint.of("Alerts.of(", lambda, around -> Alerts.of(lambda.in(around))));
    }

    /** What a project is given to be watched by, and to send mail. */
    static Options<DjangoProject.Options> project(Options<DjangoProject.Options> own) {
        return own.with("use", "use", integrations(), DjangoProject.Options::use)
                .with(
                        "mount",
                        Arbitraries.of(true, false),
                        (o, readOnly) -> o.mount("/srv/shared", Volume.emptyDir("shared"), readOnly))
                .with(
                        "connectsTo",
                        Arbitraries.of(443, 8080),
                        (o, port) -> o.connectsTo(Endpoint.external("api.example.com", port)))
                .with(
                        "envName",
                        Arbitraries.of("DJANGO_SETTINGS_MODULE", "HOME"),
                        (o, name) -> o.envName(name, "OWN_" + name))
                .with("envField", Arbitraries.of(Field.nodeName(), Field.hostIp()), (o, f) -> o.env("F_FIELD", f))
                .with(
                        "composedEnv",
                        Arbitraries.of("node-", ""),
                        (o, prefix) -> o.env("F_NODE", Field.nodeName())
                                .composedEnv("F_WHOLE", Text.of(prefix + "$(F_NODE)")));
    }

    private static Arbitrary<Integration> integrations() {
        return Arbitraries.of(
                Sentry.dsn(
                        KEY,
                        o -> o.environment("production").tracesSampleRate(0.5).host("sentry.io")),
                NewRelic.licenseKey(
                        KEY, "shop", o -> o.environment("production").europe().configFile(KEY)),
                OpenTelemetry.to(
                        Endpoint.external("otel", 4318),
                        "shop",
                        o -> o.sample(0.5).attribute("a", "b")),
                OpenTelemetry.to("https://otlp.example.com", "shop", o -> o.headers(KEY)),
                DjangoPrometheus.metrics(),
                MediaFiles.inBucket(BUCKET, "https://media.example.com"),
                StaticFiles.inBucket(BUCKET, "https://cdn.example.com/static"),
                Smtp.at("smtp.example.com", m -> m.login("shop", KEY).tls().from("shop@example.com")));
    }
}
