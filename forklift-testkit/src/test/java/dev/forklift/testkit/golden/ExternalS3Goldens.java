package dev.forklift.testkit.golden;

import dev.forklift.component.Scope;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.files.MediaFiles;
import dev.forklift.components.files.StaticFiles;
import dev.forklift.components.objectstorage.ExternalS3;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import dev.forklift.components.objectstorage.S3;
import java.util.List;

/** A bucket outside of the stack, as a process of the project sees it that keeps its files there. */
final class ExternalS3Goldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(ExternalS3.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase(
                        "by-identity",
                        (s, shop) -> used(s, shop, S3.external("shop-files", b -> b.workloadIdentity()))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> used(
                                s,
                                shop,
                                S3.external(
                                        "shop-files",
                                        b -> b.endpoint("https://s3.fr-par.scw.cloud")
                                                .region("fr-par")
                                                .credentials(Shop.key("s3-id"), Shop.key("s3-key"))))));
    }

    private static void used(Scope s, Shop shop, ExternalS3 s3) {
        ObjectStoragePort bucket = s.add("bucket", s3);
        s.add(
                "consumer",
                Shop.process(s.add(
                        "project",
                        DjangoProject.of(
                                Shop.IMAGE,
                                shop.db(),
                                d -> d.secretKey(Shop.key("SECRET_KEY"))
                                        .use(StaticFiles.inBucket(bucket))
                                        .use(MediaFiles.inBucket(bucket, "https://media.example.com"))))));
    }
}
