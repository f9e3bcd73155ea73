package dev.forklift.components;

import dev.forklift.Stack;
import dev.forklift.component.Scope;
import dev.forklift.components.django.Django;
import dev.forklift.components.django.DjangoProject;
import dev.forklift.components.postgres.PostgresPort;
import dev.forklift.declare.Endpoint;
import dev.forklift.declare.SecretKey;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Small projects for tests. */
public final class Projects {

    private Projects() {}

    /** A database outside of the cluster. */
    public static PostgresPort database() {
        return new PostgresPort(
                Endpoint.external("db.example.com", 5432),
                "shop",
                "shop",
                SecretKey.external("shop-db", "password"),
                "require",
                Optional.empty());
    }

    /** A project with a secret key and what is said. */
    public static Django django(Scope scope, Consumer<DjangoProject.Options> options) {
        return scope.add("django", DjangoProject.of("registry.example.com/shop:1.42.0", database(), d -> {
            d.settingsModule("shop.settings").secretKey(SecretKey.external("shop-app", "SECRET_KEY"));
            options.accept(d);
        }));
    }

    /** A stack with such a project. */
    public static Stack stack(BiConsumer<Scope, Django> rest) {
        return Stack.named("shop").define(s -> rest.accept(s, django(s, d -> {})));
    }

    /** A container's environment variable, as a value or as {@code Secret[key]}. */
    public static String env(Container container, String name) {
        EnvVar variable = container.getEnv().stream()
                .filter(v -> v.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + container.getEnv()));
        if (variable.getValue() != null) {
            return variable.getValue();
        }
        var key = variable.getValueFrom().getSecretKeyRef();
        return key.getName() + "[" + key.getKey() + "]";
    }
}
