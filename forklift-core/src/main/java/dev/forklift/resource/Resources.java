package dev.forklift.resource;

import dev.forklift.declare.ComponentPath;
import dev.forklift.declare.Facts;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Place;
import dev.forklift.declare.Recorder;
import dev.forklift.declare.Ref;
import dev.forklift.kube.Names;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Declares the objects of this package at a place. For the scope and for handles; users call the scope. */
public final class Resources {

    private Resources() {}

    /**
     * {@return a declared ConfigMap}
     *
     * @param place where
     * @param options what it holds
     */
    public static ConfigMapHandle configMap(Place place, Consumer<ConfigMapOptions> options) {
        ConfigMapOptions draft = new ConfigMapOptions(place);
        options.accept(draft);
        return new ConfigMapHandle(place.recorder().declare(draft, ConfigMap.class), draft);
    }

    /**
     * {@return a declared Secret}
     *
     * @param place where
     * @param options what it holds
     */
    public static SecretHandle secret(Place place, Consumer<SecretOptions> options) {
        SecretOptions draft = new SecretOptions(place);
        options.accept(draft);
        return new SecretHandle(place.recorder().declare(draft, Secret.class), draft, draft::keys);
    }

    /**
     * {@return a Secret that a controller makes in the cluster}
     *
     * @param place where
     * @param name its name; derived as any other where it is empty
     * @param keys the keys that the controller gives it
     * @param maker the controller
     */
    public static SecretHandle expectedSecret(Place place, String name, Set<String> keys, String maker) {
        SecretExpectation draft = new SecretExpectation(place, name, maker);
        Set<String> known = Set.copyOf(keys);
        return new SecretHandle(place.recorder().declare(draft, Secret.class), draft, () -> known);
    }

    /**
     * {@return a declared Service}
     *
     * @param place where
     * @param target the workload it is for; null for one that selects nothing
     * @param options its ports and type
     */
    public static ServiceHandle service(Place place, @Nullable Exposed target, Consumer<ServiceOptions> options) {
        ServiceOptions draft = new ServiceOptions(place, target);
        options.accept(draft);
        return new ServiceHandle(place.recorder().declare(draft, Service.class), draft);
    }

    /**
     * {@return a declared Service that stands for a host outside}
     *
     * @param place where
     * @param host the host
     */
    public static Ref<Service> externalName(Place place, String host) {
        return service(place, null, s -> s.externalName(host)).ref();
    }

    /**
     * {@return a declared claim}
     *
     * @param place where
     * @param size how much it asks for
     * @param options the rest
     */
    public static Ref<PersistentVolumeClaim> claim(Place place, String size, Consumer<ClaimOptions> options) {
        ClaimDraft draft = new ClaimDraft(place, size);
        options.accept(draft.options());
        return place.recorder().declare(draft, PersistentVolumeClaim.class);
    }

    /**
     * {@return a declared service account}
     *
     * @param place where
     * @param options its annotations
     */
    public static Ref<ServiceAccount> serviceAccount(Place place, Consumer<ServiceAccountOptions> options) {
        ServiceAccountOptions draft = new ServiceAccountOptions(place);
        options.accept(draft);
        return place.recorder().declare(draft, ServiceAccount.class);
    }

    /**
     * Declares a role and its binding.
     *
     * @param place where
     * @param account who gets it
     * @param options what it allows
     */
    public static void role(Place place, Ref<ServiceAccount> account, Consumer<RoleOptions> options) {
        RoleOptions draft = new RoleOptions(place, account);
        options.accept(draft);
        if (draft.accepts(account)) {
            Ref<Role> role = place.recorder().declare(draft, Role.class);
            place.recorder().declare(new RoleOptions.Binding(draft, role), RoleBinding.class);
        }
    }

    /**
     * {@return a declared network policy}
     *
     * @param place where
     * @param options whom it lets in and out
     */
    public static Ref<NetworkPolicy> networkPolicy(Place place, Consumer<NetworkPolicyOptions> options) {
        NetworkPolicyOptions draft = new NetworkPolicyOptions(place);
        options.accept(draft);
        return place.recorder().declare(draft, NetworkPolicy.class);
    }

    /**
     * Declares that network policies are derived, and the one that denies all else.
     *
     * @param place where
     * @param options what they have to know of the cluster
     */
    public static void isolation(Place place, Consumer<IsolationOptions> options) {
        IsolationOptions draft = new IsolationOptions(place);
        options.accept(draft);
        place.recorder().declare(draft, NetworkPolicy.class);
        place.recorder().declare(place.path(), draft.value());
    }

