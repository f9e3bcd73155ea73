package acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forklift.Stack;
import dev.forklift.components.Projects;
import dev.forklift.components.django.Migrate;
import dev.forklift.components.files.MediaFiles;
import dev.forklift.components.files.MediaPort;
import dev.forklift.components.files.StaticFiles;
import dev.forklift.components.objectstorage.ObjectStoragePort;
import dev.forklift.components.objectstorage.S3;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.declare.Finding;
import org.junit.jupiter.api.Test;

final class FileMistakesTest {

    @Test
    void paths_images_and_sizes_are_ones() {
        Stack shop = Projects.stack((s, django) -> {
            s.add(
                    "static",
                    StaticFiles.nginx(
                            django,
                            "staticfiles/",
                            n -> n.url("static").image(" ").replicas(-1)));
            s.add(
                    "media",
                    MediaFiles.onClaim(
                            "much",
                            m -> m.root("media")
                                    .url("/media")
                                    .storageClass("EFS")
                                    .existing("a b")));
        });

        assertThat(shop.check().findings()).extracting(Finding::id).containsOnly("forklift.E195");
        assertThat(shop.check().findings())
                .extracting(Finding::title)
                .containsExactlyInAnyOrder(
                        "'staticfiles/' is no STATIC_ROOT",
                        "url(\"static\")",
                        "image(\" \")",
                        "replicas(-1)",
                        "onClaim(\"much\")",
                        "root(\"media\")",
                        "url(\"/media\")",
                        "storageClass(\"EFS\")",
                        "existing(\"a b\")");
    }

    @Test
    void media_that_one_node_holds_are_no_media_of_two_pods() {
        Stack shop = Stack.named("shop").define(s -> {
            MediaPort media = s.add("media", MediaFiles.onClaim("20Gi", m -> m.readWriteOnce()));
            var django = Projects.django(s, d -> d.use(media));
            s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")));
        });

        assertThat(shop.check().findings()).singleElement().satisfies(f -> {
            assertThat(f.id()).isEqualTo("forklift.E192");
            assertThat(f.title())
                    .isEqualTo("the claim 'shop-media' is held by one node, and mounted by 2 pods of one workload");
            assertThat(f.concerns()).extracting(c -> c.path().value()).containsExactly("web");
            assertThat(f.site().file()).isEqualTo("FileMistakesTest.java");
        });
    }

    @Test
    void a_bucket_that_nobody_fills_is_a_warning_at_the_migration() {
        Stack shop = Stack.named("shop").define(s -> {
            ObjectStoragePort bucket = s.add("bucket", S3.external("shop-files", b -> b.workloadIdentity()));
            var django = Projects.django(s, d -> d.use(StaticFiles.inBucket(bucket)));
            s.add("migrate", Migrate.of(django));
        });

        assertThat(shop.check().findings()).singleElement().satisfies(f -> {
            assertThat(f.id()).isEqualTo("forklift.W192");
            assertThat(f.path().value()).isEqualTo("migrate");
        });
    }

    @Test
    void an_address_of_a_bucket_has_a_scheme() {
        Stack shop = Stack.named("shop").define(s -> {
            ObjectStoragePort bucket = s.add("bucket", S3.external("shop-files", b -> b.workloadIdentity()));
            Projects.django(s, d -> d.use(MediaFiles.inBucket(bucket, "cdn.example.com")));
        });

        assertThat(shop.check().findings())
                .extracting(f -> f.id() + " " + f.title())
                .containsExactly("forklift.E195 inBucket(…, \"cdn.example.com\")");
    }
}
