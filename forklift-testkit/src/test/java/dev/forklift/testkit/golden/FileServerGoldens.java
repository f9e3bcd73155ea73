package dev.forklift.testkit.golden;

import dev.forklift.components.files.FileServer;
import dev.forklift.components.files.MediaFiles;
import dev.forklift.components.files.MediaPort;
import dev.forklift.components.files.StaticFiles;
import java.util.List;

/** Servers of static files, and of media beside them. */
final class FileServerGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(FileServer.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase(
                        "default", (s, shop) -> s.add("static", StaticFiles.nginx(shop.django(), "/app/staticfiles"))),
                new GoldenCase(
                        "caddy", (s, shop) -> s.add("static", StaticFiles.caddy(shop.django(), "/app/staticfiles"))),
                new GoldenCase("every-option", (s, shop) -> {
                    MediaPort media = s.add("media", MediaFiles.onClaim("20Gi"));
                    s.add(
                            "static",
                            StaticFiles.nginx(
                                    shop.django(),
                                    "/app/staticfiles",
                                    n -> n.url("/assets/")
                                            .media(media)
                                            .image("registry.example.com/nginx:1.29")
                                            .replicas(3)));
                }));
    }
}