    /**
     * {@return a declared Ingress}
     *
     * @param place where
     * @param options its routes
     */
    public static Ref<Ingress> ingress(Place place, Consumer<IngressOptions> options) {
        IngressOptions draft = new IngressOptions(place);
        options.accept(draft);
        return place.recorder().declare(draft, Ingress.class);
    }

    /**
     * {@return a declared object of any kind}
     *
     * @param place where
     * @param object the object; a name it has is kept
     * @param <K> its class
     */
    @SuppressWarnings("unchecked") // an object's own class is a Class<K>
    public static <K extends HasMetadata> Ref<K> object(Place place, K object) {
        Class<K> kind = (Class<K>) object.getClass();
        String name = object.getMetadata() == null ? null : object.getMetadata().getName();
        return place.recorder().declare(new AsIs(place, kind, Names.LABEL, name, (me, naming) -> object), kind);
    }

    /**
     * {@return an object that a controller makes in the cluster for one of the stack}
     *
     * @param place where
     * @param kind its class
     * @param owner the object that it is made for, and called after
     * @param suffix what its name has more
     * @param <K> its class
     */
    public static <K extends HasMetadata> Ref<K> madeInCluster(
            Place place, Class<K> kind, Ref<?> owner, String suffix) {
        return place.recorder().declare(new MadeInCluster(place, kind, owner, suffix), kind);
    }

    /**
     * {@return a declared object of any kind}
     *
     * @param place where
     * @param kind its class
     * @param nameLimit the most characters that its name may have
     * @param object makes it, when names are known; its name is derived
     * @param <K> its class
     */
    public static <K extends HasMetadata> Ref<K> object(
            Place place, Class<K> kind, int nameLimit, BiFunction<Identity, Naming, ? extends HasMetadata> object) {
        return place.recorder().declare(new AsIs(place, kind, nameLimit, null, object::apply), kind);
    }

    /**
     * {@return declared objects that were written as YAML}
     *
     * @param recorder the stack's recorder
     * @param path the component they make up
     * @param objects the objects; what is wrong with their text is reported
     */
    public static IncludedObjects objects(Recorder recorder, ComponentPath path, Objects objects) {
        IncludedObjects included = new IncludedObjects(recorder);
        recorder.within(path, recorder.line(), false, () -> {
            objects.problems()
                    .forEach(p ->
                            recorder.report(unreadable(p).at(recorder.line()).in(path)));
            objects.items().forEach(item -> include(recorder, path, item.object(), included));
        });
        return included;
    }

    private static Finding unreadable(Objects.Problem problem) {
        String line = problem.line() > 0 ? "line " + problem.line() + ": " : "";
        return Finding.of("forklift.E059", line + problem.title(), problem.because(), "mend the text, or leave it out");
    }

    @SuppressWarnings("unchecked") // an object's own class is a Class<K>
    private static <K extends HasMetadata> void include(
            Recorder recorder, ComponentPath path, K object, IncludedObjects included) {
        Class<K> kind = (Class<K>) object.getClass();
        String name = object.getMetadata().getName();
        Place place = recorder.place(path, Names.legal(object.getKind() + "-" + name));
        AsIs draft = new AsIs(place, kind, Names.LABEL, name, (me, naming) -> object);
        included.add(draft, object, recorder.declare(draft, kind));
    }

    /**
     * {@return a declared object of any kind}
     *
     * @param place where
     * @param kind its class
     * @param object makes it, when names are known; its name is derived
     * @param <K> its class
     */
    public static <K extends HasMetadata> Ref<K> object(
            Place place, Class<K> kind, BiFunction<Identity, Naming, ? extends HasMetadata> object) {
        return place.recorder().declare(new AsIs(place, kind, Names.LABEL, null, object::apply), kind);
    }

    /**
     * {@return a declared object of any kind that holds what others declare as facts}
     *
     * @param place where
     * @param kind its class
     * @param object makes it, when facts and names are known; its name is derived
     * @param <K> its class
     */
    public static <K extends HasMetadata> Ref<K> objectAtFinish(
            Place place, Class<K> kind, Function<Facts, BiFunction<Identity, Naming, K>> object) {
        return place.recorder().declare(new OfFacts<>(place, kind, object), kind);
    }
}
