package dev.forklift.components.rabbitmq;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.data.Credential;
import dev.forklift.components.data.DataServer;
import dev.forklift.components.data.PasswordOptions;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Notes;
import dev.forklift.declare.SecretKey;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.resource.ServiceHandle;
import dev.forklift.workload.ProbesOptions;
import dev.forklift.workload.Profile;
import dev.forklift.workload.StatefulSetOptions;
import dev.forklift.workload.Volume;
import dev.forklift.workload.Workload;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A RabbitMQ that the stack runs, in one pod: {@link RabbitMq#inCluster}. A StatefulSet with a claim, its ConfigMap, and its
 * headless Service with AMQP, the management plugin's HTTP and Prometheus' metrics.
 *
 * <p>It makes the user, its password and the virtual host when it first starts on empty storage, and never again: changing them
 * later changes what processes connect with, and not the broker.
 *
 * <p>The default version is the last that lets Celery declare its queues for remote control and events, which are neither durable
 * nor exclusive: 4.3 refuses them unless {@code deprecated_features.permit.transient_nonexcl_queues} is set.
 *
 * <p>Source: <a href="https://hub.docker.com/_/rabbitmq">the official image</a>, <a
 * href="https://www.rabbitmq.com/docs/production-checklist">Production Deployment Guidelines</a>, <a
 * href="https://www.rabbitmq.com/docs/deprecated-features-list">Deprecated Features</a>.
 */
public final class RabbitMqServer implements Component<AmqpPort> {

    static final int AMQP_PORT = 5672;

    private static final int MANAGEMENT_PORT = 15672;
    private static final int METRICS_PORT = 15692;
    private static final String AMQP = "amqp";
    private static final String MANAGEMENT = "management";
    private static final String HOME = "/var/lib/rabbitmq";
    private static final String SETTINGS = "/etc/forklift/rabbitmq";
    private static final int MEMORY_PERCENT = 60;
    private static final Duration STOP = Duration.ofSeconds(55);

    private final RabbitMqServerSpec spec;
    private final DataServer server;
    private final Notes notes;

    private RabbitMqServer(RabbitMqServerSpec spec, Notes notes) {
        this.spec = spec;
        this.server = new DataServer(spec.server(), "broker");
        this.notes = notes;
    }

    static RabbitMqServer of(Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes);
        options.accept(said);
        return new RabbitMqServer(said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public AmqpPort define(Scope scope) {
        SecretKey password =
                spec.server().password().orElseGet(Credential::unset).in(scope);
        ConfigMapHandle settings = configMap(scope);
        Workload statefulSet = statefulSet(scope, password, settings);
        ServiceHandle service = statefulSet.service();
        Endpoint at = DataServer.serve(scope, statefulSet, service, AMQP);
        Optional<Endpoint> management = Optional.of(service.endpoint(MANAGEMENT));
        return new AmqpPort(at, management, spec.vhost(), spec.user(), password, false);
    }

    private ConfigMapHandle configMap(Scope scope) {
        return scope.configMap(c -> c.data("rabbitmq.conf", settings(scope.profile()))
                .data("enabled_plugins", "[rabbitmq_management,rabbitmq_prometheus].\n"));
    }

    /** Publishers are held back before the limit is reached, where the container would be killed. */
    private String settings(Profile profile) {
        Map<String, String> settings = new LinkedHashMap<>();
        server.mebibytes(MEMORY_PERCENT, profile)
                .ifPresent(m -> settings.put("vm_memory_high_watermark.absolute", m + "MiB"));
        spec.consumerTimeout().ifPresent(t -> settings.put("consumer_timeout", String.valueOf(t.toMillis())));
        settings.putAll(spec.settings());
        return settings.entrySet().stream()
                .map(s -> s.getKey() + " = " + s.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private Workload statefulSet(Scope scope, SecretKey password, ConfigMapHandle settings) {
        return scope.statefulSet(s -> {
            server.onto(s);
            s.port(AMQP, AMQP_PORT)
                    .port(MANAGEMENT, MANAGEMENT_PORT)
                    .port("metrics", METRICS_PORT)
                    .probes(RabbitMqServer::probes)
                    .stopsWithin(STOP)
                    .single("each pod would have queues of its own, and clients would reach the one or the other");
            environment(s, password);
            volumes(s, settings);
        });
    }

    /** The node's name is part of where its data lies; it and the Erlang distribution are the pod's own business. */
    private void environment(StatefulSetOptions s, SecretKey password) {
        s.env("RABBITMQ_DEFAULT_USER", spec.user())
                .env("RABBITMQ_DEFAULT_PASS", password)
                .env("RABBITMQ_DEFAULT_VHOST", spec.vhost())
                .env("RABBITMQ_NODENAME", "rabbit@localhost")
                .env("RABBITMQ_CONFIG_FILE", SETTINGS + "/rabbitmq.conf")
                .env("RABBITMQ_ENABLED_PLUGINS_FILE", SETTINGS + "/enabled_plugins")
                .env("RABBITMQ_LOGS", "-")
                .env("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}")
                .env("ERL_EPMD_ADDRESS", "127.0.0.1");
    }

    /**
     * The claim holds the data alone. The Erlang cookie, which lies in the home directory, must be readable by its owner only, and
     * a claim's files are given to the group when it is mounted.
     */
    private void volumes(StatefulSetOptions s, ConfigMapHandle settings) {
        s.mount(HOME, Volume.emptyDir("home"))
                .mount(HOME + "/mnesia", spec.server().storage().volume("data"))
                .mount("/var/log/rabbitmq", Volume.emptyDir("log"))
                .mount(SETTINGS, Volume.configMap("settings", settings), m -> m.readOnly());
    }

    /** The port of AMQP opens last; RabbitMQ's own checks start an Erlang VM each time, and take seconds of CPU. */
    private static void probes(ProbesOptions probes) {
        probes.startup(p -> p.tcp(AMQP).period(Duration.ofSeconds(3)).failures(100))
                .readiness(p -> p.tcp(AMQP).period(Duration.ofSeconds(5)))
                .liveness(p -> p.tcp(AMQP).period(Duration.ofSeconds(30)).failures(10));
    }

    /** What can be said of a RabbitMQ that the stack runs. */
    public static final class Options extends PasswordOptions<Options> {

        private final ImmutableRabbitMqServerSpec.Builder spec = ImmutableRabbitMqServerSpec.builder();

        private Options(Notes notes) {
            super(notes, "rabbitmq", "4.2-management", "10Gi");
        }

        private RabbitMqServerSpec build() {
            checks().require(
                            saidPassword().isPresent(),
                            "forklift.E110",
                            "a RabbitMQ without a password",
                            "its default user is let in from its own pod alone, and Forklift never invents a secret",
                            "password(SecretKey.external(\"shop-rabbitmq\", \"password\")), or developmentPassword(\"dev\")");
            return spec.server(server()).build();
        }

        @Override
        protected Options self() {
            return this;
        }

        /**
         * Sets the version: the tag of the official image.
         *
         * @param version one with the management plugin, such as {@code 4.2-management}, the default
         * @return these options
         */
        public Options version(String version) {
            tag(version);
            return this;
        }

        /**
         * Sets the virtual host that the first start makes.
         *
         * @param name at most 63 bytes; {@code /} by default
         * @return these options
         */
        public Options vhost(String name) {
            if (checks().name("vhost", name)) {
                spec.vhost(name);
            }
            return this;
        }

        /**
         * Sets the user that the first start makes, an administrator.
         *
         * @param name at most 63 bytes, and not {@code guest}; {@code app} by default
         * @return these options
         */
        public Options user(String name) {
            if (checks().name("user", name)
                    && checks().require(
                                    !"guest".equals(name),
                                    "user(\"guest\")",
                                    "RabbitMQ lets guest in from its own pod alone",
                                    "user(\"shop\")")) {
                spec.user(name);
            }
            return this;
        }

        /**
         * Sets how long a consumer may keep a message before it acknowledges it: RabbitMQ closes its channel then, and gives the
         * message to another. With Celery's {@code acks_late} that is the longest task; with an ETA or countdown, the longest wait.
         *
         * <p>Source: <a href="https://www.rabbitmq.com/docs/consumers#acknowledgement-timeout">Delivery Acknowledgement
         * Timeout</a>.
         *
         * @param timeout a minute or more; 30 minutes by default
         * @return these options
         */
        public Options consumerTimeout(Duration timeout) {
            if (checks().require(
                            timeout.compareTo(Duration.ofMinutes(1)) >= 0,
                            "consumerTimeout(" + timeout + ")",
                            "RabbitMQ looks once a minute, and takes no less",
                            "consumerTimeout(Duration.ofHours(2))")) {
                spec.consumerTimeout(timeout);
            }
            return this;
        }

        /**
         * Sets a line of {@code rabbitmq.conf}; one that Forklift sets is replaced.
         *
         * <p>Source: <a href="https://www.rabbitmq.com/docs/configure">Configuration</a>.
         *
         * @param name such as {@code channel_max}
         * @param value such as {@code 200}
         * @return these options
         */
        public Options setting(String name, String value) {
            if (checks().require(
                            name.matches("[A-Za-z_][A-Za-z0-9_.]*") && value.indexOf('\n') < 0,
                            "setting(\"" + name + "\", …)",
                            "a setting is one line, and its name has letters, digits, '_' and '.'",
                            "setting(\"channel_max\", \"200\")")) {
                spec.settings(name, value);
            }
            return this;
        }
    }
}
