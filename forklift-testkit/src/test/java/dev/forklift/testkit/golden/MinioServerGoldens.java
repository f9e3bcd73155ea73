package dev.forklift.testkit.golden;

import dev.forklift.components.objectstorage.MinioServer;
import dev.forklift.components.objectstorage.S3;
import java.util.List;
import java.util.function.Consumer;

/** A MinIO in the cluster, with the Job that makes its bucket. */
final class MinioServerGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(MinioServer.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                minio("default", m -> m.credentials(Shop.key("s3-id"), Shop.key("s3-key"))),
                minio(
                        "every-option",
                        m -> m.credentials(Shop.key("s3-id"), Shop.key("s3-key"))
                                .version("RELEASE.2025-04-22T22-12-26Z")
                                .clientImage("registry.example.com/mc:1")
                                .readByEverybody()
                                .runAs(1001, 1001)
                                .cpu("200m")
                                .memory("512Mi")
                                .storage("50Gi")
                                .storageClass("fast")),
                minio(
                        "for-development",
                        m -> m.image("registry.example.com/minio:1")
                                .developmentPassword("development")
                                .ephemeral()));
    }

    private static GoldenCase minio(String name, Consumer<MinioServer.Options> options) {
        return new GoldenCase(name, (s, shop) -> s.add("media", S3.inCluster("shop-media", options)));
    }
}
