package dev.forklift.testkit.golden;

import dev.forklift.component.Scope;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.redis.ExternalRedis;
import dev.forklift.components.redis.Redis;
import dev.forklift.components.redis.RedisPort;
import java.util.List;

/** A Redis outside of the stack, as a process of the project sees it that caches in it. */
final class ExternalRedisGoldens implements Goldens {

    @Override
    public List<Class<?>> options() {
        return List.of(ExternalRedis.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase("default", (s, shop) -> used(s, shop, Redis.external("cache.example.com"))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> used(
                                s,
                                shop,
                                Redis.external(
                                        "cache.example.com",
                                        r -> r.port(6380)
                                                .database(2)
                                                .password(Shop.key("cache"))
                                                .tls()
                                                .evicts()))));
    }

    private static void used(Scope s, Shop shop, ExternalRedis redis) {
        RedisPort cache = s.add("cache", redis);
        s.add(
                "consumer",
                Shop.process(s.add(
                        "project",
                        DjangoProject.of(
                                Shop.IMAGE,
                                shop.db(),
                                d -> d.secretKey(Shop.key("SECRET_KEY")).cache(cache)))));
    }
}
