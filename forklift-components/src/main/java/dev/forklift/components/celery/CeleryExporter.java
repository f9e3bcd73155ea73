package dev.forklift.components.celery;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.django.Broker;
import dev.forklift.components.django.Django;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Notes;
import dev.forklift.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Metrics of Celery for Prometheus, by celery-exporter: a Deployment of one pod from an image of its own, and its Service, whose port {@code
 * metrics} answers at {@code /metrics}. The queues of the project's workers are counted from the beginning.
 *
 * <pre>{@code
 * HttpPort metrics = s.add("celery-metrics", CeleryExporter.of(django));
 * }</pre>
 *
 * <p>Tasks are counted where workers send events: {@code CELERY_WORKER_SEND_TASK_EVENTS = True} in the settings, or {@code
 * args("-E")}.
 *
 * <p>Source: <a href="https://github.com/danihodovic/celery-exporter">celery-exporter</a>.
 */
public final class CeleryExporter implements Component<HttpPort> {

    private static final String PORT = "metrics";
    private static final int NUMBER = 9808;

    private final Django django;
    private final CeleryExporterSpec spec;
    private final Notes notes;

    private CeleryExporter(Django django, CeleryExporterSpec spec, Notes notes) {
        this.django = django;
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return the exporter of a project's broker}
     *
     * @param django the project, which has a broker
     */
    public static CeleryExporter of(Django django) {
        return of(django, options -> {});
    }

    /**
     * {@return the exporter of a project's broker}
     *
     * @param django the project, which has a broker
     * @param options its image, further arguments
     */
    public static CeleryExporter of(Django django, Consumer<Options> options) {
        Notes notes = Notes.here();
        notes.given("the Django project", django);
        Options said = new Options(notes);
        options.accept(said);
        return new CeleryExporter(django, said.spec.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    /** {@return what was said of it} */
    public CeleryExporterSpec spec() {
        return spec;
    }

    @Override
    public HttpPort define(Scope scope) {
        CeleryProcess.requireBroker(django, scope);
        return new HttpPort(deployment(scope).service(s -> s.port(PORT, NUMBER)).endpoint(PORT));
    }

    /** Its health asks the broker, and without the broker there is nothing to restart: only the port is asked. */
    private Workload deployment(Scope scope) {
        return scope.deployment(w -> {
            w.role("exporter")
                    .image(spec.image())
                    .port(PORT, NUMBER)
                    .single("two count each task twice")
                    .probes(p -> p.readiness(r -> r.tcp(PORT).period(Duration.ofSeconds(10)))
                            .liveness(l -> l.tcp(PORT).period(Duration.ofSeconds(20))))
                    .atFinish((facts, own) -> own.args(arguments(facts).toArray(String[]::new)));
            django.broker().ifPresent(broker -> broker.onto(w));
        });
    }

    private List<String> arguments(Facts facts) {
        List<String> args = new ArrayList<>();
        django.broker().ifPresent(broker -> args.addAll(broker(broker)));
        args.add("--retry-interval=5");
        String queues = facts.of(QueueConsumer.class).stream()
                .filter(consumer -> consumer.django().equals(django.path()))
                .map(QueueConsumer::queue)
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
        if (!queues.isEmpty()) {
            args.add("--queues=" + queues);
        }
        args.addAll(spec.args());
        return args;
    }

    /** It puts what it reads of an option's value together by itself: JSON, where it is any. */
    private static List<String> broker(Broker broker) {
        List<String> args = new ArrayList<>(List.of("--broker-url=$(CELERY_BROKER_URL)"));
        broker.sentinels().ifPresent(sentinels -> {
            List<String> theirs = new ArrayList<>();
            sentinels.password().ifPresent(key -> theirs.add("\"password\": \"$(CELERY_BROKER_SENTINEL_PASSWORD)\""));
            broker.tls().forEach((option, value) -> {
                theirs.add("\"" + option + "\": \"" + value + "\"");
                args.add("--broker-ssl-option=" + option + "=" + value);
            });
            if (!broker.tls().isEmpty()) {
                theirs.add("\"ssl\": true");
            }
            args.add("--broker-transport-option=master_name=" + sentinels.master());
            if (!theirs.isEmpty()) {
                args.add("--broker-transport-option=sentinel_kwargs={" + String.join(", ", theirs) + "}");
            }
        });
        return args;
    }

    /** What can be said of the exporter. */
    public static final class Options {

        private final Notes notes;
        private final ImmutableCeleryExporterSpec.Builder spec = ImmutableCeleryExporterSpec.builder();

        private Options(Notes notes) {
            this.notes = notes;
        }

        /**
         * Sets the image.
         *
         * @param name {@code danihodovic/celery-exporter:0.11.3} by default
         * @return these options
         */
        public Options image(String name) {
            if (name.isBlank() || name.chars().anyMatch(Character::isWhitespace)) {
                notes.refuse(
                        "forklift.E171",
                        "image(\"" + name + "\")",
                        "an image is [registry/]repository[:tag][@sha256:digest]",
                        "image(\"danihodovic/celery-exporter:0.11.3\")");
            } else {
                spec.image(name);
            }
            return this;
        }

        /**
         * Adds arguments.
         *
         * @param more such as {@code --worker-timeout=60}
         * @return these options
         */
        public Options args(String... more) {
            spec.args(more);
            return this;
        }
    }
}
