package dev.forklift.workload;

import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Naming;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.ObjectFieldSelector;
import io.fabric8.kubernetes.api.model.ResourceFieldSelector;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.util.List;

/** Where the value of an environment variable comes from. */
sealed interface EnvValue {

    EnvVar build(String name, Naming naming);

    /** The addresses it holds. */
    default List<Endpoint> endpoints() {
        return List.of();
    }

    record Literal(Text text) implements EnvValue {
        @Override
        public EnvVar build(String name, Naming naming) {
            return new EnvVar(name, text.resolve(naming), null);
        }

        @Override
        public List<Endpoint> endpoints() {
            return text.endpoints();
        }
    }

    record OfSecret(SecretKey key, boolean optional) implements EnvValue {
        @Override
        public EnvVar build(String name, Naming naming) {
            EnvVarSource source = new EnvVarSource();
            source.setSecretKeyRef(
                    new SecretKeySelector(key.key(), naming.nameOf(key.secret()), optional ? Boolean.TRUE : null));
            return new EnvVar(name, null, source);
        }
    }

    record OfConfigMap(ConfigKey key) implements EnvValue {
        @Override
        public EnvVar build(String name, Naming naming) {
            EnvVarSource source = new EnvVarSource();
            source.setConfigMapKeyRef(new ConfigMapKeySelector(key.key(), naming.nameOf(key.configMap()), null));
            return new EnvVar(name, null, source);
        }
    }

    record OfField(Field field) implements EnvValue {
        @Override
        public EnvVar build(String name, Naming naming) {
            EnvVarSource source = new EnvVarSource();
            source.setFieldRef(new ObjectFieldSelector(null, field.path()));
            return new EnvVar(name, null, source);
        }
    }

    record OfResource(String resource) implements EnvValue {
        @Override
        public EnvVar build(String name, Naming naming) {
            EnvVarSource source = new EnvVarSource();
            source.setResourceFieldRef(new ResourceFieldSelector(null, null, resource));
            return new EnvVar(name, null, source);
        }
    }
}
