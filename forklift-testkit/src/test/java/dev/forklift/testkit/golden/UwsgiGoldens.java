package dev.forklift.testkit.golden;

import dev.forklift.components.keda.KedaTrigger;
import dev.forklift.components.web.NginxOptions;
import dev.forklift.components.web.Uwsgi;
import java.time.Duration;
import java.util.List;

/** A project served by uWSGI. */
final class UwsgiGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(Uwsgi.Options.class, NginxOptions.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase(
                        "default", (s, shop) -> s.add("server", Uwsgi.of(shop.django(), "shop.wsgi:application"))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> s.add(
                                "server",
                                Uwsgi.of(
                                        shop.django(),
                                        "shop.wsgi:application",
                                        u -> u.processes(4)
                                                .threads(8)
                                                .harakiri(Duration.ofSeconds(60))
                                                .gracefulTimeout(Duration.ofSeconds(45))
                                                .maxRequests(5000)
                                                .bufferSize(65535)
                                                .stats(1717)
                                                .args("--lazy-apps")
                                                .health("/healthz")
                                                .liveness("/livez")
                                                .startupWithin(Duration.ofMinutes(5))
                                                .port(8080)
                                                .preStop(Duration.ofSeconds(10))
                                                .replicas(4)))),
                new GoldenCase(
                        "started-by-a-script",
                        (s, shop) -> s.add(
                                "server",
                                Uwsgi.of(
                                        shop.django(),
                                        "shop.wsgi:application",
                                        u -> u.health("/healthz").entrypoint("/entrypoint.sh")))),
                new GoldenCase(
                        "scaled-by-keda",
                        (s, shop) -> s.add(
                                "server",
                                Uwsgi.of(
                                        shop.django(),
                                        "shop.wsgi:application",
                                        u -> u.keda(k -> k.between(2, 8)
                                                .trigger(KedaTrigger.cron(
                                                        "Europe/Berlin", "0 8 * * 1-5", "0 18 * * 1-5", 6)))))),
                new GoldenCase(
                        "autoscaled",
                        (s, shop) -> s.add(
                                "server",
                                Uwsgi.of(
                                        shop.django(),
                                        "shop.wsgi:application",
                                        u -> u.autoscale(a -> a.between(2, 8).cpu(60))))),
                new GoldenCase(
                        "behind-nginx",
                        (s, shop) -> s.add(
                                "server",
                                Uwsgi.of(
                                        shop.django(),
                                        "shop.wsgi:application",
                                        u -> u.nginx("nginxinc/nginx-unprivileged:1.29-alpine")))),
                new GoldenCase(
                        "behind-nginx-with-every-option",
                        (s, shop) -> s.add(
                                "server",
                                Uwsgi.of(
                                        shop.django(),
                                        "shop.wsgi:application",
                                        u -> u.nginx(
                                                "nginxinc/nginx-unprivileged:1.29-alpine",
                                                n -> n.port(8081)
                                                        .liveness("/nginx_health")
                                                        .bodySize(100))))),
                new GoldenCase(
                        "behind-nginx-of-its-own-configuration",
                        (s, shop) -> s.add(
                                "server",
                                Uwsgi.of(
                                        shop.django(),
                                        "shop.wsgi:application",
                                        u -> u.nginx("registry.example.com/nginx:1", n -> n.ownConfiguration())))));
    }
}
