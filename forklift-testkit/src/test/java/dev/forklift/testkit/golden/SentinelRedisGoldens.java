package dev.forklift.testkit.golden;

import dev.forklift.component.Scope;
import dev.forklift.components.celery.CeleryExporter;
import dev.forklift.components.celery.CeleryWorker;
import dev.forklift.components.celery.Flower;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.redis.Redis;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.components.redis.SentinelRedis;
import dev.forklift.declare.ConfigKey;
import java.util.List;

/** A Redis that Sentinels watch, as those see it whose messages go through it. */
final class SentinelRedisGoldens implements Goldens {

    private static final List<String> SENTINELS =
            List.of("sentinel-0.example.com", "sentinel-1.example.com", "sentinel-2.example.com:26380");

    @Override
    public List<Class<?>> options() {
        return List.of(SentinelRedis.Options.class);
    }

    @Override
    public List<GoldenCase> cases() {
        return List.of(
                new GoldenCase("default", (s, shop) -> used(s, shop, Redis.sentinel("mymaster", SENTINELS))),
                new GoldenCase(
                        "every-option",
                        (s, shop) -> used(
                                s,
                                shop,
                                Redis.sentinel(
                                        "mymaster",
                                        SENTINELS,
                                        r -> r.database(2)
                                                .password(Shop.key("redis"))
                                                .sentinelPassword(Shop.key("sentinel"))
                                                .tls(ConfigKey.external("redis-ca", "ca.crt"))
                                                .servers("redis-0.example.com", "redis-1.example.com:6380")))),
                new GoldenCase("a-cache", (s, shop) -> {
                    RedisPort cache = s.add(
                            "cache",
                            Redis.sentinel(
                                    "mymaster", SENTINELS, r -> r.evicts().tls()));
                    s.add(
                            "consumer",
                            Shop.process(s.add(
                                    "project",
                                    DjangoProject.of(
                                            Shop.IMAGE,
                                            shop.db(),
                                            d -> d.secretKey(Shop.key("SECRET_KEY"))
                                                    .cache(cache)))));
                }));
    }

    private static void used(Scope s, Shop shop, SentinelRedis redis) {
        RedisPort broker = s.add("broker", redis);
        Django project = s.add(
                "project",
                DjangoProject.of(
                        Shop.IMAGE,
                        shop.db(),
                        d -> d.secretKey(Shop.key("SECRET_KEY"))
                                .broker(broker)
                                .results(broker)
                                .channelLayer(broker)));
        s.add(
                "worker",
                CeleryWorker.of(project, w -> w.app("shop").queues("mail").autoscale(a -> a.between(0, 3))));
        s.add("flower", Flower.of(project, f -> f.basicAuth(Shop.key("flower-users"))));
        s.add("exporter", CeleryExporter.of(project));
    }
}
