package dev.forklift.workload;

import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import dev.forklift.resource.ClaimOptions;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapProjection;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.DownwardAPIVolumeFile;
import io.fabric8.kubernetes.api.model.DownwardAPIVolumeSource;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.ObjectFieldSelector;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimVolumeSource;
import io.fabric8.kubernetes.api.model.ProjectedVolumeSource;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretProjection;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What a volume holds. */
sealed interface VolumeSource {

    /** Files of Secrets and keys are readable by the pod's group, and by nobody else. */
    int SECRET_MODE = 0440;

    void onto(Volume volume, Naming naming);

    default List<Ref<?>> references() {
        return List.of();
    }

    /** How much it may hold, where that is said; else nothing. */
    default String limit() {
        return "";
    }

    record EmptyDir(String medium, String sizeLimit) implements VolumeSource {
        @Override
        public String limit() {
            return sizeLimit;
        }

        @Override
        public void onto(Volume volume, Naming naming) {
            EmptyDirVolumeSource source = new EmptyDirVolumeSource();
            source.setMedium(medium.isEmpty() ? null : medium);
            source.setSizeLimit(sizeLimit.isEmpty() ? null : new Quantity(sizeLimit));
            volume.setEmptyDir(source);
        }
    }

    record OfConfigMap(Ref<ConfigMap> configMap) implements VolumeSource {
        @Override
        public void onto(Volume volume, Naming naming) {
            ConfigMapVolumeSource source = new ConfigMapVolumeSource();
            source.setName(naming.nameOf(configMap));
            volume.setConfigMap(source);
        }

        @Override
        public List<Ref<?>> references() {
            return List.of(configMap);
        }
    }

    record OfSecret(Ref<Secret> secret) implements VolumeSource {
        @Override
        public void onto(Volume volume, Naming naming) {
            SecretVolumeSource source = new SecretVolumeSource();
            source.setSecretName(naming.nameOf(secret));
            source.setDefaultMode(SECRET_MODE);
            volume.setSecret(source);
        }

        @Override
        public List<Ref<?>> references() {
            return List.of(secret);
        }
    }

    record Projected(Map<String, SecretKey> secrets, Map<String, ConfigKey> configs) implements VolumeSource {
        @Override
        public void onto(Volume volume, Naming naming) {
            List<VolumeProjection> sources = new ArrayList<>();
            Map<Ref<Secret>, List<KeyToPath>> bySecret = new LinkedHashMap<>();
            secrets.forEach((path, key) -> bySecret.computeIfAbsent(key.secret(), s -> new ArrayList<>())
                    .add(item(key.key(), path)));
            bySecret.forEach((secret, items) -> {
                VolumeProjection projection = new VolumeProjection();
                projection.setSecret(new SecretProjection(items, naming.nameOf(secret), null));
                sources.add(projection);
            });
            Map<Ref<ConfigMap>, List<KeyToPath>> byConfigMap = new LinkedHashMap<>();
            configs.forEach((path, key) -> byConfigMap
                    .computeIfAbsent(key.configMap(), c -> new ArrayList<>())
                    .add(item(key.key(), path)));
            byConfigMap.forEach((configMap, items) -> {
                VolumeProjection projection = new VolumeProjection();
                projection.setConfigMap(new ConfigMapProjection(items, naming.nameOf(configMap), null));
                sources.add(projection);
            });
            volume.setProjected(new ProjectedVolumeSource(secrets.isEmpty() ? null : SECRET_MODE, sources));
        }

        private static KeyToPath item(String key, String path) {
            return new KeyToPath(key, null, path);
        }

        @Override
        public List<Ref<?>> references() {
            return Stream.<Ref<?>>concat(
                            secrets.values().stream().map(SecretKey::secret),
                            configs.values().stream().map(ConfigKey::configMap))
                    .toList();
        }
    }

    record Downward(SortedMap<String, Field> files) implements VolumeSource {
        @Override
        public void onto(Volume volume, Naming naming) {
            List<DownwardAPIVolumeFile> items = new ArrayList<>();
            files.forEach((path, field) -> {
                DownwardAPIVolumeFile file = new DownwardAPIVolumeFile();
                file.setPath(path);
                file.setFieldRef(new ObjectFieldSelector(null, field.path()));
                items.add(file);
            });
            volume.setDownwardAPI(new DownwardAPIVolumeSource(null, items));
        }
    }

    record OfClaim(Ref<PersistentVolumeClaim> claim) implements VolumeSource {
        @Override
        public void onto(Volume volume, Naming naming) {
            PersistentVolumeClaimVolumeSource source = new PersistentVolumeClaimVolumeSource();
            source.setClaimName(naming.nameOf(claim));
            volume.setPersistentVolumeClaim(source);
        }

        @Override
        public List<Ref<?>> references() {
            return List.of(claim);
        }
    }

    /** A claim template of a StatefulSet, which is no volume of the pod's own. */
    record PerPod(String size, Consumer<ClaimOptions> options) implements VolumeSource {
        @Override
        public void onto(Volume volume, Naming naming) {}
    }

    record Raw(Volume volume) implements VolumeSource {
        @Override
        public void onto(Volume to, Naming naming) {
            throw new UnsupportedOperationException("a raw volume is used as it is");
        }
    }
}
