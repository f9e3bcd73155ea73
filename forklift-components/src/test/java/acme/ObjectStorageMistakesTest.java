package acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.objectstorage.ExternalS3;
import dev.forklift.components.objectstorage.MinioServer;
import dev.forklift.components.objectstorage.S3;
import dev.forklift.declare.SecretKey;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Outside of the library's packages, since lines within them are nobody's. */
final class ObjectStorageMistakesTest {

    private static List<String> s3(String bucket, Consumer<ExternalS3.Options> options) {
        return Stack.named("shop").define(s -> s.add("media", S3.external(bucket, options))).check().findings().stream()
                .map(f -> f.id() + " " + f.title())
                .toList();
    }

    @Test
    void somebody_is_let_into_a_bucket() {
        assertThat(s3("shop-media", b -> {})).containsExactly("forklift.E210 nobody is let into the bucket shop-media");
    }

    @Test
    void an_identity_beside_a_key_would_never_be_used() {
        assertThat(s3(
                        "shop-media",
                        b -> b.workloadIdentity()
                                .credentials(SecretKey.external("s3", "id"), SecretKey.external("s3", "key"))))
                .containsExactly("forklift.E211 credentials(…) beside workloadIdentity()");
    }

    @Test
    void what_no_bucket_is_called_is_found() {
        for (String name : List.of("", "ab", "Shop", "shop_media", "a..b", "-shop", "192.168.0.1", "x".repeat(64))) {
            assertThat(s3(name, ExternalS3.Options::workloadIdentity))
                    .containsExactly("forklift.E111 S3.external(\"" + name + "\")");
        }
    }

    @Test
    void what_no_storage_answers_at_is_found() {
        for (String url : List.of("", "s3.example.com", "https://s3.example.com/shop", "https://a:99999", "ftp://a")) {
            assertThat(s3("shop-media", b -> b.endpoint(url).workloadIdentity()))
                    .containsExactly("forklift.E111 endpoint(\"" + url + "\")");
        }
        assertThat(s3("shop-media", b -> b.region("EU West").workloadIdentity()))
                .containsExactly("forklift.E111 region(\"EU West\")");
    }

    private static List<String> minio(Consumer<MinioServer.Options> options) {
        return Stack.named("shop")
                .define(s -> s.add("media", S3.inCluster("shop-media", options)))
                .check()
                .findings()
                .stream()
                .map(f -> f.id() + " " + f.title())
                .toList();
    }

    @Test
    void a_minio_has_an_access_key_and_its_id() {
        assertThat(minio(m -> {})).containsExactly("forklift.E210 nobody is let into the bucket of a MinIO");
        assertThat(minio(m -> m.credentials(SecretKey.external("s3", "id"), SecretKey.external("s3", "key"))
                        .developmentPassword("development")))
                .containsExactly("forklift.E112 two passwords");
        assertThat(minio(m -> m.developmentPassword("short")))
                .contains("forklift.E111 a developmentPassword(…) that MinIO does not take");
    }
}
