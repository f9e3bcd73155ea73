package dev.forklift.components.django;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.identity.CloudIdentity;
import dev.forklift.components.memcached.MemcachedPort;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.declare.CallSite;
import dev.forklift.declare.ComponentPath;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Notes;
import dev.forklift.declare.Recorder;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import dev.forklift.kube.Names;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.resource.ConfigMapOptions;
import dev.forklift.resource.SecretHandle;
import dev.forklift.workload.Field;
import dev.forklift.workload.Volume;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Django project: its image, its settings and the services it uses. It runs nothing itself; web servers, workers and jobs are
 * its processes, and all see the same environment.
 */
public final class DjangoProject implements Component<Django> {

    private final DjangoSpec spec;
    private final Notes notes;

    @SuppressWarnings(
            "NullAway") // a project without its database is not defined, since its notes say that it is missing
    private DjangoProject(@Nullable DjangoSpec spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    /**
     * {@return a Django project}
     *
     * @param image the image of every process, with a tag or digest
     * @param database its database
     * @param options the rest
     */
    public static DjangoProject of(String image, PostgresPort database, Consumer<Options> options) {
        Notes notes = Notes.here();
        if (!notes.given("the database", database)) {
            return new DjangoProject(null, notes);
        }
        Options said = new Options(notes, image, database);
        options.accept(said);
        return new DjangoProject(said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public Django define(Scope scope) {
        signed(scope);
        ConfigMapHandle settings = settings(scope);
        Optional<ConfigKey> file = settingsFile(scope, "settings", spec);
        Optional<ConfigKey> direct = spec.database().pool().isEmpty()
                ? file
                : settingsFile(scope, "settings-past-pool", Environment.pastPool(spec));
        return new Django(spec, scope.path(), notes.site(), settings, file, direct, serviceAccount(scope));
    }

    private void signed(Scope scope) {
        boolean ownName = spec.secretEnv().keySet().stream().anyMatch(name -> name.endsWith("SECRET_KEY"));
        if (spec.secretKey().isEmpty() && !ownName) {
            scope.report(Finding.of(
                    "forklift.E120",
                    scope.path() + " has no secret key",
                    "Django does not start without SECRET_KEY, and sessions signed by a key that is not shared and kept are lost",
                    "secretKey(SecretKey.external(\"shop-app\", \"SECRET_KEY\"))"));
        }
    }

    private Ref<ServiceAccount> serviceAccount(Scope scope) {
        return scope.serviceAccount(a -> spec.identity().ifPresent(identity -> identity.account(a)));
    }

    private ConfigMapHandle settings(Scope scope) {
        Environment environment = new Environment(spec);
        return scope.configMap(c -> {
            environment.into(c);
            if (!environment.isFile()) {
                atFinish(c, "ALLOWED_HOSTS", scope, Hosts::allowed);
                atFinish(c, "CSRF_TRUSTED_ORIGINS", scope, Hosts::origins);
            }
            c.atFinish((facts, own) -> migratedOnce(facts, own.place().recorder(), scope.path()));
        });
    }

    private void atFinish(ConfigMapOptions settings, String ours, Scope scope, Function<Hosts, List<Text>> hosts) {
        String name = spec.envNames().getOrDefault(ours, ours);
        if (!settings.keys().contains(name) && !spec.secretEnv().containsKey(name)) {
            settings.dataAtFinish(name, facts -> Hosts.joined(hosts.apply(Hosts.of(spec, scope.path(), facts))));
        }
    }

    private static Optional<ConfigKey> settingsFile(Scope scope, String id, DjangoSpec said) {
        Environment environment = new Environment(said);
        if (!environment.hasFile()) {
            return Optional.empty();
        }
        String name = environment.fileName();
        ConfigMapHandle file = scope.configMap(
                id, c -> c.dataAtFinish(name, facts -> SettingsFile.of(said, Hosts.of(said, scope.path(), facts))));
        return Optional.of(file.key(name));
    }

    private static void migratedOnce(Facts facts, Recorder recorder, ComponentPath project) {
        List<Facts.Fact<ReleaseStep>> steps = facts.said(ReleaseStep.class).stream()
                .filter(fact -> fact.value().django().equals(project))
                .toList();
        steps.stream()
                .skip(1)
                .forEach(again -> recorder.report(Finding.of(
                                "forklift.E150",
                                project + " is migrated by two Jobs",
                                "they run at the same time, and Django keeps no two migrations apart",
                                "one Migrate for each DjangoProject")
                        .at(again.site())
                        .in(again.path())
                        .concerning(steps.get(0).path(), steps.get(0).site())));
    }

    /** What can be said of a project. */
    public static final class Options {

        private static final Pattern IMAGE = Pattern.compile("([A-Za-z0-9.-]+(:[0-9]+)?/)?"
                + "[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*"
                + "(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?");
        private static final Pattern SETTING = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
        private static final Pattern FILE =
                Pattern.compile("(/[A-Za-z0-9._-]*[A-Za-z0-9_-])+/[A-Za-z0-9._-]*[A-Za-z0-9_-]");
        private static final Pattern MODULE = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");
        private static final Pattern SECRET_NAME =
                Pattern.compile("(^|_)(PASSWORD|PASSWD|SECRET|TOKEN|SECRET_KEY|API_KEY|ACCESS_KEY|PRIVATE_KEY)$");
        private static final Pattern SECRET_URL = Pattern.compile("://[^/@:\\s]*:[^/@\\s$]+@");

        private final Notes notes;
        private final String image;
        private final ImmutableDjangoSpec.Builder spec = ImmutableDjangoSpec.builder();
        private final Map<String, CallSite> variables = new LinkedHashMap<>();
        private final Map<String, RedisPort> uses = new LinkedHashMap<>();
        private final Map<String, CallSite> renamed = new LinkedHashMap<>();
        private final Set<String> mounted = new HashSet<>();
        private final Set<String> secretFiles = new HashSet<>();
        private final Map<String, CallSite> typed = new LinkedHashMap<>();
        private boolean hasMemcached;

        private Options(Notes notes, String image, PostgresPort database) {
            this.notes = notes;
            this.image = image;
            boolean ok = require(
                    IMAGE.matcher(image).matches(),
                    "forklift.E121",
                    image.isBlank() ? "an empty image" : "'" + image + "' is no image",
                    "an image is [registry/]repository[:tag][@sha256:digest], the repository in small letters",
                    "DjangoProject.of(\"registry.example.com/shop:1.42.0\", …)");
            spec.image(ok ? image : "refused").database(database);
        }

        private DjangoSpec build() {
            DjangoSpec built = spec.build();
            Set<String> own = new Environment(built).names();
            variables.forEach((name, line) -> {
                if (own.contains(name)) {
                    notes.refuse(Finding.of(
                                    "forklift.E124",
                                    "the environment variable '" + name + "' is set twice",
                                    "the project sets it itself, from what it is told of its services and settings",
                                    "leave it out, or say it by the method that it belongs to")
                            .at(line));
                }
            });
            typed.forEach((name, line) -> {
                if (built.style() == EnvironmentStyle.FILE
                        && ServiceParts.of(built).containsKey(name)) {
                    notes.refuse(Finding.of(
                                    "forklift.E275",
                                    "the setting '" + name + "' is set twice",
                                    "the project writes it itself, from what it is told of its services",
                                    "leave it out, or another name")
                            .at(line));
                }
            });
            Set<String> known = Environment.renameable(built);
            renamed.forEach((name, line) -> {
                if (!known.contains(name)) {
                    notes.refuse(Finding.of(
                                    "forklift.E127",
                                    "'" + name + "' is no variable that the project sets",
                                    "there is nothing of this name to call otherwise",
                                    "one of " + new TreeSet<>(known))
                            .at(line));
                }
            });
            return built;
        }

        /**
         * Sets {@code DJANGO_SETTINGS_MODULE}.
         *
         * @param module a Python module, such as {@code shop.settings.production}; {@code settings} by default
         * @return these options
         */
        public Options settingsModule(String module) {
            if (require(
                    MODULE.matcher(module).matches(),
                    "forklift.E122",
                    "'" + module + "' is no module",
                    "Python imports it by this name: letters, digits and '_', joined by dots, without .py",
                    "settingsModule(\"shop.settings.production\")")) {
                spec.settingsModule(module);
            }
            return this;
        }

        /**
         * Sets Django's {@code SECRET_KEY}: the same for all processes, and stable, since it signs sessions.
         *
         * <p>Source: <a href="https://docs.djangoproject.com/en/5.2/ref/settings/#secret-key">SECRET_KEY</a>.
         *
         * @param key where it is kept
         * @return these options
         */
        public Options secretKey(SecretKey key) {
            if (notes.given("the secret key", key)) {
                spec.secretKey(key);
            }
            return this;
        }

        /**
         * Adds a key that signed earlier, so that rotating {@code SECRET_KEY} logs nobody out: {@code SECRET_KEY_FALLBACKS}, joined by
         * commas.
         *
         * @param key where it is kept
         * @return these options
         */
        public Options secretKeyFallback(SecretKey key) {
            if (notes.given("the secret key", key)) {
                spec.secretKeyFallbacks(key);
            }
            return this;
        }

        /**
         * Sets a database for what only reads, which a router of the project chooses.
         *
         * @param replica {@code db.readOnly()}
         * @return these options
         */
        public Options replica(PostgresPort replica) {
            if (notes.given("the replica", replica)) {
                spec.replica(replica);
            }
            return this;
        }

        /**
         * Sets the cache.
         *
         * @param redis a Redis of its own: clearing the cache empties its database, and a full cache takes the memory of what shares it
         * @return these options
         */
        public Options cache(RedisPort redis) {
            if (notes.given("the cache", redis)
                    && require(
                            !hasMemcached,
                            "forklift.E211",
                            "two caches",
                            "a project's default cache is one, and the second would silently replace the first",
                            "cache(…) once; what a further one needs, by env(…)")) {
                used("cache", redis);
                spec.cache(redis);
            }
            return this;
        }

        /**
         * Sets the cache.
         *
         * @param memcached a Memcached, in place of a Redis
         * @return these options
         */
        public Options cache(MemcachedPort memcached) {
            if (notes.given("the cache", memcached)
                    && require(
                            !uses.containsKey("cache"),
                            "forklift.E211",
                            "two caches",
                            "a project's default cache is one, and the second would silently replace the first",
                            "cache(…) once; what a further one needs, by env(…)")) {
                spec.memcached(memcached);
                hasMemcached = true;
            }
            return this;
        }

        /**
         * Sets where Celery keeps its results.
         *
         * @param redis a Redis of its own
         * @return these options
         */
        public Options results(RedisPort redis) {
            if (notes.given("the results", redis)) {
                used("results", redis);
                spec.results(redis);
            }
            return this;
        }

        /**
         * Sets Channels' layer.
         *
         * @param redis a Redis of its own
         * @return these options
         */
        public Options channelLayer(RedisPort redis) {
            if (notes.given("the channel layer", redis)) {
                used("channel layer", redis);
                spec.channelLayer(redis);
            }
            return this;
        }

        /**
         * Sets what Celery's messages go through.
         *
         * @param rabbitMq a RabbitMQ
         * @return these options
         */
        public Options broker(AmqpPort rabbitMq) {
            if (notes.given("the broker", rabbitMq)) {
                spec.broker(new Broker.Amqp(rabbitMq));
            }
            return this;
        }

        /**
         * Sets what Celery's messages go through.
         *
         * @param redis a Redis that does not evict
         * @return these options
         */
        public Options broker(RedisPort redis) {
            if (notes.given("the broker", redis)) {
                used("broker", redis);
                spec.broker(new Broker.Redis(redis));
            }
            return this;
        }

        /** The cache shares its Redis with nothing, and only the cache may lose what it was given. */
        private void used(String use, RedisPort redis) {
            if (!use.equals("cache") && redis.evicts()) {
                notes.refuse(
                        "forklift.W122",
                        "the " + use + " lies in a Redis that evicts",
                        "when its memory is full it drops keys, and tasks, results or messages with them",
                        "a Redis of its own that does not evict: Redis.inCluster(r -> r.forBroker())");
            } else {
                uses.forEach((other, taken) -> require(
                        !taken.isSameServer(redis) || !(use.equals("cache") || other.equals("cache")),
                        "forklift.W121",
                        "the " + use + " shares its Redis with the " + other,
                        "a full cache leaves no memory for the rest, and clearing it empties its whole database",
                        "a Redis of its own for the cache"));
            }
            uses.put(use, redis);
        }

        /**
         * Sets an environment variable of every process. What Forklift sets by default gives way: {@code HOME}, {@code
         * PYTHONUNBUFFERED}, {@code PYTHONDONTWRITEBYTECODE}, and also {@code ALLOWED_HOSTS} and {@code CSRF_TRUSTED_ORIGINS}, which
         * then have to name all routed hosts.
         *
         * @param name its name; one that the project sets already is refused
         * @param value its value, which is no secret
         * @return these options
         */
        public Options env(String name, String value) {
            require(
                    !looksSecret(name, value),
                    "forklift.W120",
                    "the secret '" + name + "' is written as a literal",
                    "whoever reads the manifests or their repository reads it",
                    "env(\"" + name + "\", SecretKey.external(\"shop-app\", \"" + name + "\"))");
            return env(name, Text.of(value));
        }

        /**
         * Sets an environment variable of every process that holds the address of something else of the stack.
         *
         * @param name its name; one that the project sets already is refused
         * @param value its value: {@code Text.of("http://").plus(search.at().hostAndPort())}
         * @return these options
         */
        public Options env(String name, Text value) {
            if (notes.given("the value of " + name, value) && isFreeVariable(name)) {
                spec.env(name, value);
            }
            return this;
        }

        /**
         * Sets an environment variable of every process from a Secret.
         *
         * @param name its name; one that the project sets already is refused
         * @param key where its value is kept
         * @return these options
         */
        public Options env(String name, SecretKey key) {
            if (notes.given("the key of " + name, key) && isFreeVariable(name)) {
                spec.secretEnv(name, key);
            }
            return this;
        }

        /**
         * Makes every key of a Secret an environment variable of every process. Secrets that the project or {@link #env}
         * names go before it; what {@code env} sets as text, and settings without a secret, do not.
         *
         * @param secret a Secret whose keys are names of variables
         * @return these options
         */
        public Options envFrom(Ref<Secret> secret) {
            return envFrom(secret, false);
        }

        /**
         * Makes every key of a Secret an environment variable of every process where there is such a Secret; processes start
         * without it, too.
         *
         * @param secret a Secret whose keys are names of variables: {@code Ref.external(Secret.class, "shop-extra")}
         * @return these options
         */
        public Options envFromIfPresent(Ref<Secret> secret) {
            return envFrom(secret, true);
        }

        private Options envFrom(Ref<Secret> secret, boolean optional) {
            if (notes.given("the Secret with environment", secret)) {
                spec.envFrom(new DjangoSpec.EnvFrom(secret, optional));
            }
            return this;
        }

        /**
         * Sets an environment variable of every process from what the pod knows of itself.
         *
         * @param name its name; one that the project sets already is refused
         * @param field such as {@code Field.podIp()}
         * @return these options
         */
        public Options env(String name, Field field) {
            if (isFreeVariable(name)) {
                spec.fieldEnv(name, field);
            }
            return this;
        }

        /**
         * Sets an environment variable of every process that is put together in the pod, of variables that are said before it:
         * {@code https://$(API_USER):$(API_TOKEN)@api.example.com}.
         *
         * @param name its name; one that the project sets already is refused
         * @param value its value, with {@code $(NAME)} for another variable
         * @return these options
         */
        public Options composedEnv(String name, Text value) {
            if (notes.given("the value of " + name, value) && isFreeVariable(name)) {
                spec.composedEnv(name, value);
            }
            return this;
        }

        /** {@return the image of every process, for integrations that tell a release by it} */
        public String imageName() {
            return image;
        }

        /**
         * {@return whether a value is as it has to be; one that is not is a finding at the user's current line. For integrations}
         *
         * @param ok whether it is
         * @param id the rule
         * @param title what is wrong
         * @param because why
         * @param fix what to write instead
         */
        public boolean accepts(boolean ok, String id, String title, String because, String fix) {
            return require(ok, id, title, because, fix);
        }

        /**
         * Gives every process what something needs that is no service of Forklift's own options: an agent, a storage, a mail server.
         *
         * @param integration such as {@code Sentry.dsn(…)}, or a lambda of your own
         * @return these options
         */
        public Options use(Integration integration) {
            if (notes.given("the integration", integration)) {
                integration.into(this);
            }
            return this;
        }

        /**
         * Mounts a volume into every process, and their init containers.
         *
         * @param path where, an absolute path
         * @param volume what
         * @param readOnly whether processes may not write to it
         * @return these options
         */
        public Options mount(String path, Volume volume, boolean readOnly) {
            if (notes.given("the volume at " + path, volume)
                    && require(
                            path.startsWith("/") && mounted.add(path),
                            "forklift.E128",
                            "'" + path + "' is no free place to mount at",
                            "volumes are mounted at absolute paths, each path once",
                            "mount(\"/etc/shop\", volume, true)")) {
                spec.mounts(new DjangoSpec.Mount(path, volume, readOnly));
            }
            return this;
        }

        /**
         * Says that every process opens connections to something, so that network policies that are derived allow it. The services
         * that have options here need nothing said.
         *
         * @param to where it listens
         * @return these options
         */
        public Options connectsTo(Endpoint to) {
            if (notes.given("what is connected to", to)) {
                spec.connections(to);
            }
            return this;
        }

        /**
         * Calls a variable that Forklift sets as {@code settings.py} reads it.
         *
         * @param ours what Forklift calls it, such as {@code DATABASE_HOST}
         * @param yours what the project reads, such as {@code DD_DATABASE_HOST}
         * @return these options
         */
        public Options envName(String ours, String yours) {
            boolean ok = require(
                    Names.isEnvName(yours),
                    "forklift.E123",
                    "'" + yours + "' is no name of an environment variable",
                    "it has letters, digits, '_', '-' and '.', and does not begin with a digit",
                    "a name such as DD_DATABASE_HOST");
            if (require(
                            renamed.putIfAbsent(ours, CallSite.here()) == null,
                            "forklift.E124",
                            "the environment variable '" + ours + "' is renamed twice",
                            "it has one name",
                            "one of the two")
                    && ok) {
                spec.envNames(ours, yours);
            }
            return this;
        }

        private boolean isFreeVariable(String name) {
            boolean ok = require(
                    Names.isEnvName(name),
                    "forklift.E123",
                    "'" + name + "' is no name of an environment variable",
                    "it has letters, digits, '_', '-' and '.', and does not begin with a digit",
                    "a name such as GREETING");
            return require(
                            variables.putIfAbsent(name, CallSite.here()) == null,
                            "forklift.E124",
                            "the environment variable '" + name + "' is set twice",
                            "the second value would silently replace the first",
                            "one of the two, or an override of the processes where replacing is meant")
                    && ok;
        }

        private static boolean looksSecret(String name, String value) {
            return !value.isEmpty()
                    && (SECRET_NAME.matcher(name).find()
                            || SECRET_URL.matcher(value).find());
        }

        /**
         * Allows hosts besides those that are routed to the project and the names of its Services.
         *
         * @param hosts host names; {@code .example.com} for a domain and all below it
         * @return these options
         */
        public Options allowedHosts(String... hosts) {
            for (String host : hosts) {
                if (require(
                        host.equals("*") || Names.isDnsSubdomain(host.startsWith(".") ? host.substring(1) : host),
                        "forklift.E125",
                        "'" + host + "' is no host to allow",
                        "Django compares it with the Host of a request, without scheme and port",
                        "allowedHosts(\"shop.example.com\"), or \".example.com\" with all below it")) {
                    spec.allowedHosts(host);
                }
            }
            return this;
        }

        /**
         * Sets how the addresses of services are written into the environment.
         *
         * @param style {@link EnvironmentStyle#URLS} by default
         * @return these options
         */
        public Options environment(EnvironmentStyle style) {
            spec.style(style);
            return this;
        }

        /**
         * Writes a setting into the settings file, with its type: {@code DEBUG} is {@code false} there, and not a text that Python
         * takes for true. Under {@link EnvironmentStyle#FILE} it stands beside everything else, in the other styles by itself;
         * either way {@code SETTINGS_FILE} says where the file is.
         *
         * @param name a Python name, each once
         * @param value its value
         * @return these options
         */
        public Options setting(String name, boolean value) {
            return typed(name, value);
        }

        /**
         * Writes a number into the settings file.
         *
         * @param name as for {@link #setting(String, boolean)}
         * @param value its value
         * @return these options
         */
        public Options setting(String name, long value) {
            return typed(name, value);
        }

        /**
         * Writes a number into the settings file.
         *
         * @param name as for {@link #setting(String, boolean)}
         * @param value its value; neither infinite nor {@code NaN}
         * @return these options
         */
        public Options setting(String name, double value) {
            return typed(name, value);
        }

        /**
         * Writes a text into the settings file.
         *
         * @param name as for {@link #setting(String, boolean)}
         * @param value its value, which is no secret
         * @return these options
         */
        public Options setting(String name, String value) {
            require(
                    !looksSecret(name, value),
                    "forklift.W120",
                    "the secret '" + name + "' is written as a literal",
                    "whoever reads the manifests or their repository reads it",
                    "env(\"" + name + "\", SecretKey.external(\"shop-app\", \"" + name + "\")), or secretFile(…)");
            return typed(name, value);
        }

        /**
         * Writes a text that holds addresses of the stack into the settings file.
         *
         * @param name as for {@link #setting(String, boolean)}
         * @param value its value
         * @return these options
         */
        public Options setting(String name, Text value) {
            return typed(name, value);
        }

        /**
         * Writes a list into the settings file.
         *
         * @param name as for {@link #setting(String, boolean)}
         * @param value texts, numbers, booleans, and lists and maps of them; any other type is refused
         * @return these options
         */
        public Options setting(String name, List<?> value) {
            return typed(name, value);
        }

        /**
         * Writes a dictionary into the settings file. It is written sorted by its keys.
         *
         * @param name as for {@link #setting(String, boolean)}
         * @param value texts, numbers, booleans, and lists and maps of them, by texts; any other type is refused
         * @return these options
         */
        public Options setting(String name, Map<String, ?> value) {
            return typed(name, value);
        }

        private Options typed(String name, Object value) {
            TypedValue json = TypedValue.of(value);
            boolean ok = require(
                    SETTING.matcher(name).matches(),
                    "forklift.E273",
                    "'" + name + "' is no name of a setting",
                    "settings are Python names: letters, digits and '_', and no digit first",
                    "setting(\"SESSION_COOKIE_AGE\", 3600)");
            ok &= require(
                    json.problem().isEmpty(),
                    "forklift.E274",
                    "the setting '" + name + "' holds " + json.problem(),
                    "a settings file holds texts, numbers, booleans, lists, and maps by text, as JSON and YAML know them",
                    "one of these types; a secret is told by secretFile(…) or env(name, key)");
            ok &= require(
                    typed.putIfAbsent(name, CallSite.here()) == null,
                    "forklift.E275",
                    "the setting '" + name + "' is set twice",
                    "the second value would silently replace the first",
                    "one of the two");
            if (ok) {
                spec.settings(name, json.text());
            }
            return this;
        }

        /**
         * Sets where the settings file is mounted, and how it is written.
         *
         * @param path absolute; a name that ends with {@code .json} is written as JSON, one with {@code .yaml} or {@code .yml} as
         *     YAML. {@code /etc/django/settings.json} by default. Under {@link EnvironmentStyle#FILE} the secrets are in {@code
         *     secrets} beside it.
         * @return these options
         */
        public Options settingsFile(String path) {
            if (require(
                    FILE.matcher(path).matches() && path.matches(".*\\.(json|ya?ml)"),
                    "forklift.E273",
                    "'" + path + "' is no place for the settings file",
                    "it lies in a directory of its own, and its ending says how it is written: .json, .yaml or .yml",
                    "settingsFile(\"/etc/config/shop.yaml\")")) {
                spec.settingsFile(path);
            }
            return this;
        }

        /**
         * Gives every process a secret as a file, readable by the processes' group alone. A file follows its Secret within about a
         * minute, without a restart; an environment variable does not.
         *
         * @param path where, absolute; everything in its directory is said by this method
         * @param key what is in it
         * @return these options
         */
        public Options secretFile(String path, SecretKey key) {
            if (notes.given("the secret at " + path, key)
                    && require(
                            FILE.matcher(path).matches() && secretFiles.add(path),
                            "forklift.E276",
                            "'" + path + "' is no free place for a file",
                            "a file has an absolute path in a directory of its own, each path once",
                            "secretFile(\"/etc/secrets/saml.key\", key)")) {
                spec.secretFiles(path, key);
            }
            return this;
        }

        /**
         * Adds a label to every process and its pods.
         *
         * @param key a qualified name
         * @param value a label value
         * @return these options
         */
        public Options label(String key, String value) {
            if (require(
                    Names.isLabelKey(key) && Names.isLabelValue(value),
                    "forklift.E277",
                    "'" + key + "=" + value + "' is no label",
                    "a key is a qualified name; a value has at most 63 letters, digits, '-', '_' and '.'",
                    "label(\"example.com/team\", \"shop\")")) {
                spec.labels(key, value);
            }
            return this;
        }

        /**
         * Adds an annotation to the objects of every process, not to their pods.
         *
         * @param key a qualified name
         * @param value any text
         * @return these options
         */
        public Options annotation(String key, String value) {
            if (require(
                    Names.isLabelKey(key),
                    "forklift.E277",
                    "'" + key + "' is no key of an annotation",
                    "a key is an optional DNS subdomain and '/', then at most 63 letters, digits, '-', '_' and '.'",
                    "annotation(\"example.com/team\", \"shop\")")) {
                spec.annotations(key, value);
            }
            return this;
        }

        /**
         * Says who the processes are in the cloud, so that they reach its services without a key.
         *
         * @param who such as {@code AwsRole.of("arn:aws:iam::111122223333:role/shop")}; nobody by default
         * @return these options
         */
        public Options identity(CloudIdentity who) {
            if (notes.given("the identity", who)) {
                who.problem()
                        .ifPresentOrElse(wrong -> notes.refuse(wrong.at(CallSite.here())), () -> spec.identity(who));
            }
            return this;
        }

        /**
         * Sets how management commands are run.
         *
         * @param command {@code python3 manage.py} by default
         * @return these options
         */
        public Options manage(String... command) {
            if (require(
                    command.length > 0 && !command[0].isBlank(),
                    "forklift.E126",
                    "management commands without a program",
                    "migrations and the wait for them are run by it",
                    "manage(\"python\", \"manage.py\")")) {
                spec.manage(List.of(command));
            }
            return this;
        }

        /**
         * Sets when the image is pulled.
         *
         * @param policy {@code Always}, {@code IfNotPresent} or {@code Never}
         * @return these options
         */
        public Options pullPolicy(String policy) {
            if (require(
                    Set.of("Always", "IfNotPresent", "Never").contains(policy),
                    "forklift.E126",
                    "pullPolicy(\"" + policy + "\")",
                    "Kubernetes knows Always, IfNotPresent and Never",
                    "pullPolicy(\"IfNotPresent\")")) {
                spec.pullPolicy(policy);
            }
            return this;
        }

        /**
         * Pulls the image with a Secret's credentials.
         *
         * @param secret the name of a Secret of type {@code kubernetes.io/dockerconfigjson}
         * @return these options
         */
        public Options imagePullSecret(String secret) {
            if (require(
                    Names.isDnsSubdomain(secret),
                    "forklift.E126",
                    "'" + secret + "' is no name of a Secret",
                    "a Secret's name is a DNS subdomain, and it lies in the stack's namespace",
                    "imagePullSecret(\"registry\")")) {
                spec.imagePullSecrets(Ref.external(Secret.class, secret));
            }
            return this;
        }

        /**
         * Pulls the image with the credentials of a Secret that is made for the stack.
         *
         * @param secret one of type {@code kubernetes.io/dockerconfigjson}
         * @return these options
         */
        public Options imagePullSecret(SecretHandle secret) {
            if (notes.given("the pull secret", secret)) {
                spec.imagePullSecrets(secret.ref());
            }
            return this;
        }

        private boolean require(boolean ok, String id, String title, String because, String fix) {
            if (!ok) {
                notes.refuse(id, title, because, fix);
            }
            return ok;
        }
    }
}
