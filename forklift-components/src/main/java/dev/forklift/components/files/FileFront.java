package dev.forklift.components.files;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.django.Django;
import dev.forklift.declare.Notes;
import dev.forklift.resource.ConfigMapHandle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An nginx in the pods of a web server: it serves static files itself, and passes all else on to the web server beside it, which so
 * is spared slow clients. Declares its configuration; the port puts it into the pods.
 *
 * <pre>{@code
 * FrontPort nginx = s.add("nginx", StaticFiles.nginxInFront(django, "/app/staticfiles"));
 * HttpPort web = s.add("web", Gunicorn.of(django, "shop.wsgi:application"), nginx::of);
 * }</pre>
 *
 * <p>Source: <a href="https://docs.gunicorn.org/en/stable/deploy.html#nginx-configuration">Gunicorn: Deploying</a>.
 */
public final class FileFront implements Component<FrontPort> {

    private static final int LEAST_PORT = 1024;
    private static final int LAST_PORT = 65535;

    private final Django django;
    private final FileServerSpec spec;
    private final Notes notes;

    @SuppressWarnings("NullAway") // without its project it is not defined, since its notes say that it is missing
    private FileFront(@Nullable Django django, FileServerSpec spec, Notes notes) {
        this.django = django;
        this.spec = spec;
        this.notes = notes;
    }

    static FileFront of(Django django, String root, Consumer<Options> options) {
        Notes notes = Notes.here();
        notes.given("the Django project", django);
        Options said = new Options(notes, root);
        options.accept(said);
        return new FileFront(django, said.spec().build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public FrontPort define(Scope scope) {
        String file = spec.server().file();
        ConfigMapHandle configuration = scope.configMap(c -> c.data(file, Configuration.of(spec)));
        scope.check(new FrontUpstream(configuration.ref(), spec.upstream().orElse(FrontPort.USUAL_PORT)));
        return new FrontPort(django, spec, configuration.key(file));
    }

    /** What can be said of an nginx in front of a web server. */
    public static final class Options extends FileOptions<Options> {

        private Options(Notes notes, String root) {
            super(notes, Server.NGINX, root);
            spec().upstream(FrontPort.USUAL_PORT);
        }

        @Override
        Options self() {
            return this;
        }

        /**
         * Sets the port of the web server.
         *
         * @param port 1024 to 65535, as the web server's own {@code port(…)} says; 8000 by default
         * @return these options
         */
        public Options upstream(int port) {
            if (require(
                    port >= LEAST_PORT && port <= LAST_PORT && port != FilePod.PORT,
                    "upstream(" + port + ")",
                    "it is 1024 to 65535, and not 8080, which nginx itself listens on",
                    "upstream(8000)")) {
                spec().upstream(port);
            }
            return this;
        }
    }
}
