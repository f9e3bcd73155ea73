package dev.forklift.components.django;

import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import dev.forklift.kube.Names;
import dev.forklift.resource.ConfigMapOptions;
import dev.forklift.workload.Volume;
import dev.forklift.workload.WorkloadOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A project's environment: what is no secret goes into the project's ConfigMap, which every process reads whole; secrets, and
 * what is composed with them, are set on each container, or mounted into it as files.
 */
final class Environment {

    static final String DATABASE_CA = "/etc/forklift/postgres/ca.crt";
    static final String REPLICA_CA = "/etc/forklift/postgres-replica/ca.crt";
    static final String CONN_MAX_AGE = "CONN_MAX_AGE";
    private static final String NO_CURSORS = "DISABLE_SERVER_SIDE_CURSORS";

    private static final Set<String> DERIVED = Set.of("ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", CONN_MAX_AGE);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\(([A-Z0-9_]+)\\)");
    private static final Map<String, String> DEFAULTS =
            Map.of("PYTHONUNBUFFERED", "1", "PYTHONDONTWRITEBYTECODE", "1", "HOME", "/tmp");

    private final DjangoSpec spec;
    /** Whether what is no secret is said on the container, since the project's ConfigMap says it otherwise. */
    private final boolean differing;

    private final Map<String, SecretKey> secrets;
    private final Map<String, Text> composed;
    private final Map<String, Text> settings;
    private final Set<String> names;

    Environment(DjangoSpec spec) {
        this(spec, false);
    }

    private Environment(DjangoSpec spec, boolean differing) {
        this.spec = spec;
        this.differing = differing;
        this.secrets = secrets();
        this.composed = composed();
        this.settings = settings();
        Set<String> own = new HashSet<>(settings.keySet());
        if (!isFile()) {
            own.addAll(secrets.keySet());
            own.addAll(composed.keySet());
        }
        this.names = Set.copyOf(own);
    }

    boolean isFile() {
        return spec.style() == EnvironmentStyle.FILE;
    }

    /** Whether there is a settings file: with everything in one style, with the typed settings alone in the others. */
    boolean hasFile() {
        return isFile() || !spec.settings().isEmpty();
    }

    /** The name of the settings file in its directory. */
    String fileName() {
        return spec.settingsFile().substring(spec.settingsFile().lastIndexOf('/') + 1);
    }

    private String fileDirectory() {
        return directory(spec.settingsFile());
    }

