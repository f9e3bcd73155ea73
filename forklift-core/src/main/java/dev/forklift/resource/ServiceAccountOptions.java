package dev.forklift.resource;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Place;
import dev.forklift.declare.Ref;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import java.util.ArrayList;
import java.util.List;

/** An identity for pods. Its token is not mounted unless a workload asks for it. */
public final class ServiceAccountOptions extends Draft {

    private final Metadata metadata = new Metadata(this);
    private final List<Ref<Secret>> pullSecrets = new ArrayList<>();

    ServiceAccountOptions(Place place) {
        super(place, ServiceAccount.class);
    }

    /**
     * Gives it a name of its own instead of the derived one, to take over one that is there already.
     *
     * @param name a DNS subdomain; two of one name are a finding
     * @return these options
     */
    public ServiceAccountOptions name(String name) {
        pin(name);
        return this;
    }

    /**
     * Adds a label.
     *
     * @param key a qualified name
     * @param value a label value
     * @return these options
     */
    public ServiceAccountOptions label(String key, String value) {
        metadata.label(key, value);
        return this;
    }

    /**
     * Adds an annotation, such as a cloud role's.
     *
     * @param key a qualified name
     * @param value any text
     * @return these options
     */
    public ServiceAccountOptions annotation(String key, String value) {
        metadata.annotation(key, value);
        return this;
    }

    /**
     * Lets every pod of this account pull images with a Secret's credentials.
     *
     * @param secret the name of a Secret of type {@code kubernetes.io/dockerconfigjson}
     * @return these options
     */
    public ServiceAccountOptions imagePullSecret(String secret) {
        return imagePullSecret(Ref.external(Secret.class, secret));
    }

    /**
     * Lets every pod of this account pull images with a Secret's credentials.
     *
     * @param secret a Secret of type {@code kubernetes.io/dockerconfigjson}, of the stack or made for it in the cluster
     * @return these options
     */
    public ServiceAccountOptions imagePullSecret(Ref<Secret> secret) {
        if (accepts(secret)) {
            pullSecrets.add(secret);
        }
        return this;
    }

    @Override
    public HasMetadata build(Identity me, Naming naming) {
        ServiceAccount object = new ServiceAccount();
        object.setAutomountServiceAccountToken(false);
        if (!pullSecrets.isEmpty()) {
            object.setImagePullSecrets(pullSecrets.stream()
                    .map(secret -> new LocalObjectReference(naming.nameOf(secret)))
                    .toList());
        }
        return metadata.on(object, me);
    }
}
