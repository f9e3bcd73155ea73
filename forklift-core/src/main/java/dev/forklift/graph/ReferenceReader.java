package dev.forklift.graph;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBackend;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import io.fabric8.kubernetes.api.model.networking.v1.ServiceBackendPort;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads which other objects an object names, whoever built it. */
final class ReferenceReader {

    /** Where custom resources say what they scale. */
    private static final Map<String, String> SCALE_TARGETS =
            Map.of("ScaledObject", "scaleTargetRef", "VerticalPodAutoscaler", "targetRef");

    private final ReferenceSource.Sink sink;

    private ReferenceReader(ReferenceSource.Sink sink) {
        this.sink = sink;
    }

    static void read(HasMetadata object, ReferenceSource.Sink sink) {
        ReferenceReader reader = new ReferenceReader(sink);
        PodTemplates.of(object).ifPresent(t -> {
            if (t.getSpec() != null) {
                reader.pod(PodTemplates.specPath(object), t.getSpec());
            }
        });
        reader.byKind(object);
        for (OwnerReference owner : object.getMetadata().getOwnerReferences()) {
            reader.found("metadata.ownerReferences", Relation.OWNER, owner.getKind(), owner.getName());
        }
    }

    private void byKind(HasMetadata object) {
        if (object instanceof StatefulSet set) {
            statefulSet(set);
        } else if (object instanceof HorizontalPodAutoscaler hpa && hpa.getSpec() != null) {
            var target = hpa.getSpec().getScaleTargetRef();
            if (target != null) {
                found("spec.scaleTargetRef", Relation.SCALE_TARGET, target.getKind(), target.getName());
            }
        } else if (object instanceof Ingress ingress) {
            ingress(ingress);
        } else if (object instanceof RoleBinding binding) {
            binding(binding);
        } else if (object instanceof ServiceAccount account) {
            pullSecrets("imagePullSecrets", account.getImagePullSecrets());
        } else if (object instanceof GenericKubernetesResource resource) {
            scaleTarget(resource);
        }
    }

    private void statefulSet(StatefulSet set) {
        if (set.getSpec() != null && set.getSpec().getServiceName() != null) {
            found(
                    "spec.serviceName",
                    Relation.SERVICE_NAME,
                    "Service",
                    set.getSpec().getServiceName());
        }
    }

    /** KEDA's objects and vertical autoscalers name what they scale as an autoscaler does, with Deployment for the kind where none is said. */
    private void scaleTarget(GenericKubernetesResource resource) {
        String field = SCALE_TARGETS.get(resource.getKind());
        if (field != null
                && resource.getAdditionalProperties().get("spec") instanceof Map<?, ?> spec
                && spec.get(field) instanceof Map<?, ?> target
                && target.get("name") instanceof String name) {
            String kind = target.get("kind") instanceof String said ? said : "Deployment";
            found("spec." + field, Relation.SCALE_TARGET, kind, name);
        }
    }

    private void pod(String at, PodSpec pod) {
        if (pod.getServiceAccountName() != null && !pod.getServiceAccountName().equals("default")) {
            found(at + ".serviceAccountName", Relation.SERVICE_ACCOUNT, "ServiceAccount", pod.getServiceAccountName());
        }
        pullSecrets(at + ".imagePullSecrets", pod.getImagePullSecrets());
        pod.getInitContainers().forEach(c -> container(at + ".initContainers[" + c.getName() + "]", c));
        pod.getContainers().forEach(c -> container(at + ".containers[" + c.getName() + "]", c));
        pod.getVolumes().forEach(v -> volume(at + ".volumes[" + v.getName() + "]", v));
    }

    private void pullSecrets(String at, List<LocalObjectReference> secrets) {
        for (LocalObjectReference secret : secrets) {
            found(at, Relation.IMAGE_PULL_SECRET, "Secret", secret.getName());
        }
    }

    private void container(String at, Container container) {
        for (EnvVar variable : container.getEnv()) {
            if (variable.getValueFrom() != null) {
                env(at + ".env[" + variable.getName() + "]", variable.getValueFrom());
            }
        }
        for (EnvFromSource from : container.getEnvFrom()) {
            if (from.getSecretRef() != null) {
                var ref = from.getSecretRef();
                sink(at + ".envFrom", Relation.ENV_FROM, "Secret", ref.getName(), "", ref.getOptional());
            }
            if (from.getConfigMapRef() != null) {
                var ref = from.getConfigMapRef();
                sink(at + ".envFrom", Relation.ENV_FROM, "ConfigMap", ref.getName(), "", ref.getOptional());
            }
        }
    }

