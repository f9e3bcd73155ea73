package dev.forklift.components.objectstorage;

import static dev.forklift.components.Projects.env;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.django.Django;
import dev.forklift.components.files.MediaFiles;
import dev.forklift.components.ingress.Ingress;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.SecretKey;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class MinioServerTest {

    private static final SecretKey ID = SecretKey.external("shop-s3", "access-key");
    private static final SecretKey KEY = SecretKey.external("shop-s3", "secret-key");

    private static Stack shop(Consumer<MinioServer.Options> options) {
        Stack shop = Stack.named("shop").define(s -> s.add("media", S3.inCluster("shop-media", options)));
        assertThat(shop.check().findings()).isEmpty();
        return shop;
    }

    private static Container minio(Stack shop) {
        return shop.graph()
                .statefulSet("media")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    private static Container job(Stack shop) {
        return shop.graph()
                .all(Job.class)
                .get(0)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    @Test
    void its_access_key_is_its_root_user() {
        Container minio = minio(shop(m -> m.credentials(ID, KEY)));
        assertThat(env(minio, "MINIO_ROOT_USER")).isEqualTo("shop-s3[access-key]");
        assertThat(env(minio, "MINIO_ROOT_PASSWORD")).isEqualTo("shop-s3[secret-key]");
        assertThat(minio.getArgs()).containsExactly("server", "--certs-dir", "/tmp/certs", "/data");
    }

    @Test
    void a_job_makes_the_bucket() {
        Container job = job(shop(m -> m.credentials(ID, KEY)));
        assertThat(env(job, "STORAGE")).isEqualTo("http://shop-media:9000");
        assertThat(job.getCommand().get(2))
                .endsWith("mc mb --ignore-existing storage/shop-media\nmc anonymous set private storage/shop-media\n");
    }

    @Test
    void static_files_are_read_by_everybody_who_knows_their_names() {
        assertThat(job(shop(m -> m.credentials(ID, KEY).readByEverybody()))
                        .getCommand()
                        .get(2))
                .contains("\"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::shop-media/*\"")
                .endsWith("mc anonymous set-json /tmp/read.json storage/shop-media\n")
                .doesNotContain("ListBucket", "set private");
    }

    @Test
    void for_development_one_secret_holds_both() {
        AtomicReference<ObjectStoragePort> port = new AtomicReference<>();
        Stack shop = Stack.named("shop")
                .define(s -> port.set(
                        s.add("media", S3.inCluster("shop-media", m -> m.developmentPassword("development")))));
        assertThat(shop.check().findings()).extracting(f -> f.id()).containsExactly("forklift.W021");
        assertThat(port.get().accessKey().get().secret())
                .isEqualTo(port.get().secretKey().get().secret());
        assertThat(port.get().at()).isPresent();
    }

    @Test
    void a_developer_keeps_media_in_it() {
        Stack shop = Stack.named("shop").define(s -> {
            ObjectStoragePort media = s.add(
                    "media",
                    S3.inCluster(
                            "shop-media",
                            m -> m.developmentPassword("development").readByEverybody()));
            Django django =
                    Projects.django(s, d -> d.use(MediaFiles.inBucket(media, "http://shop.localhost/shop-media")));
            HttpPort web = s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")));
            s.add(
                    "edge",
                    Ingress.at(
                            "shop.localhost",
                            i -> i.route("/shop-media", new HttpPort(media.at().get()))
                                    .route("/", web)));
        });
        Container web = shop.graph()
                .deployment("web")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);

        assertThat(shop.check().findings()).extracting(f -> f.id()).contains("forklift.W021");
        assertThat(shop.check().errors()).isEmpty();
        assertThat(shop.graph().configMap("django").getData())
                .containsEntry("MEDIA_ENDPOINT_URL", "http://shop-media:9000")
                .containsEntry("MEDIA_PUBLIC_URL", "http://shop.localhost/shop-media");
        assertThat(env(web, "MEDIA_ACCESS_KEY_ID")).isEqualTo(env(minio(shop), "MINIO_ROOT_USER"));
        assertThat(env(web, "MEDIA_SECRET_ACCESS_KEY")).isEqualTo(env(minio(shop), "MINIO_ROOT_PASSWORD"));
    }
}
