package dev.forklift.components.redis;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.data.DataServer;
import dev.forklift.components.data.PasswordOptions;
import dev.forklift.declare.Notes;
import dev.forklift.declare.SecretKey;
import dev.forklift.resource.ServiceHandle;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.ProbesOptions;
import dev.forklift.workload.Profile;
import dev.forklift.workload.Workload;
import dev.forklift.workload.WorkloadOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A Redis that the stack runs, in one pod: {@link Redis#inCluster}. A Deployment where what it holds goes with it, a StatefulSet
 * with a claim where it persists; and its Service.
 *
 * <p>Without a password whoever reaches the Service is let in: a NetworkPolicy is what keeps others out then.
 *
 * <p>Source: <a href="https://hub.docker.com/_/redis">the official image</a>.
 */
public final class RedisServer implements Component<RedisPort> {

    static final int PORT = 6379;

    private static final String PORT_NAME = "redis";
    private static final String DATA = "/data";
    /** What an idle server takes, measured at 12 MiB. */
    private static final int OWN_MEBIBYTES = 16;
    /** Where redis-cli looks for the password; the server gets it from the same variable. */
    private static final String PASSWORD = "REDISCLI_AUTH";

    private final RedisServerSpec spec;
    private final DataServer server;
    private final Notes notes;

    private RedisServer(RedisServerSpec spec, Notes notes) {
        this.spec = spec;
        this.server = new DataServer(spec.server(), spec.role().profileRole());
        this.notes = notes;
    }

    static RedisServer of(Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes);
        options.accept(said);
        return new RedisServer(said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public RedisPort define(Scope scope) {
        Optional<SecretKey> password = spec.server().password().map(p -> p.in(scope));
        Workload workload = spec.role().persists() ? statefulSet(scope, password) : deployment(scope, password);
        ServiceHandle service = workload.service();
        return new RedisPort(
                DataServer.serve(scope, workload, service, PORT_NAME),
                0,
                password,
                false,
                spec.role().evicts());
    }

    private Workload statefulSet(Scope scope, Optional<SecretKey> password) {
        return scope.statefulSet(s -> {
            container(s, password, scope.profile());
            s.mount(DATA, spec.server().storage().volume("data"))
                    .single("each pod would hold a part of the tasks, and clients would reach the one or the other");
        });
    }

    private Workload deployment(Scope scope, Optional<SecretKey> password) {
        return scope.deployment(d -> {
            container(d, password, scope.profile());
            rollout(d);
        });
    }

    /** A new cache is up before the old one goes, so that no request fails; two channel layers would each know half. */
    private void rollout(DeploymentOptions d) {
        if (spec.role() == RedisRole.CACHE) {
            d.replicas(1);
        } else {
            d.single("what is sent through the one is not received through the other");
        }
    }

    private void container(WorkloadOptions<?> w, Optional<SecretKey> password, Profile profile) {
        server.onto(w);
        password.ifPresent(key -> w.env(PASSWORD, key));
        w.port(PORT_NAME, PORT).args(args(profile).toArray(String[]::new)).probes(this::probes);
    }

    /** Keys may take a part of what the server's own code and buffers leave of the memory limit. */
    private OptionalLong maxMemory(Profile profile) {
        OptionalLong all = server.mebibytes(100, profile);
        return all.isEmpty()
                ? all
                : OptionalLong.of(Math.max(
                        1, (all.getAsLong() - OWN_MEBIBYTES) * spec.role().percent() / 100));
    }

    /** The image's entrypoint starts the server with arguments that begin with a dash. */
    private List<String> args(Profile profile) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("protected-mode", "no");
        maxMemory(profile).ifPresent(m -> settings.put("maxmemory", m + "mb"));
        settings.put("maxmemory-policy", spec.role().evicts() ? "allkeys-lru" : "noeviction");
        settings.put("save", "");
        settings.put("appendonly", spec.role().persists() ? "yes" : "no");
        if (spec.role().persists()) {
            settings.put("dir", DATA);
        }
        if (spec.server().password().isPresent()) {
            settings.put("requirepass", "$(" + PASSWORD + ")");
        }
        settings.putAll(spec.settings());
        List<String> args = new ArrayList<>();
        settings.forEach((name, value) -> {
            args.add("--" + name);
            args.add(value);
        });
        return args;
    }

    /**
     * The port is open while the server loads what it kept, which may take long and must not be interrupted: so it is the question
     * of the probes that restart, and whether commands are answered that of the one that does not.
     */
    private void probes(ProbesOptions probes) {
        probes.startup(p -> p.tcp(PORT_NAME).period(Duration.ofSeconds(1)).failures(60))
                .readiness(p -> p.exec(spec.cli(), "-e", "ping").period(Duration.ofSeconds(5)))
                .liveness(p -> p.tcp(PORT_NAME).period(Duration.ofSeconds(20)).failures(6));
    }

    /** What can be said of a Redis that the stack runs. */
    public static final class Options extends PasswordOptions<Options> {

        private final ImmutableRedisServerSpec.Builder spec = ImmutableRedisServerSpec.builder();
        private @Nullable RedisRole role;

        private Options(Notes notes) {
            super(notes, "redis", "7.4", "1Gi");
        }

        private RedisServerSpec build() {
            RedisRole said = role;
            if (said == null) {
                checks().require(
                                false,
                                "forklift.E114",
                                "a Redis for nothing in particular",
                                "whether it drops keys when it is full, and keeps them over a restart, depends on what it is for",
                                "forCache(), forBroker(), forResults() or forChannelLayer()");
                return spec.server(server()).build();
            }
            checks().require(
                            said.persists() || !saidStorage(),
                            "forklift.E112",
                            "storage for a Redis that keeps nothing",
                            "a " + said.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                                    + " is held in memory, and begins anew with its pod",
                            "leave it out, or forBroker() or forResults(), which persist");
            return spec.role(said).server(server()).build();
        }

        @Override
        protected Options self() {
            return this;
        }

        /**
         * Sets the version: the tag of the official image.
         *
         * @param version 7.0 or later, such as {@code 7.4} (the default) or {@code 8.2}
         * @return these options
         */
        public Options version(String version) {
            tag(version);
            return this;
        }

        /**
         * Runs Valkey in place of Redis, which clients do not tell apart: its official image {@code valkey/valkey:8.1}. Said before
         * {@link #version}, which is then a tag of it.
         *
         * @return these options
         */
        public Options valkey() {
            runs("valkey/valkey", "8.1");
            spec.cli("valkey-cli");
            return this;
        }

        /**
         * Makes it a cache: what was used least recently is dropped when it is full, and nothing is kept over a restart.
         *
         * @return these options
         */
        public Options forCache() {
            return role(RedisRole.CACHE);
        }

        /**
         * Makes it Celery's broker: nothing is dropped, and everything is kept on a claim.
         *
         * @return these options
         */
        public Options forBroker() {
            return role(RedisRole.BROKER);
        }

        /**
         * Makes it where Celery keeps results: nothing is dropped, and everything is kept on a claim.
         *
         * @return these options
         */
        public Options forResults() {
            return role(RedisRole.RESULTS);
        }

        /**
         * Makes it Channels' layer: nothing is dropped, and nothing is kept over a restart.
         *
         * @return these options
         */
        public Options forChannelLayer() {
            return role(RedisRole.CHANNEL_LAYER);
        }

        private Options role(RedisRole purpose) {
            if (checks().require(
                            role == null || role == purpose,
                            "forklift.E112",
                            "a Redis for two purposes",
                            "when it is full it either drops keys or refuses them, and cannot do both",
                            "a Redis for each: s.add(\"cache\", …), s.add(\"broker\", …)")) {
                role = purpose;
            }
            return this;
        }

        /**
         * Sets a parameter of the server; one that Forklift sets is replaced.
         *
         * <p>Source: <a href="https://redis.io/docs/latest/operate/oss_and_stack/management/config/">Redis configuration</a>.
         *
         * @param name such as {@code appendfsync}
         * @param value such as {@code always}
         * @return these options
         */
        public Options setting(String name, String value) {
            if (checks().require(
                            name.matches("[a-z][a-z0-9-]*"),
                            "setting(\"" + name + "\", …)",
                            "a parameter's name has lower case letters, digits and '-'",
                            "setting(\"appendfsync\", \"always\")")) {
                spec.settings(name, value);
            }
            return this;
        }
    }
}
