package search;

import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.django.Integration;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Gate;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;

/**
 * How a search engine is reached. A Django project uses it: {@code d.use(search)}.
 *
 * @param at where it answers HTTP
 * @param key the key that it asks for
 * @param ready opens when it answers
 */
public record SearchPort(Endpoint at, SecretKey key, Gate ready) implements Integration {

    @Override
    public void into(DjangoProject.Options project) {
        project.env("SEARCH_URL", Text.of("http://").plus(at.hostAndPort()))
                .env("SEARCH_KEY", key)
                .connectsTo(at);
    }
}
