package dev.forklift.components.django;

import dev.forklift.components.SpecStyle;
import dev.forklift.components.identity.CloudIdentity;
import dev.forklift.components.memcached.MemcachedPort;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import dev.forklift.workload.Field;
import dev.forklift.workload.Volume;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What is said of a Django project. */
@Value.Immutable
@SpecStyle
public interface DjangoSpec {

    /** {@return the image of every process} */
    String image();

    /** {@return the database} */
    PostgresPort database();

    /** {@return a database for what only reads} */
    Optional<PostgresPort> replica();

    /** {@return the value of {@code DJANGO_SETTINGS_MODULE}} */
    default String settingsModule() {
        return "settings";
    }

    /** {@return Django's {@code SECRET_KEY}} */
    Optional<SecretKey> secretKey();

    /** {@return keys that signed earlier, newest first: {@code SECRET_KEY_FALLBACKS}} */
    List<SecretKey> secretKeyFallbacks();

    /** {@return the cache} */
    Optional<RedisPort> cache();

    /** {@return the cache, where it is a Memcached} */
    Optional<MemcachedPort> memcached();

    /** {@return what Celery's messages go through} */
    Optional<Broker> broker();

    /** {@return where Celery keeps results} */
    Optional<RedisPort> results();

    /** {@return Channels' layer} */
    Optional<RedisPort> channelLayer();

    /** {@return further environment that is no secret} */
    Map<String, Text> env();

    /** {@return further environment from secrets} */
    Map<String, SecretKey> secretEnv();

    /** {@return further environment from what pods know of themselves} */
    Map<String, Field> fieldEnv();

    /** {@return further environment that is put together in the pod of other variables} */
    Map<String, Text> composedEnv();

    /**
     * {@return other names for variables that the project sets: what Forklift calls them, and what {@code settings.py} reads}
     */
    Map<String, String> envNames();

    /**
     * A Secret of which every key is a variable of every process.
     *
     * @param secret the Secret
     * @param optional whether processes start without it
     */
    record EnvFrom(Ref<Secret> secret, boolean optional) {}

    /** {@return Secrets of which every key is a variable of every process} */
    List<EnvFrom> envFrom();

    /**
     * A volume in every process.
     *
     * @param path where it is mounted
     * @param volume what is mounted
     * @param readOnly whether processes may not write to it
     */
    record Mount(String path, Volume volume, boolean readOnly) {}

    /** {@return volumes that every process has} */
    List<Mount> mounts();

    /** {@return what every process opens connections to, besides the services above} */
    List<Endpoint> connections();

    /** {@return further allowed hosts, besides those that are routed} */
    List<String> allowedHosts();

    /** {@return how services are written into the environment} */
    default EnvironmentStyle style() {
        return EnvironmentStyle.URLS;
    }

    /** {@return how management commands are run; some images with Python have no {@code python}, all have {@code python3}} */
    default List<String> manage() {
        return List.of("python3", "manage.py");
    }

    /** {@return when the image is pulled} */
    Optional<String> pullPolicy();

    /** {@return Secrets with which the image is pulled} */
    List<Ref<Secret>> imagePullSecrets();

    /** {@return typed settings for the settings file, as JSON} */
    Map<String, Text> settings();

    /** {@return where the settings file is mounted} */
    default String settingsFile() {
        return "/etc/django/settings.json";
    }

    /** {@return secrets that are files, by their paths} */
    Map<String, SecretKey> secretFiles();

    /** {@return labels of every process and its pods} */
    Map<String, String> labels();

    /** {@return annotations of every process} */
    Map<String, String> annotations();

    /** {@return who the processes are in the cloud} */
    Optional<CloudIdentity> identity();
}
