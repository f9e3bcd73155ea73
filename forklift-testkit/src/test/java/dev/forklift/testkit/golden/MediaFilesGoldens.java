package dev.forklift.testkit.golden;

import dev.forklift.components.files.MediaFiles;
import dev.forklift.components.files.StaticFiles;
import java.util.List;

/** Media on a claim. */
final class MediaFilesGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(MediaFiles.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase("default", (s, shop) -> s.add("media", MediaFiles.onClaim("20Gi"))),
                new GoldenCase("every-option", (s, shop) -> {
                    s.add(
                            "media",
                            MediaFiles.onClaim(
                                    "20Gi",
                                    m -> m.storageClass("standard")
                                            .readWriteOnce()
                                            .root("/app/media")
                                            .url("/files/")));
                    var old = s.add("old", MediaFiles.onClaim("1Gi", m -> m.existing("old-media")));
                    s.add("static", StaticFiles.nginx(shop.django(), "/app/staticfiles", n -> n.media(old)));
                }));
    }
}
