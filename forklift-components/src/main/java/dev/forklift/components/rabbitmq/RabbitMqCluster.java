package dev.forklift.components.rabbitmq;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.data.ValueChecks;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Notes;
import dev.forklift.declare.Outsider;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import dev.forklift.kube.Names;
import dev.forklift.resource.SecretHandle;
import dev.forklift.workload.ContainerResources;
import dev.forklift.workload.Profile;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A virtual host and a user of a RabbitMQ that the RabbitMQ cluster operator runs: of a cluster of the stack's own ({@link
 * RabbitMq#byOperator}), or of one that runs already ({@link RabbitMq#onCluster}). A {@code Vhost}, a {@code User}, a {@code
 * Permission}, and maybe a {@code RabbitmqCluster}.
 *
 * <p>The operator makes the password, and puts it into the Secret {@code …-user-credentials}. Both the cluster operator and the
 * messaging topology operator have to be in the cluster.
 *
 * <p>Source: <a href="https://www.rabbitmq.com/kubernetes/operator/using-operator">Using the cluster operator</a>, <a
 * href="https://www.rabbitmq.com/kubernetes/operator/using-topology-operator">Using the messaging topology operator</a>.
 */
public final class RabbitMqCluster implements Component<AmqpPort> {

    private static final String API = "rabbitmq.com/v1beta1";
    /** The operator appends to the name for what it makes, and a label of the pods holds the result. */
    private static final int NAME_LIMIT = 40;

    private static final String EVERYTHING = ".*";
    private static final int MANAGEMENT_PORT = 15672;
    private static final int EPMD_PORT = 4369;
    private static final int DISTRIBUTION_PORT = 25672;
    private static final String PASSWORD = "password";

    private final RabbitMqClusterSpec spec;
    private final Notes notes;

    private RabbitMqCluster(RabbitMqClusterSpec spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    static RabbitMqCluster own(Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes);
        options.accept(said);
        return new RabbitMqCluster(said.spec.build(), notes);
    }

