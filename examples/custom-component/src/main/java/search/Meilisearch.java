package search;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Notes;
import dev.forklift.declare.SecretKey;
import dev.forklift.workload.StatefulSetOptions;
import dev.forklift.workload.Volume;
import dev.forklift.workload.Workload;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A Meilisearch: one pod with its index on a claim.
 *
 * <pre>{@code
 * SearchPort search = s.add("search", Meilisearch.of(SecretKey.external("shop-search", "key"), m -> m.storage("20Gi")));
 * Django django = s.add("django", DjangoProject.of(image, db, d -> d.use(search)));
 * }</pre>
 *
 * <p>Source: <a href="https://www.meilisearch.com/docs/learn/self_hosted/configure_meilisearch_at_launch">Configure Meilisearch</a>.
 */
public final class Meilisearch implements Component<SearchPort> {

    private static final String DATA = "/meili_data";

    private final SecretKey masterKey;
    private final Options options;
    private final Notes notes;

    private Meilisearch(SecretKey masterKey, Options options, Notes notes) {
        this.masterKey = masterKey;
        this.options = options;
        this.notes = notes;
    }

    /**
     * {@return a Meilisearch}
     *
     * @param masterKey the key that guards it, at least 16 bytes
     * @param options the rest
     */
    public static Meilisearch of(SecretKey masterKey, Consumer<Options> options) {
        Notes notes = Notes.here();
        notes.given("the master key", masterKey);
        Options said = new Options(notes);
        options.accept(said);
        return new Meilisearch(masterKey, said, notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public SearchPort define(Scope scope) {
        Workload server = scope.statefulSet(this::server);
        return new SearchPort(server.service().endpoint("http"), masterKey, server.ready());
    }

    private void server(StatefulSetOptions server) {
        server.image("getmeili/meilisearch:v" + options.version)
                .port("http", 7700)
                .env("MEILI_ENV", "production")
                .env("MEILI_NO_ANALYTICS", "true")
                .env("MEILI_DB_PATH", DATA + "/data.ms")
                .env("MEILI_MASTER_KEY", masterKey)
                .mount(DATA, Volume.perPod("data", options.storage, claim -> {}))
                .probes(p -> p.startup(q -> q.http("/health", "http").failures(60))
                        .readiness(q -> q.http("/health", "http").period(Duration.ofSeconds(5)))
                        .liveness(q -> q.tcp("http").period(Duration.ofSeconds(20))))
                .single("each pod would have an index of its own");
    }

    /** What can be said of it. */
    public static final class Options {

        private final Notes notes;
        private String version = "1.15";
        private String storage = "10Gi";

        private Options(Notes notes) {
            this.notes = notes;
        }

        /**
         * Sets the version.
         *
         * @param version such as {@code 1.15.2}; {@code 1.15} by default
         * @return these options
         */
        public Options version(String version) {
            if (version.matches("[0-9]+\\.[0-9]+(\\.[0-9]+)?")) {
                this.version = version;
            } else {
                notes.refuse(Finding.of(
                        "search.E001",
                        "'" + version + "' is no version of Meilisearch",
                        "the image's tag is a version of two or three numbers, with a v before it",
                        "version(\"1.15\")"));
            }
            return this;
        }

        /**
         * Sets how much the index may take.
         *
         * @param size a quantity; {@code 10Gi} by default
         * @return these options
         */
        public Options storage(String size) {
            storage = size;
            return this;
        }
    }
}