    private static String directory(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    /** The variables that the project itself sets. */
    Set<String> names() {
        return names;
    }

    /** The variables that may be called otherwise, by the names that Forklift gives them. */
    static Set<String> renameable(DjangoSpec spec) {
        Set<String> names = new HashSet<>(DERIVED);
        names.addAll(DEFAULTS.keySet());
        names.addAll(new Environment(ImmutableDjangoSpec.builder()
                        .from(spec)
                        .envNames(Map.of())
                        .build())
                .names());
        return names;
    }

    /** What the project calls a variable. */
    String name(String ours) {
        return spec.envNames().getOrDefault(ours, ours);
    }

    /** The same for a process that connects past a pool to the database itself. */
    Environment pastPool() {
        return new Environment(pastPool(spec), spec.database().pool().isPresent());
    }

    static DjangoSpec pastPool(DjangoSpec spec) {
        return ImmutableDjangoSpec.builder()
                .from(spec)
                .database(spec.database().direct())
                .replica(spec.replica().map(PostgresPort::direct))
                .build();
    }

    /** The databases that every process connects to. */
    List<Endpoint> databases() {
        List<Endpoint> all = new ArrayList<>(List.of(spec.database().at()));
        spec.replica().map(PostgresPort::at).filter(at -> !all.contains(at)).ifPresent(all::add);
        return all;
    }

    /** What every process opens connections to. */
    List<Endpoint> connections() {
        List<Endpoint> all = databases();
        spec.memcached().ifPresent(m -> all.add(m.at()));
        redises(spec).values().forEach(r -> all.addAll(r.endpoints()));
        spec.broker().ifPresent(b -> b.match(amqp -> all.add(amqp.at()), redis -> false));
        all.addAll(spec.connections());
        return all;
    }

    /** Writes what is no secret into the project's ConfigMap. */
    void into(ConfigMapOptions config) {
        settings.forEach(config::data);
        spec.env().forEach((name, value) -> {
            if (!names.contains(name)) {
                config.data(name, value);
            }
        });
        new TreeMap<>(DEFAULTS).forEach((name, value) -> config.dataDefault(name(name), Text.of(value)));
    }

    /** Gives a process what is secret, and the settings file where there is one. */
    void onto(WorkloadOptions<?> process, Optional<ConfigKey> file) {
        if (differing && spec.style() == EnvironmentStyle.SPLIT) {
            renamed(ServiceParts.databases(spec)).forEach((name, value) -> set(process, name, value));
        }
        if (!isFile()) {
            secrets.forEach((name, key) -> set(process, name, key));
            composed.forEach((name, value) -> set(process, name, value));
        }
        spec.secretEnv().forEach((name, key) -> {
            if (!names.contains(name)) {
                set(process, name, key);
            }
        });
        spec.fieldEnv().forEach((name, field) -> {
            if (!process.hasEnv(name)) {
                process.env(name, field);
            }
        });
        spec.composedEnv().forEach((name, value) -> set(process, name, value));
        file.ifPresent(settings -> process.mount(fileDirectory(), files(settings), m -> m.readOnly()));
        spec.mounts()
                .forEach(m -> process.mount(m.path(), m.volume(), o -> {
                    if (m.readOnly()) {
                        o.readOnly();
                    }
                }));
        secretFiles().forEach((directory, files) -> process.mount(directory, files, m -> m.readOnly()));
        spec.database()
                .ca()
                .ifPresent(ca -> process.mount(
                        "/etc/forklift/postgres",
                        Volume.projected("postgres-ca", Map.of(), Map.of("ca.crt", ca)),
                        m -> m.readOnly()));
        redises(spec).forEach((prefix, redis) -> redis.ca().ifPresent(ca -> mountRedisCa(process, prefix, ca)));
        spec.replica()
                .flatMap(PostgresPort::ca)
                .ifPresent(ca -> process.mount(
                        "/etc/forklift/postgres-replica",
                        Volume.projected("postgres-replica-ca", Map.of(), Map.of("ca.crt", ca)),
                        m -> m.readOnly()));
    }

    /** Where processes see the certificate of a Redis' authority. */
    static String redisCa(String prefix) {
        return "/etc/forklift/redis/" + use(prefix) + "/ca.crt";
    }

    static void mountRedisCa(WorkloadOptions<?> process, String prefix, ConfigKey ca) {
        String file = redisCa(prefix);
        process.mount(
                directory(file),
                Volume.projected(use(prefix) + "-ca", Map.of(), Map.of("ca.crt", ca)),
                m -> m.readOnly());
    }

    private static String use(String prefix) {
        return prefix.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What lies in a Redis, by what the variables of its address begin with. */
    static Map<String, RedisPort> redises(DjangoSpec spec) {
        Map<String, RedisPort> redises = new LinkedHashMap<>();
        spec.cache().ifPresent(r -> redises.put("CACHE", r));
        spec.channelLayer().ifPresent(r -> redises.put("CHANNEL_LAYER", r));
        spec.results().ifPresent(r -> redises.put("CELERY_RESULT", r));
        spec.broker()
                .flatMap(b -> b.match(amqp -> Optional.<RedisPort>empty(), Optional::of))
                .ifPresent(r -> redises.put("CELERY_BROKER", r));
        return redises;
    }

    private static void set(WorkloadOptions<?> process, String name, SecretKey key) {
        if (!process.hasEnv(name)) {
            process.env(name, key);
        }
    }

    private static void set(WorkloadOptions<?> process, String name, Text value) {
        if (!process.hasEnv(name)) {
            process.env(name, value);
        }
    }

    private Volume files(ConfigKey settings) {
        Map<String, SecretKey> files = new TreeMap<>();
        if (isFile()) {
            secrets.forEach((name, key) -> files.put("secrets/" + name, key));
        }
        return Volume.projected("django-settings", files, Map.of(fileName(), settings));
    }

    /** A volume for each directory: files that are mounted one by one would not follow their Secret. */
    private Map<String, Volume> secretFiles() {
        Map<String, Map<String, SecretKey>> byDirectory = new TreeMap<>();
        spec.secretFiles()
                .forEach((path, key) -> byDirectory
                        .computeIfAbsent(directory(path), d -> new TreeMap<>())
                        .put(path.substring(path.lastIndexOf('/') + 1), key));
        Map<String, Volume> volumes = new TreeMap<>();
        byDirectory.forEach((directory, files) -> volumes.put(
                directory,
                Volume.secretFiles(Names.fit("secret-files-" + Names.legal(directory.replace('/', '-')), 63), files)));
        return volumes;
    }

    private Map<String, Text> settings() {
        Map<String, Text> settings = new LinkedHashMap<>();
        settings.put("DJANGO_SETTINGS_MODULE", Text.of(spec.settingsModule()));
        if (hasFile()) {
            settings.put("SETTINGS_FILE", Text.of(spec.settingsFile()));
        }
        switch (spec.style()) {
            case SPLIT -> settings.putAll(ServiceParts.of(spec));
            case URLS -> settings.putAll(ServiceParts.watched(spec));
            case FILE -> {}
        }
        if (spec.database().isPooledByTransaction()) {
            settings.put(NO_CURSORS, Text.of("true"));
            settings.put(CONN_MAX_AGE, Text.of("0"));
        }
        return renamed(settings);
    }

    private Map<String, Text> renamed(Map<String, Text> variables) {
        if (spec.envNames().isEmpty()) {
            return variables;
        }
        Map<String, Text> renamed = new LinkedHashMap<>();
        variables.forEach((ours, value) -> renamed.put(
                name(ours),
                value.escaped(literal -> VARIABLE.matcher(literal)
                        .replaceAll(found -> Matcher.quoteReplacement("$(" + name(found.group(1)) + ")")))));
        return renamed;
    }

    private Map<String, SecretKey> secrets() {
        Map<String, SecretKey> secrets = new LinkedHashMap<>();
        spec.secretKey().ifPresent(key -> secrets.put("SECRET_KEY", key));
        for (int i = 0; i < spec.secretKeyFallbacks().size(); i++) {
            secrets.put("SECRET_KEY_FALLBACK_" + i, spec.secretKeyFallbacks().get(i));
        }
        secrets.put("DATABASE_PASSWORD", spec.database().password());
        spec.replica().ifPresent(db -> secrets.put("DATABASE_REPLICA_PASSWORD", db.password()));
        redises(spec).forEach((prefix, redis) -> secrets.putAll(redis.secrets(prefix)));
        spec.broker()
                .flatMap(b -> b.match(amqp -> Optional.of(amqp.password()), redis -> Optional.empty()))
                .ifPresent(p -> secrets.put("CELERY_BROKER_PASSWORD", p));
        Map<String, SecretKey> renamed = new LinkedHashMap<>();
        secrets.forEach((ours, key) -> renamed.put(name(ours), key));
        return renamed;
    }

    private Map<String, Text> composed() {
        Map<String, Text> composed = new LinkedHashMap<>();
        List<SecretKey> fallbacks = spec.secretKeyFallbacks();
        if (!fallbacks.isEmpty()) {
            composed.put(
                    "SECRET_KEY_FALLBACKS",
                    Text.of(IntStream.range(0, fallbacks.size())
                            .mapToObj(i -> "$(SECRET_KEY_FALLBACK_" + i + ")")
                            .collect(Collectors.joining(","))));
        }
        if (spec.style() == EnvironmentStyle.URLS) {
            composed.putAll(ServiceUrls.of(spec));
        }
        return renamed(composed);
    }
}
