package dev.forklift.components.files;

import dev.forklift.components.django.Django;
import dev.forklift.declare.ConfigKey;
import dev.forklift.workload.ContainerDsl;
import dev.forklift.workload.ProbesOptions;
import dev.forklift.workload.Volume;
import dev.forklift.workload.WorkloadOptions;
import java.time.Duration;
import java.util.Map;

/** A container that serves files, and the one that copies them for it out of the project's image. */
final class FilePod {

    static final int PORT = 8080;
    static final String FILES = "/srv/static";
    static final String MEDIA = "/srv/media";
    static final String HEALTH = "/-/healthy";

    private final Django django;
    private final FileServerSpec spec;

    FilePod(Django django, FileServerSpec spec) {
        this.django = django;
        this.spec = spec;
    }

    <S extends ContainerDsl<S>> S server(S container, String port, ConfigKey configuration) {
        String file = spec.server().file();
        container
                .image(spec.image())
                .command(spec.server().command().toArray(String[]::new))
                .env("HOME", "/tmp")
                .port(port, PORT)
                .mount(FILES, files(), m -> m.readOnly())
                .mount(
                        Server.DIRECTORY,
                        Volume.projected("configuration", Map.of(), Map.of(file, configuration)),
                        m -> m.readOnly())
                .resources(r -> r.cpu("20m").memory("32Mi", "128Mi"))
                .probes(p -> probes(p, port))
                .lifecycle(l -> l.sleepBeforeStop(Duration.ofSeconds(6)));
        spec.media().ifPresent(media -> container.mount(MEDIA, media.volume(), m -> m.readOnly()));
        if (spec.server() == Server.CADDY) {
            container.security(c -> c.addCapability("NET_BIND_SERVICE"));
        }
        return container;
    }

    private static Volume files() {
        return Volume.emptyDir("static");
    }

    private static void probes(ProbesOptions probes, String port) {
        probes.startup(p -> p.http(HEALTH, port).period(Duration.ofSeconds(1)).failures(60))
                .readiness(p -> p.http(HEALTH, port).period(Duration.ofSeconds(5)))
                .liveness(p -> p.http(HEALTH, port).period(Duration.ofSeconds(10)));
    }

    /** With its trailing dot it is what is in the directory, and not the directory. */
    void copy(WorkloadOptions<?> pod) {
        pod.init("copy-static-files", c -> {
            django.imageOf(pod, c);
            c.mount(FILES, files()).command("cp", "-R", spec.root() + "/.", FILES + "/");
        });
    }
}
