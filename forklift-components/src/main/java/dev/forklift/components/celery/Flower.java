package dev.forklift.components.celery;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.django.Broker;
import dev.forklift.components.django.Django;
import dev.forklift.components.redis.RedisSentinels;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Notes;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.ProbesOptions;
import dev.forklift.workload.Volume;
import dev.forklift.workload.Workload;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Flower, which shows Celery's workers and tasks, and lets its users revoke tasks and stop workers: a Deployment of one pod from an image
 * of its own, and its Service. It knows the project's broker, and nothing else of the project.
 *
 * <pre>{@code
 * HttpPort flower = s.add("flower", Flower.of(django, f -> f.basicAuth(SecretKey.external("flower", "users")).urlPrefix("flower")));
 * }</pre>
 *
 * <p>Tasks are seen where workers send events: {@code CELERY_WORKER_SEND_TASK_EVENTS = True} in the settings, or {@code args("-E")}.
 *
 * <p>Source: <a href="https://flower.readthedocs.io/en/latest/config.html">Configuration</a>.
 */
public final class Flower implements Component<HttpPort> {

    private static final String PORT = "http";
    private static final int NUMBER = 5555;
    private static final String MODULE = "celeryconfig";
    private static final String DIRECTORY = "/etc/forklift/flower";
    private static final String PASSWORD = "CELERY_BROKER_PASSWORD";

    private final Django django;
    private final FlowerSpec spec;
    private final Notes notes;