    static RabbitMqCluster existing(String name, String namespace, Consumer<VhostOptions> options) {
        Notes notes = Notes.here();
        VhostOptions said = new VhostOptions(notes);
        said.on(name, namespace);
        options.accept(said);
        return new RabbitMqCluster(said.spec.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public AmqpPort define(Scope scope) {
        Optional<Ref<GenericKubernetesResource>> own =
                spec.existing().isPresent() ? Optional.empty() : Optional.of(rabbitmqCluster(scope));
        Function<Naming, Map<String, Object>> cluster = naming -> cluster(own, naming);
        vhost(scope, cluster);
        Ref<GenericKubernetesResource> user = user(scope, cluster);
        permission(scope, cluster, user);
        SecretKey password = scope.secretOf("user-credentials", user, "-user-credentials", PASSWORD);
        Endpoint amqp = amqp(scope, own);
        Endpoint management = management(scope, own);
        own.ifPresent(ref -> operatorPods(scope, ref, amqp, management));
        return new AmqpPort(amqp, Optional.of(management), spec.vhost(), spec.user(), password, false);
    }

    /** The nodes find and talk to each other, and the operators speak to their management. */
    private static void operatorPods(Scope scope, Ref<?> cluster, Endpoint amqp, Endpoint management) {
        scope.operatorPods(
                "",
                naming -> Map.of(
                        "app.kubernetes.io/component", "rabbitmq", "app.kubernetes.io/name", naming.nameOf(cluster)),
                pods -> pods.listens(amqp, RabbitMqServer.AMQP_PORT)
                        .listens(management, MANAGEMENT_PORT)
                        .amongThemselves(EPMD_PORT, DISTRIBUTION_PORT)
                        .admits(Outsider.operator("RabbitMQ's operators", "rabbitmq-system"), MANAGEMENT_PORT));
    }

    private Endpoint amqp(Scope scope, Optional<Ref<GenericKubernetesResource>> own) {
        return own.map(cluster -> scope.serviceOf("amqp", cluster, "", "amqp", RabbitMqServer.AMQP_PORT))
                .orElseGet(() -> Endpoint.external(host(), RabbitMqServer.AMQP_PORT));
    }

    private Endpoint management(Scope scope, Optional<Ref<GenericKubernetesResource>> own) {
        return own.map(cluster -> scope.serviceOf("management", cluster, "", "management", MANAGEMENT_PORT))
                .orElseGet(() -> Endpoint.external(host(), MANAGEMENT_PORT));
    }

    private String host() {
        return spec.existing().map(e -> e.name() + "." + e.namespace() + ".svc").orElse("");
    }

    private Map<String, Object> cluster(Optional<Ref<GenericKubernetesResource>> own, Naming naming) {
        Map<String, Object> reference = new LinkedHashMap<>();
        own.ifPresent(ref -> reference.put("name", naming.nameOf(ref)));
        spec.existing().ifPresent(existing -> {
            reference.put("name", existing.name());
            reference.put("namespace", existing.namespace());
        });
        return reference;
    }

    private Ref<GenericKubernetesResource> rabbitmqCluster(Scope scope) {
        return scope.object("", GenericKubernetesResource.class, NAME_LIMIT, (me, naming) -> {
            Map<String, Object> cluster = new LinkedHashMap<>();
            cluster.put("replicas", spec.replicas());
            spec.image().ifPresent(image -> cluster.put("image", image));
            cluster.put("persistence", persistence());
            resources(scope.profile()).ifPresent(r -> cluster.put("resources", r));
            if (!spec.settings().isEmpty()) {
                cluster.put("rabbitmq", Map.of("additionalConfig", settings()));
            }
            return object("RabbitmqCluster", cluster);
        });
    }

    private Map<String, Object> persistence() {
        Map<String, Object> persistence = new LinkedHashMap<>();
        persistence.put("storage", spec.storage());
        spec.storageClass().ifPresent(name -> persistence.put("storageClassName", name));
        return persistence;
    }

    /** Requests of memory as large as the limit, as the operator advises: RabbitMQ holds back publishers by its own measure. */
    private Optional<Map<String, Object>> resources(Profile profile) {
        Optional<ContainerResources> role = profile.resourcesOf("broker");
        Optional<String> cpu = spec.cpu().or(() -> role.map(ContainerResources::cpu));
        Optional<String> memory = spec.memory().or(() -> role.map(ContainerResources::memoryLimit));
        Map<String, Object> requests = new LinkedHashMap<>();
        cpu.ifPresent(amount -> requests.put("cpu", amount));
        memory.ifPresent(amount -> requests.put("memory", amount));
        if (requests.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> resources = new LinkedHashMap<>();
        resources.put("requests", requests);
        memory.ifPresent(amount -> resources.put("limits", Map.of("memory", amount)));
        return Optional.of(resources);
    }

    private String settings() {
        return spec.settings().entrySet().stream()
                .map(s -> s.getKey() + " = " + s.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private void vhost(Scope scope, Function<Naming, Map<String, Object>> cluster) {
        scope.object("vhost", GenericKubernetesResource.class, (me, naming) -> {
            Map<String, Object> vhost = new LinkedHashMap<>();
            vhost.put("name", spec.vhost());
            spec.defaultQueueType().ifPresent(type -> vhost.put("defaultQueueType", type));
            vhost.put("rabbitmqClusterReference", cluster.apply(naming));
            return object("Vhost", vhost);
        });
    }

    private Ref<GenericKubernetesResource> user(Scope scope, Function<Naming, Map<String, Object>> cluster) {
        Ref<Secret> credentials = spec.userSecret()
                .map(name -> Ref.external(Secret.class, name))
                .orElseGet(() -> username(scope).ref());
        if (credentials.isExternal()) {
            scope.expects(credentials);
        }
        return scope.object("user", GenericKubernetesResource.class, NAME_LIMIT, (me, naming) -> {
            Map<String, Object> user = new LinkedHashMap<>();
            user.put("importCredentialsSecret", Map.of("name", naming.nameOf(credentials)));
            user.put("rabbitmqClusterReference", cluster.apply(naming));
            return object("User", user);
        });
    }

    /** Only the name: the operator makes a password where it is given none, and a name, too, where it is given nothing. */
    private SecretHandle username(Scope scope) {
        return scope.secret("username", s -> s.stableName().data("username", spec.user()));
    }

    private void permission(
            Scope scope, Function<Naming, Map<String, Object>> cluster, Ref<GenericKubernetesResource> user) {
        scope.object("permission", GenericKubernetesResource.class, (me, naming) -> {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("configure", EVERYTHING);
            all.put("write", EVERYTHING);
            all.put("read", EVERYTHING);
            Map<String, Object> permission = new LinkedHashMap<>();
            permission.put("vhost", spec.vhost());
            permission.put("userReference", Map.of("name", naming.nameOf(user)));
            permission.put("permissions", all);
            permission.put("rabbitmqClusterReference", cluster.apply(naming));
            return object("Permission", permission);
        });
    }

    private static GenericKubernetesResource object(String kind, Map<String, Object> spec) {
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion(API);
        object.setKind(kind);
        object.setMetadata(new ObjectMeta());
        object.setAdditionalProperty("spec", spec);
        return object;
    }

    /** What can be said of a virtual host on a cluster that runs already. */
    public static class VhostOptions {

        private static final Set<String> QUEUE_TYPES = Set.of("quorum", "classic", "stream");

        final ValueChecks checks;
        final ImmutableRabbitMqClusterSpec.Builder spec = ImmutableRabbitMqClusterSpec.builder();

        VhostOptions(Notes notes) {
            this.checks = new ValueChecks(notes);
        }

        private void on(String name, String namespace) {
            if (checks.require(
                    Names.isDnsLabel(name) && Names.isDnsLabel(namespace),
                    "onCluster(\"" + name + "\", \"" + namespace + "\", …)",
                    "a cluster has a name, and lies in a namespace",
                    "RabbitMq.onCluster(\"rabbitmq\", \"messaging\", …)")) {
                spec.existing(new RabbitMqClusterSpec.Existing(name, namespace));
            } else {
                spec.existing(new RabbitMqClusterSpec.Existing("refused", "refused"));
            }
        }

        /**
         * Sets the virtual host.
         *
         * @param name at most 63 bytes; {@code app} by default
         * @return these options
         */
        public VhostOptions vhost(String name) {
            if (checks.name("vhost", name)) {
                spec.vhost(name);
            }
            return this;
        }

        /**
         * Sets who connects.
         *
         * @param name at most 63 bytes, and not {@code guest}; {@code app} by default
         * @return these options
         */
        public VhostOptions user(String name) {
            if (checks.name("user", name)
                    && checks.require(
                            !"guest".equals(name),
                            "user(\"guest\")",
                            "RabbitMQ lets guest in from its own pod alone",
                            "user(\"shop\")")) {
                spec.user(name);
            }
            return this;
        }

        /**
         * Gives the user's password, in place of one that the operator makes: of a user that is there already.
         *
         * @param secret a Secret outside of the stack with {@code username}, which is the user's name, and {@code password}
         * @return these options
         */
        public VhostOptions userSecret(String secret) {
            if (checks.require(
                    Names.isDnsSubdomain(secret),
                    "userSecret(\"" + secret + "\")",
                    "a Secret's name is a DNS subdomain, and it lies in the stack's namespace",
                    "userSecret(\"shop-rabbitmq\")")) {
                spec.userSecret(secret);
            }
            return this;
        }

        /**
         * Sets the kind of queues whose client does not say it. Celery says it only from 5.5 on, and where it is told to.
         *
         * @param type {@code quorum}, {@code classic} or {@code stream}; RabbitMQ's own by default, which is {@code classic}
         * @return these options
         */
        public VhostOptions defaultQueueType(String type) {
            if (checks.require(
                    QUEUE_TYPES.contains(type),
                    "defaultQueueType(\"" + type + "\")",
                    "RabbitMQ knows quorum, classic and stream",
                    "defaultQueueType(\"quorum\")")) {
                spec.defaultQueueType(type);
            }
            return this;
        }
    }

    /** What can be said of a cluster of the stack's own, and of the virtual host on it. */
    public static final class Options extends VhostOptions {

        private Options(Notes notes) {
            super(notes);
        }

        @Override
        public Options vhost(String name) {
            super.vhost(name);
            return this;
        }

        @Override
        public Options user(String name) {
            super.user(name);
            return this;
        }

        @Override
        public Options userSecret(String secret) {
            super.userSecret(secret);
            return this;
        }

        @Override
        public Options defaultQueueType(String type) {
            super.defaultQueueType(type);
            return this;
        }

        /**
         * Sets how many nodes the cluster has.
         *
         * @param count 1, or an odd number above it, so that a majority is left when one fails; 3 by default
         * @return these options
         */
        public Options replicas(int count) {
            if (checks.require(
                    count >= 1 && count % 2 == 1,
                    "forklift.E216",
                    "replicas(" + count + ")",
                    "nodes decide by majority: an even number stands no more failures than the odd one below it",
                    "replicas(1) for development, replicas(3) otherwise")) {
                spec.replicas(count);
            }
            return this;
        }

        /**
         * Runs another image than the operator's own.
         *
         * @param name with a tag or digest
         * @return these options
         */
        public Options image(String name) {
            if (checks.require(
                    !name.isBlank() && name.chars().noneMatch(Character::isWhitespace),
                    "image(\"" + name + "\")",
                    "an image's name is not empty and has no blanks",
                    "image(\"rabbitmq:4.2-management\")")) {
                spec.image(name);
            }
            return this;
        }

        /**
         * Sets how much storage each node's claim asks for.
         *
         * @param claim such as {@code 10Gi}, the default
         * @return these options
         */
        public Options storage(String claim) {
            if (checks.quantity("storage", claim)) {
                spec.storage(claim);
            }
            return this;
        }

        /**
         * Sets the claims' storage class.
         *
         * @param name its name; the cluster's default class where none is set
         * @return these options
         */
        public Options storageClass(String name) {
            spec.storageClass(name);
            return this;
        }

        /**
         * Asks for CPU, for each node.
         *
         * @param request cores, such as {@code 500m}; the profile's for the role {@code broker} by default
         * @return these options
         */
        public Options cpu(String request) {
            if (checks.quantity("cpu", request)) {
                spec.cpu(request);
            }
            return this;
        }

        /**
         * Asks for memory for each node, and limits it to the same.
         *
         * @param requestAndLimit bytes, such as {@code 2Gi}; the profile's for the role {@code broker} by default
         * @return these options
         */
        public Options memory(String requestAndLimit) {
            if (checks.quantity("memory", requestAndLimit)) {
                spec.memory(requestAndLimit);
            }
            return this;
        }

        /**
         * Sets a line of {@code rabbitmq.conf}.
         *
         * @param name such as {@code consumer_timeout}
         * @param value such as {@code 7200000}
         * @return these options
         */
        public Options setting(String name, String value) {
            if (checks.require(
                    name.matches("[A-Za-z_][A-Za-z0-9_.]*") && value.indexOf('\n') < 0,
                    "setting(\"" + name + "\", …)",
                    "a setting is one line, and its name has letters, digits, '_' and '.'",
                    "setting(\"consumer_timeout\", \"7200000\")")) {
                spec.settings(name, value);
            }
            return this;
        }
    }
}
