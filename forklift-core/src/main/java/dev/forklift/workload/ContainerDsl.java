package dev.forklift.workload;

import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Draft;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import dev.forklift.kube.Names;
import dev.forklift.resource.ConfigMapHandle;
import dev.forklift.resource.SecretHandle;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.function.Consumer;

/**
 * What can be said of a container. A workload speaks of its main container in these words, and its other containers speak in
 * them too.
 *
 * @param <S> the options themselves, so that each line returns them
 */
public abstract class ContainerDsl<S extends ContainerDsl<S>> {

    /** Only this package's options are containers. */
    ContainerDsl() {}

    abstract ContainerDraft container();

    abstract Draft owner();

    abstract S self();

    /**
     * Sets the image.
     *
     * @param image with a tag or digest: {@code registry.example.com/shop:1.42.0}
     * @return these options
     */
    public S image(String image) {
        boolean ok = owner().require(
                        !image.isBlank() && image.chars().noneMatch(Character::isWhitespace),
                        "forklift.E010",
                        image.isBlank() ? "an empty image" : "'" + image + "' is no image",
                        "a container without an image is refused by the API server, one with blanks in it never starts",
                        "image(\"registry.example.com/shop:1.42.0\")");
        if (ok) {
            container().model.setImage(image);
        }
        return self();
    }

    /** {@return whether an image is set} */
    public boolean hasImage() {
        return container().model.getImage() != null;
    }

    /**
     * Sets when the image is pulled.
     *
     * @param policy {@code Always}, {@code IfNotPresent} or {@code Never}; by default Kubernetes pulls {@code latest} always and
     *     other tags when they are not present
     * @return these options
     */
    public S pullPolicy(String policy) {
        if (owner().require(
                        List.of("Always", "IfNotPresent", "Never").contains(policy),
                        "forklift.E013",
                        "pullPolicy(\"" + policy + "\")",
                        "Kubernetes knows Always, IfNotPresent and Never",
                        "pullPolicy(\"IfNotPresent\")")) {
            container().model.setImagePullPolicy(policy);
        }
        return self();
    }

    /**
     * Sets the program, in place of the image's entrypoint.
     *
     * @param command the program and its arguments; no shell is involved, {@code $(NAME)} is replaced by the environment
     * @return these options
     */
    public S command(String... command) {
        container().model.setCommand(List.of(command));
        return self();
    }

    /**
     * Sets the arguments, in place of the image's.
     *
     * @param args the arguments; {@code $(NAME)} is replaced by the environment
     * @return these options
     */
    public S args(String... args) {
        container().model.setArgs(List.of(args));
        return self();
    }

    /**
     * Sets the working directory.
     *
     * @param directory absolute; the image's by default
     * @return these options
     */
    public S workingDir(String directory) {
        container().model.setWorkingDir(directory);
        return self();
    }

    /**
     * Declares where the container listens.
     *
     * @param name at most 15 of a-z, 0-9 and {@code -}, with a letter; Services and probes call the port by it
     * @param number 1 to 65535; below 1024 needs root or {@code NET_BIND_SERVICE}
     * @return these options
     */
    public S port(String name, int number) {
        owner().require(
                        Names.isPortName(name),
                        "forklift.E011",
                        "'" + name + "' is no name of a port",
                        "a port's name has at most 15 of a-z, 0-9 and '-', with a letter",
                        "port(\"http\", " + number + ")");
        owner().require(
                        number >= 1 && number <= 65535,
                        "forklift.E013",
                        "port " + number + " does not exist",
                        "ports are numbered 1 to 65535",
                        "port(\"" + name + "\", 8000)");
        // A refused port is kept, so that what speaks of it by its name is not refused as well.
        if (fresh(container().ports.containsKey(name), "the port '" + name + "'", "port")) {
            ContainerPort port = new ContainerPort();
            port.setName(name);
            port.setContainerPort(number);
            container().ports.put(name, port);
        }
        return self();
    }

    /**
     * Sets an environment variable.
     *
     * @param name its name; one that is set already is a finding, and is replaced where an override sets it
     * @param value its value; {@code $(NAME)} is replaced by another variable of this container, {@code $$(NAME)} is literal
     * @return these options
     */
    public S env(String name, String value) {
        return env(name, Text.of(value));
    }

