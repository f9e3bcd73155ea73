package dev.forklift.components.redis;

import dev.forklift.component.Component;
import dev.forklift.component.Scope;
import dev.forklift.components.data.ValueChecks;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.Notes;
import dev.forklift.declare.SecretKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A Redis outside of the stack that Sentinels watch: {@link Redis#sentinel}. It makes no object, and hands out how it is reached.
 *
 * <p>Source: <a href="https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/">High availability with Redis
 * Sentinel</a>.
 */
public final class SentinelRedis implements Component<RedisPort> {

    private static final int SENTINEL_PORT = 26379;

    private final SentinelRedisSpec spec;
    private final Notes notes;

    private SentinelRedis(SentinelRedisSpec spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    static SentinelRedis of(String master, List<String> sentinels, Consumer<Options> options) {
        Notes notes = Notes.here();
        Options said = new Options(notes, master, sentinels);
        options.accept(said);
        return new SentinelRedis(said.build(), notes);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public RedisPort define(Scope scope) {
        return spec.redis()
                .port(
                        spec.sentinels().get(0),
                        Optional.of(new RedisSentinels(
                                spec.master(), spec.sentinels(), spec.servers(), spec.sentinelPassword())));
    }

    /** What can be said of a Redis that Sentinels watch. */
    public static final class Options extends RedisOptions<Options> {

        private final ImmutableSentinelRedisSpec.Builder sentinel = ImmutableSentinelRedisSpec.builder();
        private final List<Endpoint> sentinels;
        private final List<Endpoint> servers = new ArrayList<>();

        private Options(Notes notes, String master, List<String> sentinels) {
            super(notes);
            checks().require(
                            master.matches("[A-Za-z0-9._-]+"),
                            "Redis.sentinel(\"" + master + "\", …)",
                            "the name of what Sentinels watch has letters, digits, '.', '-' and '_'",
                            "the name after 'sentinel monitor' in their configuration, such as \"mymaster\"");
            sentinel.master(master);
            this.sentinels = endpoints("Redis.sentinel", sentinels, SENTINEL_PORT);
        }

        private SentinelRedisSpec build() {
            checks().require(
                            !sentinels.isEmpty(),
                            "Redis.sentinel(…) without Sentinels",
                            "clients ask them which server is the master",
                            "Redis.sentinel(\"mymaster\", List.of(\"sentinel-0.example.com\", \"sentinel-1.example.com\", "
                                    + "\"sentinel-2.example.com\"))");
            List<Endpoint> at = sentinels.isEmpty() ? List.of(Endpoint.external("unset", SENTINEL_PORT)) : sentinels;
            List<Endpoint> theirs = at.stream()
                    .map(one -> Endpoint.external(host(one), RedisServer.PORT))
                    .distinct()
                    .toList();
            return sentinel.redis(spec().host(host(at.get(0))).build())
                    .sentinels(at)
                    .servers(servers.isEmpty() ? theirs : servers)
                    .build();
        }

        private static String host(Endpoint at) {
            String text = at.toString();
            return text.substring(0, text.lastIndexOf(':'));
        }

        /** What is no address is left out, since it was noted. */
        private List<Endpoint> endpoints(String method, List<String> addresses, int usual) {
            List<Endpoint> endpoints = new ArrayList<>();
            for (String address : addresses) {
                ValueChecks checks = checks();
                int colon = address.lastIndexOf(':');
                String host = colon < 0 ? address : address.substring(0, colon);
                String port = colon < 0 ? String.valueOf(usual) : address.substring(colon + 1);
                if (checks.host(host)
                        && checks.require(
                                port.matches("[0-9]{1,5}"),
                                method + "(… \"" + address + "\" …)",
                                "an address is a host, and a port after ':' where it is not " + usual,
                                "\"" + host + ":" + usual + "\"")
                        && checks.port(Integer.parseInt(port))) {
                    Endpoint at = Endpoint.external(host, Integer.parseInt(port));
                    if (checks.require(
                            !endpoints.contains(at),
                            "forklift.E112",
                            address + " twice",
                            "who asks one twice asks one fewer when it is down",
                            "each once")) {
                        endpoints.add(at);
                    }
                }
            }
            return endpoints;
        }

        @Override
        Options self() {
            return this;
        }

        /**
         * Sets the Sentinels' own password: {@code requirepass} in their configuration. That of the servers is {@link #password}.
         *
         * @param key where it is kept
         * @return these options
         */
        public Options sentinelPassword(SecretKey key) {
            if (notes().given("the Sentinels' password", key)) {
                sentinel.sentinelPassword(key);
            }
            return this;
        }

        /**
         * Says where the servers listen that the Sentinels name. Clients are told by the Sentinels; network policies have to know
         * before.
         *
         * @param addresses hosts, with a port after {@code :} where it is not 6379; the Sentinels' hosts at 6379 by default
         * @return these options
         */
        public Options servers(String... addresses) {
            servers.addAll(endpoints("servers", List.of(addresses), RedisServer.PORT));
            return this;
        }
    }
}
