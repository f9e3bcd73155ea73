package dev.forklift.components.observability;

import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.Integration;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import dev.forklift.workload.Field;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * OpenTelemetry: traces, metrics and logs to a collector. {@code d.use(OpenTelemetry.to(collector, "shop"))}.
 *
 * <p>Source: <a href="https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/">Environment Variable
 * Specification</a>, <a href="https://opentelemetry.io/docs/specs/otel/protocol/exporter/">OTLP Exporter</a>.
 */
public final class OpenTelemetry {

    private static final int GRPC = 4317;
    private static final Pattern URL =
            Pattern.compile("(https?)://([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::([0-9]{1,5}))?(?:/\\S*)?");

    private OpenTelemetry() {}

    /**
     * {@return what sends to a collector in the cluster, without encryption}
     *
     * @param collector where it takes OTLP: by gRPC at port 4317, else by HTTP
     * @param serviceName the name of the service
     */
    public static Integration to(Endpoint collector, String serviceName) {
        return to(collector, serviceName, options -> {});
    }

    /**
     * {@return what sends to a collector in the cluster, without encryption}
     *
     * @param collector where it takes OTLP: by gRPC at port 4317, else by HTTP
     * @param serviceName the name of the service
     * @param options sampling, attributes
     */
    public static Integration to(Endpoint collector, String serviceName, Consumer<Options> options) {
        return project -> {
            Text address = Text.of("http://").plus(collector.hostAndPort());
            start(project, address, collector.port(), serviceName, options);
            project.connectsTo(collector);
        };
    }

    /**
     * {@return what sends to a collector anywhere}
     *
     * @param url {@code https://otlp.example.com:4318}
     * @param serviceName the name of the service
     * @param options sampling, attributes, headers
     */
    public static Integration to(String url, String serviceName, Consumer<Options> options) {
        return project -> {
            Matcher parts = URL.matcher(url);
            if (project.accepts(
                    parts.matches(),
                    "forklift.E290",
                    "'" + url + "' is no address of a collector",
                    "it is a URL with a scheme and a host",
                    "OpenTelemetry.to(\"https://otlp.example.com:4318\", \"shop\", o -> {})")) {
                int usual = parts.group(1).equals("https") ? 443 : 80;
                int port = parts.group(3) == null ? usual : Integer.parseInt(parts.group(3));
                start(project, Text.of(url), port, serviceName, options);
                project.connectsTo(Endpoint.external(parts.group(2), port));
            }
        };
    }

    private static void start(
            DjangoProject.Options project, Text address, int port, String service, Consumer<Options> options) {
        Options said = new Options(project);
        options.accept(said);
        if (Checked.named(project, "serviceName", service)) {
            project.env("OTEL_SERVICE_NAME", service);
        }
        project.env("OTEL_EXPORTER_OTLP_ENDPOINT", address)
                .env("OTEL_EXPORTER_OTLP_PROTOCOL", port == GRPC ? "grpc" : "http/protobuf")
                .env("OTEL_POD_NAME", Field.podName())
                .env("OTEL_POD_NAMESPACE", Field.namespace())
                .composedEnv("OTEL_RESOURCE_ATTRIBUTES", said.attributes());
    }

    /** What can be said of OpenTelemetry. */
    public static final class Options {

        private final DjangoProject.Options project;
        private final Map<String, String> attributes = new TreeMap<>();

        private Options(DjangoProject.Options project) {
            this.project = project;
        }

        private Text attributes() {
            StringBuilder all =
                    new StringBuilder("k8s.pod.name=$(OTEL_POD_NAME),k8s.namespace.name=$(OTEL_POD_NAMESPACE)");
            attributes.forEach(
                    (name, value) -> all.append(',').append(name).append('=').append(value));
            return Text.of(all.toString());
        }

        /**
         * Traces a share of what begins here; what others began is traced as they say.
         *
         * @param rate 0 to 1; all by default
         * @return these options
         */
        public Options sample(double rate) {
            if (Checked.share(project, "sample", rate)) {
                project.env("OTEL_TRACES_SAMPLER", "parentbased_traceidratio")
                        .env("OTEL_TRACES_SAMPLER_ARG", String.valueOf(rate));
            }
            return this;
        }

        /**
         * Adds an attribute of everything that is sent, beside the pod's name and namespace.
         *
         * @param name such as {@code deployment.environment.name}
         * @param value without commas and blanks
         * @return these options
         */
        public Options attribute(String name, String value) {
            if (project.accepts(
                    name.matches("[A-Za-z0-9_.-]+") && value.matches("[^\\s,=$]+"),
                    "forklift.E290",
                    "attribute(\"" + name + "\", \"" + value + "\")",
                    "attributes stand in one variable, divided by ',' and '='",
                    "attribute(\"deployment.environment.name\", \"production\")")) {
                attributes.put(name, value);
            }
            return this;
        }

        /**
         * Sends headers along, such as a token: {@code OTEL_EXPORTER_OTLP_HEADERS}.
         *
         * @param key where they are kept: {@code authorization=Bearer%20…}
         * @return these options
         */
        public Options headers(SecretKey key) {
            project.env("OTEL_EXPORTER_OTLP_HEADERS", key);
            return this;
        }
    }
}