    /**
     * Sets an environment variable that holds names of the stack's objects or other variables.
     *
     * @param name as for {@link #env(String, String)}
     * @param value its value
     * @return these options
     */
    public S env(String name, Text value) {
        return owner().accepts(value) ? set(name, new EnvValue.Literal(value)) : self();
    }

    /**
     * Sets an environment variable from a key of a Secret. The pod does not start until the Secret and the key exist.
     *
     * @param name as for {@link #env(String, String)}
     * @param key the key
     * @return these options
     */
    public S env(String name, SecretKey key) {
        return accepts(key.secret(), key.key()) ? set(name, new EnvValue.OfSecret(key, false)) : self();
    }

    /**
     * Sets an environment variable from a key of a Secret where it exists, and leaves it out where it does not.
     *
     * @param name as for {@link #env(String, String)}
     * @param key the key
     * @return these options
     */
    public S envIfPresent(String name, SecretKey key) {
        return accepts(key.secret(), key.key()) ? set(name, new EnvValue.OfSecret(key, true)) : self();
    }

    /**
     * Sets an environment variable from a key of a ConfigMap.
     *
     * @param name as for {@link #env(String, String)}
     * @param key the key
     * @return these options
     */
    public S env(String name, ConfigKey key) {
        return accepts(key.configMap(), key.key()) ? set(name, new EnvValue.OfConfigMap(key)) : self();
    }

    /**
     * Sets an environment variable from what the pod knows of itself.
     *
     * @param name as for {@link #env(String, String)}
     * @param field the field
     * @return these options
     */
    public S env(String name, Field field) {
        return set(name, new EnvValue.OfField(field));
    }

    /**
     * Sets an environment variable from this container's own requests or limits.
     *
     * @param name as for {@link #env(String, String)}
     * @param resource such as {@code limits.memory}, {@code requests.cpu}
     * @return these options
     */
    public S envOfResource(String name, String resource) {
        return set(name, new EnvValue.OfResource(resource));
    }

    /**
     * {@return whether an environment variable is set on this container}
     *
     * @param name its name
     */
    public boolean hasEnv(String name) {
        return container().env.containsKey(name);
    }

    /**
     * Makes every key of a ConfigMap an environment variable. What {@code env} sets goes before it.
     *
     * @param configMap the ConfigMap
     * @return these options
     */
    public S envFrom(ConfigMapHandle configMap) {
        return envFrom(configMap.ref());
    }

    /**
     * Makes every key of a Secret an environment variable. What {@code env} sets goes before it.
     *
     * @param secret the Secret
     * @return these options
     */
    public S envFrom(SecretHandle secret) {
        return envFrom(secret.ref());
    }

    /**
     * Makes every key of a ConfigMap or Secret an environment variable. What {@code env} sets goes before it.
     *
     * @param source the ConfigMap or Secret
     * @return these options
     */
    public S envFrom(Ref<? extends HasMetadata> source) {
        return envFrom(source, "", false);
    }

    /**
     * Makes every key of a ConfigMap or Secret an environment variable.
     *
     * @param source the ConfigMap or Secret
     * @param prefix what is put before each key; empty for nothing
     * @param optional whether the pod starts without it
     * @return these options
     */
    public S envFrom(Ref<? extends HasMetadata> source, String prefix, boolean optional) {
        boolean ok = owner().require(
                        source.kind() == ConfigMap.class || source.kind() == Secret.class,
                        "forklift.E013",
                        "environment from a " + source.kind().getSimpleName(),
                        "only ConfigMaps and Secrets hold environment",
                        "a ConfigMap or a Secret");
        if (ok && owner().accepts(source)) {
            container().envFrom.add(new ContainerDraft.EnvFrom(source, prefix, optional));
        }
        return self();
    }

    /**
     * Mounts a volume.
     *
     * @param path where, absolute
     * @param volume what
     * @return these options
     */
    public S mount(String path, Volume volume) {
        return mount(path, volume, options -> {});
    }

