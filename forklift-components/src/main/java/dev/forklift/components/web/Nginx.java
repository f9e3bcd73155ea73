package dev.forklift.components.web;

import dev.forklift.component.Scope;
import dev.forklift.declare.ConfigKey;
import dev.forklift.workload.ContainerOptions;
import dev.forklift.workload.DeploymentOptions;
import dev.forklift.workload.ProbeOptions;
import dev.forklift.workload.ProbesOptions;
import dev.forklift.workload.Volume;
import java.time.Duration;
import java.util.Map;

/** The nginx before a web server, in the same pod: the Service targets its port, and readiness is asked through it. */
final class Nginx {

    static final String CONTAINER = "nginx";

    private static final String FILE = "nginx.conf";
    private static final String DIRECTORY = "/etc/forklift/nginx";

    private final NginxSpec spec;
    private final WebSpec web;
    private final Duration longestRequest;

    Nginx(NginxSpec spec, WebSpec web, Duration longestRequest) {
        this.spec = spec;
        this.web = web;
        this.longestRequest = longestRequest;
    }

    int port() {
        return spec.port();
    }

    /** Whether the web server speaks uWSGI's protocol: by our configuration alone, whose other end we know. */
    boolean speaksUwsgi() {
        return !spec.ownConfiguration();
    }

    void onto(DeploymentOptions w, Scope scope) {
        w.sidecar(CONTAINER, c -> container(c, scope));
    }

    private void container(ContainerOptions c, Scope scope) {
        c.image(spec.image())
                .port(WebServer.PORT, spec.port())
                .probes(this::probes)
                .lifecycle(l -> l.sleepBeforeStop(web.preStop()));
        if (!spec.ownConfiguration()) {
            c.command("nginx", "-c", DIRECTORY + "/" + FILE)
                    .mount(
                            DIRECTORY,
                            Volume.projected(CONTAINER, Map.of(), Map.of(FILE, configuration(scope))),
                            m -> m.readOnly());
        }
    }

    private void probes(ProbesOptions probes) {
        WebServer.readiness(probes, web);
        probes.liveness(p -> alive(p).period(Duration.ofSeconds(10)));
    }

    private ProbeOptions alive(ProbeOptions probe) {
        return spec.liveness().map(path -> probe.http(path, WebServer.PORT)).orElseGet(() -> probe.tcp(WebServer.PORT));
    }

    private ConfigKey configuration(Scope scope) {
        return scope.configMap(CONTAINER, c -> c.data(FILE, text())).key(FILE);
    }

    /** What nginx writes lies in {@code /tmp}; idle connections are kept longer than the ingress controllers keep theirs. */
    private String text() {
        return """
                daemon off;
                worker_processes 1;
                pid /tmp/nginx.pid;
                error_log stderr warn;

                events {
                    worker_connections 1024;
                }

                http {
                    client_body_temp_path /tmp/client-body;
                    proxy_temp_path /tmp/proxy;
                    fastcgi_temp_path /tmp/fastcgi;
                    uwsgi_temp_path /tmp/uwsgi;
                    scgi_temp_path /tmp/scgi;
                    access_log /dev/stdout;
                    server_tokens off;
                    keepalive_timeout 95s;
                    client_max_body_size %sm;

                    server {
                        listen %s;

                        location / {
                            include /etc/nginx/uwsgi_params;
                            uwsgi_pass 127.0.0.1:%s;
                            uwsgi_read_timeout %ss;
                        }
                    }
                }
                """.formatted(
                        spec.bodyMebibytes(),
                        spec.port(),
                        web.port(),
                        longestRequest.plusSeconds(5).toSeconds());
    }
}
