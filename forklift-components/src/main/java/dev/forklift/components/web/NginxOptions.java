package dev.forklift.components.web;

/**
 * What can be said of the nginx that stands before a web server in each of its pods.
 *
 * <p>Source: <a href="https://nginx.org/en/docs/http/ngx_http_uwsgi_module.html">ngx_http_uwsgi_module</a>, <a
 * href="https://github.com/nginx/docker-nginx-unprivileged">the unprivileged image</a>.
 */
public final class NginxOptions {

    private final WebOptions<?> server;
    private final ImmutableNginxSpec.Builder spec = ImmutableNginxSpec.builder();

    NginxOptions(WebOptions<?> server, String image) {
        this.server = server;
        boolean ok = server.require(
                !image.isBlank() && image.chars().noneMatch(Character::isWhitespace),
                "forklift.E179",
                "'" + image + "' is no image of nginx",
                "an image is [registry/]repository[:tag][@sha256:digest]",
                "nginx(\"nginxinc/nginx-unprivileged:1.29-alpine\")");
        spec.image(ok ? image : "refused");
    }

    NginxSpec build() {
        return spec.build();
    }

    /**
     * Sets the port that nginx listens on, which is the one that the Service targets.
     *
     * @param number 1024 to 65535, since the container does not run as root, and not the web server's own; 8080 by default
     * @return these options
     */
    public NginxOptions port(int number) {
        if (server.count("port", number, 1024, 65535)) {
            spec.port(number);
        }
        return this;
    }

    /**
     * Leaves nginx to the configuration that its image brings along, which passes requests on to the web server by itself. By
     * default it is configured to pass everything on by uWSGI's protocol.
     *
     * @return these options
     */
    public NginxOptions ownConfiguration() {
        spec.ownConfiguration(true);
        return this;
    }

    /**
     * Sets the path that says whether nginx is alive. It must not be passed on to the web server.
     *
     * @param path begins with {@code /}; by default only the port is asked
     * @return these options
     */
    public NginxOptions liveness(String path) {
        if (server.isPath("liveness", path)) {
            spec.liveness(path);
        }
        return this;
    }

    /**
     * Sets how large a request may be.
     *
     * @param mebibytes at least 1; 10 by default, where nginx' own default is 1. Of no effect on a configuration of its own.
     * @return these options
     */
    public NginxOptions bodySize(int mebibytes) {
        if (server.count("bodySize", mebibytes, 1, 1_000_000)) {
            spec.bodyMebibytes(mebibytes);
        }
        return this;
    }
}
