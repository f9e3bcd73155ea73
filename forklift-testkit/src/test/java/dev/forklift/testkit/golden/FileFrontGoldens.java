package dev.forklift.testkit.golden;

import dev.forklift.component.Scope;
import dev.forklift.components.files.FileFront;
import dev.forklift.components.files.FrontPort;
import dev.forklift.components.files.MediaFiles;
import dev.forklift.components.files.MediaPort;
import dev.forklift.components.files.StaticFiles;
import dev.forklift.components.web.Gunicorn;
import java.util.List;

/** An nginx in front of a web server, in its pods. */
final class FileFrontGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(FileFront.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase(
                        "default",
                        (s, shop) -> web(
                                s,
                                shop,
                                s.add("nginx", StaticFiles.nginxInFront(shop.django(), "/app/staticfiles")),
                                8000)),
                new GoldenCase("every-option", (s, shop) -> {
                    MediaPort media = s.add("media", MediaFiles.onClaim("20Gi"));
                    FrontPort nginx = s.add(
                            "nginx",
                            StaticFiles.nginxInFront(
                                    shop.django(),
                                    "/app/staticfiles",
                                    n -> n.url("/assets/")
                                            .media(media)
                                            .image("registry.example.com/nginx:1.29")
                                            .upstream(9000)));
                    web(s, shop, nginx, 9000);
                }));
    }

    private static void web(Scope s, Shop shop, FrontPort nginx, int port) {
        s.add(
                "fronted",
                Gunicorn.of(
                        shop.django(),
                        "shop.wsgi:application",
                        g -> g.health("/healthz").port(port)),
                nginx::of);
    }
}
