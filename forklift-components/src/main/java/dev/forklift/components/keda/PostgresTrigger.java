package dev.forklift.components.keda;

import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Finding;
import dev.forklift.declare.Identity;
import dev.forklift.declare.Naming;
import dev.forklift.declare.SecretKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a query gives. KEDA has no certificate of a private authority, so a connection that the project verifies is encrypted and
 * not verified here.
 *
 * <p>Source: <a href="https://keda.sh/docs/latest/scalers/postgresql/">PostgreSQL</a>.
 */
record PostgresTrigger(PostgresPort database, String query, int perPod) implements KedaTrigger {

    @Override
    public String type() {
        return "postgresql";
    }

    @Override
    public Map<String, String> metadata(Identity me, Naming naming) {
        return Asked.ordered(
                "host",
                Asked.host(database.at(), me, naming),
                "port",
                String.valueOf(database.at().port()),
                "userName",
                database.user(),
                "dbName",
                database.database(),
                "sslmode",
                sslMode(),
                "query",
                query,
                "targetQueryValue",
                String.valueOf(perPod));
    }

    private String sslMode() {
        if (database.sslMode().isEmpty()) {
            return "prefer";
        }
        return database.ca().isPresent() ? "require" : database.sslMode();
    }

    @Override
    public Map<String, SecretKey> secrets() {
        return Map.of("password", database.password());
    }

    @Override
    public List<Endpoint> asks() {
        return List.of(database.at());
    }

    @Override
    public Optional<Finding> problem() {
        return Asked.named("query", query, perPod);
    }

    @Override
    public boolean isComplete() {
        return database != null;
    }
}
