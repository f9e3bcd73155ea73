package dev.forklift.components.files;

/**
 * The configuration of a server: names with a hash in them, as Django's {@code ManifestStaticFilesStorage} makes them, are kept by
 * browsers for a year, others for a minute; what is compressed already is sent as it is.
 *
 * <p>Source: <a
 * href="https://docs.djangoproject.com/en/5.2/ref/contrib/staticfiles/#manifeststaticfilesstorage">ManifestStaticFilesStorage</a>.
 */
final class Configuration {

    /** Of what users uploaded, a browser that is led to it runs nothing. */
    private static final String HARMLESS = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private static final String NOTHING_ELSE = """
                    location / {
                      return 404;
                    }
                """;

    /** How many hexadecimal digits Django puts into a name. */
    private static final int HASH = 12;

    private Configuration() {}

    static String of(FileServerSpec spec) {
        return spec.server() == Server.NGINX ? nginx(spec) : caddy(spec);
    }

    private static String nginx(FileServerSpec spec) {
        return """
                worker_processes 2;
                pid /tmp/nginx.pid;
                error_log /dev/stderr warn;
                events {
                  worker_connections 1024;
                }
                http {
                  include /etc/nginx/mime.types;
                  default_type application/octet-stream;
                  access_log off;
                  server_tokens off;
                  sendfile on;
                  tcp_nopush on;
                  keepalive_timeout 95s;
                  client_body_temp_path /tmp/client;
                  proxy_temp_path /tmp/proxy;
                  fastcgi_temp_path /tmp/fastcgi;
                  uwsgi_temp_path /tmp/uwsgi;
                  scgi_temp_path /tmp/scgi;
                  gzip on;
                  gzip_vary on;
                  gzip_proxied any;
                  gzip_min_length 1024;
                  gzip_types text/css text/plain text/javascript application/javascript application/json image/svg+xml;
                  map $uri $kept {
                    "~\\.[0-9a-f]{%6$s}\\.[^/]+$" "public, max-age=31536000, immutable";
                    default "public, max-age=60";
                  }
                  server {
                    listen %1$s;
                    location = %2$s {
                      default_type text/plain;
                      return 200 "ok\\n";
                    }
                    location %3$s {
                      alias %4$s/;
                      gzip_static on;
                      add_header Cache-Control $kept;
                      add_header Access-Control-Allow-Origin "*";
                      add_header X-Content-Type-Options nosniff;
                    }
                %5$s%7$s  }
                }
                """.formatted(
                        FilePod.PORT,
                        FilePod.HEALTH,
                        spec.url(),
                        FilePod.FILES,
                        nginxMedia(spec),
                        HASH,
                        spec.upstream().map(Configuration::passOn).orElse(NOTHING_ELSE));
    }

    /** How long nginx waits and how large a body may be is for the ingress and the web server to say. */
    private static String passOn(int port) {
        return """
                    location / {
                      proxy_pass http://127.0.0.1:%s;
                      proxy_http_version 1.1;
                      proxy_set_header Host $http_host;
                      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                      proxy_set_header X-Forwarded-Proto $http_x_forwarded_proto;
                      proxy_set_header Upgrade $http_upgrade;
                      proxy_set_header Connection $http_connection;
                      proxy_read_timeout 1h;
                      client_max_body_size 0;
                    }
                """.formatted(port);
    }

    private static String nginxMedia(FileServerSpec spec) {
        return spec.media()
                .map(media -> """
                    location %s {
                      alias %s/;
                      add_header Cache-Control "public, max-age=60";
                      add_header X-Content-Type-Options nosniff;
                      add_header Content-Security-Policy "%s";
                    }
                """.formatted(media.url(), FilePod.MEDIA, HARMLESS))
                .orElse("");
    }

    private static String caddy(FileServerSpec spec) {
        return """
                {
                	admin off
                	auto_https off
                	persist_config off
                	storage file_system /tmp/caddy
                }
                :%1$s {
                	handle %2$s {
                		respond "ok"
                	}
                	handle_path %3$s* {
                		root * %4$s
                		encode gzip
                		@hashed path_regexp \\.%6$s\\.[^/]+$
                		header ?Cache-Control "public, max-age=60"
                		header @hashed Cache-Control "public, max-age=31536000, immutable"
                		header Access-Control-Allow-Origin "*"
                		header X-Content-Type-Options nosniff
                		file_server {
                			precompressed br gzip
                		}
                	}
                %5$s	handle {
                		respond 404
                	}
                }
                """.formatted(
                FilePod.PORT, FilePod.HEALTH, spec.url(), FilePod.FILES, caddyMedia(spec), "[0-9a-f]".repeat(HASH));
    }

    private static String caddyMedia(FileServerSpec spec) {
        return spec.media()
                .map(media -> """
                	handle_path %s* {
                		root * %s
                		header Cache-Control "public, max-age=60"
                		header X-Content-Type-Options nosniff
                		header Content-Security-Policy "%s"
                		file_server
                	}
                """.formatted(media.url(), FilePod.MEDIA, HARMLESS))
                .orElse("");
    }
}
