package dev.forklift.components.files;

import java.util.List;

/** A program that serves files. */
public enum Server {
    /** nginx, in the image that needs no root. */
    NGINX("nginxinc/nginx-unprivileged:1.29", "nginx.conf"),
    /** Caddy. */
    CADDY("caddy:2.10", "Caddyfile");

    static final String DIRECTORY = "/etc/forklift/files";

    private final String image;
    private final String file;

    Server(String image, String file) {
        this.image = image;
        this.file = file;
    }

    String image() {
        return image;
    }

    /** The name of its configuration. */
    String file() {
        return file;
    }

    /** How it is started, with its configuration. */
    List<String> command() {
        return this == NGINX
                ? List.of("nginx", "-e", "/dev/stderr", "-c", DIRECTORY + "/" + file, "-g", "daemon off;")
                : List.of("caddy", "run", "--config", DIRECTORY + "/" + file, "--adapter", "caddyfile");
    }
}
