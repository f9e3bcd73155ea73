package dev.forklift.components.objectstorage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class S3Test {

    private static final SecretKey ID = SecretKey.external("shop-s3", "access-key");
    private static final SecretKey KEY = SecretKey.external("shop-s3", "secret-key");

    private static ObjectStoragePort bucket(Consumer<ExternalS3.Options> options) {
        AtomicReference<ObjectStoragePort> port = new AtomicReference<>();
        Stack shop = Stack.named("shop").define(s -> port.set(s.add("media", S3.external("shop-media", options))));
        assertThat(shop.check().findings()).isEmpty();
        assertThat(shop.graph().objects()).isEmpty();
        return port.get();
    }

    @Test
    void it_is_amazons_in_its_region() {
        ObjectStoragePort port = bucket(b -> b.region("eu-west-1").workloadIdentity());
        assertThat(port.endpointUrl()).isEqualTo(Text.of("https://s3.eu-west-1.amazonaws.com"));
        assertThat(port.at()).contains(Endpoint.external("s3.eu-west-1.amazonaws.com", 443));
        assertThat(port.bucket()).isEqualTo("shop-media");
        assertThat(port.region()).isEqualTo("eu-west-1");
    }

    @Test
    void another_storage_has_another_address() {
        ObjectStoragePort port =
                bucket(b -> b.endpoint("http://minio.internal:9000").workloadIdentity());
        assertThat(port.endpointUrl()).isEqualTo(Text.of("http://minio.internal:9000"));
        assertThat(port.at()).contains(Endpoint.external("minio.internal", 9000));
    }

    @Test
    void pods_are_let_in_by_a_key() {
        ObjectStoragePort port = bucket(b -> b.credentials(ID, KEY));
        assertThat(port.accessKey()).contains(ID);
        assertThat(port.secretKey()).contains(KEY);
    }

    @Test
    void pods_are_let_in_by_their_identity_and_get_no_key() {
        ObjectStoragePort port = bucket(ExternalS3.Options::workloadIdentity);
        assertThat(port.accessKey()).isEmpty();
        assertThat(port.secretKey()).isEmpty();
    }
}
