package dev.forklift.components.postgres;

import dev.forklift.component.Scope;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import dev.forklift.declare.Naming;
import dev.forklift.declare.Ref;
import dev.forklift.declare.SecretKey;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A bucket as the Barman Cloud plugin knows it. */
final class BarmanStore {

    static final String PLUGIN = "barman-cloud.cloudnative-pg.io";

    private BarmanStore() {}

    static Ref<GenericKubernetesResource> declare(
            Scope scope, String id, ObjectStoragePort bucket, Optional<String> retention) {
        bucket.accessKey().ifPresent(key -> expect(scope, key));
        bucket.secretKey().ifPresent(key -> expect(scope, key));
        return scope.object(id, GenericKubernetesResource.class, (me, naming) -> {
            Map<String, Object> configuration = new LinkedHashMap<>();
            configuration.put("destinationPath", "s3://" + bucket.bucket() + "/");
            configuration.put("endpointURL", bucket.endpointUrl().resolve(naming));
            configuration.put("s3Credentials", credentials(bucket, naming));
            configuration.put("wal", Map.of("compression", "gzip"));
            Map<String, Object> store = new LinkedHashMap<>();
            retention.ifPresent(time -> store.put("retentionPolicy", time));
            store.put("configuration", configuration);
            return CloudNativePg.object("barmancloud.cnpg.io/v1", "ObjectStore", store);
        });
    }

    private static void expect(Scope scope, SecretKey key) {
        if (key.secret().isExternal()) {
            scope.expects(key.secret());
        }
    }

    private static Map<String, Object> credentials(ObjectStoragePort bucket, Naming naming) {
        Map<String, Object> credentials = new LinkedHashMap<>();
        if (bucket.accessKey().isEmpty() || bucket.secretKey().isEmpty()) {
            credentials.put("inheritFromIAMRole", true);
            return credentials;
        }
        credentials.put("accessKeyId", selector(bucket.accessKey().get(), naming));
        credentials.put("secretAccessKey", selector(bucket.secretKey().get(), naming));
        return credentials;
    }

    private static Map<String, Object> selector(SecretKey key, Naming naming) {
        Map<String, Object> selector = new LinkedHashMap<>();
        selector.put("name", naming.nameOf(key.secret()));
        selector.put("key", key.key());
        return selector;
    }
}
