package dev.forklift.testkit.golden;

import dev.forklift.component.Component;
import dev.forklift.component.NoPort;
import dev.forklift.component.Scope;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.postgres.Postgres;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.components.rabbitmq.AmqpPort;
import dev.forklift.components.rabbitmq.RabbitMq;
import dev.forklift.components.redis.Redis;
import dev.forklift.components.redis.RedisPort;
import dev.forklift.components.web.Daphne;
import dev.forklift.components.web.Gunicorn;
import dev.forklift.components.web.HttpPort;
import dev.forklift.declare.SecretKey;

/**
 * What stands beside a component in its golden stacks.
 *
 * @param db a database outside of the stack
 * @param broker a RabbitMQ outside of the stack
 * @param redis a Redis outside of the stack that keeps what it has
 * @param django a project with that database and that broker
 * @param web a web server of the project
 * @param live a server of its websockets
 */
record Shop(PostgresPort db, AmqpPort broker, RedisPort redis, Django django, HttpPort web, HttpPort live) {

    static final String IMAGE = "registry.example.com/shop:1.42.0";

    static Shop in(Scope s) {
        PostgresPort db = s.add(
                "its-db",
                Postgres.external("db.example.com", p -> p.user("shop").password(key("db-password"))));
        AmqpPort broker = s.add(
                "its-broker",
                RabbitMq.external(
                        "mq.example.com",
                        r -> r.user("shop").password(key("mq-password")).management(15672)));
        RedisPort redis = s.add("its-redis", Redis.external("redis.example.com"));
        Django django = s.add(
                "django",
                DjangoProject.of(
                        IMAGE,
                        db,
                        d -> d.settingsModule("shop.settings.production")
                                .secretKey(key("SECRET_KEY"))
                                .broker(broker)));
        HttpPort web = s.add("web", Gunicorn.of(django, "shop.wsgi:application", g -> g.health("/healthz")));
        HttpPort live = s.add("live", Daphne.of(django, "shop.asgi:application"));
        return new Shop(db, broker, redis, django, web, live);
    }

    /** {@return a key of a Secret outside of the stack} */
    static SecretKey key(String name) {
        return SecretKey.external("shop", name);
    }

    /** {@return a process of a project, which shows its environment} */
    static Component<NoPort> process(Django django) {
        return s -> {
            s.deployment(w ->
                    django.process(w).command("python", "consume.py").probes(p -> p.readiness(r -> r.exec("ready"))));
            return NoPort.INSTANCE;
        };
    }
}
