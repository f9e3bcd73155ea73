package dev.forklift.components.django;

import dev.forklift.components.postgres.DatabaseConnections;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.declare.CallSite;
import dev.forklift.declare.ComponentPath;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Place;
import dev.forklift.declare.Ref;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.workload.ContainerOptions;
import dev.forklift.workload.WorkloadOptions;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A Django project as its processes see it: one image, one environment, one service account. Any workload becomes a process of
 * it, ours or the user's own:
 *
 * <pre>{@code
 * s.deployment("orders-consumer", w -> django.process(w).args("python", "manage.py", "consume_orders"));
 * }</pre>
 */
public final class Django {

    private final DjangoSpec spec;
    private final Environment environment;
    private final ComponentPath path;
    private final CallSite site;
    private final ConfigMapHandle settings;
    private final Optional<ConfigKey> file;
    private final Optional<ConfigKey> directFile;
    private final Ref<ServiceAccount> account;

    Django(
            DjangoSpec spec,
            ComponentPath path,
            CallSite site,
            ConfigMapHandle settings,
            Optional<ConfigKey> file,
            Optional<ConfigKey> directFile,
            Ref<ServiceAccount> account) {
        this.spec = spec;
        this.environment = new Environment(spec);
        this.file = file;
        this.directFile = directFile;
        this.path = path;
        this.site = site;
        this.settings = settings;
        this.account = account;
    }

    /**
     * Makes a workload a process of this project: image, environment, secrets, certificates, service account; and where the
     * project's database is migrated by a release step, it waits for that before it starts.
     *
     * @param workload the workload; what it says itself, it keeps
     * @param <W> its options
     * @return the same options
     */
    public <W extends WorkloadOptions<W>> W process(W workload) {
        return process(workload, options -> {});
    }

    /**
     * Makes a workload a process of this project.
     *
     * @param workload the workload; what it says itself, it keeps
     * @param options what differs for this process
     * @param <W> its options
     * @return the same options
     */
    public <W extends WorkloadOptions<W>> W process(W workload, Consumer<ProcessOptions> options) {
        ProcessOptions process = new ProcessOptions();
        options.accept(process);
        Optional<String> image = workload.hasImage() ? Optional.empty() : Optional.of(spec.image());
        image.ifPresent(workload::image);
        workload.ready().ifPresent(ready -> workload.declare(new DjangoProcess(path, ready, image)));
        spec.pullPolicy().ifPresent(workload::pullPolicy);
        spec.imagePullSecrets().forEach(secret -> workload.pod(p -> p.imagePullSecret(secret)));
        workload.serviceAccount(account).envFrom(settings);
        spec.envFrom().forEach(from -> workload.envFrom(from.secret(), "", from.optional()));
        Environment seen = process.isBypassing() ? environment.pastPool() : environment;
        seen.onto(workload, process.isBypassing() ? directFile : file);
        seen.connections().forEach(workload::connectsTo);
        connects(workload, process, seen);
        spec.labels().forEach(workload::label);
        spec.annotations().forEach(workload::annotation);
        spec.identity().ifPresent(identity -> identity.pods(workload));
        String connMaxAge = environment.name(Environment.CONN_MAX_AGE);
        if (process.isConnectionsPerRequest() && !workload.hasEnv(connMaxAge)) {
            workload.env(connMaxAge, "0");
        }
        if (process.isGated()) {
            workload.atFinish((facts, own) -> facts.of(ReleaseStep.class).stream()
                    .filter(step -> step.django().equals(path))
                    .forEach(step -> MigrationGate.onto(own, step, spec.manage())));
        }
        return workload;
    }

    private static void connects(WorkloadOptions<?> workload, ProcessOptions process, Environment seen) {
        Place place = workload.place();
        for (Endpoint at : seen.databases()) {
            place.recorder()
                    .declare(
                            place.path(),
                            new DatabaseConnections(
                                    at, place.path(), place.objectId(), process.connections(), process.reckoning()));
        }
    }

    /** {@return the {@link DjangoProject}'s path, by which facts name it} */
    public ComponentPath path() {
        return path;
    }

    /** {@return the line of {@code DjangoProject.of}, where what is missing has to be said} */
    public CallSite site() {
        return site;
    }

    /** {@return how its management commands are run: {@code python3 manage.py} by default} */
    public List<String> manage() {
        return spec.manage();
    }

    /**
     * Gives a container of another workload the image of this project, and the pod the credentials to pull it, without the project's
     * environment: for what copies something out of the image.
     *
     * @param pod the workload
     * @param container the container
     */
    public void imageOf(WorkloadOptions<?> pod, ContainerOptions container) {
        container.image(spec.image());
        spec.pullPolicy().ifPresent(container::pullPolicy);
        spec.imagePullSecrets().forEach(secret -> pod.pod(p -> p.imagePullSecret(secret)));
    }

    /** Whether the project's own environment has a variable of this name. */
    boolean reads(String variable) {
        return spec.env().containsKey(variable);
    }

    /** {@return the image of its processes} */
    public String image() {
        return spec.image();
    }

    /** {@return how its Python is run: what {@link #manage} begins with, and {@code python3} where that is a program itself} */
    public List<String> python() {
        int words = interpreter();
        return words == 0 ? List.of("python3") : List.copyOf(manage().subList(0, words));
    }

    /** {@return what its Python runs for management commands: {@code manage.py} by default} */
    public List<String> manageScript() {
        return List.copyOf(manage().subList(interpreter(), manage().size()));
    }

    /** How many words name the interpreter and its flags, whatever it is called by ({@code poetry run python -u}). */
    private int interpreter() {
        List<String> words = manage();
        int end = 0;
        while (end < words.size() && !words.get(end).matches("(.*/)?python[0-9.]*")) {
            end++;
        }
        if (end == words.size()) {
            return 0;
        }
        do {
            end++;
        } while (end < words.size() && words.get(end).matches("-[^m].*"));
        return end;
    }

    /** {@return its database} */
    public PostgresPort database() {
        return spec.database();
    }

    /** {@return what Celery's messages go through, where that is said} */
    public Optional<Broker> broker() {
        return spec.broker();
    }

    /** {@return what its channel layer lies in, where that is said} */
    public Optional<RedisPort> channelLayer() {
        return spec.channelLayer();
    }

    /** {@return the package of the settings module, which is where Django's project template puts the Celery app} */
    public String projectPackage() {
        String module = spec.settingsModule();
        int dot = module.indexOf('.');
        return dot < 0 ? module : module.substring(0, dot);
    }

    /** {@return the service account its processes run as} */
    public Ref<ServiceAccount> serviceAccount() {
        return account;
    }
}