    private Flower(Django django, FlowerSpec spec, Notes notes) {
        this.django = django;
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return the Flower of a project's broker}
     *
     * @param django the project, which has a broker
     * @param options who is let in, which has to be said
     */
    public static Flower of(Django django, Consumer<Options> options) {
        Notes notes = Notes.here();
        notes.given("the Django project", django);
        Options said = new Options(notes);
        options.accept(said);
        return new Flower(django, said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    /** {@return what was said of it} */
    public FlowerSpec spec() {
        return spec;
    }

    @Override
    public HttpPort define(Scope scope) {
        CeleryProcess.requireBroker(django, scope);
        return new HttpPort(deployment(scope).service(s -> s.port(PORT, NUMBER)).endpoint(PORT));
    }

    /** Its image has none of the project's settings: what a URL has no place for is a module of Celery's configuration. */
    private static ConfigMapHandle configuration(Scope scope, Broker broker, RedisSentinels sentinels) {
        String tls = broker.tls().entrySet().stream()
                .map(option -> "\"" + option.getKey() + "\": \"" + option.getValue() + "\"")
                .collect(Collectors.joining(", ", "{", "}"));
        return scope.configMap(
                c -> c.data(MODULE + ".py", """
                import os

                tls = TLS
                encrypted = {"ssl": True, **tls} if tls else {}
                broker_use_ssl = tls or None
                broker_transport_options = {
                    "master_name": "MASTER",
                    "sentinel_kwargs": {"password": os.environ.get("CELERY_BROKER_SENTINEL_PASSWORD"), **encrypted},
                }
                """.replace("TLS", tls).replace("MASTER", sentinels.master())));
    }

    private Workload deployment(Scope scope) {
        Optional<ConfigMapHandle> configuration = django.broker()
                .flatMap(broker -> broker.sentinels().map(watching -> configuration(scope, broker, watching)));
        return scope.deployment(w -> {
            w.role("flower")
                    .image(spec.image())
                    .command("celery", "flower", "--port=" + NUMBER, "--max_tasks=" + spec.maxTasks())
                    .port(PORT, NUMBER)
                    .single("each would remember another part of the tasks")
                    .probes(this::probes);
            django.broker().ifPresent(broker -> broker(w, broker));
            configuration.ifPresent(map -> configured(w, map));
            spec.basicAuth().ifPresent(users -> w.env("FLOWER_BASIC_AUTH", users));
            spec.urlPrefix().ifPresent(prefix -> w.env("FLOWER_URL_PREFIX", prefix));
        });
    }

    private static void broker(DeploymentOptions w, Broker broker) {
        broker.onto(w);
        broker.match(
                amqp -> amqp.management()
                        .map(at -> w.env("FLOWER_BROKER_API", api(amqp.user(), amqp.tls(), at))
                                .connectsTo(at)),
                redis -> w);
    }

    private static void configured(DeploymentOptions w, ConfigMapHandle configuration) {
        w.env("CELERY_CONFIG_MODULE", MODULE)
                .env("PYTHONPATH", DIRECTORY)
                .mount(DIRECTORY, Volume.configMap("celeryconfig", configuration), m -> m.readOnly());
    }

    /** Where RabbitMQ says how long its queues are. */
    private static Text api(String user, boolean tls, Endpoint management) {
        return Text.of((tls ? "https" : "http") + "://" + user + ":$(" + PASSWORD + ")@")
                .plus(management.hostAndPort())
                .plus("/api/");
    }

    /** This path alone is open to everybody. */
    private void probes(ProbesOptions probes) {
        String path = spec.urlPrefix().map(prefix -> "/" + prefix).orElse("") + "/healthcheck";
        probes.readiness(p -> p.http(path, PORT).period(Duration.ofSeconds(10)))
                .liveness(p -> p.http(path, PORT).period(Duration.ofSeconds(20)));
    }

    /** What can be said of Flower. */
    public static final class Options {

        private final Notes notes;
        private final ImmutableFlowerSpec.Builder spec = ImmutableFlowerSpec.builder();

        private Options(Notes notes) {
            this.notes = notes;
        }

        private FlowerSpec build() {
            FlowerSpec said = spec.build();
            if (said.basicAuth().isEmpty() && !said.behindForwardAuth()) {
                notes.refuse(Finding.of(
                                "forklift.W171",
                                "Flower lets everybody in",
                                "whoever reaches it sees the arguments of tasks, revokes tasks and stops workers",
                                "basicAuth(SecretKey.external(\"flower\", \"users\")), or behindForwardAuth()")
                        .at(notes.site()));
            }
            return said;
        }

        /**
         * Asks for a user and password.
         *
         * @param users a Secret's key with {@code user:password}, several joined by commas
         * @return these options
         */
        public Options basicAuth(SecretKey users) {
            spec.basicAuth(users);
            return this;
        }

        /**
         * Says that it is only reached through something that asks who is there: a forward auth of the ingress. Within the
         * cluster, a network policy has to keep others out.
         *
         * @return these options
         */
        public Options behindForwardAuth() {
            spec.behindForwardAuth(true);
            return this;
        }

        /**
         * Sets the path below which it is routed.
         *
         * @param prefix without slashes: {@code flower}; the root by default
         * @return these options
         */
        public Options urlPrefix(String prefix) {
            if (require(
                    prefix.matches("[\\w-]+"),
                    "urlPrefix(\"" + prefix + "\")",
                    "Flower puts it between slashes itself",
                    "urlPrefix(\"flower\"), and route(\"/flower\", flower) of the Ingress")) {
                spec.urlPrefix(prefix);
            }
            return this;
        }

        /**
         * Sets how many tasks it remembers, and so how much memory it takes.
         *
         * @param tasks at least 1; 10,000 by default, where Flower's own default is 100,000
         * @return these options
         */
        public Options maxTasks(int tasks) {
            if (Numbers.atLeast(notes, tasks, 1, "maxTasks")) {
                spec.maxTasks(tasks);
            }
            return this;
        }

        /**
         * Sets the image.
         *
         * @param name one with Celery, Flower and the broker's client: {@code mher/flower:2.0} by default
         * @return these options
         */
        public Options image(String name) {
            if (require(
                    !name.isBlank() && name.chars().noneMatch(Character::isWhitespace),
                    "image(\"" + name + "\")",
                    "an image is [registry/]repository[:tag][@sha256:digest]",
                    "image(\"mher/flower:2.0\")")) {
                spec.image(name);
            }
            return this;
        }

        private boolean require(boolean ok, String title, String because, String fix) {
            if (!ok) {
                notes.refuse("forklift.E171", title, because, fix);
            }
            return ok;
        }
    }
}
