package dev.forklift.resource;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Place;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a Secret of the stack holds: literals, which end up readable in the manifests. For development only; elsewhere name a
 * Secret that is made outside by {@code SecretKey.external}.
 *
 * <p>Its name carries a hash of its content, so that a changed value rolls exactly the pods that read it.
 */
public final class SecretOptions extends Draft {

    private final Map<String, String> data = new TreeMap<>();
    private final Metadata metadata = new Metadata(this);
    private String type = "Opaque";
    private boolean stable;

    SecretOptions(Place place) {
        super(place, Secret.class);
    }

    /**
     * Sets a value.
     *
     * @param key at most 253 letters, digits, {@code -}, {@code _} and {@code .}; one that was set before is a finding, and is
     *     replaced where an override sets it
     * @param value the value, which is written into the manifests
     * @return these options
     */
    public SecretOptions data(String key, String value) {
        if (Keys.valid(this, key) && Keys.fresh(this, data, key)) {
            data.put(key, value);
        }
        return this;
    }

    /**
     * Sets the type.
     *
     * @param secretType such as {@code kubernetes.io/tls}; {@code Opaque} by default
     * @return these options
     */
    public SecretOptions type(String secretType) {
        type = secretType;
        return this;
    }

    /**
     * Keeps the name free of the content's hash, for a Secret that something outside of the stack reads by its name.
     *
     * @return these options
     */
    public SecretOptions stableName() {
        stable = true;
        return this;
    }

    /**
     * Gives it a name of its own instead of the derived one, to take over one that is there already. The name is then {@linkplain #stableName() stable}.
     *
     * @param name a DNS subdomain; two of one name are a finding
     * @return these options
     */
    public SecretOptions name(String name) {
        pin(name);
        stable = true;
        return this;
    }

    /**
     * Adds a label.
     *
     * @param key a qualified name
     * @param value a label value
     * @return these options
     */
    public SecretOptions label(String key, String value) {
        metadata.label(key, value);
        return this;
    }

    /**
     * Adds an annotation.
     *
     * @param key a qualified name
     * @param value any text
     * @return these options
     */
    public SecretOptions annotation(String key, String value) {
        metadata.annotation(key, value);
        return this;
    }

    /** {@return the keys set so far} */
    public Set<String> keys() {
        return Set.copyOf(data.keySet());
    }

    @Override
    public boolean namedByContent() {
        return !stable;
    }

    @Override
    public HasMetadata build(Identity me, Naming naming) {
        Map<String, String> encoded = new TreeMap<>();
        data.forEach((key, value) ->
                encoded.put(key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        Secret object = new Secret();
        object.setType(type);
        object.setData(encoded);
        return metadata.on(object, me);
    }
}
