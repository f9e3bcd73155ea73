package dev.forklift.components.files;

import dev.forklift.component.Overrides;
import dev.forklift.components.django.Django;
import dev.forklift.declare.ConfigKey;
import dev.forklift.workload.DeploymentOptions;

/**
 * An nginx to be put in front of web servers, each in its own pods: {@code s.add("web", Gunicorn.of(…), nginx::of)}.
 *
 * @param django the project
 * @param spec what is said of it
 * @param configuration its configuration
 */
public record FrontPort(Django django, FileServerSpec spec, ConfigKey configuration) {

    static final int USUAL_PORT = 8000;

    private static final String PORT = "files";
    static final String WEB_PORT = "http";

    /**
     * Puts it in front of a web server: into its pods, and between them and their Service.
     *
     * @param web what is said of the web server where it is added
     */
    public void of(Overrides web) {
        web.deployment(this::deployment)
                .service(s -> s.port(WEB_PORT, spec.upstream().orElse(USUAL_PORT), PORT));
    }

    private void deployment(DeploymentOptions web) {
        FilePod pod = new FilePod(django, spec);
        web.sidecar("nginx", c -> pod.server(c, PORT, configuration));
        pod.copy(web);
    }
}
