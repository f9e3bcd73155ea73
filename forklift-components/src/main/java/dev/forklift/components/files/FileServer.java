package dev.forklift.components.files;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.django.Django;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.ConfigKey;
import dev.forklift.declare.Notes;
import dev.forklift.workload.Workload;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A server of static files: a Deployment, its configuration and its Service. An init container of the project's image copies the
 * files into a directory that the server reads, so that the pod shares no volume with others, and sees no secret of the project.
 *
 * <p>Source: <a href="https://docs.djangoproject.com/en/5.2/howto/static-files/deployment/">Deploying static files</a>, <a
 * href="https://nginx.org/en/docs/http/ngx_http_core_module.html">nginx</a>, <a
 * href="https://caddyserver.com/docs/caddyfile/directives/file_server">Caddy</a>.
 */
public final class FileServer implements Component<HttpPort> {

    private static final String PORT = "http";
    private static final int MOST_BY_DEFAULT = 2;

    private final Django django;
    private final FileServerSpec spec;
    private final Notes notes;

    @SuppressWarnings("NullAway") // without its project it is not defined, since its notes say that it is missing
    private FileServer(@Nullable Django django, FileServerSpec spec, Notes notes) {
        this.django = django;
        this.spec = spec;
        this.notes = notes;
    }

    static FileServer of(Server server, Django django, String root, Consumer<Options> options) {
        Notes notes = Notes.here();
        notes.given("the Django project", django);
        Options said = new Options(notes, server, root);
        options.accept(said);
        return new FileServer(django, said.spec().build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public HttpPort define(Scope scope) {
        ConfigKey configuration = configMap(scope);
        return new HttpPort(deployment(scope, configuration).service().endpoint(PORT));
    }

    private ConfigKey configMap(Scope scope) {
        String file = spec.server().file();
        return scope.configMap(c -> c.data(file, Configuration.of(spec))).key(file);
    }

    private Workload deployment(Scope scope, ConfigKey configuration) {
        FilePod pod = new FilePod(django, spec);
        int usual = Math.min(MOST_BY_DEFAULT, scope.profile().replicasOf("web"));
        return scope.deployment(w -> {
            pod.server(w, PORT, configuration)
                    .stopsWithin(Duration.ofSeconds(20))
                    .replicas(spec.replicas().orElse(usual));
            pod.copy(w);
        });
    }

    /** What can be said of a server of files. */
    public static final class Options extends FileOptions<Options> {

        private Options(Notes notes, Server server, String root) {
            super(notes, server, root);
        }

        @Override
        Options self() {
            return this;
        }

        /**
         * Sets how many pods run.
         *
         * @param count from 0; as many as the profile has for the role {@code web}, two at the most, by default
         * @return these options
         */
        public Options replicas(int count) {
            if (require(count >= 0, "replicas(" + count + ")", "there are no fewer than 0 pods", "replicas(2)")) {
                spec().replicas(count);
            }
            return this;
        }
    }
}
