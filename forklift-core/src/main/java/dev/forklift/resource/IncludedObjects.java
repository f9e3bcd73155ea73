package dev.forklift.resource;

import dev.forklift.declare.Draft;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Recorder;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Objects of a YAML text that are part of a stack, and handles to what is in them. */
public final class IncludedObjects {

    private record Member(AsIs draft, HasMetadata object, Ref<? extends HasMetadata> ref) {}

    private final Recorder recorder;
    private final List<Member> members = new ArrayList<>();

    IncludedObjects(Recorder recorder) {
        this.recorder = recorder;
    }

    void add(AsIs draft, HasMetadata object, Ref<? extends HasMetadata> ref) {
        members.add(new Member(draft, object, ref));
    }

    /**
     * {@return a reference to one of them; one that is not there is a finding}
     *
     * @param kind its class
     * @param name its name
     * @param <K> its class
     */
    @SuppressWarnings("unchecked") // a member's reference is of its object's own class, which is compared
    public <K extends HasMetadata> Ref<K> ref(Class<K> kind, String name) {
        Optional<Member> member = find(kind, name);
        if (member.isPresent()) {
            return (Ref<K>) member.get().ref();
        }
        missing(kind.getSimpleName() + " " + name);
        Ref<K> external = Ref.external(kind, name);
        recorder.expects(external);
        return external;
    }

    /**
     * {@return where one of their Services listens; one that is not there is a finding}
     *
     * @param service the Service's name
     * @param port the name or the number of its port
     */
    public Endpoint endpoint(String service, String port) {
        Optional<ServicePort> found = find(Service.class, service)
                .map(m -> ((Service) m.object()).getSpec())
                .flatMap(spec -> spec.getPorts().stream()
                        .filter(p -> port.equals(p.getName()) || port.equals(String.valueOf(p.getPort())))
                        .findFirst());
        if (found.isEmpty()) {
            missing("Service " + service + " with a port " + port);
            return Endpoint.external(service, 0);
        }
        String name = found.get().getName() == null ? "" : found.get().getName();
        return recorder.endpoint(ref(Service.class, service), name, found.get().getPort());
    }

    /**
     * {@return a key of one of their Secrets; a Secret that is not there is a finding}
     *
     * @param secret the Secret's name
     * @param key the key
     */
    public SecretKey key(String secret, String key) {
        return recorder.key(ref(Secret.class, secret), key);
    }

    /**
     * Says what the pods of one of their workloads open connections to, which YAML cannot: derived network policies allow it.
     *
     * @param workload the workload
     * @param to where it listens
     * @return these objects
     */
    public IncludedObjects connects(Ref<? extends HasMetadata> workload, Endpoint to) {
        members.stream()
                .filter(m -> m.ref().equals(workload))
                .forEach(m -> m.draft().connectsTo(to));
        return this;
    }

    private Optional<Member> find(Class<? extends HasMetadata> kind, String name) {
        return members.stream()
                .filter(m -> m.object().getClass() == kind
                        && name.equals(m.object().getMetadata().getName()))
                .findFirst();
    }

    private void missing(String what) {
        List<String> there = members.stream()
                .map(Member::draft)
                .map(Draft::ownName)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        recorder.report(Finding.of(
                        "forklift.E060",
                        "there is no " + what + " among the objects",
                        "the text has objects of these names: " + there,
                        "one of them, or Ref.external(…) for what lies elsewhere")
                .at(recorder.line())
                .in(recorder.path()));
    }
}
