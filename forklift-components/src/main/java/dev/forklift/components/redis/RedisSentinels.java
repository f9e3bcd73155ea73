package dev.forklift.components.redis;

import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import dev.forklift.declare.Text;
import java.util.List;
import java.util.Optional;

/**
 * The Sentinels that watch a Redis, and say which of its servers is the master. Clients ask one of them, and connect to the server
 * that it names.
 *
 * <p>Source: <a href="https://redis.io/docs/latest/develop/reference/sentinel-clients/">Sentinel client spec</a>.
 *
 * @param master the name under which they watch it
 * @param at where they listen, one at the least
 * @param servers where the servers listen, of which they name one: known for network policies alone
 * @param password their own password, where they ask for one
 */
public record RedisSentinels(String master, List<Endpoint> at, List<Endpoint> servers, Optional<SecretKey> password) {

    /** {@return where they listen as {@code host:port,host:port}} */
    public Text addresses() {
        Text addresses = at.get(0).hostAndPort();
        for (Endpoint one : at.subList(1, at.size())) {
            addresses = addresses.plus(",").plus(one.hostAndPort());
        }
        return addresses;
    }
}
