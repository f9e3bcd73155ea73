package dev.forklift.components.django;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.ingress.Route;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.declare.ComponentPath;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Notes;
import dev.forklift.declare.Recorder;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.resource.ConfigMapOptions;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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
        return new DjangoProject(said.spec.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public Django define(Scope scope) {
        ConfigMapHandle settings = settings(scope);
        var account = serviceAccount(scope);
        return new Django(spec, new Environment(spec), scope.path(), notes.site(), settings, account);
    }

    private Ref<ServiceAccount> serviceAccount(Scope scope) {
        return scope.serviceAccount(a -> {});
    }

    private ConfigMapHandle settings(Scope scope) {
        return scope.configMap(c -> {
            new Environment(spec).into(c);
            c.atFinish((facts, own) -> hosts(facts, own, scope));
            c.atFinish((facts, own) -> migratedOnce(facts, own.place().recorder(), scope.path()));
        });
    }

    private static void migratedOnce(Facts facts, Recorder recorder, ComponentPath project) {
        List<Facts.Fact<ReleaseStep>> steps = facts.said(ReleaseStep.class).stream()
                .filter(fact -> fact.value().django().equals(project))
                .toList();
        for (Facts.Fact<ReleaseStep> again : steps.subList(Math.min(1, steps.size()), steps.size())) {
            recorder.report(Finding.of(
                            "forklift.E150",
                            project + " is migrated by two Jobs",
                            "they run at the same time, and Django keeps no two migrations apart",
                            "one Migrate for each DjangoProject")
                    .at(again.site())
                    .in(again.path())
                    .concerning(steps.get(0).path(), steps.get(0).site()));
        }
    }

    private void hosts(Facts facts, ConfigMapOptions settings, Scope scope) {
        List<Endpoint> own = facts.of(WebProcess.class).stream()
                .filter(p -> p.django().equals(scope.path()))
                .map(WebProcess::endpoint)
                .toList();
        Set<String> hosts = new LinkedHashSet<>(spec.allowedHosts());
        Set<String> origins = new LinkedHashSet<>();
        for (Route route : facts.of(Route.class)) {
            if (own.contains(route.to())) {
                hosts.add(route.host().replaceFirst("^\\*(?=\\.)", "")); // Django writes .example.com for *.example.com
                origins.add((route.tls() ? "https://" : "http://") + route.host());
            }
        }
        Text allowed = Text.of(String.join(",", hosts));
        for (Endpoint endpoint : own) {
            allowed = allowed.plus(hosts.isEmpty() && endpoint.equals(own.get(0)) ? "" : ",")
                    .plus(endpoint.host());
        }
        settings.dataDefault("ALLOWED_HOSTS", allowed);
        settings.dataDefault("CSRF_TRUSTED_ORIGINS", Text.of(String.join(",", origins)));
    }

    /** What can be said of a project. */
    public static final class Options {

        private final Notes notes;
        private final ImmutableDjangoSpec.Builder spec = ImmutableDjangoSpec.builder();

        private Options(Notes notes, String image, PostgresPort database) {
            this.notes = notes;
            spec.image(image).database(database);
        }

        /**
         * Sets {@code DJANGO_SETTINGS_MODULE}.
         *
         * @param module a Python module, such as {@code shop.settings.production}; {@code settings} by default
         * @return these options
         */
        public Options settingsModule(String module) {
            spec.settingsModule(module);
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
         * Sets the cache.
         *
         * @param redis a Redis of its own
         * @return these options
         */
        public Options cache(RedisPort redis) {
            if (notes.given("the cache", redis)) {
                spec.cache(redis);
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
            if (notes.given("the channelLayer", redis)) {
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
                spec.broker(new Broker.Redis(redis));
            }
            return this;
        }

        /**
         * Sets an environment variable of every process.
         *
         * @param name its name
         * @param value its value, which is no secret
         * @return these options
         */
        public Options env(String name, String value) {
            spec.env(name, value);
            return this;
        }

        /**
         * Sets an environment variable of every process from a Secret.
         *
         * @param name its name
         * @param key where its value is kept
         * @return these options
         */
        public Options env(String name, SecretKey key) {
            if (notes.given("the key of " + name, key)) {
                spec.secretEnv(name, key);
            }
            return this;
        }

        /**
         * Allows hosts besides those that are routed to the project and the names of its Services.
         *
         * @param hosts host names; {@code .example.com} for a domain and all below it
         * @return these options
         */
        public Options allowedHosts(String... hosts) {
            spec.allowedHosts(hosts);
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
         * Sets how management commands are run.
         *
         * @param command {@code python3 manage.py} by default
         * @return these options
         */
        public Options manage(String... command) {
            spec.manage(List.of(command));
            return this;
        }

        /**
         * Sets when the image is pulled.
         *
         * @param policy {@code Always}, {@code IfNotPresent} or {@code Never}
         * @return these options
         */
        public Options pullPolicy(String policy) {
            spec.pullPolicy(policy);
            return this;
        }

        /**
         * Pulls the image with a Secret's credentials.
         *
         * @param secret the name of a Secret of type {@code kubernetes.io/dockerconfigjson}
         * @return these options
         */
        public Options imagePullSecret(String secret) {
            spec.imagePullSecrets(secret);
            return this;
        }
    }
}