    private void env(String at, EnvVarSource source) {
        if (source.getSecretKeyRef() != null) {
            var ref = source.getSecretKeyRef();
            sink(at, Relation.ENV, "Secret", ref.getName(), ref.getKey(), ref.getOptional());
        }
        if (source.getConfigMapKeyRef() != null) {
            var ref = source.getConfigMapKeyRef();
            sink(at, Relation.ENV, "ConfigMap", ref.getName(), ref.getKey(), ref.getOptional());
        }
    }

    private void volume(String at, Volume volume) {
        if (volume.getSecret() != null) {
            var source = volume.getSecret();
            files(at, "Secret", source.getSecretName(), source.getItems(), source.getOptional());
        }
        if (volume.getConfigMap() != null) {
            var source = volume.getConfigMap();
            files(at, "ConfigMap", source.getName(), source.getItems(), source.getOptional());
        }
        if (volume.getPersistentVolumeClaim() != null) {
            String name = volume.getPersistentVolumeClaim().getClaimName();
            found(at, Relation.VOLUME, "PersistentVolumeClaim", name);
        }
        if (volume.getProjected() != null) {
            volume.getProjected().getSources().forEach(s -> projection(at, s));
        }
    }

    private void projection(String at, VolumeProjection projection) {
        if (projection.getSecret() != null) {
            var source = projection.getSecret();
            files(at, "Secret", source.getName(), source.getItems(), source.getOptional());
        }
        if (projection.getConfigMap() != null) {
            var source = projection.getConfigMap();
            files(at, "ConfigMap", source.getName(), source.getItems(), source.getOptional());
        }
    }

    private void files(String at, String kind, String name, List<KeyToPath> items, @Nullable Boolean optional) {
        if (items.isEmpty()) {
            sink(at, Relation.VOLUME, kind, name, "", optional);
        }
        items.forEach(i -> sink(at, Relation.VOLUME, kind, name, i.getKey(), optional));
    }

    private void ingress(Ingress ingress) {
        if (ingress.getSpec() == null) {
            return;
        }
        backend("spec.defaultBackend", ingress.getSpec().getDefaultBackend());
        for (IngressRule rule : ingress.getSpec().getRules()) {
            if (rule.getHttp() != null) {
                for (HTTPIngressPath path : rule.getHttp().getPaths()) {
                    backend("spec.rules[" + rule.getHost() + path.getPath() + "].backend", path.getBackend());
                }
            }
        }
        for (IngressTLS tls : ingress.getSpec().getTls()) {
            if (tls.getSecretName() != null) {
                found("spec.tls", Relation.TLS, "Secret", tls.getSecretName());
            }
        }
    }

    private void backend(String at, @Nullable IngressBackend backend) {
        if (backend != null && backend.getService() != null) {
            ServiceBackendPort port = backend.getService().getPort();
            String item =
                    port == null ? "" : port.getName() != null ? port.getName() : String.valueOf(port.getNumber());
            sink(at, Relation.BACKEND, "Service", backend.getService().getName(), item, false);
        }
    }

    private void binding(RoleBinding binding) {
        RoleRef role = binding.getRoleRef();
        if (role != null && "Role".equals(role.getKind())) {
            found("roleRef", Relation.ROLE, "Role", role.getName());
        }
        for (Subject subject : binding.getSubjects()) {
            boolean here = subject.getNamespace() == null
                    || subject.getNamespace().equals(binding.getMetadata().getNamespace());
            if ("ServiceAccount".equals(subject.getKind()) && here) {
                found("subjects", Relation.SUBJECT, "ServiceAccount", subject.getName());
            }
        }
    }

    private void found(String field, Relation relation, String kind, String name) {
        sink.accept(field, relation, kind, name, "", false);
    }

    private void sink(
            String field,
            Relation relation,
            String kind,
            String name,
            @Nullable String item,
            @Nullable Boolean optional) {
        sink.accept(field, relation, kind, name, item == null ? "" : item, Boolean.TRUE.equals(optional));
    }
}