    /**
     * Mounts a volume.
     *
     * @param path where, absolute
     * @param volume what
     * @param options whether for reading only, which part of it
     * @return these options
     */
    public S mount(String path, Volume volume, Consumer<MountOptions> options) {
        boolean ok = owner().require(
                        path.startsWith("/") && !path.contains(":"),
                        "forklift.E011",
                        "'" + path + "' is no place to mount a volume",
                        "a mount path is absolute and has no ':' in it",
                        "mount(\"/var/lib/data\", …)");
        ok &= owner().require(
                        Names.isDnsLabel(volume.name()),
                        "forklift.E011",
                        "'" + volume.name() + "' is no name of a volume",
                        "a volume's name has at most 63 of a-z, 0-9 and '-'",
                        "a name such as data");
        ok &= fresh(container().mounts.containsKey(path), "the mount path '" + path + "'", "mount");
        ok &= volume.source().limit().isEmpty()
                || Checked.quantity(owner(), volume.source().limit()) != null;
        for (Ref<?> ref : volume.references()) {
            ok &= owner().accepts(ref);
        }
        if (ok) {
            VolumeMount mount = new VolumeMount();
            mount.setName(volume.name());
            mount.setMountPath(path);
            options.accept(new MountOptions(mount));
            container().mounts.put(path, new ContainerDraft.Mount(volume, mount));
        }
        return self();
    }

    /**
     * Says how the container's health is seen.
     *
     * @param options the probes; what was said before stays unless it is said again
     * @return these options
     */
    public S probes(Consumer<ProbesOptions> options) {
        options.accept(container().probes);
        return self();
    }

    /**
     * Says what happens after the container starts and before it stops.
     *
     * @param options the hooks
     * @return these options
     */
    public S lifecycle(Consumer<LifecycleOptions> options) {
        options.accept(container().hooks);
        return self();
    }

    /**
     * Says what the container asks for and may not exceed; what is not said, the profile says.
     *
     * @param options requests and limits
     * @return these options
     */
    public S resources(Consumer<ResourcesOptions> options) {
        options.accept(container().resources);
        return self();
    }

    /**
     * Says as whom the container runs.
     *
     * @param options user, group, capabilities
     * @return these options
     */
    public S security(Consumer<SecurityOptions> options) {
        options.accept(container().security);
        return self();
    }

    /**
     * Sets the role by which the profile gives the container its resources, and a workload its replicas.
     *
     * @param role such as {@code web}, {@code worker}; see {@link Profile}
     * @return these options
     */
    public S role(String role) {
        container().role = role;
        return self();
    }

    /**
     * Leaves one of the safe defaults.
     *
     * @param safeDefault which
     * @param reason why, for whoever reads the code
     * @return these options
     */
    public S without(SafeDefault safeDefault, String reason) {
        if (owner().require(
                        !reason.isBlank(),
                        "forklift.E019",
                        "a safe default is left without a reason",
                        "whoever reads this later has to know why " + safeDefault + " does not hold here",
                        "without(SafeDefault." + safeDefault + ", \"writes .pyc files\")")) {
            container().without.put(safeDefault, reason);
        }
        return self();
    }

    private S set(String name, EnvValue value) {
        boolean ok = owner().require(
                        Names.isEnvName(name),
                        "forklift.E011",
                        "'" + name + "' is no name of an environment variable",
                        "it has letters, digits, '_', '-' and '.', and does not begin with a digit",
                        "a name such as LOG_LEVEL");
        ok &= fresh(container().env.containsKey(name), "the environment variable '" + name + "'", "env");
        if (ok) {
            container().env.put(name, value);
        }
        return self();
    }

    private boolean accepts(Ref<?> source, String key) {
        return owner().require(
                                Names.isConfigKey(key),
                                "forklift.E011",
                                "'" + key + "' is no key of a ConfigMap or Secret",
                                "a key has at most 253 letters, digits, '-', '_' and '.'",
                                "a key such as password")
                && owner().accepts(source);
    }

    private boolean fresh(boolean taken, String what, String method) {
        return owner().require(
                        !taken || owner().overriding(),
                        "forklift.E012",
                        what + " is set twice",
                        "the second would silently replace the first",
                        "one of the two, or " + method + "(…) in an override where replacing is meant");
    }
}
